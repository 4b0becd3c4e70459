//! Looking a word up in one folded text.

use super::fold::Folded;
use super::query::Word;
use super::rank::Quality;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use std::ops::Range;

/// Points of the fuzzy matcher that each typed letter must earn, so that
/// letters strewn over a title are no match.
const FLOOR_PER_LETTER: i64 = 17;

/// Points that a letter earns where the word is there without a gap.
const FULL_PER_LETTER: i64 = 26;

/// The most cells of the matcher's table, which bounds its memory.
const TABLE_LIMIT: usize = 1 << 16;

/// The best way in which `word` stands in `text`, typos aside.
///
/// A word of one letter is found at the start of words only: it stands inside
/// nearly every text.
pub(super) fn quality(text: &Folded, word: &Word) -> Option<Quality> {
    let mut best = None;
    for (_, quality) in places(text, word) {
        if quality == Quality::Whole {
            return Some(quality);
        }
        best = best.max(Some(quality));
    }
    best
}

/// Where `word` stands in `text`, in bytes of the original: at the start of
/// words, or, if there is no such place, inside words.
pub(super) fn ranges(text: &Folded, word: &Word) -> Vec<Range<usize>> {
    let all: Vec<_> = places(text, word).collect();
    let starts = all.iter().any(|(_, quality)| *quality >= Quality::Start);
    let kept = all.iter().filter(|(_, quality)| !starts || *quality >= Quality::Start);
    kept.map(|(range, _)| text.original(range.clone())).collect()
}

fn places<'a>(
    text: &'a Folded,
    word: &'a Word,
) -> impl Iterator<Item = (Range<usize>, Quality)> + 'a {
    let one_letter = word.folded.chars().nth(1).is_none();
    let text = text.as_str();
    text.match_indices(word.folded.as_str()).filter_map(move |(at, found)| {
        let range = at..at + found.len();
        let space = |at: usize| text.as_bytes().get(at).is_none_or(|byte| *byte == b' ');
        let quality = match (at > 0 && space(at - 1), space(range.end)) {
            (true, true) => Quality::Whole,
            (true, false) => Quality::Start,
            (false, _) if one_letter => return None,
            (false, _) => Quality::Inside,
        };
        Some((range, quality))
    })
}

/// Finds words with a letter left out, and abbreviations, in short texts.
pub(super) struct LooseFinder(SkimMatcherV2);

impl Default for LooseFinder {
    fn default() -> Self {
        Self(SkimMatcherV2::default().respect_case().element_limit(TABLE_LIMIT))
    }
}

impl std::fmt::Debug for LooseFinder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LooseFinder")
    }
}

impl LooseFinder {
    /// How close `word` comes to a part of `text`, from 0 to 100, and where, in
    /// bytes of the original; `None` if too far. Its first letter must start a
    /// word: there people seldom err.
    pub(super) fn find(&self, text: &Folded, word: &Word) -> Option<(i64, Vec<Range<usize>>)> {
        let letters = word.folded.chars().count();
        // Most texts lack a letter; the matcher is far slower to see that.
        if !(3..=32).contains(&letters) || !text.has_letters_of(&word.folded) {
            return None;
        }
        let (score, found) = self.0.fuzzy_indices(text.as_str(), &word.folded)?;
        let above = score / i64::try_from(letters).ok()? - FLOOR_PER_LETTER;
        let found = bytes_of(text.as_str(), &found);
        let first = found.first()?.start;
        if above < 0 || !text.as_str().get(..first)?.ends_with(' ') {
            return None;
        }
        let closeness = 100 * above / (FULL_PER_LETTER - FLOOR_PER_LETTER);
        Some((closeness.min(100), found.into_iter().map(|range| text.original(range)).collect()))
    }
}

/// The bytes of the letters with these numbers, which ascend.
fn bytes_of(text: &str, letters: &[usize]) -> Vec<Range<usize>> {
    let all = text.char_indices().map(|(at, letter)| at..at + letter.len_utf8()).enumerate();
    let mut wanted = letters.iter().peekable();
    all.filter(|(number, _)| wanted.next_if_eq(&number).is_some()).map(|(_, range)| range).collect()
}

/// Sorts ranges and joins those that meet.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
