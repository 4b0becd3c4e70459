//! A record that another program left in WAL mode is sound.

use crate::{Home, NOW, completion, subject};
use rusqlite::Connection;
use squadroom::record::{FILE, set_aside_files};
use std::fs;
use std::path::{Path, PathBuf};

/// The names in a directory.
fn names(directory: &Path) -> Vec<String> {
    let items = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A record whose last line is in the file beside it alone, as it is when a program
/// or the power ends; returns the file.
fn left(home: &Home, to: &Path) -> PathBuf {
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    record.add_done(&labor, &completion("2026-03-04", "1"), NOW).unwrap();
    let file = record.file().to_path_buf();
    let other = Connection::open(&file).unwrap();
    let mode: String = other.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    record.add_done(&labor, &completion("2026-03-05", "2"), NOW).unwrap();
    fs::create_dir_all(to).unwrap();
    for end in ["", "-wal"] {
        fs::copy(format!("{}{end}", file.display()), to.join(format!("{FILE}{end}"))).unwrap();
    }
    assert!(fs::metadata(to.join(format!("{FILE}-wal"))).unwrap().len() > 0);
    to.join(FILE)
}

#[test]
fn a_record_in_wal_mode_is_read_whole_and_nothing_is_left_beside_it() {
    let (home, other) = (Home::new(), Home::new());
    drop(left(&other, &home.data()));
    assert!(home.text(&["log"]).contains("3 h     2\n"));
    home.text(&["star", "labor-basics"]);
    assert_eq!(set_aside_files(&home.data()), Vec::<PathBuf>::new());
    assert_eq!(names(&home.data()), ["backups", FILE]);
    let head = fs::read(home.data().join(FILE)).unwrap();
    assert_eq!(head[18..20], [1, 1], "it is in WAL mode no longer");
    assert_eq!(home.record().counts().unwrap().done, 2);
}

#[test]
fn a_copy_in_wal_mode_is_restored_whole_and_stays_as_it_was() {
    let (home, other) = (Home::new(), Home::new());
    let usb = home.data().join("usb");
    let copy = left(&other, &usb);
    let (before, beside) = (fs::read(&copy).unwrap(), fs::read(usb.join(format!("{FILE}-wal"))));
    home.text(&["record", "restore", copy.to_str().unwrap()]);
    assert!(home.text(&["log"]).contains("3 h     2\n"));
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert_eq!(fs::read(usb.join(format!("{FILE}-wal"))).unwrap(), beside.unwrap());
    assert_eq!(names(&home.data()), [FILE, "record.lock", "usb"]);
}

#[test]
fn what_is_beside_a_damaged_record_goes_with_it() {
    let (home, other) = (Home::new(), Home::new());
    let file = left(&other, &home.data());
    let beside = fs::read(home.data().join(format!("{FILE}-wal"))).unwrap();
    fs::write(&file, "no database at all, but long enough to be one").unwrap();
    let log = home.run(&["log"]);
    assert!(log.err.contains("your record was damaged"), "{}", log.err);
    let aside = set_aside_files(&home.data());
    assert_eq!(names(&home.data()).len(), 1 + aside.len(), "{:?}", names(&home.data()));
    let kept = aside.iter().find(|path| path.to_string_lossy().ends_with("-wal")).unwrap();
    assert_eq!(fs::read(kept).unwrap(), beside);
}
