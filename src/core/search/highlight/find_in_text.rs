//! Finding typed words in a longer text, as a reader does.

use crate::search::text::ascii_folding::fold_char;
use std::ops::Range;

/// Where a phrase stands in a text, in bytes of the text, from the front. Case,
/// accents, apostrophes and marks count for nothing, as in a search; the phrase
/// may begin and end within a word.
pub fn find_in(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let wanted = Folded::of(phrase);
    let wanted = wanted.letters.trim();
    if wanted.is_empty() {
        return Vec::new();
    }
    let folded = Folded::of(text);
    let found = folded.letters.match_indices(wanted);
    found.filter_map(|(at, _)| folded.source(at..at + wanted.len())).collect()
}

/// A text made comparable, and where each letter of it came from.
#[derive(Default)]
struct Folded {
    letters: String,
    /// For each byte of `letters` the bytes of the text.
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

    /// Several spaces in a row are one.
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
