//! Finds the pages that have the phrases in quotes that an entry lacks.

use super::copy_scores::CopyScores;
use super::{CopyIndex, CopyScorer};
use crate::catalog::{Catalog, EntryPosition};
use crate::search::matching::phrase::{has_run, holds};
use crate::search::query::{Query, Word};
use crate::search::text::tokenizer::words;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Most phrases that are remembered.
const REMEMBERED: usize = 8;

/// A phrase, the indexes of its words among the required ones, and the pages that were searched
/// for it.
struct Phrase<'q> {
    phrase: &'q Vec<String>,
    words: Vec<usize>,
    pages: FxHashMap<usize, bool>,
}

impl Phrase<'_> {
    /// Returns true if a page, which has all words of the phrase, has the phrase.
    fn is_on(&mut self, page: usize, shelf: &CopyIndex) -> bool {
        *self.pages.entry(page).or_insert_with(|| {
            shelf
                .page(page)
                .is_some_and(|(_, text)| has_run(self.phrase, |visit| words(&text, visit)))
        })
    }
}

/// The phrases of a query that an entry or its copy must or must not have.
pub(in crate::search) struct Phrases<'q> {
    wanted: Vec<Phrase<'q>>,
    excluded: Vec<&'q Vec<String>>,
}

impl<'q> Phrases<'q> {
    /// Returns the phrases of a query, with the pages that `saved` remembers.
    pub(in crate::search) fn of(
        query: &'q Query,
        required: &[&Word],
        saved: &mut CopyScorer,
    ) -> Self {
        let wanted = query.phrases.iter().map(|phrase| {
            let is_of = |word: &&Word| phrase.contains(&word.folded);
            let words = (0..required.len()).filter(|place| is_of(&required[*place])).collect();
            Phrase { phrase, words, pages: saved.phrases.remove(phrase).unwrap_or_default() }
        });
        let wanted = wanted.collect();
        Self {
            wanted,
            excluded: query
                .excluded
                .iter()
                .map(|own| &own.words)
                .filter(|words| words.len() > 1)
                .collect(),
        }
    }

    /// Saves the pages that were searched, for the next key press.
    pub(in crate::search) fn cache(self, saved: &mut CopyScorer) {
        if saved.phrases.len() > REMEMBERED {
            saved.phrases.clear();
        }
        for phrase in self.wanted {
            saved.phrases.insert(phrase.phrase.clone(), phrase.pages);
        }
    }

    /// Returns the score and index of the best matching page that has the phrases that the
    /// entry lacks.
    pub(in crate::search) fn best(
        &mut self,
        shelf: &CopyIndex,
        columns: &CopyScores,
        (catalog, entry): (&Catalog, EntryPosition),
        pages: Range<usize>,
    ) -> Option<(f32, usize)> {
        if self.wanted.is_empty() && self.excluded.is_empty() {
            return columns.best(entry, pages);
        }
        let mut fitting: Vec<(f32, usize)> = Vec::new();
        columns.each_fitting(entry, pages, |score, page| fitting.push((score, page)));
        if fitting.is_empty() {
            return None;
        }
        let own = catalog.entries.get(entry)?;
        if self.excluded.iter().any(|phrase| holds(catalog, &own, phrase)) {
            return None;
        }
        let mut lacking: Vec<&mut Phrase<'_>> = Vec::new();
        for phrase in &mut self.wanted {
            // To check for its words is cheaper than to read the entry.
            let has_words = phrase.words.iter().all(|word| columns.own(*word, entry) > 0);
            if !(has_words && holds(catalog, &own, phrase.phrase)) {
                lacking.push(phrase);
            }
        }
        let needed: Vec<usize> = lacking.iter().flat_map(|phrase| phrase.words.clone()).collect();
        fitting.retain(|(_, page)| needed.iter().all(|word| columns.on_page(*word, *page) > 0));
        fitting.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut has_all = |page| lacking.iter_mut().all(|phrase| phrase.is_on(page, shelf));
        fitting.into_iter().find(|(_, page)| has_all(*page))
    }
}
