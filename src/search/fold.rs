//! Text made comparable: no case, no accents, no punctuation.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text folded for comparison, with the way back to the original.
///
/// The folded text starts with a space, and whatever stands between two words
/// is one or more spaces, so a word starts exactly where a space is before it.
#[derive(Debug, Clone)]
pub(super) struct Folded {
    text: Box<str>,
    /// Which of the letters a to z are in it, a bit each.
    letters: u32,
    /// For each folded byte the letter of the original that gave it.
    /// Absent when every byte of the original gave one folded byte (plain ASCII).
    origin: Option<Box<[Letter]>>,
}

/// Where a letter of the original starts and ends, in bytes, its marks included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Letter {
    start: u32,
    end: u32,
}

impl Folded {
    /// Folds `original`.
    pub(super) fn new(original: &str) -> Self {
        Self::with(original, fold_char)
    }

    /// Folds a telephone number, the digits run together, so that it is found
    /// with hyphens, with spaces and without.
    pub(super) fn number(original: &str) -> Self {
        Self::with(original, |letter, put| {
            if letter.is_ascii_digit() {
                put(letter);
            }
        })
    }

    fn with(original: &str, fold: impl Fn(char, &mut dyn FnMut(char))) -> Self {
        let mut text = String::with_capacity(original.len() + 1);
        text.push(' ');
        let mut plain = original.is_ascii();
        for letter in original.chars() {
            let before = text.len();
            fold(letter, &mut |folded| text.push(folded));
            plain &= text.len() == before + 1;
        }
        let origin = (!plain).then(|| origin_of(original, &fold));
        Self { letters: letters(&text), text: text.into_boxed_str(), origin }
    }

    /// The folded text, a space first.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether every letter from a to z that `word` has is somewhere in the text.
    pub(super) fn has_letters_of(&self, word: &str) -> bool {
        letters(word) & !self.letters == 0
    }

    /// The words, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split_ascii_whitespace()
    }

    /// Bytes of the original that gave these folded bytes: whole letters with
    /// their marks.
    pub(super) fn original(&self, folded: Range<usize>) -> Range<usize> {
        let last = folded.end.saturating_sub(1);
        match &self.origin {
            None => folded.start.saturating_sub(1)..last,
            Some(origin) => {
                let letter = |at: usize| origin.get(at).copied().unwrap_or_default();
                letter(folded.start).start as usize..letter(last).end as usize
            }
        }
    }
}

fn letters(folded: &str) -> u32 {
    let known = folded.bytes().filter(u8::is_ascii_lowercase);
    known.fold(0, |letters, byte| letters | 1 << (byte - b'a'))
}

/// For each folded byte, that of the leading space included, its letter.
fn origin_of(original: &str, fold: &impl Fn(char, &mut dyn FnMut(char))) -> Box<[Letter]> {
    let mut origin = vec![Letter::default()];
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for (at, letter) in original.char_indices() {
        let (start, end) = (narrow(at), narrow(at + letter.len_utf8()));
        let before = origin.len();
        fold(letter, &mut |folded| {
            origin.resize(origin.len() + folded.len_utf8(), Letter { start, end });
        });
        if origin.len() == before && is_combining_mark(letter) {
            let base = origin.last().copied().unwrap_or_default();
            let marked = origin.iter_mut().rev().take_while(|letter| **letter == base);
            marked.for_each(|letter| letter.end = end);
        }
    }
    origin.into_boxed_slice()
}

/// Gives the letters that stand for `letter`: none for accents, apostrophes
/// and invisible characters, a space for any other that is no letter or digit.
pub(super) fn fold_char(letter: char, put: &mut dyn FnMut(char)) {
    if letter.is_ascii() {
        match letter {
            '\'' => {}
            _ if letter.is_ascii_alphanumeric() => put(letter.to_ascii_lowercase()),
            _ => put(' '),
        }
        return;
    }
    if is_dropped(letter) {
        return;
    }
    for part in std::iter::once(letter).nfkd().flat_map(char::to_lowercase) {
        match part {
            _ if is_dropped(part) => {}
            'ß' => ['s', 's'].into_iter().for_each(&mut *put),
            'æ' => ['a', 'e'].into_iter().for_each(&mut *put),
            'œ' => ['o', 'e'].into_iter().for_each(&mut *put),
            'þ' => ['t', 'h'].into_iter().for_each(&mut *put),
            'ø' => put('o'),
            'ł' => put('l'),
            'đ' | 'ð' => put('d'),
            'ħ' => put('h'),
            'ı' => put('i'),
            'ŧ' => put('t'),
            'ς' => put('σ'),
            _ if part.is_alphanumeric() => put(part),
            _ => put(' '),
        }
    }
}

/// Whether a character counts for nothing: accents, apostrophes, soft hyphens,
/// joiners and direction marks.
fn is_dropped(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{feff}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fold(text: &str) -> String {
        Folded::new(text).words().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn case_accents_and_special_letters_are_folded() {
        for (text, folded) in [
            ("Zürich", "zurich"),
            ("STRASSE Straße", "strasse strasse"),
            ("Łódź Øre Æther", "lodz ore aether"),
            ("İstanbul", "istanbul"),
            ("ﬁnance ℡", "finance tel"),
            ("I-914B (T visa)", "i 914b t visa"),
            ("won't victim’s", "wont victims"),
            ("a\u{301}\u{302}b", "ab"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("  ", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn ranges_lead_back_to_whole_letters() {
        for (text, word, original) in [
            ("Labor", "abo", "abo"),
            ("Straße 9", "stras", "Straß"),
            ("Straße 9", "se", "ße"),
            ("cafe\u{301} au lait", "cafe", "cafe\u{301}"),
            ("Nañez", "anez", "añez"),
            ("won't go", "wont", "won't"),
            ("über", "uber", "über"),
        ] {
            let folded = Folded::new(text);
            let start = folded.as_str().find(word).unwrap();
            assert_eq!(&text[folded.original(start..start + word.len())], original);
        }
        let number = Folded::number("1-888-373-7888");
        assert_eq!(number.as_str(), " 18883737888");
        assert_eq!(&"1-888-373-7888"[number.original(5..8)], "373");
    }

    proptest! {
        #[test]
        fn every_range_of_any_text_stands_on_letters(text in "\\PC{0,40}|.{0,40}") {
            let folded = Folded::new(&text);
            let ends: Vec<usize> = folded.as_str().char_indices().map(|(at, _)| at).skip(1)
                .chain([folded.as_str().len()]).collect();
            for pair in ends.windows(2) {
                let range = folded.original(pair[0]..pair[1]);
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()), "{range:?}");
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in ".{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
