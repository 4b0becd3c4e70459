//! What is current comes first in the list without a search, and a key hides the rest.

use crate::support::{draw, finder, press};
use squadroom::term::App;

#[test]
fn a_key_hides_what_is_not_current_and_tabs_count_both() {
    let mut finder = finder(120, 40);
    let (current, past) = finder.model.ages();
    assert!(current > 0 && past > 0 && current + past == finder.model.row_count());
    let is_current = |finder: &App, row: usize| {
        let hit = finder.model.hit(row).unwrap();
        finder.model.entry_of(hit).unwrap().status.is_current()
    };
    assert!((0..current).all(|row| is_current(&finder, row)), "the current ones come first");
    press(&mut finder, "<Esc>a");
    assert_eq!((finder.model.row_count(), finder.model.ages()), (current, (current, past)));
    assert!((0..current).all(|row| is_current(&finder, row)));
    assert!(draw(&finder).text.contains(&format!("{past} older hidden (F12 shows them)")));
    press(&mut finder, "/labor");
    let (current, past) = finder.model.ages();
    assert!(past > 0 && finder.model.row_count() == current, "a search hides them, too");
    press(&mut finder, "<Alt-A>");
    assert_eq!(finder.model.row_count(), current + past);
}

#[test]
fn a_list_that_is_empty_because_older_ones_are_hidden_says_so_and_shows_them() {
    let mut finder = finder(120, 40);
    press(&mut finder, "status:archived");
    let archived = finder.model.row_count();
    assert!(archived > 0);
    press(&mut finder, "<Alt-A>");
    assert_eq!((finder.model.row_count(), finder.model.hidden_in_tab()), (0, archived));
    let text = draw(&finder).text;
    assert!(text.contains("for \"status:archived\" among current resources."), "{text}");
    let way = format!("Enter: show older resources ({archived} hidden).");
    assert!(text.contains(&way), "{text}");
    press(&mut finder, "<Enter>");
    assert!(!finder.model.hides_past && finder.model.row_count() == archived);
}
