//! Nothing that was reported is lost: kill -9 at any moment, many programs at once.

use crate::{Home, NOW, completion, subject};
use squadroom::record::{Record, examine};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

/// How the tests make another process of themselves that writes.
const WRITER: &str = "kill::writes_until_it_is_stopped";
const PLACE: &str = "RECORD_WRITER_PLACE";
const LINES: &str = "RECORD_WRITER_LINES";

/// Not a test by itself: the child of the tests below. It writes lines and reports
/// each that is written.
#[test]
#[ignore = "the child of the other tests"]
fn writes_until_it_is_stopped() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let lines: usize = std::env::var(LINES).unwrap().parse().unwrap();
    let labor = subject("labor", "Labor Basics");
    let mut record = Record::open(place.as_ref()).unwrap();
    for _ in 0..lines {
        let id = record.add_done(&labor, &completion("2026-11-26", "1"), NOW).unwrap();
        println!("written {id}");
    }
}

fn writer(home: &Home, lines: usize) -> std::process::Child {
    std::process::Command::new(std::env::current_exe().unwrap())
        .args([WRITER, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(PLACE, home.data())
        .env(LINES, lines.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// The ids that a writer reported.
fn reported(writer: &mut std::process::Child, each: impl FnMut(&String)) -> Vec<String> {
    let output = BufReader::new(writer.stdout.take().unwrap());
    let lines = output.lines().map_while(Result::ok);
    let id = |line: String| Some(line.split_once("written ")?.1.to_owned());
    lines.filter_map(id).inspect(each).collect()
}

fn ids(record: &Record) -> Vec<String> {
    let mut ids = Vec::new();
    record.each_done(|done| ids.push(done.id)).unwrap();
    ids
}

fn kill(times: usize) {
    let home = Home::new();
    let (mut all, mut random) = (Vec::new(), fastrand::Rng::with_seed(7));
    for _ in 0..times {
        let mut child = writer(&home, usize::MAX);
        let pid = nix::unistd::Pid::from_raw(i32::try_from(child.id()).unwrap());
        let wait = Duration::from_micros(random.u64(0..20_000));
        let after = random.usize(1..4);
        let mut seen = 0;
        let mut ids = reported(&mut child, |_| {
            seen += 1;
            if seen == after {
                // Somewhere in the writes that follow; no condition to wait for.
                std::thread::spawn(move || {
                    std::thread::park_timeout(wait);
                    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGKILL).unwrap();
                });
            }
        });
        child.wait().unwrap();
        all.append(&mut ids);
    }
    let file = home.record().file().to_path_buf();
    examine(&file).unwrap();
    let there: std::collections::HashSet<String> = ids(&home.record()).into_iter().collect();
    let lost = all.iter().filter(|id| !there.contains(*id)).count();
    let count = all.len();
    println!("kills of the record: {times}, {count} lines reported: {lost} lost, it is sound");
    assert_eq!(lost, 0);
}

fn at_once(programs: usize, lines: usize) {
    let home = Home::new();
    let mut writers: Vec<_> = (0..programs).map(|_| writer(&home, lines)).collect();
    let mut all: Vec<String> =
        writers.iter_mut().flat_map(|writer| reported(writer, |_| {})).collect();
    assert!(writers.iter_mut().all(|writer| writer.wait().unwrap().success()));
    let mut there = ids(&home.record());
    all.sort();
    there.sort();
    let lost = all.iter().filter(|id| there.binary_search(id).is_err()).count();
    let count = there.len();
    println!("programs at once: {programs}, {lines} lines each: {count} lines, {lost} lost");
    assert_eq!(there.len(), programs * lines);
    assert_eq!(all, there);
    examine(home.record().file()).unwrap();
}

#[test]
fn no_line_that_was_reported_is_lost() {
    kill(10);
}

#[test]
fn programs_that_write_at_once_lose_nothing() {
    at_once(4, 20);
}

#[test]
#[ignore = "takes minutes"]
fn kills_1000() {
    kill(1000);
}

#[test]
#[ignore = "takes minutes"]
fn at_once_8_times_1000() {
    at_once(8, 1000);
}
