//! One bit of the file flips: it is found, or it did no harm. Never is another record
//! told as if it were this one.

use crate::{Home, LATER, NOW, completion, date, subject};
use rusqlite::Connection;
use squadroom::record::{Completion, FILE, Record, backups, examine, set_aside, set_aside_files};
use std::fs;
use std::path::Path;

/// Flips that are tried.
const FLIPS: usize = 300;

fn full(home: &Home) -> Record {
    let mut record = home.record();
    for number in 0..60 {
        let id = format!("training-{number}");
        let training = subject(&id, &format!("Training number {number}"));
        let completion = Completion {
            provider: Some("Academy".to_owned()),
            certificate: Some(format!("C-{number}")),
            expires: Some(date("2028-03-04")),
            ..completion("2026-03-04", "1:30")
        };
        record.add_done(&training, &completion, NOW).unwrap();
        record.star(&training, number % 2 == 0, NOW).unwrap();
        record.set_in_list(&training, "Roll Call", number % 3 == 0, NOW).unwrap();
        record.set_note(&training, &format!("room {number}"), NOW).unwrap();
        record.plan(&training, Some(&date("2027-01-02")), LATER).unwrap();
    }
    record
}

/// All that a record answers, by every way in.
fn answers(directory: &Path) -> Result<String, String> {
    let told = |error: squadroom::record::RecordError| error.to_string();
    let record = Record::open_existing(directory).map_err(told)?.ok_or("none")?;
    let archive = record.archive().map_err(told)?;
    let contents = record.contents().map_err(told)?;
    let marked = record.marked().map_err(told)?;
    let one = record.standing("training-3").map_err(told)?;
    let listed = record.listed("roll call").map_err(told)?;
    let found = record.done_starting("done.").map_err(told)?;
    Ok(format!("{archive:?} {contents:?} {marked:?} {one:?} {listed:?} {found:?}"))
}

#[test]
fn no_flipped_bit_changes_what_is_told() {
    let model = Home::new();
    let sound = fs::read(full(&model).file()).unwrap();
    let expected = answers(&model.data()).unwrap();
    let (mut found, mut harmless) = (0, 0);
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..FLIPS {
        let home = Home::new();
        fs::create_dir_all(home.data()).unwrap();
        let (at, bit) = (random.usize(..sound.len()), random.usize(..8));
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << bit;
        fs::write(home.data().join(FILE), &bytes).unwrap();
        match answers(&home.data()) {
            Err(_) => found += 1,
            Ok(answer) if answer == expected => harmless += 1,
            Ok(answer) => panic!("byte {at}, bit {bit}: {answer}"),
        }
    }
    println!("{FLIPS} flipped bits: {found} found, {harmless} without harm, 0 silent changes");
    assert!(found > FLIPS / 4, "{found}");
}

#[test]
fn changed_hours_are_damage_and_a_copy_brings_the_right_ones_back() {
    let home = Home::new();
    let record = full(&home);
    record.copy_of_the_day(NOW).unwrap();
    drop(record);
    let file = home.data().join(FILE);
    let other = Connection::open(&file).unwrap();
    other.execute("UPDATE done SET minutes = 600 WHERE certificate = 'C-7'", []).unwrap();
    drop(other);
    let log = home.run(&["log"]);
    assert_eq!((log.code, log.out.as_str()), (3, ""), "{}", log.err);
    assert!(
        log.err.contains("damaged (the disk or another program changed its contents)"),
        "{}",
        log.err
    );
    assert_eq!(set_aside_files(&home.data()).len(), 1);
    home.text(&["record", "restore"]);
    assert!(home.text(&["log"]).contains("     90 h    60\n"));
}

#[test]
fn a_write_does_not_hide_what_changed_before_it() {
    let home = Home::new();
    let mut record = full(&home);
    let other = Connection::open(record.file()).unwrap();
    other.execute("DELETE FROM star WHERE subject = 'training-4'", []).unwrap();
    drop(other);
    let star = record.star(&subject("new", "New"), true, NOW).unwrap_err();
    assert!(star.to_string().contains("changed its contents"), "{star}");
    drop(record);
    assert!(set_aside(&home.data(), NOW).unwrap().is_some());
}

#[test]
fn an_older_record_gets_a_sum_and_loses_nothing() {
    let home = Home::new();
    let file = full(&home).file().to_path_buf();
    let expected = answers(&home.data()).unwrap();
    let form = |file: &Path| -> i32 {
        let file = Connection::open(file).unwrap();
        file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    // As the program before this one wrote it.
    let other = Connection::open(&file).unwrap();
    other.execute_batch("DROP TABLE seal; DROP TABLE sent; PRAGMA user_version = 1").unwrap();
    drop(other);
    let copy = home.data().join("older.db");
    fs::copy(&file, &copy).unwrap();
    examine(&file).unwrap();
    assert_eq!(form(&file), 1, "who only looks changes nothing");
    assert!(answers(&home.data()).unwrap() == expected);
    assert_eq!(form(&file), 3);
    assert!(backups(&home.data())[0].ends_with("record-form-1.db"));
    home.text(&["record", "restore", copy.to_str().unwrap()]);
    assert!(answers(&home.data()).unwrap() == expected);
    assert_eq!((form(&file), form(&copy)), (3, 1));
}
