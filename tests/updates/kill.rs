//! kill -9 at random moments during an update, and two updates at once.
//!
//! `cargo test --release --test updates kill -- --ignored --nocapture` kills 1,000 times.

use crate::fixture::{FIRST, SECOND};
use crate::publishing::Agency;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Kills updates at random moments; returns how many came to their end before.
fn kill(times: usize) -> usize {
    let agency = Agency::new();
    agency.add();
    let mut random = fastrand::Rng::with_seed(7);
    let numbers = [SECOND, FIRST];
    agency.release(SECOND);
    let begun = Instant::now();
    agency.text(&["update", "--from", "SITE"]);
    // Some come to their end, so that the last step is met, too.
    let longest = begun.elapsed().as_micros() as u64 * 5 / 4;
    agency.release(FIRST);
    agency.text(&["update", "--from", "SITE"]);
    let (mut done, mut taken) = (0, 0);
    for round in 0..times {
        agency.release(numbers[round % 2]);
        let mut update = agency.command(&["update", "--from", "SITE"]);
        let update = update.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = update.spawn().unwrap();
        // The moment is the point here: no text tells it.
        std::thread::sleep(Duration::from_micros(random.u64(0..longest)));
        done += usize::from(child.try_wait().unwrap().is_some());
        let _ = child.kill();
        child.wait().unwrap();
        let (code, out, err) = agency.run(&["hotline"]);
        let has = |number: &str| out.contains(&format!("Example PD Desk: {number}"));
        assert!(code == 0 && err.is_empty() && (has(FIRST) || has(SECOND)), "{round}: {out}{err}");
        taken += usize::from(has(numbers[round % 2]));
    }
    agency.text(&["update", "--from", "SITE"]);
    assert!(agency.has(numbers[(times - 1) % 2]));
    let home = agency.path("data/updates/catalog-example-pd");
    let versions = std::fs::read_dir(home.join("versions")).unwrap().count();
    assert!(versions <= 3, "{versions}");
    let kills = times - done;
    println!("kills: {kills}, ended before: {done}, new version: {taken}, broken: 0, lost: 0");
    done
}

#[test]
fn updates_that_are_killed_leave_a_whole_catalog() {
    assert!(kill(15) < 15);
}

#[test]
#[ignore = "takes a quarter of an hour"]
fn a_thousand_kills() {
    kill(1000);
}

#[test]
fn two_programs_update_at_once() {
    let agency = Agency::new();
    agency.add();
    agency.release(SECOND);
    let start = |_| agency.command(&["update", "--from", "SITE"]).stdout(Stdio::piped()).spawn();
    let children: Vec<_> = (0..4).map(start).collect();
    for child in children {
        let output = child.unwrap().wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    assert!(agency.has(SECOND));
}
