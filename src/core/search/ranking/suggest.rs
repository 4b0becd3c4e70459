//! The nearest spelling, for a search that found nothing as it was typed.

use crate::search::index::term_dictionary::{Near, Slips};
use crate::search::query::{Query, Word};
use crate::search::{Index, UserSets};

impl Index {
    /// Returns whether the catalog has this word, or one that starts so. It is compared
    /// as it is: small letters, no accents.
    pub fn knows_start(&self, word: &str) -> bool {
        !self.dictionary.starting_with(word).is_empty()
    }

    /// The typed line with each word that the catalog does not know replaced by
    /// the nearest one that it knows; `None` when there is nothing to replace
    /// or nothing near.
    pub fn nearest(&self, line: &str) -> Option<String> {
        let query = Query::parse(line, self, &UserSets::default());
        let mut words = Vec::with_capacity(query.words.len());
        let mut changed = false;
        for word in &query.words {
            if self.dictionary.starting_with(&word.folded).is_empty() {
                words.push(self.nearest_word(word)?);
                changed = true;
            } else {
                words.push(word.typed.to_string());
            }
        }
        changed.then(|| words.join(" "))
    }

    /// The known word that the fewest slips of the finger lead to, the most
    /// frequent of equals: one slip in a word of four letters, two from six on.
    fn nearest_word(&self, word: &Word) -> Option<String> {
        let slips: &[Slips] = match word.folded.chars().count() {
            0..=3 => &[],
            4..=5 => &[Slips::One, Slips::OneAnywhere],
            _ => &[Slips::Two],
        };
        slips.iter().find_map(|slips| self.nearest_within(&word.folded, *slips))
    }

    fn nearest_within(&self, word: &str, slips: Slips) -> Option<String> {
        let mut best: Option<(u8, usize, String)> = None;
        self.dictionary.each_near(&Near::new(word, slips, false), |term, number, slips| {
            let rarity = usize::MAX - self.postings().weight(number..number + 1);
            if best.as_ref().is_none_or(|best| (slips, rarity) < (best.0, best.1)) {
                best = Some((slips, rarity, term.to_owned()));
            }
        });
        best.map(|(_, _, term)| term)
    }
}
