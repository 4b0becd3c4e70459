//! A window of 40 columns says what matters whole, or shows that something is cut.

use crate::support::record::{full_record, write_down};
use crate::support::{draw, finder, finder_on, press};
use squadroom::embedded;

fn screen(keys: &str) -> String {
    let mut finder = finder_on(embedded::catalog(), 40, 12);
    press(&mut finder, keys);
    draw(&finder).text
}

#[test]
fn tabs_have_names_and_hints_name_the_keys_that_nobody_guesses() {
    let first = screen("");
    for word in ["All", "Train", "Docs", "More", "F2 hotlines", "F3 FBI", "F1 help"] {
        assert!(first.contains(word), "{word}:\n{first}");
    }
}

#[test]
fn a_line_that_is_cut_at_its_left_says_so() {
    let typed = screen("trafficking of minors from abroad in massage");
    let line = typed.lines().find(|line| line.contains("Search:")).unwrap().to_owned();
    assert!(line.contains("Search: …") && line.contains("massage"), "{line}");
    assert!(!screen("labor").contains("Search: …"));
}

#[test]
fn the_error_of_a_form_is_whole() {
    let mut finder = finder(40, 12);
    write_down(&mut finder, full_record());
    press(&mut finder, "labor victim<Alt-D><Tab><Ctrl-U>long<Ctrl-S>");
    let text = draw(&finder).text;
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains("Enter hours like 1.5"), "{text}");
}
