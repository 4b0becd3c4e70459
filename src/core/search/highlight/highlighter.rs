//! Finds the words of a query in an entry, for highlights and reasons.

use crate::catalog::{Catalog, Entry, EntryPosition};
use crate::search::index::field::{Field, FieldPath, Label, all_texts, text_at, words_at};
use crate::search::matching::expand::{Expander, Expansion};
use crate::search::matching::phrase::holds;
use crate::search::matching::subsequence::matcher;
use crate::search::query::Fuzziness;
use crate::search::query::{Query, Word};
use crate::search::results::{Hit, Tier};
use fuzzy_matcher::FuzzyMatcher;
use std::ops::Range;
use std::sync::Arc;

/// A text in which typed words were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The field of the text.
    pub field: Field,
    /// Index of the alternative title, topic, publisher, presenter … of the entry.
    pub value: usize,
    /// The name of that topic, publisher or line.
    pub label: Label,
    /// The byte ranges to highlight in the text ([`Match::text`]), on character boundaries,
    /// sorted, disjoint.
    pub ranges: Vec<Range<usize>>,
    /// The typed words that were found here, each with its form.
    pub finds: Vec<Highlighter>,
}

/// A typed word and the form in which it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Highlighter {
    /// As it was typed.
    pub typed: Arc<str>,
    /// The word of the text, folded: lower case, no accents.
    pub found: Box<str>,
    /// The relation of the found word to the typed one.
    pub expansion: Expansion,
    /// The weight of the field times the weight of the expansion, before the length of the text
    /// is counted.
    pub weight: f32,
}

impl Match {
    /// Returns the text that `ranges` are in; `None` if the entry is another one.
    pub fn text<'a>(&self, catalog: &'a Catalog, entry: &'a Entry) -> Option<&'a str> {
        text_at(
            catalog,
            entry,
            FieldPath { field: self.field, value: self.value, label: self.label },
        )
    }
}

/// The best place of one word.
#[derive(Debug, Clone)]
pub(in crate::search) struct Best {
    place: FieldPath,
    pub(in crate::search) find: Highlighter,
    pub(in crate::search) ranges: Vec<Range<usize>>,
}

/// Returns the places of the query's words in an entry that it found, the weightiest field
/// first. A word that is in none of its texts is absent.
pub fn matches(catalog: &Catalog, entry: &Entry, query: &Query, hit: &Hit) -> Vec<Match> {
    matches_by(catalog, entry, query, hit, &|word| {
        best_place(catalog, entry, word, hit.tier, &|_| true)
    })
}

/// Returns the same, but the places in keywords only of words that no other text has.
pub(in crate::search) fn shown_matches(
    catalog: &Catalog,
    entry: &Entry,
    query: &Query,
    hit: &Hit,
) -> Vec<Match> {
    matches_by(catalog, entry, query, hit, &|word| {
        let best = best_place(catalog, entry, word, hit.tier, &|_| true)?;
        if best.place.field != Field::Keyword {
            return Some(best);
        }
        // A guess elsewhere says less than the keyword.
        let farthest = best.find.expansion.max(Expansion::Stem);
        let is_shown = |place: FieldPath| place.field != Field::Keyword;
        let shown = best_place(catalog, entry, word, hit.tier, &is_shown);
        Some(shown.filter(|shown| shown.find.expansion <= farthest).unwrap_or(best))
    })
}

fn matches_by(
    catalog: &Catalog,
    entry: &Entry,
    query: &Query,
    hit: &Hit,
    best_of: &dyn Fn(&Word) -> Option<Best>,
) -> Vec<Match> {
    let mut best: Vec<Best> = Vec::new();
    // The words of a phrase that matched in the copy do not count in other texts.
    let lacks = |phrase: &&Vec<String>| hit.tier == Tier::Copy && !holds(catalog, entry, phrase);
    let lacking: Vec<&Vec<String>> = query.phrases.iter().filter(lacks).collect();
    let is_lacking =
        |word: &Word| word.quoted && lacking.iter().any(|phrase| phrase.contains(&word.folded));
    for word in query.words.iter().filter(|word| !is_lacking(word)) {
        best.extend(best_of(word));
    }
    best.sort_by_key(|best| best.place);
    let same = |a: &Best, b: &Best| a.place == b.place;
    let group = |group: &[Best]| {
        let FieldPath { field, value, label } = group[0].place;
        let ranges = merged(group.iter().flat_map(|best| best.ranges.iter().cloned()).collect());
        let finds = group.iter().map(|best| best.find.clone()).collect();
        Match { field, value, label, ranges, finds }
    };
    best.chunk_by(same).map(group).collect()
}

/// Returns the byte ranges of the query's words in the title of an entry that it found, sorted
/// and disjoint. Cheaper than [`matches()`], for lists.
pub fn title_ranges(title: &str, query: &Query, hit: &Hit) -> Vec<Range<usize>> {
    let place = FieldPath { field: Field::Title, value: 0, label: Label::Own };
    let mut ranges = Vec::new();
    for word in &query.words {
        let mut best: Option<Best> = None;
        for reach in reaches(word, hit.tier) {
            if best.is_some() {
                break;
            }
            find_best(&mut best, place, title, &Expander::new(word, reach), (word, hit.tier));
        }
        ranges.extend(best.into_iter().flat_map(|best| best.ranges));
    }
    merged(ranges)
}

/// Returns the byte ranges of a query's words in any text, for texts on screen other than those
/// of a [`Match`]; on character boundaries, sorted, disjoint.
pub fn ranges_in(text: &str, query: &Query) -> Vec<Range<usize>> {
    let entry = EntryPosition::default();
    let hit = Hit { entry, score: 0.0, tier: Tier::Words, page: None };
    title_ranges(text, query, &hit)
}

/// Returns the weightiest place of a word in an entry, of the places that `counts` accepts.
fn best_place(
    catalog: &Catalog,
    entry: &Entry,
    word: &Word,
    tier: Tier,
    counts: &dyn Fn(FieldPath) -> bool,
) -> Option<Best> {
    let mut best = None;
    for reach in reaches(word, tier) {
        let expander = Expander::new(word, reach);
        all_texts(catalog, entry, &mut |place, text| {
            if counts(place) {
                find_best(&mut best, place, text, &expander, (word, tier));
            }
        });
        if best.is_some() {
            break;
        }
    }
    best
}

/// Returns the distances to try for a word in an entry of a tier: the least at which any entry
/// has it, then the farthest of the search.
fn reaches(word: &Word, tier: Tier) -> impl Iterator<Item = Fuzziness> {
    let (nearest, farthest) = match tier {
        // The words that its own texts lack are in its copy as typed.
        Tier::Copy => (Fuzziness::Typed, Fuzziness::Typed),
        Tier::Spelling => (word.reach, Fuzziness::TwoSlips),
        _ => (word.reach, word.reach),
    };
    [Some(nearest), Some(farthest).filter(|farthest| *farthest != nearest)].into_iter().flatten()
}

/// Searches for a word in a text; a better find replaces `best`.
fn find_best(
    best: &mut Option<Best>,
    place: FieldPath,
    text: &str,
    expander: &Expander<'_>,
    (word, tier): (&Word, Tier),
) {
    let found = find_in(place, text, expander, word)
        .or_else(|| if tier >= Tier::Spelling { parts_in(place, text, word) } else { None })
        .or_else(|| if tier == Tier::Letters { letters_in(place, text, word) } else { None });
    if let Some(found) = found
        && best.as_ref().is_none_or(|best| found.find.weight > best.find.weight)
    {
        *best = Some(found);
    }
}

pub(in crate::search) fn find_in(
    place: FieldPath,
    text: &str,
    expander: &Expander<'_>,
    word: &Word,
) -> Option<Best> {
    let mut best: Option<(Expansion, Box<str>)> = None;
    let mut ranges = Vec::new();
    words_at(place, text, |other, range| {
        let Some(expansion) = expander.expansion(other) else { return };
        // Only the typed part of a longer word is highlighted.
        let typed = match expansion {
            Expansion::Start => typed_part(text, range, word),
            _ => range,
        };
        ranges.push(typed);
        if best.as_ref().is_none_or(|(known, _)| expansion < *known) {
            best = Some((expansion, other.into()));
        }
    });
    let (expansion, found) = best?;
    let weight = place.weight() * expander.scale(expansion) as f32 / 256.0;
    let find = Highlighter { typed: word.typed.clone(), found, expansion, weight };
    Some(Best { place, find, ranges })
}

/// Returns the byte range of the start of a word that folds to the typed text.
fn typed_part(text: &str, range: Range<usize>, word: &Word) -> Range<usize> {
    let Some(whole) = text.get(range.clone()) else { return range };
    let mut folded = 0;
    for (at, letter) in whole.char_indices() {
        if folded >= word.folded.len() {
            let is_mark = unicode_normalization::char::is_combining_mark(letter);
            if !is_mark {
                return range.start..range.start + at;
            }
        }
        crate::folding::fold_char(letter, &mut |part| {
            folded += if part == ' ' { 0 } else { part.len_utf8() };
        });
    }
    range
}

/// Finds a word that was typed without a space as two words of the text.
fn parts_in(place: FieldPath, text: &str, word: &Word) -> Option<Best> {
    let mut before: Option<(String, Range<usize>)> = None;
    let mut found = None;
    words_at(place, text, |other, range| {
        if let Some((first, start)) = &before
            && word.folded.strip_prefix(first.as_str()).is_some_and(|rest| {
                !rest.is_empty() && (other == rest || (word.starts && other.starts_with(rest)))
            })
        {
            found = Some((format!("{first} {other}"), start.start..range.end));
        }
        before = Some((other.to_owned(), range));
    });
    let (found, range) = found?;
    let (expansion, typed) = (Expansion::Part, word.typed.clone());
    let find = Highlighter { typed, found: found.into(), expansion, weight: place.weight() };
    Some(Best { place, find, ranges: vec![range] })
}

fn letters_in(place: FieldPath, text: &str, word: &Word) -> Option<Best> {
    if place.field != Field::Title {
        return None;
    }
    let (_, letters) = matcher().fuzzy_indices(text, &word.folded)?;
    let all = text.char_indices().enumerate();
    let ranges = all.filter(|(number, _)| letters.binary_search(number).is_ok());
    let ranges = merged(ranges.map(|(_, (at, c))| at..at + c.len_utf8()).collect());
    let (expansion, typed) = (Expansion::Letters, word.typed.clone());
    // Far below the weight of any word that is in the text.
    let weight = place.weight() / 10.0;
    let find = Highlighter { typed, found: word.folded.as_str().into(), expansion, weight };
    Some(Best { place, find, ranges })
}

/// Sorts ranges and joins those that meet.
pub(in crate::search) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
