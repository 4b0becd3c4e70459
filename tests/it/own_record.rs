//! The officer's own record in the finder: keys in, state and tasks out.

use crate::support::record::{date, planned, record_of, task, tasks, tell, told, write_down};
use crate::support::{draw, finder, press, selected};
use squadroom::app::{Action, RecordNow, RecordOutcome, RecordTask};
use squadroom::record::RecordSnapshot;
use squadroom::term::App;

/// The row of the list that is selected.
fn row(finder: &App) -> String {
    let text = draw(finder).text;
    text.lines().find(|row| row.contains('▌')).unwrap().to_owned()
}

#[test]
fn rows_and_detail_tell_what_is_written_down_once_it_is_known() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage businesses");
    assert!(!draw(&finder).text.contains("Your log"));
    write_down(&mut finder, record_of());
    let text = draw(&finder).text;
    assert!(row(&finder).starts_with("*+▌Closing"), "{text}");
    assert!(text.contains("Your log: starred; done Mar 2, 2026, 1.5 h; in Roll call"), "{text}");
    assert!(text.contains("Your note: Play it at roll call. …"), "{text}");
    press(&mut finder, "<Ctrl-O>");
    assert!(draw(&finder).text.contains("Ask Ruiz for the projector."));
    press(&mut finder, "<Esc>");
    crate::support::resize(&mut finder, 200, 50);
    assert!(row(&finder).starts_with("*+▌Closing"), "{}", row(&finder));
}

#[test]
fn what_is_overdue_is_said_in_words() {
    let mut finder = finder(80, 24);
    press(&mut finder, "improving victim");
    write_down(&mut finder, planned("labor-victims", Some("2026-11-25")));
    assert!(draw(&finder).text.contains("Your log: planned for Nov 25, 2026, overdue"));
    write_down(&mut finder, planned("labor-victims", Some("2026-11-26")));
    let text = draw(&finder).text;
    assert!(text.contains("planned for Nov 26, 2026") && !text.contains("overdue"), "{text}");
}

/// A record that a stranger handed on may give misleading titles and numbers to entries.
#[test]
fn no_title_of_the_record_is_shown_for_an_entry_of_the_catalog() {
    let catalog = crate::support::small();
    let mut contents = RecordSnapshot::default();
    for entry in catalog.entries.iter() {
        let mut all = crate::support::record::full_record();
        let mut kept = all.kept.remove("basic-course").unwrap();
        kept.subject.id = entry.id.clone();
        kept.subject.title = format!("Call 1-888-555-0000 instead of {}", entry.id);
        kept.subject.provider = Some("Evil Provider".to_owned());
        kept.subject.topics = vec!["Evil topic".to_owned()];
        for done in &mut kept.standing.done {
            done.subject = kept.subject.clone();
            done.completion.expires = date("2027-01-02");
        }
        contents.kept.insert(entry.id.clone(), kept);
    }
    let mut finder = finder(120, 200);
    write_down(&mut finder, contents);
    press(&mut finder, "<F5>");
    let text = draw(&finder).text;
    assert!(text.contains("Planned") && text.contains("Expires"), "{text}");
    for foreign in ["888-555", "instead of", "Evil"] {
        assert!(!text.contains(foreign), "{foreign}\n{text}");
    }
    let known = |id: &String| catalog.entry(id).map(|entry| entry.title.clone());
    for (id, kept) in &finder.model.record.contents().kept {
        let done = kept.standing.done.iter().map(|done| &done.subject.title);
        for title in done.chain([&kept.subject.title]) {
            assert_eq!(Some(title), known(id).as_ref(), "{id}");
        }
    }
}

#[test]
fn the_record_is_a_filter() {
    let mut finder = finder(80, 24);
    press(&mut finder, "is:starred");
    assert_eq!(finder.model.row_count(), 0);
    write_down(&mut finder, record_of());
    for (line, count) in [
        ("is:starred", 1),
        ("is:done", 1),
        ("is:noted", 1),
        ("is:planned", 1),
        ("list:\"roll call\"", 1),
    ] {
        press(&mut finder, "<Ctrl-U>");
        press(&mut finder, line);
        assert_eq!(finder.model.row_count(), count, "{line}");
    }
}

#[test]
fn a_record_that_is_read_late_moves_nothing() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>jjj");
    let before = selected(&finder);
    write_down(&mut finder, record_of());
    assert_eq!((finder.model.selected, selected(&finder)), (3, before));
}

#[test]
fn no_record_draws_nothing_anew() {
    let finder = finder(80, 24);
    let read = |contents| {
        Action::Record(RecordOutcome::Read(Box::new(RecordNow {
            contents,
            today: date("2026-11-26"),
            ..RecordNow::default()
        })))
    };
    assert!(!read(RecordSnapshot::default()).changes(&finder.model));
    assert!(read(record_of()).changes(&finder.model));
}

#[test]
fn a_record_that_cannot_be_read_is_told() {
    let mut finder = finder(80, 24);
    tell(&mut finder, RecordOutcome::NotRead("/x/record.db: the record is damaged".to_owned()));
    assert_eq!(
        told(&finder),
        "squadroom couldn't read your record. /x/record.db: the record is damaged"
    );
}

#[test]
fn a_record_that_was_set_aside_is_told_beside_what_was_done() {
    let mut finder = finder(80, 24);
    let task = task(press(&mut finder, "<Esc>s"));
    let remark = Some("Your record was damaged (it holds something else).".to_owned());
    let now = RecordNow { remark, ..RecordNow::default() };
    assert!(Action::Record(RecordOutcome::Read(Box::new(now.clone()))).changes(&finder.model));
    tell(&mut finder, RecordOutcome::Kept(task, Box::new(now)));
    let text = draw(&finder).text;
    assert!(text.contains("Starred: Basic Investigations. Your record was damaged"), "{text}");
}

#[test]
fn one_key_gives_a_star_and_takes_it_away() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage businesses");
    let task = task(press(&mut finder, "<Ctrl-S>"));
    let RecordTask::Star(subject, true) = &task else { panic!("{task:?}") };
    assert_eq!(subject.id, "massage-guide");
    assert_eq!(subject.title, "Closing the Door on Illicit Massage Businesses");
    assert_eq!(told(&finder), "", "it is not told before it is so");
    let mut now = RecordSnapshot::default();
    crate::support::record::star(&mut now, subject.clone());
    let now = RecordNow { contents: now, ..RecordNow::default() };
    tell(&mut finder, RecordOutcome::Kept(task.clone(), Box::new(now)));
    assert!(told(&finder).starts_with("Starred: Closing the Door"), "{}", told(&finder));
    assert!(row(&finder).starts_with("* ▌Closing"), "{}", row(&finder));
    press(&mut finder, "<Esc><Esc>/is:starred<Esc><Esc>");
    let off = tasks(press(&mut finder, "/massage businesses<Ctrl-S>"));
    assert!(
        matches!(&off[..], [RecordTask::Star(subject, false)] if subject.id == "massage-guide")
    );
}

#[test]
fn a_key_pressed_twice_before_the_disk_answers_gives_and_takes() {
    let mut finder = finder(80, 24);
    let both = tasks(press(&mut finder, "<Esc>ss"));
    assert!(matches!(&both[..], [RecordTask::Star(_, true), RecordTask::Star(_, false)]));
    let [on, off] = <[RecordTask; 2]>::try_from(both).unwrap();
    tell(&mut finder, RecordOutcome::Kept(on, Box::default()));
    assert!(!finder.model.is_starred());
    tell(&mut finder, RecordOutcome::Kept(off, Box::default()));
    assert!(told(&finder).starts_with("Star removed: "));
}

#[test]
fn a_star_that_is_not_written_is_told_and_not_shown() {
    let mut finder = finder(80, 24);
    let task = task(press(&mut finder, "<Esc>s"));
    let why = "/x/record.db: it cannot be written to; nothing was changed";
    tell(&mut finder, RecordOutcome::NotKept(task, why.to_owned()));
    let text = draw(&finder).text;
    assert!(text.contains("Not saved: /x/record.db: it cannot be written to"), "{text}");
    assert!(!finder.model.is_starred() && !row(&finder).contains('*'));
    assert!(matches!(tasks(press(&mut finder, "s"))[..], [RecordTask::Star(_, true)]));
}

#[test]
fn without_an_entry_nothing_is_written_down() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "zzzz<Ctrl-S>"), []);
    assert_eq!(told(&finder), "Select a resource first. Nothing was saved.");
}

#[test]
fn a_filter_by_a_record_that_was_not_read_says_so_in_place_of_nothing_found() {
    let why = "/x/record.db: the record is damaged";
    for line in ["is:starred", "list:\"roll call\"", "labor is:done", "-is:done", "basic -is:done"]
    {
        let mut finder = finder(80, 24);
        press(&mut finder, line);
        let field = if line.contains("is:") { "is" } else { "list" };
        let told = format!("`{field}:` doesn't work now: squadroom couldn't read your record.");
        let text = draw(&finder).text;
        assert_eq!(text.matches(&told).count(), 1, "not yet read, {line}: {text}");
        tell(&mut finder, RecordOutcome::NotRead(why.to_owned()));
        press(&mut finder, "<Left>");
        let text = draw(&finder).text;
        assert_eq!(text.matches(&told).count(), 1, "{line}: {text}");
        assert!(!text.contains("Nothing found"), "{text}");
        assert_eq!(text.contains(why), finder.model.row_count() == 0, "{line}: {text}");
        write_down(&mut finder, record_of());
        let text = draw(&finder).text;
        assert!(!text.contains("doesn't work now"), "{line}: {text}");
    }
}

#[test]
fn a_word_of_a_note_leads_to_it() {
    let mut finder = finder(120, 40);
    write_down(&mut finder, record_of());
    press(&mut finder, "projector");
    let text = draw(&finder).text;
    assert!(text.contains("1 note of yours has it: type note:projector."), "{text}");
    press(&mut finder, "<Ctrl-U>note:projec");
    assert!(row(&finder).contains("Closing"), "{}", row(&finder));
    press(&mut finder, "<Ctrl-U>note:siren");
    let text = draw(&finder).text;
    assert!(text.contains("No note of yours has `siren`."), "{text}");
}
