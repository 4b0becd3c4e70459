//! The columns of the last words, so that a key press costs one column.

use super::expand::{Expander, Lexicon};
use crate::search::Index;
use crate::search::query::Fuzziness;
use crate::search::query::Word;
use std::sync::Arc;

/// Number of columns that are kept for the next key press: one for each word of the longest
/// line ([`crate::search::query::MOST_WORDS`]) and half of that again. A column is a byte an
/// entry.
const KEPT: usize = 48;

/// Number of columns of words in no entry that are kept besides; they have no bytes.
const KEPT_EMPTY: usize = 192;

/// The impacts of a word in all entries, or on all pages of saved copies.
#[derive(Debug)]
pub(in crate::search) struct TermScores {
    word: String,
    starts: bool,
    quoted: bool,
    synonyms: Vec<String>,
    reach: Fuzziness,
    /// A byte an entry; empty if no entry has the word.
    pub(in crate::search) impacts: Vec<u8>,
    /// Number of entries that have the word; synonyms count only if no entry has the word
    /// itself.
    pub(in crate::search) found: u32,
}

/// Columns in the order of their last use.
#[derive(Debug, Default)]
pub(in crate::search) struct ScoreCache {
    columns: Vec<Arc<TermScores>>,
    /// Memory of a dropped column, all bytes 0.
    spare: Vec<u8>,
    /// Number of columns made so far, which measures the cost of searches.
    made: usize,
}

impl ScoreCache {
    /// Returns the column of a word, `length` bytes long, from these terms or kept from before.
    pub(in crate::search) fn column(
        &mut self,
        lexicon: Lexicon<'_>,
        length: usize,
        word: &Word,
        reach: Fuzziness,
    ) -> Arc<TermScores> {
        let same = |column: &Arc<TermScores>| {
            column.reach == reach
                && column.starts == word.starts
                && column.quoted == word.quoted
                && column.word == word.folded
                && column.synonyms == word.synonyms
        };
        if let Some(place) = self.columns.iter().position(same) {
            self.columns[place..].rotate_left(1);
            return self.columns[self.columns.len() - 1].clone();
        }
        self.made += 1;
        let mut impacts = self.let_go();
        impacts.resize(length, 0);
        let expander = Expander::new(word, reach);
        expander.fill(lexicon, &mut impacts);
        let mut found = count_found(&impacts);
        if !word.synonyms.is_empty() {
            expander.fill_synonyms(lexicon, &mut impacts);
            // Synonyms do not change the rarity of a word that is in any entry.
            found = if found == 0 { count_found(&impacts) } else { found };
        }
        if found == 0 {
            self.spare = std::mem::take(&mut impacts);
        }
        let Word { starts, quoted, synonyms, folded, .. } = word.clone();
        let column = TermScores { word: folded, starts, quoted, synonyms, reach, impacts, found };
        let column = Arc::new(column);
        self.columns.push(column.clone());
        column
    }

    /// Drops the oldest column if there are too many; returns memory for the next one, all
    /// bytes 0.
    fn let_go(&mut self) -> Vec<u8> {
        let is_empty = |column: &Arc<TermScores>| column.impacts.is_empty();
        let empty = self.columns.iter().filter(|column| is_empty(column)).count();
        let oldest = |empty: bool| self.columns.iter().position(|column| is_empty(column) == empty);
        if empty >= KEPT_EMPTY
            && let Some(place) = oldest(true)
        {
            self.columns.remove(place);
        } else if self.columns.len() - empty >= KEPT
            && let Some(place) = oldest(false)
            // The current search may still hold it.
            && let Ok(oldest) = Arc::try_unwrap(self.columns.remove(place))
        {
            self.spare = oldest.impacts;
            self.spare.fill(0);
        }
        std::mem::take(&mut self.spare)
    }

    /// Number of columns made so far, which measures the cost of searches.
    pub(in crate::search) fn made(&self) -> usize {
        self.made
    }
}

/// The scores of words in one index, made or kept from before.
pub(in crate::search) struct IndexScores<'a> {
    /// The index that is searched.
    pub(in crate::search) index: &'a Index,
    /// Its cache.
    pub(in crate::search) cache: &'a mut ScoreCache,
}

impl IndexScores<'_> {
    /// Returns the scores of a word.
    pub(in crate::search) fn of(&mut self, word: &Word, reach: Fuzziness) -> Arc<TermScores> {
        // A word that the catalog has is seldom a typo, and never one of two letters.
        let most = match word.reach {
            _ if word.named => Fuzziness::Typed,
            Fuzziness::Typed => Fuzziness::OneSlip,
            _ => reach,
        };
        let reach = reach.min(most);
        self.cache.column(self.index.lexicon(), self.index.len(), word, reach)
    }

    /// Returns the scores of these words.
    pub(in crate::search) fn of_all(
        &mut self,
        words: &[&Word],
        reach: Fuzziness,
    ) -> Vec<Arc<TermScores>> {
        words.iter().map(|word| self.of(word, reach)).collect()
    }

    /// Returns the scores of these words, each at the least distance at which it is found.
    pub(in crate::search) fn nearest(&mut self, words: &[&Word]) -> Vec<Arc<TermScores>> {
        words.iter().map(|word| self.of(word, word.reach)).collect()
    }

    /// Returns the idf, how rare a word is: ln((N+1)/(n+½)), n of N entries having it (the
    /// inverse document frequency of Spärck Jones, counted on all expansions).
    pub(in crate::search) fn idf(&self, scores: &TermScores) -> f32 {
        let found = scores.found as f32;
        ((self.index.len() as f32 + 1.0) / (found + 0.5)).ln().max(0.05)
    }
}

fn count_found(impacts: &[u8]) -> u32 {
    impacts.iter().filter(|impact| **impact > 0).count() as u32
}
