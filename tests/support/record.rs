//! A record of the small catalog's entries.

use squadroom::app::{Action, Effect, RecordNow, RecordOutcome, RecordTask, update};
use squadroom::catalog::PartialDate;
use squadroom::record::{Completion, Hours, Item, LogEntry, Note, RecordSnapshot, RecordedItem};
use squadroom::term::App;

/// The tasks among effects that are nothing else.
pub fn tasks(effects: Vec<Effect>) -> Vec<RecordTask> {
    let task = |effect| match effect {
        Effect::Record(task) => task,
        other => panic!("{other:?}"),
    };
    effects.into_iter().map(task).collect()
}

/// The one task.
pub fn task(effects: Vec<Effect>) -> RecordTask {
    let [task] = <[RecordTask; 1]>::try_from(tasks(effects)).unwrap();
    task
}

/// Tells the finder what came of a task.
pub fn tell(finder: &mut App, outcome: RecordOutcome) {
    assert_eq!(update(&mut finder.model, Action::Record(outcome)), []);
}

/// The row of messages.
pub fn told(finder: &App) -> String {
    let text = super::draw(finder).text;
    text.lines().rev().nth(1).unwrap().trim().to_owned()
}

/// A date that exists.
pub fn date(text: &str) -> Option<PartialDate> {
    Some(PartialDate::parse(text).unwrap())
}

/// Tells the finder that this is in the record, on 2026-11-26.
pub fn write_down(finder: &mut App, contents: RecordSnapshot) {
    let now = RecordNow { contents, today: date("2026-11-26"), ..RecordNow::default() };
    let read = Action::Record(RecordOutcome::Read(Box::new(now)));
    assert_eq!(update(&mut finder.model, read), []);
}

fn entry<'a>(contents: &'a mut RecordSnapshot, id: &str) -> &'a mut RecordedItem {
    let catalog = super::small();
    let subject = match catalog.entry(id) {
        Some(entry) => Item::of(&catalog, &entry),
        None => Item { id: id.to_owned(), title: id.to_owned(), ..Item::default() },
    };
    let kept = RecordedItem { subject, ..RecordedItem::default() };
    contents.kept.entry(id.to_owned()).or_insert(kept)
}

/// Gives a star.
pub fn star(contents: &mut RecordSnapshot, subject: Item) {
    let kept = contents.kept.entry(subject.id.clone()).or_default();
    kept.subject = subject;
    kept.standing.starred = true;
}

/// A record in which only this is planned.
pub fn planned(id: &str, due: Option<&str>) -> RecordSnapshot {
    let mut contents = RecordSnapshot::default();
    entry(&mut contents, id).standing.planned = Some(due.and_then(date));
    contents
}

/// A line of the log.
fn done<'a>(
    contents: &'a mut RecordSnapshot,
    id: &str,
    day: &str,
    minutes: u32,
) -> &'a mut LogEntry {
    let kept = entry(contents, id);
    kept.standing.done.insert(
        0,
        LogEntry {
            id: format!("done.{id}{day}"),
            subject: kept.subject.clone(),
            completion: Completion {
                date: date(day),
                hours: Hours::of_minutes(minutes),
                ..Completion::default()
            },
            added: "2026-11-01T12:00:00Z".to_owned(),
            changed: "2026-11-01T12:00:00Z".to_owned(),
        },
    );
    &mut kept.standing.done[0]
}

/// A record with a little of everything.
pub fn record_of() -> RecordSnapshot {
    let mut contents = RecordSnapshot::default();
    done(&mut contents, "massage-guide", "2026-03-02", 90);
    let kept = entry(&mut contents, "massage-guide");
    kept.standing.starred = true;
    kept.standing.lists.push("Roll call".to_owned());
    kept.standing.note = Some(Note {
        text: "Play it at roll call.\nAsk Ruiz for the projector.".to_owned(),
        changed: "2026-11-01T12:00:00Z".to_owned(),
    });
    entry(&mut contents, "labor-victims").standing.planned = Some(date("2026-12-01"));
    entry(&mut contents, "of-another-catalog").standing.starred = true;
    contents
}

/// A record of several years.
pub fn full_record() -> RecordSnapshot {
    let mut contents = record_of();
    for (month, minutes) in [(1, 60), (3, 150), (4, 480), (9, 45), (11, 90)] {
        done(&mut contents, "basic-course", &format!("2026-{month:02}-10"), minutes);
    }
    done(&mut contents, "advanced-course", "2024-05", 1440).completion.expires = date("2026-05");
    entry(&mut contents, "own.1234").subject.title = "Interview room practice".to_owned();
    let own = done(&mut contents, "own.1234", "2025-07-01", 20);
    own.completion.provider = Some("Sheriff's Office of a County with a Long Name".to_owned());
    own.completion.expires = date("2027-07-01");
    entry(&mut contents, "basic-course").standing.planned = Some(date("2026-11-20"));
    entry(&mut contents, "advanced-course").standing.planned = Some(None);
    contents
}
