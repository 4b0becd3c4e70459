//! A disk that takes no more, may only be read, or refuses: at every place where
//! something is written on the shelf, once and from there on.
//!
//! `cargo test --test shelf full -- --ignored --nocapture` tries every place and
//! prints how many there are.

use super::command::Desk;
use super::failing::{Fault, Ran, run};
use super::*;
use nix::errno::Errno;
use squadroom::shelf::Bookmark;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const ID: &str = "guide-1";
const PLACE: &str = "SHELF_BOOKMARK_PLACE";
const HERE: Bookmark = Bookmark { block: 3, byte: 14 };

/// Not a test by itself: the child of those below. The finder keeps a bookmark so.
#[test]
#[ignore = "the child of the other tests"]
fn keeps_a_bookmark() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let shelf = Shelf::new(PathBuf::from(place));
    if let Err(error) = shelf.save_bookmark(&shelf.copy(ID).unwrap(), HERE) {
        eprintln!("{error}");
        std::process::exit(3);
    }
}

fn version(number: usize) -> String {
    format!("<!doctype html><p>The zebra of version {number}.{}", "<p>More words.".repeat(9000))
}

/// A desk whose document is of a version that can be changed.
struct Bed {
    desk: Desk,
    version: Arc<AtomicUsize>,
    _server: Server,
}

impl Bed {
    fn new() -> Self {
        let version_now = Arc::new(AtomicUsize::new(1));
        let now = version_now.clone();
        let server = good(move |asked, wire| {
            let number = now.load(Ordering::SeqCst);
            match asked.header("if-none-match") {
                Some(tag) if tag == format!("\"{number}\"") => wire.answer("304 Same", b""),
                _ => {
                    let head = format!("200 OK\r\nContent-Type: text/html\r\nETag: \"{number}\"");
                    wire.answer(&head, version(number).as_bytes());
                }
            }
        });
        let desk = Desk::new(&server, &[""]);
        fs::write(desk.path("stick.html"), version(3)).unwrap();
        Self { desk, version: version_now, _server: server }
    }

    /// Keeps what is there now, to be put back before each run.
    fn keep(&self) {
        let _ = fs::remove_dir_all(self.desk.path("kept"));
        copy_files(self.desk.shelf().directory(), &self.desk.path("kept"));
    }

    fn put_back(&self) {
        let _ = fs::remove_dir_all(self.desk.path("data"));
        copy_files(&self.desk.path("kept"), self.desk.shelf().directory());
    }

    /// The file of the copy that is there and whole.
    fn copy(&self) -> Option<PathBuf> {
        let shelf = self.desk.shelf();
        let (copies, faults) = shelf.copies().unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        assert!(copies.iter().all(|copy| shelf.health(copy) == Health::Whole), "{copies:?}");
        copies.first().map(|copy| shelf.file(copy))
    }
}

fn copy_files(from: &Path, to: &Path) {
    let Ok(items) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).unwrap();
    for item in items.flatten() {
        fs::copy(item.path(), to.join(item.file_name())).unwrap();
    }
}

/// A command that writes, and the version that is on the shelf before and after.
struct Case {
    name: &'static str,
    before: Option<usize>,
    served: usize,
    after: Option<usize>,
    command: fn(&Desk) -> Command,
}

const CASES: [Case; 8] = [
    Case {
        name: "add",
        before: None,
        served: 1,
        after: Some(1),
        command: |desk| desk.command(&["shelf", "add", ID]),
    },
    Case {
        name: "update",
        before: Some(1),
        served: 2,
        after: Some(2),
        command: |desk| desk.command(&["shelf", "update", ID]),
    },
    Case {
        name: "update, nothing new",
        before: Some(1),
        served: 1,
        after: Some(1),
        command: |desk| desk.command(&["shelf", "update", ID]),
    },
    Case {
        name: "import",
        before: Some(1),
        served: 1,
        after: Some(3),
        command: |desk| {
            let stick = desk.path("stick.html");
            desk.command(&["shelf", "import", stick.to_str().unwrap(), "--for", ID])
        },
    },
    Case {
        name: "remove",
        before: Some(1),
        served: 1,
        after: None,
        command: |desk| desk.command(&["shelf", "remove", ID]),
    },
    Case {
        name: "bookmark",
        before: Some(1),
        served: 1,
        after: Some(1),
        command: |desk| {
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.args(["full::keeps_a_bookmark", "--exact", "--ignored", "--nocapture"]);
            command.env(PLACE, desk.shelf().directory());
            command
        },
    },
    Case {
        name: "prefer",
        before: Some(1),
        served: 1,
        after: Some(1),
        command: |desk| desk.command(&["shelf", "prefer", ID]),
    },
    Case {
        name: "index of words",
        before: Some(1),
        served: 1,
        after: Some(1),
        command: |desk| desk.command(&["search", "zebra"]),
    },
];

/// What came of all runs of a case.
#[derive(Default)]
struct Tally {
    places: usize,
    told: usize,
    without: usize,
}

impl Case {
    fn prepare(&self, bed: &Bed) {
        bed.version.store(1, Ordering::SeqCst);
        if self.before.is_some() {
            assert_eq!(bed.desk.run(&["shelf", "add", ID]).0, 0);
        }
        if self.name == "index of words" {
            fs::remove_file(bed.desk.shelf().words_file()).unwrap();
        }
        bed.keep();
        bed.version.store(self.served, Ordering::SeqCst);
    }

    /// Every `step`-th place; `None` where the system lets nobody watch.
    fn try_all(&self, ways: &[Way], step: usize) -> Option<Tally> {
        let bed = Bed::new();
        self.prepare(&bed);
        let mut tally = Tally::default();
        for (error, for_ever) in ways.iter().copied() {
            for call in (0..).step_by(step) {
                bed.put_back();
                let fault = Fault { call, error, for_ever };
                let ran = run(&(self.command)(&bed.desk), &bed.desk.path("data"), fault)?;
                if ran.failed == 0 {
                    break;
                }
                tally.places = tally.places.max(call + 1);
                self.look(&bed, fault, &ran, &mut tally);
            }
        }
        Some(tally)
    }

    /// What must hold after a run in which writing failed.
    fn look(&self, bed: &Bed, fault: Fault, ran: &Ran, tally: &mut Tally) {
        let what = format!("{}: {fault:?} at `{}`: {} {}", self.name, ran.call, ran.code, ran.told);
        let words = |number: Option<usize>| number.map(version);
        let there = |bed: &Bed| bed.copy().map(|file| fs::read_to_string(file).unwrap());
        let now = there(bed);
        if ran.code == 0 {
            tally.without += 1;
            assert!(now == words(self.after), "{what}");
            assert!(self.name != "index of words" || ran.told.contains(ID), "{what}");
        } else {
            tally.told += 1;
            assert_eq!(ran.code, 3, "{what}");
            let error = std::io::Error::from_raw_os_error(fault.error as i32);
            assert!(ran.told.contains(&squadroom::disk::in_words(&error)), "{what}");
            assert!(ran.told.contains("data/shelf"), "{what}");
            // The note of a copy goes first, so that nothing names half a copy.
            let is_gone = self.name == "remove" && now.is_none();
            assert!(is_gone || now == words(self.before), "{what}");
        }
        let again = (self.command)(&bed.desk).output().unwrap();
        let (code, said) = (again.status.code(), String::from_utf8_lossy(&again.stdout));
        let is_gone = self.name == "remove" && code == Some(1);
        assert!(is_gone || code == Some(0), "{what}; then {code:?} {said}");
        assert!(there(bed) == words(self.after), "{what}; then {said}");
        self.look_for_leavings(bed, &what);
    }

    /// Nothing lies about once something was saved again.
    fn look_for_leavings(&self, bed: &Bed, what: &str) {
        let shelf = bed.desk.shelf();
        if let Ok(copy) = shelf.copy(ID) {
            assert!(shelf.text(&copy).is_some(), "{what}: its words are kept by now");
            let is_kept = self.name != "bookmark" || shelf.bookmark(&copy) == Some(HERE);
            assert!(is_kept, "{what}");
        }
        bed.version.store(9, Ordering::SeqCst);
        assert_eq!(bed.desk.run(&["shelf", "add", ID]).0, 0, "{what}");
        bed.version.store(self.served, Ordering::SeqCst);
        let names = fs::read_dir(shelf.directory()).unwrap().flatten();
        let mut names: Vec<String> =
            names.map(|item| item.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let ends: Vec<&str> = names.iter().map(|name| name.rsplit('.').next().unwrap()).collect();
        assert_eq!(ends, ["index", "html", "words6", "json", "lock"], "{what}: {names:?}");
    }
}

/// What the system says, and whether it goes on saying so.
type Way = (Errno, bool);

fn at_every_place(ways: &[Way], step: usize) {
    let (mut places, mut failed) = (0, 0);
    for case in &CASES {
        let Some(tally) = case.try_all(ways, step) else {
            println!("failing writes: not tried, this system lets no program watch another");
            return;
        };
        let Tally { places: own, told, without } = tally;
        println!("{:20} {own:3} places: told {told:3} times, done without {without:3}", case.name);
        assert!(told + without > 0, "{}: nothing is written", case.name);
        (places, failed) = (places + own, failed + told + without);
    }
    println!("failing writes of the shelf: {places} places, {failed} failures, nothing lost");
}

#[test]
fn a_full_disk_is_told_and_the_former_copy_stays() {
    at_every_place(&[(Errno::ENOSPC, true)], 7);
}

#[test]
#[ignore = "takes minutes"]
fn failing_writes_at_every_place() {
    let refused = [(Errno::EROFS, true), (Errno::EACCES, true)];
    at_every_place(&[[(Errno::ENOSPC, true), (Errno::ENOSPC, false)], refused].concat(), 1);
}
