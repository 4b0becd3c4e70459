//! Explains the score of a hit.

use super::query::Fuzziness;
use super::query::Query;
use super::results::{Hit, Tier};
use super::{Index, Searcher};
use std::sync::Arc;

/// The parts of a hit's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The score of each typed word, in typed order.
    pub words: Vec<WordScore>,
    /// The rest of the score: points for the names of the entry, less the loss of an entry that
    /// lacks words.
    pub rest: f32,
}

/// The score of one typed word.
#[derive(Debug, Clone, PartialEq)]
pub struct WordScore {
    /// As it was typed.
    pub typed: Arc<str>,
    /// The rarity of the word: ln((N+1)/(n+½)), n of N entries having it.
    pub rarity: f32,
    /// How much the entry is about the word, from 0 (not at all) to 1.
    pub impact: f32,
    /// Rarity times impact.
    pub points: f32,
}

impl Searcher {
    /// Splits the score of a hit of the last search into its parts.
    pub fn explain(&mut self, index: &Index, query: &Query, hit: &Hit) -> Explanation {
        let mut words = Vec::new();
        for word in &query.words {
            let reach = if hit.tier == Tier::Copy { Fuzziness::Typed } else { word.reach };
            let (mut rarity, mut impact) = self.term_score(index, word, reach, hit.entry);
            if let Some(page) = hit.page.filter(|_| !word.optional) {
                impact = impact.max(self.copies.impact(word, page));
            }
            if impact == 0.0 && hit.tier == Tier::Spelling {
                (rarity, impact) = self.term_score(index, word, Fuzziness::TwoSlips, hit.entry);
            }
            if hit.tier == Tier::Letters {
                impact = 0.0;
            }
            let points = rarity * impact;
            words.push(WordScore { typed: word.typed.clone(), rarity, impact, points });
        }
        let rest = hit.score - words.iter().map(|word| word.points).sum::<f32>();
        Explanation { words, rest }
    }
}
