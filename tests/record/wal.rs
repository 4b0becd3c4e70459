//! A record that another program left in WAL mode is sound.

use crate::{Home, NOW, completion, subject};
use rusqlite::Connection;
use squadroom::record::{FILE, newest_source, set_aside_files};
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
    // It reads, so what is written stays beside the file.
    other.execute_batch("BEGIN; SELECT count(*) FROM done").unwrap();
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

/// Changes written while another program has the record open in WAL mode; the lines of
/// the log in the file itself and those beside it. Returns the file.
fn beside(home: &Home, in_file: usize, beside_it: usize) -> PathBuf {
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    let mut add = |number: usize| {
        let minute = format!("2026-11-26T18:{number:02}:00Z");
        record.add_done(&labor, &completion("2026-03-04", "1"), &minute).unwrap();
        if number == 0 {
            record.copy_of_the_day(NOW).unwrap();
        }
        record.file().to_path_buf()
    };
    let file = add(0);
    let other = Connection::open(&file).unwrap();
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    (1..in_file).for_each(|number| drop(add(number)));
    other.execute_batch("BEGIN; SELECT count(*) FROM done").unwrap();
    (in_file..in_file + beside_it).for_each(|number| drop(add(number)));
    let to = home.data().join("as-it-lay");
    fs::create_dir_all(&to).unwrap();
    for end in ["", "-wal"] {
        fs::copy(format!("{}{end}", file.display()), to.join(format!("{FILE}{end}"))).unwrap();
    }
    drop((record, other));
    for end in ["", "-wal"] {
        fs::rename(to.join(format!("{FILE}{end}")), format!("{}{end}", file.display())).unwrap();
    }
    fs::remove_dir(to).unwrap();
    file
}

#[test]
fn what_is_sound_in_a_damaged_record_is_brought_back() {
    for (what, kept) in [("the first part", 3), ("the last part", 5), ("all of it", 3)] {
        let home = Home::new();
        let file = beside(&home, 3, 3);
        let wal = PathBuf::from(format!("{}-wal", file.display()));
        let mut bytes = fs::read(&wal).unwrap();
        match what {
            "the first part" => bytes[32 + 24 + 100] ^= 1,
            "the last part" => *bytes.last_mut().unwrap() ^= 1,
            _ => bytes[..32].fill(7),
        }
        fs::write(&wal, &bytes).unwrap();
        let minute = format!("Nov 26, 2026, 6:{:02} PM", kept - 1);
        let holds = format!("{kept} logged trainings; last changed {minute}");
        if what != "the last part" {
            let log = home.run(&["log"]);
            assert_eq!(log.code, 3, "{what}: {}", log.err);
            assert!(log.err.contains(&holds), "{what}: {}", log.err);
            let aside = &set_aside_files(&home.data())[0];
            assert_eq!(&newest_source(&home.data()).unwrap().file, aside, "{what}");
        }
        let restored = home.run(&["record", "restore"]);
        assert_eq!(restored.code, 0, "{what}: {}", restored.err);
        assert!(
            restored.out.contains(&format!("your record now has {holds}\n")),
            "{what}: {}",
            restored.out
        );
        assert!(restored.err.contains("-wal, were damaged and were left out"), "{what}");
        assert_eq!(home.record().counts().unwrap().done, kept, "{what}");
        let again: serde_json::Value =
            serde_json::from_str(&home.text(&["log", "--json"])).unwrap();
        assert_eq!(again["done"].as_array().unwrap().len(), kept, "{what}");
    }
}

#[test]
fn a_record_that_began_after_the_damage_is_not_brought_back_in_place_of_the_lost_one() {
    let home = Home::new();
    let file = beside(&home, 3, 0);
    fs::write(&file, "no database at all, but long enough to be one").unwrap();
    home.run(&["done", "--title", "Later", "--hours", "1"]);
    // Copies of the new record are newer than all copies of the lost one.
    home.record().copy_of_the_day("2099-01-01T00:00:00Z").unwrap();
    assert_eq!(home.run(&["record", "restore", "--yes"]).code, 0);
    assert!(!home.text(&["log"]).contains("Later"));
    // Once that is done, the newest copy is meant again.
    home.text(&["done", "--title", "Much later", "--hours", "1"]);
    home.record().copy_of_the_day("2099-01-02T00:00:00Z").unwrap();
    home.text(&["record", "restore"]);
    assert!(home.text(&["log"]).contains("Much later"));
}

#[test]
fn a_file_of_changes_that_is_cut_or_gone_loses_nothing() {
    let home = Home::new();
    let file = beside(&home, 6, 0);
    let wal = PathBuf::from(format!("{}-wal", file.display()));
    assert_eq!(fs::metadata(&wal).map_or(0, |about| about.len()), 0);
    fs::remove_file(&wal).unwrap();
    assert!(home.text(&["log"]).contains("6 h     6\n"));
}

#[test]
fn changes_that_stay_beside_the_record_are_told() {
    let home = Home::new();
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    record.add_done(&labor, &completion("2026-03-04", "1"), NOW).unwrap();
    let other = Connection::open(record.file()).unwrap();
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM done").unwrap();
    let star = home.run(&["star", "labor-basics"]);
    assert_eq!(star.code, 0, "{}", star.err);
    assert!(star.err.contains("another program has your record open"), "{}", star.err);
    assert!(star.err.contains("record.db-wal"), "{}", star.err);
    other.execute_batch("COMMIT").unwrap();
    home.text(&["star", "labor-advanced"]);
}

#[test]
fn a_change_that_was_cut_short_is_told_and_kept() {
    const FRAME: usize = 24 + 4096;
    let other = Home::new();
    let file = beside(&other, 3, 1);
    let wal = fs::read(format!("{}-wal", file.display())).unwrap();
    let whole = fs::read(&file).unwrap();
    let size = wal.len();
    assert!(size > 32 + 2 * FRAME, "{size}");
    for (cut, is_told) in [
        (size, false),
        (size - 1, true),
        (size - FRAME, true),
        (size - FRAME + 100, true),
        (32 + FRAME, true),
        (32, true),
        (10, true),
        (0, false),
    ] {
        let home = Home::new();
        fs::create_dir_all(home.data()).unwrap();
        fs::write(home.data().join(FILE), &whole).unwrap();
        fs::write(home.data().join(format!("{FILE}-wal")), &wal[..cut]).unwrap();
        let kept = home.data().join("record-unfinished-1.db-wal");
        for args in [&["log", "--csv"][..], &["note", "labor-basics"], &["list", "is:done"]] {
            let told = home.run(args).err;
            let is_said = told.contains("They were incomplete, so they aren't in your record");
            assert_eq!(is_said, is_told, "{cut} {args:?}: {told}");
            assert_eq!(told.contains(kept.to_str().unwrap()), is_told, "{cut} {args:?}: {told}");
        }
        assert_eq!(fs::read(&kept).ok().as_deref(), is_told.then_some(&wal[..cut]), "{cut}");
        let lines = if cut == size { 4 } else { 3 };
        assert_eq!(home.record().counts().unwrap().done, lines, "{cut}");
        home.run(&["forget", "--all", "--yes"]);
        assert!(!kept.exists(), "{cut}");
    }
}

#[test]
fn a_copy_whose_newest_change_was_cut_short_is_restored_and_that_is_told() {
    let (home, other) = (Home::new(), Home::new());
    let copy = beside(&other, 3, 1);
    let wal = PathBuf::from(format!("{}-wal", copy.display()));
    let bytes = fs::read(&wal).unwrap();
    fs::write(&wal, &bytes[..bytes.len() - 100]).unwrap();
    let restored = home.run(&["record", "restore", copy.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert!(restored.err.contains("were incomplete and were left out"), "{}", restored.err);
    assert_eq!(fs::metadata(&wal).unwrap().len(), bytes.len() as u64 - 100);
    assert_eq!(home.record().counts().unwrap().done, 3);
}
