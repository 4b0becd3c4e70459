//! A damaged record is set aside, told of, and can be brought back from a copy.

use crate::{Answer, Home, LATER, NOW, completion, subject};
use squadroom::record::{
    BACKUPS, FILE, Record, RecordError, backups, examine, newest_sound, set_aside,
};
use std::fs;
use std::path::PathBuf;

/// A record with some hundred lines, and the copy of the day before the last.
fn kept(home: &Home, lines: usize) -> PathBuf {
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    for _ in 0..lines {
        record.add_done(&labor, &completion("2026-03-04", "1"), NOW).unwrap();
    }
    record.copy_of_the_day(NOW).unwrap();
    record.add_done(&labor, &completion("2026-11-26", "1"), NOW).unwrap();
    record.file().to_path_buf()
}

/// Ways in which a file can be spoiled.
fn spoiled(sound: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let flipped = |at: usize| {
        let mut bytes = sound.to_vec();
        bytes[at] ^= 0x55;
        bytes
    };
    vec![
        ("empty", Vec::new()),
        ("another file", b"%PDF-1.7 this is no database".repeat(100)),
        ("the head only", sound[..60].to_vec()),
        ("half of it", sound[..sound.len() / 2].to_vec()),
        ("zeros", vec![0; sound.len()]),
        ("a flip in the head", flipped(3)),
        ("a flip in the first table", flipped(105)),
        ("a flip in a page", flipped(4096 * 3 + 3)),
    ]
}

#[test]
fn whatever_spoiled_it_the_program_goes_on_and_tells_how_to_get_it_back() {
    let model = Home::new();
    let sound = fs::read(kept(&model, 100)).unwrap();
    let copy = backups(&model.data()).remove(0);
    assert!(sound.len() > 4096 * 5, "{}", sound.len());
    let mut are_in_words = 0;
    for (what, bytes) in spoiled(&sound) {
        let home = Home::new();
        fs::create_dir_all(home.data().join(BACKUPS)).unwrap();
        fs::copy(&copy, home.data().join(BACKUPS).join(copy.file_name().unwrap())).unwrap();
        fs::write(home.data().join(FILE), &bytes).unwrap();
        let log = home.run(&["log"]);
        assert_eq!(log.code, 3, "{what}: {}", log.err);
        assert!(log.err.contains("your record was damaged ("), "{what}: {}", log.err);
        assert!(log.err.contains("squadroom record restore"), "{what}: {}", log.err);
        // The words of SQLite come after a sentence for people.
        let (words, said) = log.err.split_once(" (SQLite: ").unwrap_or((&log.err, ""));
        for jargon in ["malformed", "database", "missing from index", "Tree ", "no such "] {
            assert!(!words.contains(jargon), "{what}: {}", log.err);
        }
        let is_told = words.ends_with("some of the record can't be read");
        are_in_words += usize::from(is_told && !said.is_empty());
        let aside: Vec<_> = squadroom::record::set_aside_files(&home.data());
        assert_eq!(aside.len(), 1, "{what}");
        assert_eq!(fs::read(&aside[0]).unwrap(), bytes, "{what}: it is kept as it was");
        // The next commands say it again, until it is brought back.
        for args in [&["note", "labor-basics"][..], &["star", "labor-basics"], &["star"], &["log"]]
        {
            let again = home.run(args);
            assert_eq!(
                again.err.matches("which was damaged").count(),
                1,
                "{args:?}: {}",
                again.err
            );
            assert!(again.err.contains(&aside[0].display().to_string()), "{}", again.err);
            assert!(again.err.contains("copy: squadroom record restore."), "{}", again.err);
        }
        let told = home.text(&["record", "restore", "--yes"]);
        assert!(told.contains("your earlier record is kept as"), "{what}: {told}");
        assert_eq!(home.record().counts().unwrap().done, 100, "{what}");
    }
    assert!(are_in_words > 0, "a page that is spoiled is one of the ways");
}

#[test]
fn a_write_goes_on_in_a_new_record() {
    let home = Home::new();
    let file = kept(&home, 3);
    fs::write(&file, "no database at all, but long enough to be one").unwrap();
    let star = home.run(&["star", "labor-basics"]);
    assert_eq!(star.code, 0, "{}", star.err);
    assert!(star.err.contains("squadroom kept it as"), "{}", star.err);
    assert_eq!(home.record().counts().unwrap().stars, 1);
    assert!(!star.err.contains("earlier record"), "it is told once: {}", star.err);
    let found = home.run(&["search", "is:starred"]);
    assert_eq!((found.code, found.err.matches("earlier record").count()), (0, 1));
    // Whoever moves that file away reads it no more.
    fs::remove_file(&squadroom::record::set_aside_files(&home.data())[0]).unwrap();
    home.text(&["search", "is:starred"]);
}

#[test]
fn a_sound_record_is_not_set_aside() {
    let home = Home::new();
    let file = kept(&home, 3);
    assert_eq!(set_aside(&home.data(), NOW).unwrap(), None);
    assert!(file.exists());
    assert_eq!(set_aside(&Home::new().data(), NOW).unwrap(), None);
}

#[test]
fn a_record_of_a_newer_program_is_left_as_it_is() {
    let home = Home::new();
    let file = kept(&home, 3);
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&7_u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    let star = home.run(&["star", "labor-basics"]);
    assert_eq!(star.code, 3);
    assert!(star.err.contains("a newer squadroom wrote this record"), "{}", star.err);
    assert!(matches!(set_aside(&home.data(), NOW), Err(RecordError::Newer { found: 7, .. })));
    assert_eq!(fs::read(&file).unwrap(), bytes);
    // Other commands go on.
    assert_eq!(home.run(&["search", "labor"]).code, 0);
}

#[test]
fn there_is_a_copy_of_each_day_and_the_newest_seven_are_kept() {
    let home = Home::new();
    let mut record = home.record();
    record.copy_of_the_day(NOW).unwrap();
    assert_eq!(backups(&home.data()).len(), 0, "nothing to keep yet");
    record.star(&subject("labor", "Labor Basics"), true, NOW).unwrap();
    for day in 10..20 {
        record.copy_of_the_day(&format!("2026-11-{day}T08:00:00Z")).unwrap();
        record.copy_of_the_day(&format!("2026-11-{day}T20:00:00Z")).unwrap();
    }
    let copies = backups(&home.data());
    assert_eq!(copies.len(), 7);
    copies.iter().for_each(|copy| examine(copy).unwrap());
    #[cfg(unix)]
    for copy in &copies {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::write(&copies[0], "spoiled").unwrap();
    assert!(
        newest_sound(&home.data()).unwrap().unwrap() != copies[0],
        "a spoiled copy is not offered"
    );
}

/// The rows of the log in each copy, by its name.
fn copied(home: &Home) -> Vec<(String, usize)> {
    let mut copies: Vec<_> = backups(&home.data())
        .iter()
        .map(|copy| {
            let name = copy.file_name().unwrap().to_string_lossy().into_owned();
            let there = Home::new();
            fs::create_dir_all(there.data()).unwrap();
            fs::copy(copy, there.data().join(FILE)).unwrap();
            (name, there.record().counts().unwrap().done)
        })
        .collect();
    copies.sort();
    copies
}

#[test]
fn a_day_is_copied_again_when_its_copies_lack_much() {
    let home = Home::new();
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    let mut add = |now: &str| {
        record.copy_of_the_day(now).unwrap();
        let id = record.add_done(&labor, &completion("2026-03-04", "1"), now).unwrap();
        record.copy_again(now).unwrap();
        id
    };
    let (first, later) = ("record-2026-11-26.db", "record-2026-11-26-later.db");
    let named = |copies: &[(&str, usize)]| -> Vec<(String, usize)> {
        copies.iter().map(|(name, done)| ((*name).to_owned(), *done)).collect()
    };
    add("2026-11-26T08:00:00Z");
    assert_eq!(copied(&home), []);
    for minute in 1..=9 {
        add(&format!("2026-11-26T08:{minute:02}:00Z"));
    }
    assert_eq!(copied(&home), named(&[(first, 1)]), "nine changes, nine minutes");
    add("2026-11-26T08:10:00Z");
    assert_eq!(copied(&home), named(&[(later, 11), (first, 1)]), "ten changes");
    add("2026-11-26T08:59:00Z");
    assert_eq!(copied(&home), named(&[(later, 11), (first, 1)]));
    let last = add("2026-11-26T09:10:00Z");
    assert_eq!(copied(&home), named(&[(later, 13), (first, 1)]), "an hour");
    // What is taken out is a change, too, and nothing is copied twice.
    record.remove_done(&last).unwrap();
    record.copy_again("2026-11-26T10:09:00Z").unwrap();
    assert_eq!(copied(&home), named(&[(later, 13), (first, 1)]));
    record.copy_again("2026-11-26T10:10:00Z").unwrap();
    assert_eq!(copied(&home), named(&[(later, 12), (first, 1)]));
    let written = |name: &str| home.data().join(BACKUPS).join(name).metadata().unwrap().modified();
    let before = written(later).unwrap();
    record.copy_again("2026-11-26T15:00:00Z").unwrap();
    assert_eq!(written(later).unwrap(), before, "it holds everything");
}

#[test]
fn copies_of_seven_days_are_kept_and_no_more() {
    let home = Home::new();
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    record.star(&labor, true, NOW).unwrap();
    for day in 10..20 {
        record.copy_of_the_day(&format!("2026-11-{day}T08:00:00Z")).unwrap();
        let now = format!("2026-11-{day}T20:00:00Z");
        record.add_done(&labor, &completion("2026-03-04", "1"), &now).unwrap();
        record.copy_again(&now).unwrap();
    }
    let copies = backups(&home.data());
    assert_eq!(copies.len(), 14);
    assert!(copies[0].ends_with("record-2026-11-19-later.db"), "{copies:?}");
    assert!(copies[13].ends_with("record-2026-11-13.db"), "{copies:?}");
    assert_eq!(newest_sound(&home.data()).unwrap().unwrap(), copies[0]);
    home.text(&["forget", "--notes", "--yes"]);
    assert_eq!(backups(&home.data()), Vec::<PathBuf>::new());
}

#[test]
fn a_record_that_begins_after_damage_takes_the_place_of_no_copy() {
    let home = Home::new();
    let file = kept(&home, 30);
    let before = copied(&home);
    fs::write(&file, "no database at all, but long enough to be one").unwrap();
    home.run(&["log"]);
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    for day in 10..30 {
        let now = format!("2027-01-{day}T08:00:00Z");
        record.copy_of_the_day(&now).unwrap();
        record.add_done(&labor, &completion("2026-03-04", "1"), &now).unwrap();
        record.copy_again(&now).unwrap();
    }
    let mut expected = before;
    expected.push(("record-new.db".to_owned(), 20));
    assert_eq!(copied(&home), expected);
    let asked = home.run(&["record", "restore"]);
    assert!(asked.code == 2 && asked.err.contains("20 logged trainings"), "{}", asked.err);
    home.text(&["record", "restore", "--yes"]);
    assert_eq!(home.record().counts().unwrap().done, 30);
}

#[test]
fn a_copy_is_made_where_one_says_and_overwrites_nothing() {
    let home = Home::new();
    drop(kept(&home, 3));
    let copy = home.data().join("mine.db");
    let name = copy.to_str().unwrap();
    home.text(&["record", "backup", name]);
    examine(&copy).unwrap();
    let again = home.run(&["record", "backup", name]);
    assert_eq!(again.code, 3, "{}", again.err);
    home.text(&["done", "--title", "Later", "--hours", "1"]);
    let older = home.run(&["record", "restore", name]);
    assert_eq!((older.code, older.out.as_str()), (2, ""), "{}", older.err);
    for told in [
        "only in your record: 1 logged training; last changed ",
        "in the copy: 4 logged trainings",
        "--yes",
    ] {
        assert!(older.err.contains(told), "{told}: {}", older.err);
    }
    assert_eq!(home.record().counts().unwrap().done, 5, "it is as it was");
    home.text(&["record", "restore", name, "--yes"]);
    assert_eq!(home.record().counts().unwrap().done, 4);
    // A copy that lacks nothing is brought back unasked.
    home.text(&["record", "restore", name]);
    let bad = home.run(&["record", "restore", home.data().join("none.db").to_str().unwrap()]);
    assert_eq!(bad.code, 3);
    assert_eq!(home.record().counts().unwrap().done, 4);
}

#[test]
fn what_is_forgotten_is_named_first_and_is_in_no_file() {
    let home = Home::new();
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    record.set_note(&labor, "an unmistakable sentence", NOW).unwrap();
    record.star(&labor, true, NOW).unwrap();
    record.copy_of_the_day(LATER).unwrap();
    drop(record);
    let asked = home.run(&["forget", "--notes"]);
    assert_eq!((asked.code, asked.out.as_str()), (2, ""), "nobody can be asked here");
    assert!(
        asked.err.contains("1 note\n") && asked.err.contains("1 copy of the record"),
        "{}",
        asked.err
    );
    assert!(home.record().standing("labor-basics").unwrap().note.is_some());
    assert_eq!(
        home.text(&["forget", "--notes", "--yes"]),
        "erased: 1 note\nerased: 1 copy of the record\n"
    );
    for item in fs::read_dir(home.data()).unwrap() {
        let bytes = fs::read(item.unwrap().path()).unwrap();
        assert!(!bytes.windows(12).any(|part| part == b"unmistakable"));
    }
    assert!(home.record().standing("labor-basics").unwrap().starred);
    fs::create_dir_all(home.data().join("shelf")).unwrap();
    fs::write(home.data().join("shelf/a.dba36bffa5ca.pdf"), "words").unwrap();
    let all = home.text(&["forget", "--all", "--yes"]);
    assert_eq!(all, "erased: 1 star\nerased: remains of saved documents, 5 B\n");
    assert_eq!(fs::read_dir(home.data()).unwrap().count(), 0);
    assert_eq!(home.run(&["forget", "--all"]).err, "squadroom: nothing to erase\n");
    let nothing: serde_json::Value =
        serde_json::from_str(&home.run(&["forget", "--all", "--json"]).out).unwrap();
    assert_eq!(nothing, serde_json::json!({ "erased": [], "left": [] }));
    assert_eq!(home.run(&["forget"]).code, 2);
}

#[test]
fn a_record_that_may_only_be_read_can_be_read() {
    let home = Home::new();
    let file = kept(&home, 3);
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    assert_eq!(Record::open_existing(&home.data()).unwrap().unwrap().counts().unwrap().done, 4);
    assert!(home.data().join(FILE).exists());
}

#[test]
fn a_command_that_finds_nothing_tells_of_the_damaged_record_too() {
    let home = Home::new();
    drop(home.record());
    fs::write(home.data().join(FILE), "no database at all, but long enough to be one").unwrap();
    assert_eq!(home.run(&["log"]).code, 3);
    home.run(&["done", "--title", "A course", "--hours", "1"]);
    for args in [
        &["note", "labor-basics"][..],
        &["done", "labor-basics", "--off"],
        &["done", "done.aaaaaaaaaaaa", "--off"],
        &["plan", "labor-basics", "--off"],
        &["plan", "--ics"],
        &["list", "is:noted"],
        &["log", "--year", "1999"],
    ] {
        let told = home.run(args).err;
        assert!(told.contains("is your earlier record, which was damaged"), "{args:?}: {told}");
    }
}

#[test]
fn a_filter_on_a_record_or_shelf_that_cannot_be_read_is_not_answered() {
    let home = Home::new();
    home.text(&["star", "labor-basics"]);
    fs::write(home.data().join(FILE), "no database at all, but long enough to be one").unwrap();
    fs::write(home.data().join("shelf"), "a file in the place of a folder").unwrap();
    for (line, filters) in [
        (&["list", "is:starred"][..], "`is:`"),
        (&["list", "-is:starred"], "`is:`"),
        (&["list", "is:starred", "--json"], "`is:`"),
        (&["search", "is:starred"], "`is:`"),
        (&["search", "labor", "-is:starred"], "`is:`"),
        (&["search", "labor", "-is:starred", "--json"], "`is:`"),
        (&["search", "labor", "list:mine", "--facets"], "`list:`"),
        (&["search", "labor", "is:done", "list:mine"], "`is:` and `list:`"),
        (&["search", "labor", "-on:shelf"], "`on:`"),
    ] {
        let Answer { code, out, err } = home.run(line);
        assert_eq!((code, out.as_str()), (3, ""), "{line:?}: {err}");
        assert!(err.contains(&format!("{filters} won't work")), "{line:?}: {err}");
        assert!(!err.contains("Remove a filter") && !err.contains("match"), "{line:?}: {err}");
    }
    assert_eq!(home.run(&["search", "labor"]).code, 0);
}
