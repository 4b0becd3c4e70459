//! What a key press costs while one types, beside other engines, at several
//! sizes of catalog: `cargo bench --bench search -- --records 500,10000`.
//!
//! Each engine runs in a process of its own, in turns whose order changes, and
//! the medians of the rounds are shown. Records, indexes and titles are kept
//! in the target directory for the next run; `--afresh` makes them anew. With
//! `--long` it is what a key press costs in a long line.
//! Processor times need Unix, the memory Linux.

// A bench that cannot be set up has nothing to measure; it knows the clock,
// and starts its engines as processes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)]

#[path = "search/engines.rs"]
mod engines;
#[path = "search/files.rs"]
mod files;
#[path = "search/long.rs"]
mod long;
#[path = "search/measure.rs"]
mod measure;
#[path = "search/ours.rs"]
mod ours;
#[path = "../tests/relevance/peers/mod.rs"]
mod peers;
#[path = "search/process.rs"]
mod process;
#[path = "records/mod.rs"]
mod records;
#[path = "search/report.rs"]
mod report;

use clap::Parser;
use engines::Name;
use files::Files;
use measure::{Built, Typed};
use report::Row;
use serde::de::DeserializeOwned;
use std::process::{Command, Stdio};

/// Measure key presses, beside other engines.
#[derive(Parser)]
struct Arguments {
    /// How many records; several sizes are joined by commas.
    #[arg(long, value_delimiter = ',', default_value = "500,10000,250000")]
    records: Vec<usize>,
    /// How often each engine has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Which engines; all by default.
    #[arg(long, value_delimiter = ',')]
    engines: Vec<Name>,
    /// Measure long lines in place of typed queries, the program's own search alone.
    #[arg(long)]
    long: bool,
    /// Make the records and indexes anew.
    #[arg(long)]
    afresh: bool,
    /// Be one engine and do this; for the processes that this one starts.
    #[arg(long, hide = true, requires = "engines")]
    task: Option<Task>,
    /// Passed by cargo.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What a process of its own does.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Task {
    /// Make the engine's index.
    Build,
    /// Open it and type.
    Type,
}

fn main() {
    let arguments = Arguments::parse();
    if let Some(task) = arguments.task {
        let files = Files::of(arguments.records[0]);
        be(arguments.engines[0], task, &files);
        return;
    }
    let mut engines = arguments.engines.clone();
    if engines.is_empty() {
        engines = Name::ALL.to_vec();
    }
    engines.retain(|engine| engine.is_there());
    for records in arguments.records {
        let files = Files::of(records);
        files.make(arguments.afresh);
        if arguments.long {
            long::print(records, &files);
            continue;
        }
        let rows = rows(&engines, records, arguments.rounds);
        report::print(records, &rows);
    }
}

/// Measures and tells the process that asked.
fn be(engine: Name, task: Task, files: &Files) {
    let told = match task {
        Task::Build => serde_json::to_string(&engine.build(files)),
        Task::Type => serde_json::to_string(&measure::type_queries(|| engine.open(files))),
    };
    println!("{}", told.unwrap());
}

fn rows(engines: &[Name], records: usize, rounds: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = engines.iter().map(|engine| Row::new(*engine)).collect();
    for row in &mut rows {
        row.built = ask::<Option<Built>>(row.engine, Task::Build, records);
    }
    for round in 0..rounds {
        let mut turns: Vec<&mut Row> = rows.iter_mut().collect();
        if round % 2 == 1 {
            turns.reverse();
        }
        for row in turns {
            row.typed.push(ask::<Typed>(row.engine, Task::Type, records));
        }
    }
    rows
}

/// Has a process of its own do it.
fn ask<T: DeserializeOwned>(engine: Name, task: Task, records: usize) -> T {
    let task = if task == Task::Build { "build" } else { "type" };
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--engines", engine.as_str(), "--task", task, "--records", &records.to_string()])
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}: {}", engine.as_str(), output.status);
    serde_json::from_slice(&output.stdout).unwrap()
}
