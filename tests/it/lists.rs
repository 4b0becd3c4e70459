//! The officer's lists in the finder: keys in, tasks out.

use crate::support::record::{record_of, task, tell, told, write_down};
use crate::support::{draw, finder, press};
use squadroom::app::{Overlay, RecordOutcome, RecordTask};
use squadroom::record::RecordSnapshot;
use squadroom::term::App;

/// A finder on an entry that is in the list "Roll call", with two lists more.
fn finder_with_lists() -> App {
    let mut finder = finder(80, 24);
    let mut record = record_of();
    let other = record.kept.get_mut("labor-victims").unwrap();
    other.standing.lists = vec!["Training day".to_owned(), "academy".to_owned()];
    write_down(&mut finder, record);
    press(&mut finder, "massage businesses<Alt-L>");
    finder
}

/// The rows with lists.
fn lists(finder: &App) -> Vec<String> {
    let text = draw(finder).text;
    let rows = text.lines().filter_map(|row| row.strip_prefix(' '));
    let rows = rows.filter(|row| row.starts_with("> ") || row.starts_with("  "));
    rows.map(str::to_owned).collect()
}

fn list_of(task: &RecordTask) -> (&str, &str, bool) {
    let RecordTask::PutInList(subject, list, on) = task else { panic!("{task:?}") };
    (&subject.id, list, *on)
}

#[test]
fn an_entry_is_taken_out_of_a_list_and_put_into_another() {
    let mut finder = finder_with_lists();
    let text = draw(&finder).text;
    assert!(text.contains("Lists: Closing the Door on Illicit Massage Businesses"), "{text}");
    assert_eq!(lists(&finder), ["> [ ] academy", "  [x] Roll call", "  [ ] Training day"]);
    assert!(text.contains("Enter put in"), "{text}");
    press(&mut finder, "<Down>");
    assert!(draw(&finder).text.contains("Enter take out"));
    let out = task(press(&mut finder, "<Enter>"));
    assert_eq!(list_of(&out), ("massage-guide", "Roll call", false));
    assert_eq!(press(&mut finder, "x<Enter>"), [], "it is asked for once");
    tell(&mut finder, RecordOutcome::Kept(out, Box::default()));
    let said = &finder.model.message.as_ref().unwrap().text;
    assert!(said.starts_with("Removed from the list Roll call: Closing the Door"), "{said}");
    assert!(finder.model.overlays.is_empty());

    let mut finder = finder_with_lists();
    let put = task(press(&mut finder, "<Up><Enter>"));
    assert_eq!(list_of(&put), ("massage-guide", "Training day", true), "round the end");
    tell(&mut finder, RecordOutcome::Kept(put, Box::default()));
    assert!(told(&finder).starts_with("Added to the list Training day: Closing the Door"));
}

#[test]
fn what_is_typed_narrows_the_lists_or_names_a_new_one() {
    let mut finder = finder_with_lists();
    press(&mut finder, "<Down>RA");
    assert_eq!(lists(&finder), ["> [ ] Training day", "  New list: RA"]);
    press(&mut finder, "<Ctrl-U>ACADEMY");
    assert_eq!(lists(&finder), ["> [ ] academy"], "capitals do not count");
    press(&mut finder, "<Ctrl-U>  roll   CALL ");
    assert_eq!(lists(&finder), ["> [x] Roll call"], "nor do blanks");
    press(&mut finder, "<Ctrl-U>ACADEMY  2!q");
    assert_eq!(lists(&finder), ["> New list: ACADEMY 2!q"]);
    let put = task(press(&mut finder, "<Enter>"));
    assert_eq!(list_of(&put), ("massage-guide", "ACADEMY 2!q", true));
}

#[test]
fn the_key_that_saves_a_note_puts_an_entry_into_a_list_as_enter_does() {
    let mut finder = finder_with_lists();
    assert!(!draw(&finder).text.contains("save"), "Enter is hinted at");
    let put = task(press(&mut finder, "<Ctrl-S>"));
    assert_eq!(list_of(&put), ("massage-guide", "academy", true));
    assert_eq!(press(&mut finder, "<Ctrl-S>"), [], "it is asked for once");
}

#[test]
fn without_lists_a_name_is_asked_for() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>L");
    let text = draw(&finder).text;
    assert!(text.contains("it can't show your lists") && !text.contains("no lists yet"), "{text}");
    write_down(&mut finder, RecordSnapshot::default());
    assert!(draw(&finder).text.contains("You have no lists yet."));
    assert_eq!(press(&mut finder, "<Enter>"), []);
    assert_eq!(told(&finder), "Type the name of a list first.");
    press(&mut finder, "<Esc>");
    assert!(finder.model.overlays.is_empty());
    // It is about the entry that is shown, and about none where none is.
    press(&mut finder, "/xyzzyplugh<Alt-L>");
    assert!(
        finder.model.overlays.is_empty() && told(&finder).starts_with("Select a resource first")
    );
}

#[test]
fn a_typed_name_is_given_up_only_by_whoever_is_asked() {
    let mut finder = finder_with_lists();
    press(&mut finder, "Court<Esc>");
    assert_eq!(told(&finder), "Not saved. Press the same key again to close without saving.");
    press(&mut finder, "s<Esc>");
    assert_eq!(lists(&finder).last().unwrap(), "> New list: Courts");
    press(&mut finder, "<Esc>");
    assert!(!matches!(finder.model.overlays.last(), Some(Overlay::Lists(_))));
}

#[test]
fn a_choice_that_is_not_kept_stays_open() {
    let mut finder = finder_with_lists();
    press(&mut finder, "Court");
    let put = task(press(&mut finder, "<Enter>"));
    tell(&mut finder, RecordOutcome::NotKept(put, "the disk is full".to_owned()));
    assert_eq!(told(&finder), "Not saved: the disk is full");
    assert!(matches!(finder.model.overlays.last(), Some(Overlay::Lists(_))));
    assert_eq!(list_of(&task(press(&mut finder, "<Enter>"))), ("massage-guide", "Court", true));
}

#[test]
fn a_low_screen_shows_the_selected_list() {
    let mut finder = finder_with_lists();
    for height in 1..12 {
        crate::support::resize(&mut finder, 40, height);
        press(&mut finder, "<Down>");
        let rows = lists(&finder);
        assert!(rows.is_empty() || rows.iter().any(|row| row.starts_with("> ")), "{height}");
    }
}
