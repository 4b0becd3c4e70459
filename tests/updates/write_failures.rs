//! Each call that writes fails once, and for ever: the catalog in use stays whole.

use crate::failing::{Fault, run};
use crate::fixture::{FIRST, SECOND};
use crate::publishing::Agency;
use nix::errno::Errno;

#[test]
fn a_failed_write_leaves_a_whole_catalog() {
    let (mut calls, mut told) = (0, 0);
    for for_ever in [false, true] {
        for call in 0.. {
            let error = [Errno::ENOSPC, Errno::EIO, Errno::EACCES][call % 3];
            let agency = Agency::new();
            agency.add();
            agency.release(SECOND);
            let site = agency.path("SITE");
            let command = agency.command(&["update", "--from", site.to_str().unwrap()]);
            let directory = agency.path("data/updates").canonicalize().unwrap();
            let fault = Fault { call, error, for_ever };
            let Some(ran) = run(&command, &directory, fault) else { return };
            if ran.failed == 0 {
                break;
            }
            calls += 1;
            told += usize::from(ran.code != 0);
            assert!(ran.code == 0 || ran.told.contains("data/updates"), "{ran:?}");
            let is_new = agency.has(SECOND);
            assert!(is_new || agency.has(FIRST), "{ran:?}");
            assert!(is_new || ran.code == 3, "a failure is told: {ran:?}");
            agency.text(&["update", "--from", "SITE"]);
            assert!(agency.has(SECOND), "{ran:?}");
        }
    }
    println!("failed calls: {calls}, told: {told}, broken: 0");
    assert!(calls > 20, "{calls}");
}
