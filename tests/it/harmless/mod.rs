//! Nothing foreign leaves the program: texts that steer a terminal, hide or reorder
//! what stands beside them, in every field, to every output.
//!
//! Each test prints how many combinations of a payload, a field and an output it
//! looked at (`cargo test --test harmless -- --nocapture`).

mod files;
mod payloads;
mod record;
mod screens;
mod shelf;
mod typed;

use crate::support::program::program;
use squadroom::faults::{forbidden_runs, is_forbidden};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What a payload with a line break would begin a line with.
const INJECTED: &str = "INJECTED";

/// The program with a home of its own and the catalog of the tests of commands.
fn squadroom(home: &TempDir) -> Command {
    let mut command = program(home.path());
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cli");
    command.env("SQUADROOM_CATALOG_ONLY", catalog).env("SQUADROOM_DATA", data(home));
    command
}

fn data(home: &TempDir) -> PathBuf {
    home.path().join("data")
}

/// Runs a command; both of its outputs must be harmless. Returns them.
fn checked(home: &TempDir, args: &[&str]) -> String {
    let output = squadroom(home).args(args).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    for (name, text) in [("standard output", &out), ("standard error", &err)] {
        // The mark in front of a table, by which a spreadsheet knows its encoding.
        let text = if args.contains(&"--csv") { text.trim_start_matches('\u{feff}') } else { text };
        is_harmless(text).unwrap_or_else(|what| panic!("{name} of {args:?}: {what}"));
    }
    if args.contains(&"--json") && !out.is_empty() {
        assert!(out.lines().all(|line| !line.contains('\t')), "{args:?}: a raw control");
    }
    out + &err
}

/// Whether a text holds nothing foreign and no line that a payload began.
fn is_harmless(text: &str) -> Result<(), String> {
    let runs = forbidden_runs(text);
    if let Some(run) = runs.first() {
        let around = text[..run.end].chars().rev().take(60).collect::<Vec<_>>();
        let around: String = around.into_iter().rev().collect();
        return Err(format!("{} foreign runs, the first after {around:?}", runs.len()));
    }
    match text.lines().find(|line| line.starts_with(INJECTED)) {
        Some(line) => Err(format!("a line of its own: {line:?}")),
        None => Ok(()),
    }
}

#[test]
fn the_payloads_are_three_hundred_and_each_is_foreign() {
    let all = payloads::all();
    assert_eq!(all.len(), 300);
    let mut different = all.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), all.len());
    for payload in &all {
        let foreign = payload.chars().any(is_forbidden) || payload.contains('\n');
        assert!(foreign || is_harmless(payload).is_err(), "{payload:?}");
    }
}
