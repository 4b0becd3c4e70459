//! Which entries a query finds by their saved copies.
//!
//! A page fits if it has every required word that the entry's own texts lack,
//! as typed, as a start or of the same stem, and every phrase that they lack.
//! The catalog's own texts are searched first and as if there were no copies;
//! a fit then adds entries or lifts those that had some of the words only.

use super::CopyIndex;
use super::phrases::Phrases;
use crate::catalog::Catalog;
use crate::search::Index;
use crate::search::matching::expand::Fuzziness;
use crate::search::matching::score_cache::Column;
use crate::search::matching::tiers::OPTIONAL;
use crate::search::query::{Query, Word};
use crate::search::ranking::rerank::level;
use crate::search::results::Tier;
use crate::search::searcher::{OUT, Searcher};
use std::ops::Range;
use std::sync::Arc;

/// What an impact in a copy counts, in parts of 256: less than any place in the
/// entry itself, since a hundred pages mention almost anything.
const LOW: u32 = 24;

/// The columns of a query's required words.
pub(in crate::search) struct Columns {
    own: Vec<Arc<Column>>,
    pages: Vec<Arc<Column>>,
    /// What a whole impact of each word counts.
    weights: Vec<f32>,
}

/// What an impact on a page of a copy counts as one of the entry.
pub(in crate::search) fn lowered(impact: u8) -> u8 {
    if impact == 0 { 0 } else { ((u32::from(impact) * LOW) >> 8) as u8 | 1 }
}

impl Columns {
    pub(in crate::search) fn own(&self, word: usize, entry: usize) -> u8 {
        self.own[word].impacts.get(entry).copied().unwrap_or(0)
    }

    pub(in crate::search) fn on_page(&self, word: usize, page: usize) -> u8 {
        self.pages[word].impacts.get(page).copied().unwrap_or(0)
    }

    /// Calls `visit` with the pages that have all words that the entry lacks, each
    /// with the score that it gives the entry.
    pub(in crate::search) fn each_fitting(
        &self,
        entry: usize,
        pages: Range<usize>,
        mut visit: impl FnMut(f32, usize),
    ) {
        let all = 0..self.own.len();
        let lacking = all.clone().filter(|word| self.own(*word, entry) == 0);
        let lacking: Vec<&[u8]> = lacking.map(|word| &*self.pages[word].impacts).collect();
        let has = |column: &&[u8], page: usize| column.get(page).is_some_and(|impact| *impact > 0);
        for page in pages.filter(|page| lacking.iter().all(|column| has(column, *page))) {
            let word = |word: usize| {
                let low = lowered(self.on_page(word, page));
                self.weights[word] * f32::from(self.own(word, entry).max(low))
            };
            visit(all.clone().map(word).sum(), page);
        }
    }

    /// The best of the pages that fit; the first of equals.
    pub(in crate::search) fn best(
        &self,
        entry: usize,
        pages: Range<usize>,
    ) -> Option<(f32, usize)> {
        let mut best: Option<(f32, usize)> = None;
        self.each_fitting(entry, pages, |score, page| {
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, page));
            }
        });
        best
    }
}

impl Searcher {
    /// Marks the entries whose copies fit; to be called when all else is marked.
    pub(in crate::search) fn mark_copies(
        &mut self,
        index: &Index,
        catalog: &Catalog,
        query: &Query,
    ) {
        self.saved.pages.clear();
        let Some(words) = self.saved.words.clone() else { return };
        if query.words.is_empty() {
            return;
        }
        let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
        let Some(columns) = self.columns_of_both(index, &words, &required) else { return };
        let optional: Vec<&Word> = query.words.iter().filter(|word| word.optional).collect();
        let extra = self.columns_of(index, &optional, Fuzziness::Typed);
        let mut phrases = Phrases::of(query, &required, &mut self.saved);
        for (entry, pages) in words.copies() {
            let Some(tier) = self.tiers.get(entry).copied() else { continue };
            let is_better = tier == OUT || level(Tier::Copy as u8, query) <= level(tier, query);
            if tier == Tier::Words as u8 || !is_better {
                continue;
            }
            let found = phrases.best(&words, &columns, (catalog, entry), pages);
            let Some((score, page)) = found else { continue };
            let extra = extra.iter().map(|column| {
                let impact = column.impacts.get(entry).copied().unwrap_or(0);
                self.rarity(column) / 255.0 * OPTIONAL * f32::from(impact)
            });
            let score = score + extra.sum::<f32>();
            let before = if tier == OUT { 0.0 } else { self.scores[entry] };
            (self.tiers[entry], self.scores[entry]) = (Tier::Copy as u8, score.max(before));
            self.saved.pages.insert(entry, page);
        }
        phrases.keep(&mut self.saved);
    }

    /// `None` if a word is nowhere.
    fn columns_of_both(
        &mut self,
        index: &Index,
        words: &CopyIndex,
        required: &[&Word],
    ) -> Option<Columns> {
        let own = self.columns_of(index, required, Fuzziness::Typed);
        let pages: Vec<Arc<Column>> =
            required.iter().map(|word| self.saved.column(words, word)).collect();
        let is_nowhere = |(own, page): (&Arc<Column>, &Arc<Column>)| own.found + page.found == 0;
        if own.iter().zip(&pages).any(is_nowhere) {
            return None;
        }
        let weights = own.iter().map(|column| self.rarity(column) / 255.0).collect();
        Some(Columns { own, pages, weights })
    }
}
