//! The scores of a query's words in entries and on the pages of their copies.

use crate::catalog::EntryPosition;
use crate::search::matching::score_cache::TermScores;
use std::ops::Range;
use std::sync::Arc;

/// Weight of an impact in a copy, in parts of 256: less than any place in the entry itself,
/// since a hundred pages mention almost anything.
const LOW: u32 = 24;

/// The columns of a query's required words.
pub(in crate::search) struct CopyScores {
    pub(super) own: Vec<Arc<TermScores>>,
    pub(super) pages: Vec<Arc<TermScores>>,
    /// The points of each word for one unit of impact.
    pub(super) weights: Vec<f32>,
}

/// Returns an impact on a page of a copy as an impact of the entry, lowered by [`LOW`]; only 0
/// stays 0.
pub(in crate::search) fn lowered(impact: u8) -> u8 {
    if impact == 0 { 0 } else { ((u32::from(impact) * LOW) >> 8) as u8 | 1 }
}

impl CopyScores {
    pub(in crate::search) fn own(&self, word: usize, entry: EntryPosition) -> u8 {
        self.own[word].impacts.get(entry.index()).copied().unwrap_or(0)
    }

    pub(in crate::search) fn on_page(&self, word: usize, page: usize) -> u8 {
        self.pages[word].impacts.get(page).copied().unwrap_or(0)
    }

    /// Calls `visit` with the pages that have all words that the entry lacks, each with the
    /// score that it gives the entry.
    pub(in crate::search) fn each_fitting(
        &self,
        entry: EntryPosition,
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

    /// Returns the score and index of the best matching page, the first of equals.
    pub(in crate::search) fn best(
        &self,
        entry: EntryPosition,
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
