//! `squadroom forget` erases what the program made, and nothing else.

use super::{Home, LATER, NOW, subject};
use std::fs;
use std::path::Path;

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let items = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_of_the_user_are_left_and_named() {
    let home = Home::new();
    let mut record = home.record();
    record.star(&subject("labor-basics", "Labor Trafficking"), true, NOW).unwrap();
    record.copy_of_the_day(LATER).unwrap();
    drop(record);
    let (data, shelf) = (home.data(), home.data().join("shelf"));
    fs::create_dir_all(shelf.join("old cases")).unwrap();
    fs::create_dir(data.join("squadroom-new-a1B2c3")).unwrap();
    let own = [
        "shelf/guide.dba36bffa5ca.pdf",
        "backups/record-form-1.db",
        "backups/squadroom-new-x4Ru0c",
        "record-damaged-20261126T180000Z.db",
        "record-damaged-20261126T180000Z.db-journal",
        "record-replaced-20261126T180000Z-2.db",
        "squadroom-new-x4Ru0c",
        "squadroom-new-a1B2c3/record.db-journal",
        "squadroom-new-a1B2c3",
    ];
    let theirs = [
        "shelf/report.docx",
        "shelf/budget.json",
        "shelf/old cases/notes.txt",
        "backups/record-notes.db",
        "backups/record-2026-cases.db",
        "record-damaged-by-coffee.txt",
        "record-replaced-badge.db",
        "new-policy",
    ];
    for name in own.iter().chain(&theirs).filter(|name| **name != "squadroom-new-a1B2c3") {
        fs::write(data.join(name), "words").unwrap();
    }
    let shown = home.run(&["forget", "--all"]).err;
    assert!(shown.contains("saved documents, 5 B\n"), "{shown}");
    let erased = home.run(&["forget", "--all", "--yes"]);
    assert_eq!(erased.code, 0, "{}", erased.err);
    let left = format!(
        "squadroom: left alone in {}, because squadroom didn't make it: budget.json, old cases, \
         report.docx\nsquadroom: {}",
        shelf.display(),
        may_hold_record(&home)
    );
    assert_eq!(erased.err, left);
    for name in own {
        assert!(!data.join(name).exists(), "{name}");
    }
    for name in theirs {
        assert!(data.join(name).exists(), "{name}");
    }
    assert_eq!(names(&data.join("backups")), ["record-2026-cases.db", "record-notes.db"]);
    let nothing = format!("squadroom: nothing to erase\nsquadroom: {}", may_hold_record(&home));
    assert_eq!(home.run(&["forget", "--all"]).err, nothing);
}

/// What is said of the files in the test above that are left.
fn may_hold_record(home: &Home) -> String {
    format!(
        "not erased from {}: backups/record-2026-cases.db, backups/record-notes.db, new-policy, \
         record-damaged-by-coffee.txt, record-replaced-badge.db. If this is a copy of \
         your record, delete it yourself\n",
        home.data().display()
    )
}

#[test]
fn changes_of_the_catalog_are_erased_and_are_no_copy_of_the_record() {
    let home = Home::new();
    home.run(&["note", "labor-basics", "Ask Kim"]);
    home.text(&["news"]);
    let files = ["catalog-news.json", "number-changes.json"].map(|name| home.data().join(name));
    assert!(files.iter().all(|file| file.exists()));
    let told = home.run(&["forget", "--notes", "--yes"]);
    assert!(told.code == 0 && !told.err.contains("json"), "{}", told.err);
    assert!(files.iter().all(|file| file.exists()), "they are no notes");
    let told = home.run(&["forget", "--all", "--yes"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    assert!(told.out.contains("erased: changes of the catalog\n"), "{}", told.out);
    assert!(files.iter().all(|file| !file.exists()));
    assert!(home.run(&["forget", "--all"]).err.contains("nothing to erase"));
}

#[test]
fn a_copy_under_a_name_of_your_own_is_named_when_the_record_is_erased() {
    for what in ["--all", "--notes"] {
        let home = Home::new();
        home.run(&["note", "labor-basics", "Ask Kim"]);
        let copy = home.data().join("my-copy.db");
        home.text(&["record", "backup", copy.to_str().unwrap()]);
        let told = home.run(&["forget", what, "--yes"]);
        assert_eq!(told.code, 0, "{what}: {}", told.err);
        let left = format!("not erased from {}: my-copy.db. If", home.data().display());
        assert!(told.err.contains(&left), "{what}: {}", told.err);
        assert!(copy.exists(), "{what}");
        home.run(&["note", "labor-basics", "Ask Lee"]);
        let json = home.text(&["forget", what, "--yes", "--json"]);
        assert!(json.contains("my-copy.db"), "{what}: {json}");
        assert!(!home.run(&["forget", "--shelf", "--yes"]).err.contains("my-copy"), "{what}");
    }
}

#[test]
fn the_oldest_copies_of_days_go_and_files_with_other_names_stay() {
    let home = Home::new();
    let mut record = home.record();
    record.star(&subject("labor-basics", "Labor Trafficking"), true, NOW).unwrap();
    let backups = home.data().join("backups");
    fs::create_dir_all(&backups).unwrap();
    fs::write(backups.join("record-1999-cases.db"), "mine").unwrap();
    for day in 1..=9 {
        record.copy_of_the_day(&format!("2026-11-0{day}T18:00:00Z")).unwrap();
    }
    let names = names(&backups);
    assert_eq!(names.len(), 8, "{names:?}");
    assert_eq!(names[0], "record-1999-cases.db");
}
