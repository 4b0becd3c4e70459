//! Finds typed words in a longer text, for a search inside a document.

use crate::folding::fold_char;
use crate::search::text::numbers::{NumberInText, numbers, whole_number};
use std::ops::Range;

/// Fewest typed digits that may be the start of a number that is written with marks.
const SHORTEST_NUMBER: usize = 4;

/// Returns the byte ranges of a phrase in a text, in order. Case, accents, apostrophes and
/// marks do not count, as in a search; the phrase may begin and end within a word. A telephone
/// number, or a part of one, is found however it is written.
pub fn find_in(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut found = find_letters(text, phrase);
    let digits = digits_of(phrase);
    if digits.len() >= SHORTEST_NUMBER {
        let of_number = |own: &NumberInText| format!("1{}", own.digits).contains(&digits);
        found.extend(numbers(text).into_iter().filter(of_number).map(|own| own.range));
        // The longest of several at one place: the whole number.
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        found.dedup_by(|next, before| next.start < before.end);
    }
    found
}

/// Returns the digits of a phrase that is a number or the start of one; empty for any other.
fn digits_of(phrase: &str) -> String {
    if let Some(number) = whole_number(phrase) {
        return number.digits;
    }
    let is_of_number = |c: char| c.is_ascii_digit() || " -.()+/".contains(c);
    let digits = phrase.chars().filter(char::is_ascii_digit);
    if phrase.chars().all(is_of_number) { digits.collect() } else { String::new() }
}

fn find_letters(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let wanted = Folded::of(phrase);
    let wanted = wanted.letters.trim();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let found = folded.letters.match_indices(wanted);
    found.filter_map(|(at, _)| folded.source(at..at + wanted.len())).collect()
}

/// A folded text, with the place of each letter in the text.
#[derive(Default)]
struct Folded {
    letters: String,
    /// For each byte of `letters` the start and end in the text.
    sources: Vec<(u32, u32)>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self::default();
        for (at, letter) in text.char_indices() {
            let source = (at as u32, (at + letter.len_utf8()) as u32);
            fold_char(letter, &mut |part| folded.push(part, source));
        }
        folded
    }

    /// Adds a letter; several spaces in a row are one.
    fn push(&mut self, letter: char, source: (u32, u32)) {
        if letter == ' ' && self.letters.ends_with(' ') {
            return;
        }
        self.letters.push(letter);
        self.sources.resize(self.letters.len(), source);
    }

    fn source(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (start, _) = self.sources.get(range.start)?;
        let (_, end) = self.sources.get(range.end.checked_sub(1)?)?;
        Some(*start as usize..*end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, phrase: &str) -> Vec<&'t str> {
        find_in(text, phrase).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn case_accents_and_marks_count_for_nothing() {
        assert_eq!(found("A T-Visa. The t  visas", "t visa"), ["T-Visa", "t  visa"]);
        assert_eq!(found("the victim’s naïveté", "VICTIMS NAIVE"), ["victim’s naïve"]);
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
        assert_eq!(found("Straße ﬁnance", "strasse fi"), ["Straße ﬁ"]);
        assert_eq!(found("words", "  "), [""; 0]);
        assert_eq!(found("", "a"), [""; 0]);
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        let text = "In 2019: 1-888-373-7888, (888) 373-7888 or 8883737888; not 888-373-7889.";
        let all = ["1-888-373-7888", "888) 373-7888", "8883737888"];
        for typed in
            ["888-373-7888", "8883737888", "(888) 373-7888", "888.373.7888", "1 888 373 7888"]
        {
            assert_eq!(found(text, typed), all, "{typed}");
        }
        assert_eq!(found(text, "3737888"), all);
        assert_eq!(found(text, "88837378").len(), 4);
        assert_eq!(found("Call 1-800-THE-LOST now", "800 843 5678"), ["1-800-THE-LOST"]);
        assert_eq!(found("Call (800) 843-5678 now", "1-800-the-lost"), ["800) 843-5678"]);
        assert_eq!(found(text, "2019"), ["2019"]);
    }

    #[test]
    fn what_is_found_is_whole_letters() {
        for text in ["ßßß", "日本語 ﬁﬁ", "e\u{301}e\u{301}", "…x…"] {
            for phrase in ["s", "f", "i", "e", "x", "本"] {
                for range in find_in(text, phrase) {
                    assert!(text.get(range.clone()).is_some_and(|t| !t.is_empty()), "{text}");
                }
            }
        }
    }
}
