//! Each call that writes fails once, and for ever: the catalog in use stays whole.

use crate::failing::{Fault, run};
use crate::fixture::{FIRST, SECOND};
use crate::publishing::Agency;
use nix::errno::Errno;
use std::fs;
use std::path::Path;

#[test]
fn a_failed_write_leaves_a_whole_catalog() {
    let agency = Agency::new();
    agency.add();
    agency.release(SECOND);
    let (data, kept) = (agency.path("data"), agency.path("kept"));
    copy(&data, &kept);
    let (mut calls, mut told) = (0, 0);
    for for_ever in [false, true] {
        // After the first failure the program seldom gets far.
        for call in (0..).step_by(if for_ever { 3 } else { 1 }) {
            fs::remove_dir_all(&data).unwrap();
            copy(&kept, &data);
            let error = [Errno::ENOSPC, Errno::EIO, Errno::EACCES][call % 3];
            let site = agency.path("SITE");
            let command = agency.command(&["update", "--from", site.to_str().unwrap()]);
            let fault = Fault { call, error, for_ever };
            let Some(ran) = run(&command, &data.join("updates"), fault) else { return };
            if ran.failed == 0 {
                break;
            }
            calls += 1;
            told += usize::from(ran.code != 0);
            assert!(ran.code == 0 || ran.told.contains("data/updates"), "{ran:?}");
            let is_new = agency.has(SECOND);
            assert!(is_new || (agency.has(FIRST) && ran.code == 3), "{ran:?}");
            // What is left of it is not in the way of the next try.
            if !is_new && call % 4 == 0 {
                agency.text(&["update", "--from", "SITE"]);
                assert!(agency.has(SECOND), "{ran:?}");
            }
        }
    }
    println!("failed calls: {calls}, told: {told}, broken: 0");
    assert!(calls > 20, "{calls}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap().flatten() {
        let to = to.join(item.file_name());
        match item.path().is_dir() {
            true => copy(&item.path(), &to),
            false => drop(fs::copy(item.path(), to).unwrap()),
        }
    }
}
