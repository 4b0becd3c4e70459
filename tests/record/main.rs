//! The officer's record: what is written is there, whole, for its owner only.

#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "the tests start the program")]

mod certificates;
mod command;
mod damage;
mod editing;
mod erasing;
mod flips;
#[cfg(target_os = "linux")]
mod full;
mod handing_in;
mod keeping;
#[cfg(target_os = "linux")]
mod kill;
mod killed_store;
#[cfg(unix)]
mod links;
#[cfg(target_os = "linux")]
mod locks;
#[path = "../support/program.rs"]
mod program;
mod repeats;
mod roster;
mod sending;
mod slips;
mod store;
mod strangers;
mod taking;
mod titles;
mod voiding;
mod wal;

use program::program;
use squadroom::catalog::PartialDate;
use squadroom::record::{Completion, Hours, Item, Record};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const NOW: &str = "2026-11-26T18:00:00Z";
const LATER: &str = "2026-11-27T18:00:00Z";

/// A directory of data of its own.
struct Home {
    home: TempDir,
}

/// What came of a run of the program.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn record(&self) -> Record {
        Record::open(&self.data()).unwrap()
    }

    /// The program with the small catalog of the tests of commands.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.home.path());
        let catalog = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cli");
        command.env("SQUADROOM_CATALOG_ONLY", catalog).env("SQUADROOM_DATA", self.data());
        // Nothing in the tests is written after it.
        command.env("SQUADROOM_TODAY", "2026-11-28");
        command.args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Answer {
        let output = self.command(args).output().unwrap();
        Answer {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What a command prints when all is well.
    fn text(&self, args: &[&str]) -> String {
        let Answer { code, out, err } = self.run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        out
    }
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn subject(id: &str, title: &str) -> Item {
    Item {
        id: id.to_owned(),
        title: title.to_owned(),
        kind: "training".to_owned(),
        provider: Some("OVC".to_owned()),
        topics: vec!["Labor trafficking".to_owned(), "Roll call training".to_owned()],
        url: Some("https://www.example.gov/".to_owned()),
    }
}

fn completion(day: &str, hours: &str) -> Completion {
    Completion { date: Some(date(day)), hours: Hours::parse(hours), ..Completion::default() }
}
