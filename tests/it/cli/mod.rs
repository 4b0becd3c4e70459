//! The plain commands, run as an officer runs them: the real program, its
//! words, its exit codes. The home directory is a temporary one.

// Test code says what it expects by unwrapping.

mod entries;
mod export;
mod files;
mod finding;
mod layers;
mod lost;
mod numbers;
mod offices;
mod opening;
mod own;
mod own_catalog;
mod terminal;

use crate::support::program::program;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// Every command that prints something, on the fixture catalog.
const COMMANDS: &[&[&str]] = &[
    &["search", "labor"],
    &["search", "labor", "--json"],
    &["list"],
    &["list", "--json"],
    &["hotline"],
    &["hotline", "--all"],
    &["hotline", "--json"],
    &["hotline", "--vcard", "--all"],
    &["hotline", "--qr"],
    &["hotline", "--card"],
    &["office", "60601"],
    &["office", "60601", "--json"],
    &["about"],
    &["about", "--json"],
    &["topics"],
    &["topics", "--json"],
    &["check"],
    &["check", "--json"],
    &["config"],
    &["config", "--json"],
    &["config", "--path"],
    &["config", "--print-default"],
    &["completions", "bash"],
    &["man"],
    &["--help"],
    &["open", "portal"],
    &["open", "portal", "--json"],
];

/// What `open` says where no browser could appear.
const NO_DESKTOP: &str = "squadroom: can't open a browser here. Copy the link\n";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The program with no settings, no display and a home of its own.
fn squadroom(home: &TempDir) -> Command {
    let mut command = program(home.path());
    if !cfg!(target_os = "linux") {
        // Elsewhere there always is a desktop; over ssh there is none.
        command.env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
    }
    // A day, so that the same numbers are old whenever this runs.
    command.env("SQUADROOM_TODAY", "2025-06-01");
    command.env("SQUADROOM_CATALOG_ONLY", fixture("cli"));
    command
}

/// What came of a run.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn answer(output: Output) -> Answer {
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(args: &[&str]) -> Answer {
    let home = TempDir::new().unwrap();
    answer(squadroom(&home).args(args).output().unwrap())
}

/// What a command prints when all is well.
fn text(args: &[&str]) -> String {
    let Answer { code, out, err } = run(args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    out
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&text(&[args, &["--json"]].concat())).unwrap()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
}
