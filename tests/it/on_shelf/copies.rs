//! What the finder tells of copies.

use super::*;

#[test]
fn rows_and_detail_tell_of_copies_once_they_are_known() {
    let mut finder = finder(120, 40);
    press(&mut finder, "massage businesses");
    let before = draw(&finder).text;
    assert!(!before.contains("Saved copy") && !before.contains(" =▌"), "{before}");
    put_on_shelf(&mut finder, &["massage-guide", "of-another-catalog"]);
    let text = draw(&finder).text;
    assert!(text.contains("Saved copy: PDF, 1.2 MB, saved Nov 24, 2026"), "{text}");
    crate::support::resize(&mut finder, 80, 24);
    let text = draw(&finder).text;
    let row = text.lines().find(|row| row.contains('▌')).unwrap();
    assert!(row.starts_with(" =▌Closing the Door"), "{text}");
}

#[test]
fn the_shelf_is_a_filter() {
    let mut finder = finder(80, 24);
    press(&mut finder, "on:shelf");
    assert_eq!(finder.model.row_count(), 0);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims"]);
    assert_eq!(finder.model.row_count(), 2);
    press(&mut finder, "<Ctrl-U>labor -on:shelf");
    let without = finder.model.row_count();
    press(&mut finder, "<Ctrl-U>labor");
    assert_eq!(finder.model.row_count(), without + 1);
}

#[test]
fn the_selection_stays_with_its_entry_when_copies_come_and_go() {
    let mut finder = finder(80, 24);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims"]);
    press(&mut finder, "on:shelf<Down>");
    let second = selected(&finder);
    put_on_shelf(&mut finder, &["massage-guide", "labor-victims", "basic-course"]);
    assert_eq!((finder.model.row_count(), selected(&finder)), (3, second));
    put_on_shelf(&mut finder, &[]);
    assert_eq!((finder.model.row_count(), finder.model.selected), (0, 0));
}

#[test]
fn copies_that_are_read_late_move_nothing() {
    let mut finder = finder(80, 24);
    press(&mut finder, "<Esc>jjj");
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
    assert!(read(vec![crate::support::saved("massage-guide")]).changes(&finder.model));
}
