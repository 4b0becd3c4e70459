//! kill -9 at random moments while copies are saved and replaced.
//!
//! `cargo test --release --test shelf kill -- --ignored --nocapture` does so
//! 1,000 times and prints what was found.

use super::command::Desk;
use super::*;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

const DOCUMENTS: usize = 3;

/// What was found after the kills.
#[derive(Debug, Default)]
struct Found {
    kills: usize,
    told_as_saved: usize,
    lost: usize,
    broken: usize,
    unreadable: usize,
}

/// Each document is another version each time it is asked for, so that every
/// save replaces something.
fn kill(times: usize) -> Found {
    static VERSION: AtomicUsize = AtomicUsize::new(0);
    let server = good(|_, wire| {
        let version = VERSION.fetch_add(1, Ordering::SeqCst);
        let mut body = pdf('k', 200_000);
        body.splice(9..9, format!("{version}\n").into_bytes());
        let tag = format!("200 OK\r\nContent-Type: application/pdf\r\nETag: \"{version}\"");
        wire.answer(&tag, &body);
    });
    let desk = Desk::new(&server, &[".pdf"; DOCUMENTS]);
    let mut random = fastrand::Rng::with_seed(7);
    let mut found = Found::default();
    let mut saved = std::collections::BTreeSet::new();
    while found.kills < times {
        let mut child = desk
            .command(&["shelf", "add", "--kind", "publication"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, told) = mpsc::channel();
        let reader = std::thread::spawn(move || {
            out.lines().map_while(Result::ok).for_each(|line| {
                let _ = sender.send(line);
            });
        });
        // After a random time, most often in the middle of a save.
        let moment = Duration::from_micros(random.u64(0..120_000));
        let waited = std::time::Instant::now();
        let mut lines = Vec::new();
        while let Some(left) = moment.checked_sub(waited.elapsed()) {
            match told.recv_timeout(left) {
                Ok(line) => lines.push(line),
                Err(_) if waited.elapsed() >= moment => break,
                Err(_) => break,
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        reader.join().unwrap();
        lines.extend(told.try_iter());
        found.kills += 1;
        for line in
            lines.iter().filter(|line| line.starts_with("saved") || line.starts_with("unchanged"))
        {
            found.told_as_saved += 1;
            saved.insert(line.split_whitespace().nth(1).unwrap().to_owned());
        }
        look(&desk.shelf(), &saved, &mut found);
    }
    found
}

fn look(shelf: &Shelf, saved: &std::collections::BTreeSet<String>, found: &mut Found) {
    let Ok((copies, faults)) = shelf.copies() else {
        found.unreadable += 1;
        return;
    };
    found.unreadable += faults.len();
    found.broken += copies.iter().filter(|copy| shelf.health(copy) != Health::Whole).count();
    let has = |id: &&String| copies.iter().any(|copy| copy.id == **id);
    found.lost += saved.iter().filter(|id| !has(id)).count();
}

fn is_sound(found: &Found) {
    println!(
        "kills of the shelf: {}, {} copies told as saved: {} copies broken, {} records lost, \
         {} stores unreadable",
        found.kills, found.told_as_saved, found.broken, found.lost, found.unreadable
    );
    assert_eq!((found.lost, found.broken, found.unreadable), (0, 0, 0));
}

#[test]
fn a_few_kills_break_nothing() {
    is_sound(&kill(15));
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_kills_break_nothing() {
    is_sound(&kill(1000));
}
