//! Notes, forms and the view of the officer's record: keys in, tasks out, and what
//! is typed stays until it is written down.

use crate::support::record::{date, record_of, task, tasks, tell, told, write_down};
use crate::support::{draw, finder, press};
use crossterm::event::Event;
use squadroom::app::{Effect, RecordOutcome, RecordTask};
use squadroom::term::App;

/// The text of the screen without what is cut off by its width.
fn text(finder: &App) -> String {
    draw(finder).text
}

#[test]
fn a_note_is_written_in_lines_and_kept() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "massage businesses<Alt-N>"), []);
    assert!(text(&finder).contains("Note: Closing the Door on Illicit Massage Businesses"));
    assert!(text(&finder).contains("Don't write case data"), "{}", text(&finder));
    press(&mut finder, "Good for roll call.<Enter>Ask Ruiz q!");
    assert_eq!(finder.model.query.value(), "massage businesses");
    let task = task(press(&mut finder, "<Ctrl-S>"));
    let RecordTask::SetNote(subject, note, _) = &task else { panic!("{task:?}") };
    assert_eq!(
        (subject.id.as_str(), note.as_str()),
        ("massage-guide", "Good for roll call.\nAsk Ruiz q!")
    );
    assert!(text(&finder).contains("Ask Ruiz q!"), "it stays until it is kept");
    assert_eq!(press(&mut finder, "more<Ctrl-S>"), [], "it is asked for once");
    tell(&mut finder, RecordOutcome::Kept(task, Box::default()));
    assert!(told(&finder).starts_with("Note saved: Closing the Door"));
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn a_star_is_not_given_where_one_writes_and_nothing_is_saved_by_its_key() {
    for opens in ["<Alt-N>", "<Alt-P>", "<Alt-D>", "<Alt-L>"] {
        let mut finder = finder(80, 24);
        let faults = finder.look.keymap.overlay("keys.toml", "[global]\nstar = [\"ctrl-v\"]");
        assert_eq!(faults, []);
        press(&mut finder, "massage businesses");
        assert_eq!(tasks(press(&mut finder, "<Ctrl-V>")).len(), 1, "a star in the search line");
        press(&mut finder, opens);
        assert_eq!(press(&mut finder, "x<Ctrl-V>"), [], "{opens}");
        assert_eq!(finder.model.overlays.len(), 1, "{opens}");
        let hints = draw(&finder).text;
        assert_eq!(hints.contains("Ctrl-S save"), opens != "<Alt-L>", "{hints}");
    }
}

#[test]
fn a_note_that_is_not_kept_stays_open() {
    let mut finder = finder(80, 24);
    let task = task(press(&mut finder, "<Esc>nTell the sergeant<Ctrl-S>"));
    let why = "/x/record.db: the disk is full; nothing was changed, make room and try again";
    tell(&mut finder, RecordOutcome::NotKept(task.clone(), why.to_owned()));
    let shown = text(&finder);
    assert!(shown.contains("Tell the sergeant"), "{shown}");
    assert!(shown.contains("Not saved: /x/record.db: the disk is full"), "{shown}");
    let again = tasks(press(&mut finder, ".<Ctrl-S>"));
    assert!(
        matches!(&again[..], [RecordTask::SetNote(_, note, _)] if note == "Tell the sergeant.")
    );
}

#[test]
fn a_note_is_changed_and_taken_away() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "massage businesses<Esc><Esc>/massage businesses<Alt-N>");
    assert!(text(&finder).contains("Ask Ruiz for the projector."));
    assert_eq!(press(&mut finder, "<Ctrl-S>"), []);
    assert_eq!(told(&finder), "The note has not changed.");
    press(&mut finder, "<Alt-N>");
    let task = task(press(&mut finder, "<Ctrl-U><Backspace><Ctrl-U><Ctrl-S>"));
    assert!(matches!(&task, RecordTask::SetNote(_, note, _) if note.is_empty()), "{task:?}");
    tell(&mut finder, RecordOutcome::Kept(task, Box::default()));
    assert!(told(&finder).starts_with("Note deleted: "));
}

#[test]
fn what_does_not_belong_into_a_note_is_said_once() {
    let mut finder = finder(80, 24);
    let mut record = record_of();
    record.told.push("no case data".to_owned());
    write_down(&mut finder, record);
    press(&mut finder, "<Esc>n");
    assert!(text(&finder).contains("Note: ") && !text(&finder).contains("Don't write case data"));
}

#[test]
fn nothing_that_is_typed_is_lost_unasked() {
    for leave in ["<Esc>", "<Ctrl-C><Ctrl-C>"] {
        let mut finder = finder(80, 24);
        press(&mut finder, "<Esc>nHalf a thou");
        assert_eq!(press(&mut finder, leave), []);
        assert!(told(&finder).contains("Press the same key again"), "{}", told(&finder));
        press(&mut finder, "ght");
        assert_eq!(press(&mut finder, leave), [], "another key is a no");
        assert!(text(&finder).contains("Half a thought"));
        let left = press(&mut finder, leave.split_inclusive('>').next().unwrap());
        assert!(left == [Effect::Quit] || finder.model.overlays.is_empty(), "{leave}");
    }
}

#[test]
fn no_way_around_an_open_note_loses_it() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>nHalf a thought");
    for way in [
        "<F1>/", "<F1>2", "<F1>t", "<F1>r", "<F2>!", "<Ctrl-G>", "<Ctrl-T>", "<Tab>", "<F5>",
        "<F3>",
    ] {
        press(&mut finder, way);
        press(&mut finder, "<F1><F1>");
        while !text(&finder).contains("Half a thought") {
            assert!(!finder.model.overlays.is_empty(), "{way}");
            press(&mut finder, "<Esc>");
        }
    }
    assert_eq!(finder.model.overlays.len(), 1);
}

#[test]
fn an_unchanged_note_is_left_unasked() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>n<Esc>");
    assert!(finder.model.overlays.is_empty());
    press(&mut finder, "nab<Backspace><Backspace><Esc>");
    assert!(finder.model.overlays.is_empty());
}

#[test]
fn the_cursor_stands_behind_wide_letters_and_wrapped_lines() {
    let mut finder = finder(40, 24);
    let mut record = record_of();
    record.told.push("no case data".to_owned());
    write_down(&mut finder, record);
    press(&mut finder, "<Esc>n日本é");
    assert_eq!((draw(&finder).cursor.x, draw(&finder).cursor.y), (1 + 5, 2));
    press(&mut finder, " and so many words that they fill several rows");
    let (shown, at) = (text(&finder), draw(&finder).cursor);
    let row = shown.lines().nth(at.y.into()).unwrap();
    assert!(row.ends_with("rows") && at.y > 2, "{shown}");
    press(&mut finder, "<Up><Home>X");
    assert!(text(&finder).contains("X日 本 é and"), "{}", text(&finder));
}

#[test]
fn a_pasted_text_keeps_its_lines() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>n");
    finder.handle(Event::Paste("one\r\ntwo\u{1b}[31m\u{202e}\n".to_owned()));
    let task = task(press(&mut finder, "<Ctrl-S>"));
    assert!(
        matches!(&task, RecordTask::SetNote(_, note, _) if note == "one\ntwo[31m\n"),
        "{task:?}"
    );
}

#[test]
fn what_was_done_is_written_down_with_its_length() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    assert_eq!(tasks(press(&mut finder, "improving victim<Alt-D>")), [RecordTask::Read]);
    let shown = text(&finder);
    assert!(shown.contains("Done: Labor Trafficking"), "{shown}");
    assert!(
        shown.contains("Date:        Nov 26, 2026") && shown.contains("Hours:       1\n"),
        "{shown}"
    );
    press(
        &mut finder,
        "<Ctrl-U>2026-11-2<Backspace>24<Tab><Ctrl-U>1:30<Enter><Enter>A-17<Down>POST",
    );
    let task = task(press(&mut finder, "<Ctrl-S>"));
    let RecordTask::AddDone(subject, done) = &task else { panic!("{task:?}") };
    assert_eq!(subject.id, "labor-victims");
    assert_eq!(done.date, date("2026-11-24"));
    assert_eq!(done.hours.unwrap().minutes(), 90);
    assert_eq!(done.provider, None);
    assert_eq!(done.certificate.as_deref(), Some("A-17"));
    assert_eq!(done.credit.as_deref(), Some("POST"));
    tell(&mut finder, RecordOutcome::Kept(task, Box::default()));
    let shown = text(&finder);
    assert!(shown.contains("Logged 1.5 h, Nov 24, 2026: Labor Traff"), "{shown}");
    assert!(shown.contains("Removed from your plan."), "{shown}");
}

#[test]
fn what_is_wrong_in_a_form_is_said_in_words() {
    for (typed, said) in [
        ("<Ctrl-U>the other day", "Enter a date like 11/26/2026."),
        ("<Tab><Ctrl-U>long", "Enter hours like 1.5, 1:30, or 90m."),
        ("<Up>2026-11-25", "It can't expire on Nov 25, 2026, before you took it."),
    ] {
        let mut finder = finder(80, 24);
        write_down(&mut finder, record_of());
        press(&mut finder, "<Esc>d");
        press(&mut finder, typed);
        assert_eq!(press(&mut finder, "<Tab><Tab><Ctrl-S>"), [], "{typed}");
        assert_eq!(told(&finder), said);
        let typed = &typed[typed.len() - 4..];
        let at = draw(&finder).cursor;
        let row = text(&finder).lines().nth(at.y.into()).unwrap().to_owned();
        assert!(row.contains(typed), "the cursor is where it is wrong: {row}");
    }
}

#[test]
fn enter_on_the_last_line_saves() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "<Esc>d");
    let all = tasks(press(&mut finder, "<Enter><Enter><Enter><Enter><Enter><Enter>"));
    assert!(matches!(&all[..], [RecordTask::AddDone(..)]), "{all:?}");
}

#[test]
fn a_training_is_planned_and_planned_no_longer() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "<Esc>p");
    assert!(text(&finder).contains("Plan: Basic Investigations"));
    for (typed, said) in
        [("2026-12", "Enter a day like 12/31/2026."), ("-3", "Enter a date like 11/26/2026.")]
    {
        press(&mut finder, typed);
        assert_eq!(press(&mut finder, "<Enter>"), []);
        assert_eq!(told(&finder), said);
    }
    let task = task(press(&mut finder, "1<Enter>"));
    assert!(matches!(&task, RecordTask::Plan(_, due) if *due == date("2026-12-31")), "{task:?}");
    tell(&mut finder, RecordOutcome::Kept(task, Box::default()));
    assert_eq!(told(&finder), "Planned for Dec 31, 2026: Basic Investigations");
    let none = tasks(press(&mut finder, "p<Enter>"));
    assert!(matches!(&none[..], [RecordTask::Plan(_, None)]), "{none:?}");
    press(&mut finder, "<Esc>");
    let past = tasks(press(&mut finder, "p2026-01-01<Enter>"));
    assert!(past.is_empty() && told(&finder) == "Jan 1, 2026 is in the past.", "{past:?}");
    let off = tasks(press(&mut finder, "<Ctrl-U>no<Enter>"));
    assert!(matches!(&off[..], [RecordTask::Unplan(_)]), "{off:?}");
}

#[test]
fn another_day_begins_while_the_finder_is_open() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "<Esc>d");
    let now = squadroom::app::RecordNow {
        contents: record_of(),
        today: date("2026-11-27"),
        ..Default::default()
    };
    tell(&mut finder, RecordOutcome::Read(Box::new(now)));
    assert!(text(&finder).contains("Date:        Nov 27, 2026"), "{}", text(&finder));
}

#[test]
fn an_empty_record_says_how_to_begin() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>m");
    let shown = text(&finder);
    assert!(shown.contains("Your training log is empty."), "{shown}");
    assert!(shown.contains("press d"), "{shown}");
}
