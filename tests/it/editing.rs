//! Ctrl-X, Ctrl-C, Ctrl-Z and Ctrl-A do in text what they do everywhere, and
//! nothing that is typed is lost by a habit.

use crate::support::record::{record_of, tasks, tell, told, write_down};
use crate::support::{draw, finder, keys, press, selected};
use crossterm::event::Event;
use squadroom::app::{
    Action, ClipboardText, Effect, RecordNow, RecordOutcome, RecordTask, Taken, update,
};
use squadroom::term::App;
use std::time::Duration;

/// Presses Ctrl-C so many milliseconds after the start.
fn ctrl_c(finder: &mut App, at: u64) -> Vec<Effect> {
    finder.handle_at(Event::Key(keys::event("Ctrl-C")), Duration::from_millis(at))
}

fn copied(effects: &[Effect]) -> &str {
    let [Effect::Copy(ClipboardText { text, .. })] = effects else { panic!("{effects:?}") };
    text
}

/// Tells the finder of these drafts.
fn with_drafts(finder: &mut App, drafts: &[(&str, &str)]) {
    let drafts = drafts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    let now = RecordNow { contents: record_of(), drafts: drafts.collect(), ..Default::default() };
    tell(finder, RecordOutcome::Read(Box::new(now)));
}

#[test]
fn ctrl_c_copies_what_is_selected_and_quits_when_it_comes_twice_within_two_seconds() {
    for keys in ["", "<Esc>", "<F2>", "<Ctrl-O>"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        let best = press(&mut finder, "<Ctrl-Y>");
        for (first, second, quits) in [(0, 2_000, true), (10_000, 12_001, false)] {
            press(&mut finder, "<Ctrl-L>");
            let effects = ctrl_c(&mut finder, first);
            assert_eq!(effects, best, "{keys}: the same as Ctrl-Y");
            assert_eq!(told(&finder), "Press the same key again to quit.");
            let Effect::Copy(copied) = effects[0].clone() else { panic!("{effects:?}") };
            update(
                &mut finder.model,
                Action::TextCopied(copied, Taken::Desktop { may_vanish: true }),
            );
            let message = finder.model.message.as_ref().unwrap().text.clone();
            assert!(message.starts_with("Copied the "), "{message}");
            // On X11 the text is the program's own.
            assert!(message.contains("Paste it before you quit"), "{message}");
            assert!(message.ends_with(". Press the same key again to quit."), "{message}");
            let again = ctrl_c(&mut finder, second);
            assert_eq!(again == [Effect::Quit], quits, "{keys} {first} {second}");
        }
    }
}

#[test]
fn a_key_between_two_presses_of_ctrl_c_is_a_no() {
    let mut finder = finder(80, 24);
    ctrl_c(&mut finder, 0);
    press(&mut finder, "l");
    assert_ne!(ctrl_c(&mut finder, 100), [Effect::Quit]);
    assert_eq!(ctrl_c(&mut finder, 200), [Effect::Quit]);
}

#[test]
fn text_that_is_not_saved_is_asked_about_however_fast_ctrl_c_comes() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>nHalf a thought");
    assert_eq!(ctrl_c(&mut finder, 0), []);
    assert!(told(&finder).ends_with("Press the same key again to quit."), "{}", told(&finder));
    assert_eq!(ctrl_c(&mut finder, 1), []);
    assert!(told(&finder).starts_with("Not saved. Press"), "{}", told(&finder));
    assert_eq!(ctrl_c(&mut finder, 2), [Effect::Quit]);
}

#[test]
fn ctrl_x_cuts_what_is_selected_and_does_nothing_else_anywhere() {
    for keys in [
        "",
        "labor",
        "<Esc>",
        "<F1>",
        "<F2>",
        "<F2>deaf",
        "<F3>77002",
        "<F4>",
        "<Ctrl-O>",
        "<Ctrl-T>",
        "<F5>",
        "<Esc>nA note",
        "<Esc>d",
        "<Esc>p2026",
        "<Esc>Lname",
    ] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        let before = draw(&finder).text;
        assert_eq!(press(&mut finder, "<Ctrl-X>"), [], "{keys}");
        assert_eq!(draw(&finder).text, before, "{keys}");
    }
}

#[test]
fn the_search_line_is_selected_cut_and_brought_back() {
    let mut finder = finder(80, 24);
    let all = finder.model.row_count();
    press(&mut finder, "labor");
    let found = finder.model.row_count();
    let typed = draw(&finder).roles;
    assert_eq!(press(&mut finder, "<Ctrl-A>"), []);
    assert_ne!(draw(&finder).roles, typed, "that it is selected is seen");
    assert_eq!(copied(&ctrl_c(&mut finder, 0)), "labor");
    assert_eq!(copied(&press(&mut finder, "<Ctrl-X>")), "labor");
    assert_eq!((finder.model.query.value(), finder.model.row_count()), ("", all));
    assert_eq!(press(&mut finder, "<Ctrl-Z>"), []);
    assert_eq!((finder.model.query.value(), finder.model.row_count()), ("labor", found));
    press(&mut finder, "<Ctrl-A>v");
    assert_eq!(finder.model.query.value(), "v");
    press(&mut finder, "<Ctrl-Z><Esc>");
    assert_eq!(finder.model.query.value(), "", "Esc clears");
    press(&mut finder, "<Ctrl-Z>");
    assert_eq!(finder.model.query.value(), "labor", "and is taken back");
    press(&mut finder, "<Ctrl-A><Backspace>");
    assert_eq!(finder.model.query.value(), "");
}

#[test]
fn a_note_is_selected_cut_and_brought_back() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>none<Enter>two");
    press(&mut finder, "<Ctrl-A>");
    assert_eq!(copied(&ctrl_c(&mut finder, 0)), "one\ntwo");
    assert_eq!(copied(&press(&mut finder, "<Ctrl-X>")), "one\ntwo");
    assert!(!draw(&finder).text.contains("two"));
    press(&mut finder, "<Ctrl-Z>");
    assert!(draw(&finder).text.contains("two"), "{}", draw(&finder).text);
    press(&mut finder, "<Ctrl-A><Left>!");
    assert!(draw(&finder).text.contains("tw!o"));
    press(&mut finder, "<Ctrl-A>new");
    let written = tasks(press(&mut finder, "<Ctrl-S>"));
    assert!(
        matches!(&written[..], [RecordTask::SetNote(_, note, _)] if note == "new"),
        "{written:?}"
    );
}

#[test]
fn the_lines_of_forms_and_lists_are_selected_cut_and_brought_back() {
    for keys in ["<Esc>d<Tab><Ctrl-U>7.25", "<Esc>p7.25", "<Esc>L7.25"] {
        let mut finder = finder(80, 24);
        press(&mut finder, keys);
        let before = draw(&finder).text;
        press(&mut finder, "<Ctrl-A>");
        assert_eq!(copied(&ctrl_c(&mut finder, 0)), "7.25", "{keys}");
        assert_eq!(copied(&press(&mut finder, "<Ctrl-X>")), "7.25", "{keys}");
        assert!(!draw(&finder).text.contains("7.25"), "{keys}");
        press(&mut finder, "<Ctrl-Z>");
        assert_eq!(draw(&finder).text, before, "{keys}");
    }
}

#[test]
fn a_note_that_is_not_saved_is_a_draft_when_the_program_is_left_in_haste() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>n");
    let id = finder.model.catalog.entries.get(finder.model.current().unwrap()).unwrap().id.clone();
    assert_eq!(finder.model.unsaved_texts(), []);
    press(&mut finder, "Half a<Enter>thought<F1>");
    assert_eq!(finder.model.unsaved_texts(), [(id, "Half a\nthought".to_owned())]);
}

#[test]
fn a_draft_is_offered_saved_or_given_up() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "massage businesses");
    assert!(selected(&finder).starts_with("Closing the Door"));
    with_drafts(&mut finder, &[("massage-guide", "Half a thought")]);
    press(&mut finder, "<Alt-N>");
    let shown = draw(&finder).text;
    assert!(shown.contains("Half a thought"), "{shown}");
    assert!(told(&finder).starts_with("This is your draft"), "{}", told(&finder));
    // The saved note is one step back.
    press(&mut finder, "<Ctrl-Z><Ctrl-Z>");
    assert!(draw(&finder).text.contains("Ask Ruiz for the projector."), "{}", draw(&finder).text);
    press(&mut finder, "<Esc>");
    assert!(finder.model.overlays.is_empty());
    with_drafts(&mut finder, &[("massage-guide", "Half a thought")]);
    press(&mut finder, "<Alt-N>");
    let saved = tasks(press(&mut finder, "!<Ctrl-S>"));
    let [RecordTask::SetNote(_, note, _)] = &saved[..] else { panic!("{saved:?}") };
    assert_eq!(note, "Half a thought!");
    tell(&mut finder, RecordOutcome::Kept(saved[0].clone(), Box::default()));
    with_drafts(&mut finder, &[("massage-guide", "Half a thought")]);
    assert_eq!(press(&mut finder, "<Alt-N><Esc>"), [], "it is asked about");
    let dropped = tasks(press(&mut finder, "<Esc>"));
    assert_eq!(dropped, [RecordTask::DropDraft("massage-guide".to_owned())]);
    press(&mut finder, "<Alt-N>");
    assert!(!draw(&finder).text.contains("Half a thought"), "it is given up");
}

#[test]
fn a_draft_that_is_read_after_its_form_was_opened_is_offered_there() {
    let mut finder = finder(80, 24);
    press(&mut finder, "massage businesses<Alt-N>");
    with_drafts(&mut finder, &[("massage-guide", "Half a thought")]);
    assert!(draw(&finder).text.contains("Half a thought"), "{}", draw(&finder).text);
    assert!(told(&finder).starts_with("This is your draft"), "{}", told(&finder));
}

#[test]
fn a_draft_of_what_was_done_keeps_the_day_of_the_form() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "massage businesses<Alt-D><Tab>2:30<F1>");
    let drafts = finder.model.unsaved_texts();
    let [(_, draft)] = &drafts[..] else { panic!("{drafts:?}") };
    assert!(draft.starts_with("Date: Nov 26, 2026\n") && draft.contains("2:30"), "{draft}");
}

#[test]
fn the_first_reading_of_the_record_says_what_was_not_saved() {
    let mut finder = finder(80, 24);
    with_drafts(&mut finder, &[("done:massage-guide", "x"), ("gone", "y"), ("list:gone", "z")]);
    let message = finder.model.message.as_ref().map(|message| message.text.as_str());
    let said = "Not saved last time: your completed training on Closing the Door on Illicit Massage \
                Businesses and 2 more. Open it there to continue.";
    assert_eq!(message, Some(said));
}

/// The drafts that quick exit keeps of what these keys type at the guide on massage
/// businesses, as the next start reads them.
fn left_behind(keys: &str) -> (Vec<(String, String)>, App) {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "massage businesses");
    press(&mut finder, keys);
    let drafts = finder.model.unsaved_texts();
    let mut next = crate::support::finder(80, 24);
    write_down(&mut next, record_of());
    press(&mut next, "massage businesses");
    let kept: Vec<(&str, &str)> = drafts.iter().map(|(key, text)| (&**key, &**text)).collect();
    with_drafts(&mut next, &kept);
    (drafts, next)
}

#[test]
fn every_form_that_is_not_saved_is_a_draft_and_offered_in_that_form_alone() {
    for (opens, types, key, text) in [
        ("<Alt-D>", "<Tab>2:30<Tab>Chief: Ruiz<F1>", "done:massage-guide", None),
        ("<Alt-P>", "2027-01-31<F1>", "plan:massage-guide", Some("Due: 2027-01-31")),
        ("<Alt-L>", "Night  shift", "list:massage-guide", Some("Night  shift")),
    ] {
        let (drafts, mut finder) = left_behind(&format!("{opens}{types}"));
        let [(kept, draft)] = &drafts[..] else { panic!("{opens} {drafts:?}") };
        assert_eq!(kept, key);
        assert!(text.is_none_or(|text| draft == text), "{draft}");
        for other in ["<Alt-D>", "<Alt-P>", "<Alt-L>", "<Alt-N>"] {
            press(&mut finder, other);
            let is_offered = told(&finder).starts_with("This is your draft");
            assert_eq!(is_offered, other == opens, "{opens} {other}");
            if is_offered {
                assert_eq!(finder.model.unsaved_texts(), drafts);
                assert_eq!(press(&mut finder, "<Esc>"), [], "{opens}: it is asked about");
                let dropped = tasks(press(&mut finder, "<Esc>"));
                assert_eq!(dropped, [RecordTask::DropDraft(key.to_owned())]);
            } else {
                press(&mut finder, "<Esc>");
            }
            assert!(finder.model.overlays.is_empty(), "{opens} {other}");
        }
        press(&mut finder, opens);
        assert_eq!(finder.model.unsaved_texts(), [], "{opens}: it is given up");
    }
}

#[test]
fn the_draft_of_a_form_is_saved_as_it_was_typed() {
    let (_, mut finder) = left_behind("<Alt-D><Tab>2:30<Tab>Chief: Ruiz");
    press(&mut finder, "<Alt-D>");
    let saved = tasks(press(&mut finder, "<Ctrl-S>"));
    let [task @ RecordTask::AddDone(_, done)] = &saved[..] else { panic!("{saved:?}") };
    assert_eq!(done.provider.as_deref(), Some("Chief: Ruiz"));
    assert_eq!(done.hours.map(|hours| hours.exact()).as_deref(), Some("2.5"));
    assert_eq!(task.settled_draft().as_deref(), Some("done:massage-guide"));
}

#[test]
fn a_form_in_which_nothing_is_typed_leaves_no_draft() {
    for opens in ["<Alt-D>", "<Alt-P>", "<Alt-L>", "<Alt-L>  "] {
        assert_eq!(left_behind(opens).0, [], "{opens}");
    }
}

#[test]
fn a_note_takes_no_more_than_the_record_keeps() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>nab");
    finder.handle(Event::Paste("é\n".repeat(5_000_000)));
    assert!(told(&finder).starts_with("A note holds 64 KB."), "{}", told(&finder));
    let saved = tasks(press(&mut finder, "x<Ctrl-S>"));
    let [RecordTask::SetNote(_, note, _)] = &saved[..] else { panic!("{saved:?}") };
    assert!(note.len() <= squadroom::record::MOST_NOTE && note.len() > 65_530, "{}", note.len());
    assert!(note.starts_with("abé\né\n"));
}

#[test]
fn a_line_that_is_full_and_words_that_do_not_count_are_told() {
    use crossterm::event::Event;
    let full = "The search line holds 200 characters. The rest was cut off.";
    let mut finder = crate::support::finder(120, 40);
    finder.handle(Event::Paste("trafficking ".repeat(30)));
    let line = finder.model.query.value().to_owned();
    assert!(line.len() <= 200 && line.ends_with("trafficking"), "{line}");
    assert!(
        crate::support::draw(&finder).text.contains(full),
        "{}",
        crate::support::draw(&finder).text
    );
    let mut finder = crate::support::finder(120, 40);
    finder.handle(Event::Paste("x".repeat(200)));
    assert!(!crate::support::draw(&finder).text.contains(full));
    crate::support::press(&mut finder, "y");
    assert!(crate::support::draw(&finder).text.contains(full));
    let mut finder = crate::support::finder(120, 40);
    let words: Vec<String> = (10..50).map(|number| format!("a{number}")).collect();
    finder.handle(Event::Paste(words.join(" ")));
    let screen = crate::support::draw(&finder).text;
    assert!(screen.contains("Only the first 32 words count."), "{screen}");
}

#[test]
fn drafts_of_two_windows_are_offered_one_after_the_other() {
    let mut finder = finder(80, 24);
    write_down(&mut finder, record_of());
    press(&mut finder, "massage businesses");
    with_drafts(
        &mut finder,
        &[("plan:massage-guide", "Due: 2027-01-31"), ("plan:massage-guide#2", "Due: 2027-02-01")],
    );
    press(&mut finder, "<Alt-P>");
    let text = draw(&finder).text;
    assert!(text.contains("You have several drafts here."), "{text}");
    assert!(text.contains("2027-01-31"), "{text}");
    let [draft] = &finder.model.unsaved_drafts()[..] else { panic!("one draft") };
    assert_eq!(draft.former.as_deref(), Some("Due: 2027-01-31"));
}
