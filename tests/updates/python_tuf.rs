//! The same sites read and made by python-tuf, another implementation.
//!
//! `PYTHON_TUF=python3 cargo test --test updates python -- --ignored --nocapture` runs it with a
//! Python that has the packages `tuf` and `cryptography`.

use crate::fixture::{FIRST, SECOND};
use crate::publishing::Agency;
use std::path::Path;
use std::process::Command;

/// Runs the script beside this file; returns what it printed.
fn python(args: &[&Path]) -> String {
    let python = std::env::var("PYTHON_TUF").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/updates/python_tuf.py");
    let output = Command::new(python).arg(script).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "{}", text(output.stderr));
    text(output.stdout)
}

#[test]
#[ignore = "needs python-tuf"]
fn python_reads_our_site() {
    let agency = Agency::new();
    agency.text(&["publish", "keys", "--to", "KEYS", "--rotate", "root,timestamp"]);
    agency.release(SECOND);
    let told = python(&[Path::new("read"), &agency.path("SITE"), &agency.path("python")]);
    let hotlines = std::fs::read_to_string(agency.path("python/targets/hotlines.toml")).unwrap();
    assert!(hotlines.contains(SECOND), "{told}");
}

#[test]
#[ignore = "needs python-tuf"]
fn we_read_a_site_of_python() {
    let agency = Agency::new();
    std::fs::remove_dir_all(agency.path("SITE")).unwrap();
    let make = |step: &str| {
        python(&[Path::new(step), &agency.path("vice-unit"), &agency.path("SITE")]);
    };
    make("make");
    agency.add();
    assert!(agency.has(FIRST));
    let path = agency.path("vice-unit/hotlines.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace(FIRST, SECOND)).unwrap();
    make("renew");
    agency.text(&["update", "--from", "SITE"]);
    assert!(agency.has(SECOND));
}
