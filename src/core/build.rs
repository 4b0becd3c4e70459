//! Derives the version of the binary formats from what decides them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3;

/// The modules whose types and rules decide what is in the packed catalog, the search
/// index and the caches: `catalog` and `faults` are serialized, `folding` and `search`
/// tokenize and lay out the bytes.
const MODULES: [&str; 4] = ["catalog", "faults", "folding.rs", "search"];

/// The versions of the crates that serialize, stem and split words.
const LOCK_FILE: &str = "../../Cargo.lock";

/// The manifest of the shipped catalog, beside the program that ships it.
const MANIFEST: &str = "../../catalog/catalog.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    for module in MODULES {
        println!("cargo::rerun-if-changed={module}");
        match module.ends_with(".rs") {
            true => files.push(module.into()),
            false => list(Path::new(module), &mut files)?,
        }
    }
    files.sort();
    // A crate that was packed for a registry has no lock file above it.
    if Path::new(LOCK_FILE).exists() {
        println!("cargo::rerun-if-changed={LOCK_FILE}");
        files.push(LOCK_FILE.into());
    }
    let mut hash = Xxh3::new();
    for path in files {
        // A checkout on Windows may have other line ends.
        hash.update(fs::read_to_string(&path)?.replace("\r\n", "\n").as_bytes());
    }
    println!("cargo::rustc-env=FORMAT_VERSION={}", hash.digest() as u32);
    println!("cargo::rustc-env=CATALOG_ISSUED={}", issued()?);
    Ok(())
}

/// Returns the day on which the shipped catalog was issued; no number in it can be younger.
fn issued() -> Result<String, Box<dyn Error>> {
    if !Path::new(MANIFEST).exists() {
        return Ok(String::new());
    }
    println!("cargo::rerun-if-changed={MANIFEST}");
    let text = fs::read_to_string(MANIFEST)?;
    let issued = text.lines().find_map(|line| line.strip_prefix("issued = "));
    Ok(issued.unwrap_or_default().trim_matches('"').to_owned())
}

/// Lists the Rust files of a folder, those of tests left out.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
