//! What another program put into the record has no effect, and is told of.

use crate::{Home, NOW, completion, subject};
use rusqlite::Connection;
use squadroom::record::{FILE, Record, examine};
use std::path::{Path, PathBuf};

/// A record with two lines of the log, and what this SQL adds to it.
fn with(home: &Home, sql: &str) -> PathBuf {
    let mut record = home.record();
    let labor = subject("labor-basics", "Labor Trafficking: The Basics");
    record.add_done(&labor, &completion("2026-03-04", "1"), NOW).unwrap();
    record.add_done(&labor, &completion("2026-03-05", "2"), NOW).unwrap();
    let file = record.file().to_path_buf();
    drop(record);
    Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    file
}

const HARMFUL: [(&str, &str); 6] = [
    ("trigger `t`", "CREATE TRIGGER t BEFORE INSERT ON done BEGIN SELECT raise(IGNORE); END"),
    (
        "trigger `t`",
        "CREATE TRIGGER t AFTER INSERT ON done BEGIN DELETE FROM done WHERE id <> new.id; END",
    ),
    (
        "trigger `t`",
        "CREATE TRIGGER t AFTER INSERT ON star BEGIN UPDATE done SET minutes = 6000; END",
    ),
    (
        "view `v`",
        "CREATE VIEW v AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n FROM x",
    ),
    ("table `a\\u{1b}b`", "CREATE TABLE \"a\u{1b}b\" (x); INSERT INTO \"a\u{1b}b\" VALUES (1)"),
    ("index `i`", "CREATE INDEX i ON done (minutes)"),
];

#[test]
fn what_others_put_into_a_record_has_no_effect_and_is_told() {
    for (named, sql) in HARMFUL {
        let home = Home::new();
        let file = with(&home, sql);
        let done = home.run(&["done", "--title", "Later", "--hours", "4"]);
        assert_eq!(done.code, 0, "{sql}: {}", done.err);
        assert!(done.out.contains("Later"), "{sql}: {}", done.out);
        let sentence =
            format!("another program added this to your record: {named}. It has no effect.");
        assert!(done.err.contains(&sentence), "{sql}: {}", done.err);
        home.run(&["star", "labor-basics"]);
        let log = home.run(&["log"]);
        assert!(log.out.contains("7 h     3\n"), "{sql}: {}", log.out);
        assert!(log.err.contains(&sentence), "{sql}: {}", log.err);
        let found = home.run(&["search", "is:starred"]);
        assert!(found.err.contains(&sentence), "{sql}: {}", found.err);
        // What is told to do helps.
        let restored = home.run(&["record", "restore", file.to_str().unwrap()]);
        assert_eq!(restored.code, 0, "{sql}: {}", restored.err);
        assert!(restored.err.contains(named), "{sql}: {}", restored.err);
        assert!(home.text(&["log"]).contains("7 h     3\n"), "{sql}");
        assert_eq!(home.record().strangers(), None);
    }
}

#[test]
fn a_copy_is_restored_without_what_others_put_into_it() {
    for (named, sql) in HARMFUL {
        let (home, other) = (Home::new(), Home::new());
        let copy = with(&other, sql);
        let before = std::fs::read(&copy).unwrap();
        let restored = home.run(&["record", "restore", copy.to_str().unwrap()]);
        assert_eq!(restored.code, 0, "{sql}: {}", restored.err);
        assert!(restored.err.contains(named), "{sql}: {}", restored.err);
        assert_eq!(parts(&home.data().join(FILE)), parts(home_of_none().0.as_path()), "{sql}");
        assert_eq!(home.record().counts().unwrap().done, 2);
        assert_eq!(std::fs::read(&copy).unwrap(), before, "the copy is as it was");
    }
}

/// A record of nothing.
fn home_of_none() -> (PathBuf, Home) {
    let home = Home::new();
    (home.record().file().to_path_buf(), home)
}

fn parts(file: &Path) -> Vec<String> {
    let connection = Connection::open(file).unwrap();
    let mut query = connection.prepare("SELECT name FROM sqlite_schema ORDER BY name").unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_view_in_the_place_of_a_table_is_damage() {
    let home = Home::new();
    let endless = "DROP TABLE done; CREATE VIEW done AS WITH RECURSIVE x(n) AS
        (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n AS id, n AS subject, NULL AS date,
        NULL AS minutes, NULL AS provider, NULL AS certificate, NULL AS credit, NULL AS expires,
        '' AS added, '' AS changed FROM x";
    let file = with(&home, endless);
    assert!(examine(&file).unwrap_err().to_string().contains("`done` is missing or was changed"));
    let log = home.run(&["log"]);
    assert_eq!(log.code, 3, "{}", log.err);
    assert!(
        log.err.contains("your record was damaged (its table `done` is missing"),
        "{}",
        log.err
    );
}

#[test]
fn a_text_longer_than_any_that_is_written_is_not_loaded() {
    let home = Home::new();
    let file = with(&home, "UPDATE subject SET title = hex(zeroblob(20000000))");
    let error = examine(&file).unwrap_err().to_string();
    assert!(error.contains("it contains a text that is too long"), "{error}");
}

#[test]
fn the_message_for_a_copy_names_that_copy() {
    let home = Home::new();
    drop(with(&home, ""));
    let bad = home.data().join("bad.db");
    std::fs::write(&bad, "this is no database, but long enough to be one").unwrap();
    let restored = home.run(&["record", "restore", bad.to_str().unwrap()]);
    assert_eq!(restored.code, 3);
    let (name, told) = (bad.display().to_string(), &restored.err);
    assert!(told.contains(&format!("{name}: can't restore this file: ")), "{told}");
    assert!(!told.contains("squadroom log") && !told.contains(FILE), "{told}");
    assert_eq!(home.record().counts().unwrap().done, 2);
    assert_eq!(squadroom::record::set_aside_files(&home.data()), Vec::<PathBuf>::new());
    assert!(Record::open_existing(&home.data()).unwrap().is_some());
}
