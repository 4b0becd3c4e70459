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
    fs::create_dir(data.join("new-a1B2c3")).unwrap();
    let own = [
        "shelf/guide.0123456789ab.pdf",
        "backups/record-form-1.db",
        "backups/new-x4Ru0c",
        "record-damaged-20261126T180000Z.db",
        "record-damaged-20261126T180000Z.db-journal",
        "record-replaced-20261126T180000Z-2.db",
        "new-x4Ru0c",
        "new-a1B2c3/record.db-journal",
        "new-a1B2c3",
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
    for name in own.iter().chain(&theirs).filter(|name| **name != "new-a1B2c3") {
        fs::write(data.join(name), "words").unwrap();
    }
    let shown = home.run(&["forget", "--all"]).err;
    assert!(shown.contains("saved documents, 5 B\n"), "{shown}");
    let erased = home.run(&["forget", "--all", "--yes"]);
    assert_eq!(erased.code, 0, "{}", erased.err);
    let left = format!(
        "squadroom: left alone in {}, because squadroom did not make it: budget.json, old cases, \
         report.docx\n",
        shelf.display()
    );
    assert_eq!(erased.err, left);
    for name in own {
        assert!(!data.join(name).exists(), "{name}");
    }
    for name in theirs {
        assert!(data.join(name).exists(), "{name}");
    }
    assert_eq!(names(&data.join("backups")), ["record-2026-cases.db", "record-notes.db"]);
    assert_eq!(home.run(&["forget", "--all"]).err, "squadroom: there is nothing to erase\n");
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
