//! The telephone numbers that pages should show.

use crate::catalog::{Entry, Line, keypad_digit};
use std::collections::{BTreeMap, BTreeSet};

/// The characters that may stand between two digits of a number.
const MOST_BETWEEN: usize = 4;

/// The numbers that each page should show, as the catalog has them, with their letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExpectedNumbers(BTreeMap<String, BTreeSet<String>>);

impl ExpectedNumbers {
    /// Adds the numbers of an entry: to the pages on which each was seen.
    pub fn add(&mut self, entry: &Entry) {
        for line in &entry.lines {
            let Some(number) = line.offered_number() else { continue };
            for page in pages(line) {
                self.0.entry(page.clone()).or_default().insert(number.to_string());
            }
        }
    }

    /// Returns the numbers of a page.
    pub fn of(&self, page: &str) -> Vec<&str> {
        self.0.get(page).into_iter().flatten().map(String::as_str).collect()
    }
}

fn pages(line: &Line) -> impl Iterator<Item = &String> {
    line.source.iter().map(|source| &source.url)
}

/// Returns the numbers that a page doesn't show, in digits or in letters of a keypad.
pub fn absent(page: &str, numbers: Vec<&str>) -> Vec<String> {
    let is_absent = |number: &&str| !shows(page, number);
    numbers.into_iter().filter(is_absent).map(str::to_owned).collect()
}

/// Returns whether a page has the digits of a number in a row, however they are parted. A country
/// code may be left out.
fn shows(page: &str, number: &str) -> bool {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.as_slice() {
        ['1', rest @ ..] if rest.len() == 10 => rest,
        all => all,
    };
    let letters: Vec<char> = page.chars().collect();
    (0..letters.len()).any(|start| {
        let before = start.checked_sub(1).and_then(|before| letters.get(before));
        // A country code may stand before it, any other digit makes it another number.
        let is_free = before.is_none_or(|letter| !letter.is_ascii_digit() || *letter == '1');
        is_free && letters.get(start..).is_some_and(|rest| starts_with(rest, national))
    })
}

fn starts_with(letters: &[char], digits: &[char]) -> bool {
    let mut rest = letters.iter();
    let mut is_first = true;
    for digit in digits {
        let found = rest.by_ref().take(if is_first { 1 } else { MOST_BETWEEN + 1 });
        let mut found = found.skip_while(|letter| !is_first && !letter.is_alphanumeric());
        let own = |letter: &&char| letter.is_ascii_digit() || letter.is_ascii_uppercase();
        let letter = found.next().filter(own);
        if letter.and_then(|letter| digit_of(*letter)) != Some(*digit) {
            return false;
        }
        is_first = false;
    }
    rest.next().is_none_or(|letter| !letter.is_ascii_digit())
}

fn digit_of(letter: char) -> Option<char> {
    if letter.is_ascii_digit() { Some(letter) } else { keypad_digit(letter) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_a_page_writes_it() {
        let number = "1-888-373-7888";
        for page in [
            "Call 1-888-373-7888.",
            "(888) 373-7888",
            "<a href=\"tel:+18883737888\">",
            "888.373.7888",
            "888 - 373 - 7888",
            "1 (888) 373 7888",
        ] {
            assert!(shows(page, number), "{page}");
        }
        assert!(shows("1-800-THE-LOST", "1-800-843-5678"));
        for page in ["", "1-888-373-7889", "28883737888", "88837378880", "888 call 373-7888"] {
            assert!(!shows(page, number), "{page}");
        }
        assert_eq!(absent("text 233733", vec!["233733", "741741"]), ["741741"]);
    }
}
