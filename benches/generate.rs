//! Writes a catalog of made-up records, to try the program on many of them:
//! `cargo bench --bench generate -- --records 250000 DIR`, then
//! `squadroom --catalog DIR`.

// A tool of the bench: it reports by stopping.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "records/mod.rs"]
mod records;

use clap::Parser;
use std::fs;
use std::path::PathBuf;

/// Write made-up records in the catalog's schema.
#[derive(Parser)]
struct Arguments {
    /// How many records.
    #[arg(long, default_value_t = 500)]
    records: usize,
    /// The directory to write to; it must be empty or not there yet.
    directory: Option<PathBuf>,
    /// Passed by cargo.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    // A plain `cargo bench` runs everything and shall leave nothing behind.
    let Some(directory) = arguments.directory else {
        println!("generate: name a directory to write records to it");
        return;
    };
    fs::create_dir_all(&directory).expect("the directory can be made");
    let is_empty = fs::read_dir(&directory).expect("the directory can be read").next().is_none();
    assert!(is_empty, "{} is not empty", directory.display());
    let (mut files, mut bytes) = (0, 0);
    for (name, text) in records::files(arguments.records) {
        fs::write(directory.join(&name), &text).expect("the file can be written");
        files += 1;
        bytes += text.len();
    }
    println!(
        "{} records in {files} files, {} bytes, in {}",
        arguments.records,
        bytes,
        directory.display()
    );
}
