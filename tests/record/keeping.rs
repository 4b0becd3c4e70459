//! The store itself.

use crate::{Home, LATER, NOW, completion, date, subject};
use squadroom::record::{Completion, Hours, MarkedIds, Note, Record, RecordError};

#[test]
fn what_is_written_is_there_after_the_program_ended() {
    let home = Home::new();
    let (labor, film) = (subject("labor", "Labor Basics"), subject("film", "A Film"));
    let mut record = home.record();
    assert!(record.star(&labor, true, NOW).unwrap());
    assert!(!record.star(&labor, true, LATER).unwrap(), "it has one already");
    record.set_in_list(&film, "Roll Call", true, NOW).unwrap();
    assert_eq!(
        record.set_in_list(&labor, " roll  call", true, NOW).unwrap(),
        ("Roll Call".to_owned(), true)
    );
    record.set_note(&labor, "one\r\ntwo\u{1b}[31m\n", NOW).unwrap();
    record.plan(&labor, Some(&date("2026-12-31")), NOW).unwrap();
    record.plan(&film, None, NOW).unwrap();
    drop(record);

    let record = Record::open_existing(&home.data()).unwrap().unwrap();
    let standing = record.standing("labor").unwrap();
    assert!(standing.starred && standing.done.is_empty());
    assert_eq!(standing.lists, ["Roll Call"]);
    let note = Note { text: "one\ntwo[31m".to_owned(), changed: NOW.to_owned() };
    assert_eq!(standing.note, Some(note));
    assert_eq!(standing.planned, Some(Some(date("2026-12-31"))));
    assert_eq!(record.standing("nobody").unwrap(), Default::default());
    assert_eq!(record.starred().unwrap(), std::slice::from_ref(&labor));
    assert_eq!(record.listed("ROLL CALL").unwrap().unwrap(), [film, labor]);
    assert_eq!(record.listed("none").unwrap(), None);
    let due: Vec<_> =
        record.planned().unwrap().into_iter().map(|p| (p.subject.id, p.due)).collect();
    assert_eq!(due, [("labor".to_owned(), Some(date("2026-12-31"))), ("film".to_owned(), None)]);
    let ids = |ids: &[&str]| -> Vec<String> { ids.iter().map(|&id| id.to_owned()).collect() };
    assert_eq!(
        record.marked().unwrap(),
        MarkedIds {
            starred: ids(&["labor"]),
            planned: ids(&["film", "labor"]),
            done: Vec::new(),
            notes: vec![("labor".to_owned(), record.standing("labor").unwrap().note.unwrap().text)],
            lists: vec![("Roll Call".to_owned(), ids(&["film", "labor"]))],
        }
    );
}

#[test]
fn what_was_done_is_a_line_each_time_and_planned_no_longer() {
    let home = Home::new();
    let labor = subject("labor", "Labor Basics");
    let mut record = home.record();
    record.plan(&labor, None, NOW).unwrap();
    let first = record.add_done(&labor, &completion("2025-03", "1:30"), NOW).unwrap();
    assert_eq!(record.planned().unwrap(), []);
    let second = record.add_done(&labor, &completion("2026-03-01", "1:30"), LATER).unwrap();
    let undated = record.add_done(&labor, &Completion::default(), NOW).unwrap();
    let all = |record: &Record| {
        let mut ids = Vec::new();
        record.each_done(|done| ids.push(done.id)).unwrap();
        ids
    };
    assert_eq!(all(&record), [second.clone(), first.clone(), undated.clone()]);
    let better = Completion {
        date: Some(date("2025-03-04")),
        hours: Hours::parse("2"),
        provider: Some("Academy".to_owned()),
        certificate: Some("C-17".to_owned()),
        credit: Some("POST".to_owned()),
        expires: Some(date("2027-03")),
    };
    record.change_done(&first, &better, LATER).unwrap();
    let done = record.done_starting(&first).unwrap().remove(0);
    assert_eq!((done.completion.clone(), done.added.as_str()), (better, NOW));
    assert_eq!((done.changed.as_str(), done.provider()), (LATER, Some("Academy")));
    record.remove_done(&undated).unwrap();
    assert!(matches!(record.remove_done(&undated), Err(RecordError::Missing(_))));
    assert!(matches!(
        record.change_done("done.none", &Completion::default(), NOW),
        Err(RecordError::Missing(_))
    ));
    assert_eq!(all(&record), [second, first]);
}

#[test]
fn a_training_in_no_catalog_is_found_again_by_its_title() {
    let home = Home::new();
    let mut record = home.record();
    let own = record.own(" In-service  day ").unwrap();
    assert!(own.is_own() && own.title == "In-service day" && own.id.starts_with("own."));
    record.add_done(&own, &completion("2026-11-20", "8"), NOW).unwrap();
    assert_eq!(record.own("IN-SERVICE DAY").unwrap().id, own.id);
    assert_ne!(record.own("Another day").unwrap().id, own.id);
    assert!(matches!(record.own(" "), Err(RecordError::Invalid(_))));
}

#[test]
fn the_title_is_the_last_one_told_and_goes_with_the_last_mention() {
    let home = Home::new();
    let mut record = home.record();
    record.star(&subject("labor", "Old Title"), true, NOW).unwrap();
    record.plan(&subject("labor", "New Title"), None, NOW).unwrap();
    assert_eq!(record.starred().unwrap()[0].title, "New Title");
    record.star(&subject("labor", "New Title"), false, NOW).unwrap();
    assert_eq!(record.subjects_starting("lab").unwrap().len(), 1);
    assert!(record.unplan("labor").unwrap() && !record.unplan("labor").unwrap());
    assert_eq!(record.subjects_starting("lab").unwrap(), []);
}

#[test]
fn something_is_told_once_for_ever() {
    let home = Home::new();
    assert!(home.record().record_notice("no case data").unwrap());
    assert!(!home.record().record_notice("no case data").unwrap());
}

#[test]
fn no_record_is_made_by_looking_for_one() {
    let home = Home::new();
    assert!(Record::open_existing(&home.data()).unwrap().is_none());
    assert!(!home.data().exists());
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let mut record = home.record();
    record.star(&subject("labor", "Labor Basics"), true, NOW).unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&home.data()), mode(record.file())), (0o700, 0o600));
    let mut files: Vec<_> = std::fs::read_dir(home.data())
        .unwrap()
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["record.db", "record.lock"], "nothing else lies beside it");
}
