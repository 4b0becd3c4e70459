//! The shelf in the finder: keys in, state and tasks out.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use squadroom::app::{Action, Effect, ShelfOutcome, ShelfTask, Transfer, update};
use squadroom::term::Finder;
use support::{draw, finder, press, put_on_shelf, saved, selected};

/// Tells the finder what came of a task; returns the tasks that follow.
fn tell(finder: &mut Finder, outcome: ShelfOutcome) -> Vec<ShelfTask> {
    tasks(update(&mut finder.model, Action::Shelf(outcome)))
}

fn tasks(effects: Vec<Effect>) -> Vec<ShelfTask> {
    let task = |effect| match effect {
        Effect::Shelf(task) => task,
        other => panic!("{other:?}"),
    };
    effects.into_iter().map(task).collect()
}

/// Whether these are the one task to save the document of an entry.
fn is_save(tasks: &[ShelfTask], id: &str) -> bool {
    matches!(tasks, [ShelfTask::Save(wanted)] if wanted.id == id)
}

fn not_saved(id: &str, why: &str) -> ShelfOutcome {
    ShelfOutcome::CopyNotSaved {
        id: id.to_owned(),
        why: why.to_owned(),
        kept: Some(3 * 1024 * 1024),
        is_full: false,
        is_stopped: false,
    }
}

fn arrived(id: &str) -> ShelfOutcome {
    ShelfOutcome::CopySaved(Box::new(saved(id)), true)
}

/// The row of messages.
fn told(finder: &Finder) -> String {
    let text = draw(finder).text;
    text.lines().rev().nth(1).unwrap().trim().to_owned()
}

#[test]
fn rows_and_detail_tell_of_copies_once_they_are_known() {
    let mut finder = finder(120, 40);
    press(&mut finder, "massage businesses");
    let before = draw(&finder).text;
    assert!(!before.contains("On the shelf"));
    put_on_shelf(&mut finder, &["massage-guide", "of-another-catalog"]);
    let text = draw(&finder).text;
    assert!(text.contains("On the shelf: PDF, 1.2 MB, saved 2026-11-24"), "{text}");
    support::resize(&mut finder, 80, 24);
    let text = draw(&finder).text;
    let row = text.lines().find(|row| row.starts_with("> ")).unwrap();
    assert!(row.ends_with(" saved"), "{text}");
}

#[test]
fn the_shelf_is_a_filter() {
    let mut finder = finder(80, 24);
    press(&mut finder, "on:shelf");
    assert_eq!(finder.model.row_count(), 0);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims"]);
    assert_eq!(finder.model.row_count(), 2);
    press(&mut finder, "<ctrl-u>labor -on:shelf");
    let without = finder.model.row_count();
    press(&mut finder, "<ctrl-u>labor");
    assert_eq!(finder.model.row_count(), without + 1);
}

#[test]
fn the_selection_stays_with_its_entry_when_copies_come_and_go() {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims"]);
    press(&mut finder, "on:shelf<down>");
    let second = selected(&finder);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims", "basic-course"]);
    assert_eq!((finder.model.row_count(), selected(&finder)), (3, second));
    put_on_shelf(&mut finder, &[]);
    assert_eq!((finder.model.row_count(), finder.model.selected), (0, 0));
}

#[test]
fn copies_that_are_read_late_move_nothing() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<esc>jjj");
    let before = selected(&finder);
    put_on_shelf(&mut finder, &["massage-guide"]);
    assert_eq!((finder.model.selected, selected(&finder)), (3, before));
}

#[test]
fn a_note_that_cannot_be_read_is_told() {
    let mut finder = finder(80, 24);
    let faults = vec!["a.json: damaged".to_owned(), "b.json: damaged".to_owned()];
    update(&mut finder.model, Action::Shelf(ShelfOutcome::CopiesRead(Vec::new(), faults)));
    assert!(draw(&finder).text.contains("a.json: damaged (1 more)"));
}

#[test]
fn an_empty_shelf_draws_nothing_anew() {
    let finder = finder(80, 24);
    let read = |copies| Action::Shelf(ShelfOutcome::CopiesRead(copies, Vec::new()));
    assert!(!read(Vec::new()).changes(&finder.model));
    assert!(read(vec![support::saved("massage-guide")]).changes(&finder.model));
}

#[test]
fn one_key_saves_tells_how_far_it_is_and_that_it_is_done() {
    let mut finder = finder(80, 24);
    let asked = tasks(press(&mut finder, "massage businesses<f6>"));
    assert!(is_save(&asked, "massage-guide"), "{asked:?}");
    assert_eq!(
        told(&finder),
        "Saving: Closing the Door on Illicit Massage Busine…  asking the site …  F8 stop"
    );
    let transfer = Transfer { done: 3 << 20, total: Some(12 << 20), rate: 1 << 20 };
    let some = ShelfOutcome::Transferred("massage-guide".to_owned(), transfer);
    assert_eq!(tell(&mut finder, some), []);
    assert_eq!(
        told(&finder),
        "Saving: Closing the Door on Il…  3.0 MB of 12.0 MB, 1.0 MB/s, 9 s left  F8 stop"
    );
    assert!(finder.model.holdings.is_empty());
    assert_eq!(tell(&mut finder, arrived("massage-guide")), []);
    assert_eq!(told(&finder), "Saved: massage-guide (PDF, 1.2 MB)");
    assert!(draw(&finder).text.contains("On the shelf: PDF, 1.2 MB"));
}

#[test]
fn one_goes_on_working_while_several_are_saved_in_turn() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<esc>");
    let first = tasks(press(&mut finder, "f"));
    assert!(is_save(&first, "basic-course"), "{first:?}");
    assert_eq!(press(&mut finder, "f"), [], "it is asked for once");
    assert_eq!(told(&finder), "It is being saved already.");
    assert_eq!(press(&mut finder, "jf"), []);
    assert!(draw(&finder).text.contains("Saved after what is on its way: Advanced"));
    press(&mut finder, "<up>");
    assert!(told(&finder).contains("asking the site …, 1 more waits"), "{}", told(&finder));
    let next = tell(&mut finder, arrived("basic-course"));
    assert!(is_save(&next, "advanced-course"), "{next:?}");
}

#[test]
fn a_save_that_failed_says_why_and_the_next_one_begins() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<esc>fjfk");
    assert_eq!(finder.model.holdings.saves.waiting(), 1);
    let next = tell(&mut finder, not_saved("basic-course", "the site answered 404"));
    assert!(is_save(&next, "advanced-course"), "{next:?}");
    let text = draw(&finder).text;
    assert!(
        text.contains("Not saved: Basic Investigations: the site answered 404; 3.0 MB are kept")
    );
    press(&mut finder, "<up>");
    let text = draw(&finder).text;
    assert!(text.contains("NOT SAVED: the site answered 404"), "{text}");
    tell(&mut finder, arrived("advanced-course"));
    press(&mut finder, "f");
    tell(&mut finder, arrived("basic-course"));
    assert!(!draw(&finder).text.contains("NOT SAVED"));
}

#[test]
fn a_full_disk_ends_all_of_them() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<esc>fjfjf");
    let full = ShelfOutcome::CopyNotSaved {
        id: "basic-course".to_owned(),
        why: "the disk is full".to_owned(),
        kept: None,
        is_full: true,
        is_stopped: false,
    };
    assert_eq!(tell(&mut finder, full), []);
    let text = draw(&finder).text;
    assert!(text.contains("the disk is full; 2 more were not begun"), "{text}");
    assert_eq!(finder.model.holdings.saves.current(), None);
}

#[test]
fn a_save_is_stopped_from_anywhere() {
    let mut finder = finder(80, 24);
    assert_eq!(press(&mut finder, "<f8>"), []);
    press(&mut finder, "massage businesses<f6><f2>");
    assert_eq!(tasks(press(&mut finder, "<f8>")), [ShelfTask::StopSaving]);
    assert_eq!(press(&mut finder, "<f8>"), [], "it is asked once");
    assert!(told(&finder).contains("stopping …"));
    let stopped = match not_saved("massage-guide", "stopped") {
        ShelfOutcome::CopyNotSaved { id, why, kept, is_full, .. } => {
            ShelfOutcome::CopyNotSaved { id, why, kept, is_full, is_stopped: true }
        }
        _ => unreachable!(),
    };
    let left = finder.model.holdings.saves.left(Some(&stopped));
    assert_eq!(
        left,
        ["not saved: Closing the Door on Illicit Massage Businesses: stopped; 3.0 MB are kept, \
          and the next try goes on from there"]
    );
    assert_eq!(tell(&mut finder, stopped), []);
    assert!(draw(&finder).text.contains("Stopped: Closing the Door on Illicit Massage"));
    assert_eq!(finder.model.holdings.saves.left(None), Vec::<String>::new());
}

#[test]
fn a_copy_is_removed_by_the_same_key_twice() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<esc><delete>");
    assert_eq!(told(&finder), "No copy of this entry is on the shelf.");
    put_on_shelf(&mut finder, &["basic-course", "advanced-course"]);
    assert_eq!(press(&mut finder, "<delete>"), []);
    assert!(draw(&finder).text.contains("Remove the saved copy (PDF, 1.2 MB"));
    assert_eq!(press(&mut finder, "j<delete>k<delete>"), [], "any other key is a no");
    let remove = ShelfTask::Remove("basic-course".to_owned());
    assert_eq!(tasks(press(&mut finder, "<delete>")), [remove]);
    tell(&mut finder, ShelfOutcome::CopyRemoved("basic-course".to_owned(), 2048));
    assert_eq!(told(&finder), "Removed the saved copy; 2 KB are free again.");
    press(&mut finder, "/on:shelf");
    assert_eq!(finder.model.row_count(), 1);
}

#[test]
fn a_copy_from_a_file_is_not_replaced_unasked() {
    let mut finder = finder(80, 24);
    let mut copy = saved("basic-course");
    (copy.url, copy.imported) = (None, Some("stick.pdf".to_owned()));
    tell(&mut finder, ShelfOutcome::CopiesRead(vec![copy], Vec::new()));
    assert_eq!(press(&mut finder, "<f6>"), []);
    let text = draw(&finder).text;
    assert!(text.contains("came from the file stick.pdf"), "{text}");
    assert!(is_save(&tasks(press(&mut finder, "<f6>")), "basic-course"));
}
