//! The analyzer: splits a text into the words that are indexed and searched.

use super::numbers::{LOCAL, NumberInText, numbers};
use crate::folding::fold_char;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The gap between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A mark inside of a compound: `I-914`, `U.S.`, `24/7`, `T&E`.
    Joint,
    /// One space.
    Space,
    /// Anything else, or the start of the text.
    Wide,
}

/// Calls `visit` with every word of `text`, folded, and the bytes of `text`
/// that it was made of.
///
/// The parts of a compound come one by one and then as one word: `I-914B`
/// gives `i`, `914b` and `i914b`, and so does a single letter before a word,
/// since people type `tvisa` for `T visa`.
pub(in crate::search) fn words(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let mut reader = Tokenizer {
        word: String::new(),
        start: 0,
        end: 0,
        compound: String::new(),
        compound_start: 0,
        gap: Gap::Wide,
        visit: &mut visit,
    };
    for (at, letter) in text.char_indices() {
        reader.letter(at, letter);
    }
    reader.end_word();
}

/// Calls `visit` with the words of a text and of the telephone numbers in it: each number with
/// and without its 1, without its area code, and its groups. So `8883737888`, `373-7888` and
/// `7888` are found in `1-888-373-7888`, in `(888) 373-7888` and in `888.ERD.STUV`.
pub(in crate::search) fn number_words(text: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let numbers = numbers(text);
    // Words of digits that were visited already, with their ends.
    let mut told: Vec<(String, usize)> = Vec::new();
    words(text, |word, range| {
        if !numbers.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
            told.push((word.to_owned(), range.end));
        }
        visit(word, range);
    });
    for NumberInText { range, digits } in numbers {
        let (area, local) = digits.split_at(digits.len() - LOCAL);
        let (exchange, line) = local.split_at(LOCAL - 4);
        let long = if area.is_empty() { String::new() } else { format!("1{digits}") };
        for word in [&*long, &*digits, local, area, exchange, line] {
            let is_told = |(own, end): &(String, usize)| own == word && range.contains(&(end - 1));
            if !word.is_empty() && !told.iter().any(is_told) {
                told.push((word.to_owned(), range.end));
                visit(word, range.clone());
            }
        }
    }
}

/// Returns the words of a text in order, without compounds.
pub(in crate::search) fn plain_words(text: &str) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    let mut end = 0;
    words(text, |word, range| {
        if range.start >= end {
            end = range.end;
            plain.push(word.to_owned());
        }
    });
    plain
}

struct Tokenizer<'v, V> {
    word: String,
    /// Start of the current word, in bytes of the text; `end` is its end.
    start: usize,
    end: usize,
    /// The words before it that it may form a compound with, without gaps.
    compound: String,
    compound_start: usize,
    /// The gap before the current word.
    gap: Gap,
    visit: &'v mut V,
}

impl<V: FnMut(&str, Range<usize>)> Tokenizer<'_, V> {
    fn letter(&mut self, at: usize, letter: char) {
        let end = at + letter.len_utf8();
        if letter.is_ascii_alphanumeric() {
            return self.push(letter.to_ascii_lowercase(), at, end);
        }
        if letter.is_ascii() && letter != '\'' {
            return self.part(letter);
        }
        let mut kept = false;
        fold_char(letter, &mut |folded| {
            kept = true;
            match folded {
                ' ' => self.part(letter),
                folded => self.push(folded, at, end),
            }
        });
        if !kept && is_combining_mark(letter) && !self.word.is_empty() {
            self.end = end;
        }
    }

    fn push(&mut self, folded: char, start: usize, end: usize) {
        if self.word.is_empty() {
            self.start = start;
        }
        self.word.push(folded);
        self.end = end;
    }

    /// Ends a word at a mark.
    fn part(&mut self, mark: char) {
        let after_word = !self.word.is_empty();
        self.end_word();
        self.gap = match mark {
            '-' | '.' | '/' | '&' if after_word => Gap::Joint,
            ' ' if after_word => Gap::Space,
            _ => Gap::Wide,
        };
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        (self.visit)(&self.word, self.start..self.end);
        let initial = self.compound.chars().nth(1).is_none()
            && self.word.chars().nth(1).is_some()
            && !matches!(self.compound.as_str(), "a" | "i");
        let joins = !self.compound.is_empty()
            && (self.gap == Gap::Joint || (self.gap == Gap::Space && initial));
        if joins {
            self.compound.push_str(&self.word);
            (self.visit)(&self.compound, self.compound_start..self.end);
        }
        if !joins || self.gap != Gap::Joint {
            self.compound.clone_from(&self.word);
            self.compound_start = self.start;
        }
        self.word.clear();
    }
}

/// Returns the letters and digits of a text, a bit each. Most texts lack a typed one, and the
/// mask shows that far faster than the matcher.
pub(in crate::search) fn letter_mask(text: &str) -> u64 {
    text.bytes().fold(0, |mask, byte| match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => mask | 1 << (letter - b'a'),
        digit @ b'0'..=b'9' => mask | 1 << (26 + digit - b'0'),
        _ => mask,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        words(text, |word, range| all.push(format!("{word}={}", &text[range])));
        all
    }

    #[test]
    fn words_are_folded_and_lead_back_to_the_text() {
        assert_eq!(all("Labor, Zürich won't"), ["labor=Labor", "zurich=Zürich", "wont=won't"]);
        assert_eq!(all("cafe\u{301} ½"), ["cafe=cafe\u{301}", "1=½", "2=½"]);
        assert_eq!(all(" -\u{7}\u{1b}[ "), [""; 0]);
    }

    #[test]
    fn compounds_come_in_parts_and_whole() {
        assert_eq!(all("I-914B"), ["i=I", "914b=914B", "i914b=I-914B"]);
        assert_eq!(all("T visa form"), ["t=T", "visa=visa", "tvisa=T visa", "form=form"]);
        assert_eq!(all("a visa, T, visa"), ["a=a", "visa=visa", "t=T", "visa=visa"]);
        assert_eq!(all("U.S."), ["u=U", "s=S", "us=U.S"]);
        assert_eq!(plain_words("The T visa (I-914)"), ["the", "t", "visa", "i", "914"]);
    }
}
