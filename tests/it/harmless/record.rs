//! Texts of a record that somebody else wrote: restored, or taken in.

use crate::harmless::{checked, data, payloads};
use serde_json::json;
use squadroom::record::Record;
use tempfile::TempDir;

/// Everything that shows a record.
const OUTPUTS: &[&[&str]] = &[
    &["log"],
    &["log", "--json"],
    &["log", "--csv"],
    &["log", "--markdown"],
    &["log", "--html"],
    &["plan"],
    &["plan", "--json"],
    &["plan", "--ics"],
    &["star"],
    &["star", "--json"],
    &["star", "--list", "roll call"],
    &["search", "is:planned"],
    &["search", "list:x"],
    &["forget", "--all"],
    &["note", "own.7"],
    &["note", "own.7", "--json"],
    &["done", "done.", "--off"],
    &["done", "own.", "--off"],
    &["plan", "own.", "--off"],
    &["note", "own."],
];

/// Makes it a record of the first form, which had no seal.
fn unsealed(database: &rusqlite::Connection) {
    database.execute_batch("DROP TABLE seal; DROP TABLE sent; PRAGMA user_version = 1").unwrap();
}

/// A record with a payload in every column of text, written by another program.
fn write(home: &TempDir) -> usize {
    drop(Record::open(&data(home)).unwrap());
    let file = data(home).join("record.db");
    let mut database = rusqlite::Connection::open(file).unwrap();
    let writing = database.transaction().unwrap();
    let now = "2026-11-26T18:00:00Z";
    let mut fields = 0;
    for (place, payload) in payloads::all().iter().enumerate() {
        let text = format!("{place} {payload} {place}");
        for id in [format!("own.{place}"), format!("own.{place}-{payload}")] {
            let put = |insert: &str, values: &[&dyn rusqlite::ToSql]| {
                writing.execute(insert, values).unwrap();
            };
            put(
                "INSERT INTO subject VALUES (?1, ?2, ?2, ?2, ?3, ?2)",
                &[&id, &text, &format!("{text}\n{text}")],
            );
            put("INSERT INTO star VALUES (?, ?)", &[&id, &text]);
            put("INSERT INTO listed VALUES (?, ?, ?)", &[&text, &id, &text]);
            put("INSERT INTO listed VALUES ('Roll call', ?, ?)", &[&id, &text]);
            put("INSERT INTO note VALUES (?, ?, ?)", &[&id, &text.replace('\n', " "), &text]);
            put("INSERT INTO plan VALUES (?, '2026-12-31', ?)", &[&id, &text]);
            put(
                "INSERT INTO done VALUES (?1, ?2, '2026-11-26', 60, ?3, ?3, ?3, '2027-01-01', ?4, ?3)",
                &[&format!("done.{id}"), &id, &text, &now],
            );
        }
        // subject: id, title, kind, provider, topics, url; list; note; line: id,
        // provider, certificate, credit; five times of a change.
        fields = 17;
    }
    unsealed(&writing);
    writing.commit().unwrap();
    fields
}

#[test]
fn nothing_foreign_in_a_record_leaves_it() {
    let home = TempDir::new().unwrap();
    let fields = write(&home);
    for output in OUTPUTS {
        checked(&home, output);
    }
    let told = checked(&home, &["log"]);
    assert!(told.lines().count() > 600, "every line of the log is there");
    let count = 300 * fields * OUTPUTS.len();
    println!("a record: {count} combinations");
}

#[test]
fn nothing_foreign_in_a_restored_record_leaves_it() {
    let (home, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    write(&other);
    let file = data(&other).join("record.db");
    checked(&home, &["record", "restore", file.to_str().unwrap()]);
    for output in &OUTPUTS[..8] {
        checked(&home, output);
    }
}

#[test]
fn a_date_that_is_none_is_told_harmlessly() {
    for (place, payload) in payloads::all().iter().enumerate().step_by(6) {
        let home = TempDir::new().unwrap();
        drop(Record::open(&data(&home)).unwrap());
        let database = rusqlite::Connection::open(data(&home).join("record.db")).unwrap();
        database
            .execute("INSERT INTO subject VALUES ('own.1', 'x', '', NULL, '', NULL)", [])
            .unwrap();
        let column = [
            "INSERT INTO plan VALUES ('own.1', ?, 'x')",
            "INSERT INTO done VALUES ('done.a', 'own.1', ?, 1, '', '', '', NULL, '', '')",
        ][place % 2];
        database.execute(column, [payload]).unwrap();
        unsealed(&database);
        drop(database);
        for output in [["log", "--plain"], ["plan", "--plain"], ["log", "--json"]] {
            checked(&home, &output);
        }
    }
}

#[test]
fn nothing_foreign_in_a_file_that_is_taken_in_leaves_it() {
    let home = TempDir::new().unwrap();
    let now = "2026-11-26T18:00:00Z";
    let [mut subjects, mut lists, mut notes, mut planned, mut done] = [const { Vec::new() }; 5];
    for (place, payload) in payloads::all().iter().enumerate() {
        let (id, text) = (format!("own.{place}"), format!("{place} {payload}"));
        subjects.push(json!({
            "id": id, "title": text, "provider": text,
        }));
        lists.push(json!({ "list": text, "subject": id, "changed": now }));
        notes.push(json!({ "subject": id, "text": text.replace('\n', " "), "changed": now }));
        planned.push(json!({ "subject": id, "due": "2026-12-31", "changed": now }));
        done.push(json!({
            "id": format!("done.{place}"), "subject": id, "date": "2026-11-26", "minutes": 5,
            "provider": text, "certificate": text, "credit": text, "added": now, "changed": now,
        }));
    }
    let archive = json!({
        "squadroom_record": 1, "subjects": subjects, "stars": [], "lists": lists,
        "notes": notes, "planned": planned, "done": done,
    });
    let file = home.path().join("colleague.json");
    std::fs::write(&file, archive.to_string()).unwrap();
    let told = checked(&home, &["record", "import", file.to_str().unwrap()]);
    assert!(checked(&home, &["log"]).lines().count() > 300, "they are taken in: {told}");
    for output in OUTPUTS {
        checked(&home, output);
    }
    println!("taken in: {} combinations", 300 * 7 * OUTPUTS.len());
}

#[test]
fn what_is_refused_is_told_harmlessly() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("colleague.json");
    let empty = json!({ "squadroom_record": 1, "subjects": [], "stars": [], "lists": [],
        "notes": [], "planned": [], "done": [] });
    let mut count = 0;
    for payload in payloads::all().iter().step_by(3) {
        let subject = json!({ "id": "own.1", "title": "x", "url": payload });
        for (key, value) in [
            ("subjects", json!([{ "id": payload, "title": "x" }])),
            ("subjects", json!([subject])),
            ("subjects", json!([{ "id": "own.2", "title": "x", "kind": payload }])),
            ("subjects", json!([{ "id": "own.2", "title": "x", "topics": [payload] }])),
            ("stars", json!([{ "subject": payload, "changed": payload }])),
            ("done", json!([{ "id": payload, "subject": "own.1", "added": "", "changed": "" }])),
            (payload, json!([])),
        ] {
            let mut archive = empty.clone();
            archive[key] = value;
            std::fs::write(&file, archive.to_string()).unwrap();
            checked(&home, &["record", "import", file.to_str().unwrap()]);
            count += 1;
        }
    }
    for output in OUTPUTS {
        checked(&home, output);
    }
    println!("refused: {count} combinations");
}
