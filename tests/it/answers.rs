//! An answer that names a hotline shows its number, as sure as it is.

use crate::support::{draw, finder_on, output, press};
use squadroom::catalog::{CONFIRM_FIRST, Detail};
use squadroom::embedded;

const ASKED: &str = "\"I have found a foreign minor\"<Ctrl-O>";

#[test]
fn the_answer_on_a_foreign_minor_has_the_number_with_its_doubt() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut finder = finder_on(embedded::catalog(), width, height);
        press(&mut finder, ASKED);
        let text = draw(&finder).text;
        let row = text
            .lines()
            .find(|row| row.contains("1-202-205-4582"))
            .unwrap_or_else(|| panic!("{text}"));
        assert!(row.contains(CONFIRM_FIRST), "{row}");
        assert!(text.contains("Call OTIP Child Protection Specialists"), "{text}");
    }
    let shown = output(Some("2026-11-30"), &["show", "faq-foreign-minor-24-hours"]);
    let words: Vec<_> = shown.split_whitespace().collect();
    let number = "Call OTIP Child Protection Specialists: 1-202-205-4582 (single source; seen Aug 14, 2018; confirm it first)";
    assert!(words.join(" ").contains(number), "{shown}");
}

#[test]
fn only_answers_and_cards_have_numbers_of_others_and_none_of_the_first_row() {
    let catalog = embedded::catalog();
    let mut named = 0;
    for entry in catalog.entries.iter() {
        let others = entry.to_call(&catalog);
        assert!(
            others.is_empty() || matches!(entry.detail, Detail::Answer(_) | Detail::Card(_)),
            "{}",
            entry.id
        );
        let is_pinned = |id: &str| catalog.pinned().iter().any(|own| own.id == id);
        assert!(others.iter().all(|other| !is_pinned(&other.id)), "{}", entry.id);
        named += others.len();
    }
    assert!(named > 2, "{named}");
}
