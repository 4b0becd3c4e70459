//! Assigns the entries that a query finds to tiers.

use super::candidates::{Candidates, FEW};
use super::score_cache::{IndexScores, TermScores};
use super::subsequence;
use crate::search::index::term_dictionary::Nears;
use crate::search::query::Fuzziness;
use crate::search::query::{Query, Word};
use crate::search::results::Tier;
use std::sync::Arc;

/// The share of the query's weight that an entry of tier [`Tier::Some`] has at least.
const SHARE: f32 = 0.4;

/// Most words of a full search. With more, only unknown words may have typos, and no letters
/// are matched: hardly any entry has so many words.
pub(in crate::search) const MANY: usize = 8;

/// Weight of an optional word, a required one being 1.
pub(in crate::search) const OPTIONAL: f32 = 0.5;

/// One search in progress: the candidates that it fills and the scores that it reads.
struct Pass<'a, 'i> {
    candidates: &'a mut Candidates,
    scores: &'a mut IndexScores<'i>,
}

/// Assigns the entries to tiers, the next tier only while few entries are found.
pub(in crate::search) fn assign(
    candidates: &mut Candidates,
    scores: &mut IndexScores<'_>,
    query: &Query,
) {
    Pass { candidates, scores }.assign(query);
}

impl Pass<'_, '_> {
    fn assign(&mut self, query: &Query) {
        let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
        let optional: Vec<&Word> = query.words.iter().filter(|word| word.optional).collect();
        let extra = self.scores.of_all(&optional, Fuzziness::Typed);
        let columns = self.scores.of_all(&required, Fuzziness::Typed);
        self.insert_all(&columns, &extra, Tier::Words);
        if query.is_place() {
            return;
        }
        if self.candidates.found < FEW || query.is_question() {
            self.insert_spelling(&required, &extra);
        }
        if (self.candidates.found < FEW || query.is_question()) && required.len() > 1 {
            let columns = self.scores.nearest(&required);
            self.insert_some(&columns, &extra);
        }
        if self.candidates.found < FEW && required.len() <= MANY {
            subsequence::insert(self.scores.index, self.candidates, &required);
        }
        if self.candidates.found == 0 {
            self.insert_anything(&required);
        }
    }

    /// Inserts the entries that have any of the words, else those with a word that begins as
    /// the last one does, so that the list does not go blank in the middle of typing.
    fn insert_anything(&mut self, words: &[&Word]) {
        let words = words.to_vec();
        let columns = self.scores.nearest(&words);
        self.insert_some(&columns, &[]);
        let is_word = |word: &&&Word| {
            !word.quoted && !word.named && !word.folded.bytes().any(|byte| byte.is_ascii_digit())
        };
        let Some(last) = words.last().filter(is_word).filter(|_| self.candidates.found == 0) else {
            return;
        };
        let letters: Vec<char> = last.folded.chars().collect();
        for kept in (letters.len().div_ceil(2)..letters.len()).rev() {
            let folded: String = letters[..kept].iter().collect();
            let (synonyms, nears) = (Vec::new(), Nears::default());
            let shorter = Word { folded, starts: true, synonyms, nears, ..(*last).clone() };
            let columns = self.scores.of_all(&[&shorter], Fuzziness::Typed);
            self.insert_all(&columns, &[], Tier::Letters);
            if self.candidates.found > 0 {
                return;
            }
        }
    }

    /// Finds the entries that have every word, some spelled otherwise: first with typos in
    /// unknown words only, then with one typo in each word, then with words that were typed
    /// without a space, then with two typos.
    fn insert_spelling(&mut self, required: &[&Word], extra: &[Arc<TermScores>]) {
        let columns = self.scores.nearest(required);
        self.insert_all(&columns, extra, Tier::Spelling);
        if required.len() > MANY {
            return;
        }
        for reach in [Fuzziness::OneSlip, Fuzziness::TwoSlips] {
            if self.candidates.found >= FEW {
                return;
            }
            let columns = self.scores.of_all(required, reach);
            self.insert_all(&columns, extra, Tier::Spelling);
            if reach == Fuzziness::OneSlip && self.candidates.found < FEW {
                self.insert_split(required, extra);
            }
        }
    }

    /// Puts the entries that have all of these words into a tier.
    fn insert_all(&mut self, columns: &[Arc<TermScores>], extra: &[Arc<TermScores>], tier: Tier) {
        if columns.iter().any(|column| column.found == 0) {
            return;
        }
        let mut scores = vec![0.0f32; self.candidates.tiers.len()];
        let mut has_all = vec![true; self.candidates.tiers.len()];
        for (column, required) in with_extra(columns, extra) {
            let weight = self.scores.idf(column) / 255.0 * if required { 1.0 } else { OPTIONAL };
            let cells = column.impacts.iter();
            for ((score, has), impact) in scores.iter_mut().zip(&mut has_all).zip(cells) {
                *score += weight * f32::from(*impact);
                *has &= *impact > 0 || !required;
            }
        }
        for (entry, (score, has)) in scores.iter().zip(&has_all).enumerate() {
            if *has {
                self.candidates.insert(entry, tier, *score);
            }
        }
    }

    /// Puts the entries that have a good share of the words into [`Tier::Some`]; the share is a
    /// factor of the score.
    fn insert_some(&mut self, columns: &[Arc<TermScores>], extra: &[Arc<TermScores>]) {
        let mut scores = vec![0.0f32; self.candidates.tiers.len()];
        let mut shares = vec![0.0f32; self.candidates.tiers.len()];
        let mut whole = 0.0;
        for (column, required) in with_extra(columns, extra) {
            let weight = self.scores.idf(column) * if required { 1.0 } else { OPTIONAL };
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
                self.candidates.insert(entry, Tier::Some, score * share / whole);
            }
        }
    }

    /// Searches for `taskforce` as `task force`.
    fn insert_split(&mut self, words: &[&Word], extra: &[Arc<TermScores>]) {
        for (place, word) in words.iter().enumerate().filter(|(_, word)| !word.named) {
            let Some((first, second)) =
                crate::search::text::decompound::split(self.scores.index, word)
            else {
                continue;
            };
            let mut parts: Vec<&Word> = words.to_vec();
            parts.splice(place..=place, [&first, &second]);
            let columns = self.scores.of_all(&parts, Fuzziness::OneSlip);
            self.insert_all(&columns, extra, Tier::Spelling);
        }
    }
}

/// Returns all columns, each with true if an entry must be in it.
fn with_extra<'a>(
    columns: &'a [Arc<TermScores>],
    extra: &'a [Arc<TermScores>],
) -> impl Iterator<Item = (&'a TermScores, bool)> {
    let required = columns.iter().map(|column| (&**column, true));
    required.chain(extra.iter().map(|column| (&**column, false)))
}
