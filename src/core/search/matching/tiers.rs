//! Which entries a query finds, tier by tier.

use super::expand::Fuzziness;
use super::score_cache::Column;
use super::subsequence;
use crate::search::Index;
use crate::search::index::term_dictionary::Nears;
use crate::search::query::{Query, Word};
use crate::search::results::Tier;
use crate::search::searcher::{FEW, Searcher};
use std::sync::Arc;

/// The share of the query's weight that an entry of tier [`Tier::Some`] holds.
const SHARE: f32 = 0.4;

/// From more words on than this a search looks for slips only in words that the
/// catalog does not know, and for no letters: hardly any entry has so many words.
pub(in crate::search) const MANY: usize = 8;

/// What a find of a word that need not be there counts.
pub(in crate::search) const OPTIONAL: f32 = 0.5;

impl Searcher {
    /// Marks the entries of each tier, the next one only while few are found.
    pub(in crate::search) fn mark_tiers(&mut self, index: &Index, query: &Query) {
        let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
        let optional: Vec<&Word> = query.words.iter().filter(|word| word.optional).collect();
        let extra = self.columns_of(index, &optional, Fuzziness::Typed);
        let columns = self.columns_of(index, &required, Fuzziness::Typed);
        self.mark_all(&columns, &extra, Tier::Words);
        if query.is_place() {
            return;
        }
        if self.found < FEW || query.is_question() {
            self.mark_spelling(index, &required, &extra);
        }
        if (self.found < FEW || query.is_question()) && required.len() > 1 {
            let columns = self.nearest_columns(index, &required);
            self.mark_some(&columns, &extra);
        }
        if self.found < FEW && required.len() <= MANY {
            subsequence::mark(index, self, &required);
        }
        if self.found == 0 {
            self.mark_anything(index, &query.words);
        }
    }

    /// So that the list does not go blank in the middle of typing: what has
    /// some of the words, whichever, or else begins as the last word does.
    fn mark_anything(&mut self, index: &Index, words: &[Word]) {
        let words: Vec<&Word> = words.iter().collect();
        let columns = self.nearest_columns(index, &words);
        self.mark_some(&columns, &[]);
        let is_word = |word: &&&Word| {
            !word.quoted && !word.named && !word.folded.bytes().any(|byte| byte.is_ascii_digit())
        };
        let Some(last) = words.last().filter(is_word).filter(|_| self.found == 0) else { return };
        let letters: Vec<char> = last.folded.chars().collect();
        for kept in (letters.len().div_ceil(2)..letters.len()).rev() {
            let folded: String = letters[..kept].iter().collect();
            let (synonyms, nears) = (Vec::new(), Nears::default());
            let shorter = Word { folded, starts: true, synonyms, nears, ..(*last).clone() };
            let columns = self.columns_of(index, &[&shorter], Fuzziness::Typed);
            self.mark_all(&columns, &[], Tier::Letters);
            if self.found > 0 {
                return;
            }
        }
    }

    /// Marks the entries that have every word, some spelled otherwise: first
    /// where only unknown words may be slips, then one slip in each, words that
    /// were run together, two slips.
    fn mark_spelling(&mut self, index: &Index, required: &[&Word], extra: &[Arc<Column>]) {
        let columns = self.nearest_columns(index, required);
        self.mark_all(&columns, extra, Tier::Spelling);
        if required.len() > MANY {
            return;
        }
        for reach in [Fuzziness::OneSlip, Fuzziness::TwoSlips] {
            if self.found >= FEW {
                return;
            }
            let columns = self.columns_of(index, required, reach);
            self.mark_all(&columns, extra, Tier::Spelling);
            if reach == Fuzziness::OneSlip && self.found < FEW {
                self.mark_split(index, required, extra);
            }
        }
    }

    /// Puts the entries that have all of these words into a tier.
    fn mark_all(&mut self, columns: &[Arc<Column>], extra: &[Arc<Column>], tier: Tier) {
        if columns.iter().any(|column| column.found == 0) {
            return;
        }
        let mut scores = vec![0.0f32; self.tiers.len()];
        let mut has_all = vec![true; self.tiers.len()];
        for (column, required) in with_extra(columns, extra) {
            let weight = self.rarity(column) / 255.0 * if required { 1.0 } else { OPTIONAL };
            let cells = column.impacts.iter();
            for ((score, has), impact) in scores.iter_mut().zip(&mut has_all).zip(cells) {
                *score += weight * f32::from(*impact);
                *has &= *impact > 0 || !required;
            }
        }
        for (entry, (score, has)) in scores.iter().zip(&has_all).enumerate() {
            if *has {
                self.put(entry, tier, *score);
            }
        }
    }

    /// Puts the entries that have a good share of the words into the tier for
    /// them; the share counts again in the score.
    fn mark_some(&mut self, columns: &[Arc<Column>], extra: &[Arc<Column>]) {
        let mut scores = vec![0.0f32; self.tiers.len()];
        let mut shares = vec![0.0f32; self.tiers.len()];
        let mut whole = 0.0;
        for (column, required) in with_extra(columns, extra) {
            let weight = self.rarity(column) * if required { 1.0 } else { OPTIONAL };
            let share = if required && column.found > 0 { weight } else { 0.0 };
            whole += share;
            let cells = column.impacts.iter();
            for ((score, held), impact) in scores.iter_mut().zip(&mut shares).zip(cells) {
                *score += weight / 255.0 * f32::from(*impact);
                *held += if *impact > 0 { share } else { 0.0 };
            }
        }
        for (entry, (score, share)) in scores.iter().zip(&shares).enumerate() {
            if *share > 0.0 && *share >= SHARE * whole {
                self.put(entry, Tier::Some, score * share / whole);
            }
        }
    }

    /// Looks for `taskforce` as `task force`.
    fn mark_split(&mut self, index: &Index, words: &[&Word], extra: &[Arc<Column>]) {
        for (place, word) in words.iter().enumerate().filter(|(_, word)| !word.named) {
            let Some((first, second)) = crate::search::text::decompound::split(index, word) else {
                continue;
            };
            let mut parts: Vec<&Word> = words.to_vec();
            parts.splice(place..=place, [&first, &second]);
            let columns = self.columns_of(index, &parts, Fuzziness::OneSlip);
            self.mark_all(&columns, extra, Tier::Spelling);
        }
    }
}

/// The columns that count, each with whether an entry must be in it.
fn with_extra<'a>(
    columns: &'a [Arc<Column>],
    extra: &'a [Arc<Column>],
) -> impl Iterator<Item = (&'a Column, bool)> {
    let required = columns.iter().map(|column| (&**column, true));
    required.chain(extra.iter().map(|column| (&**column, false)))
}
