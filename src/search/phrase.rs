//! The texts of one entry, word by word: phrases.

use super::field::{all_texts, words_at};
use crate::catalog::{Catalog, Entry};

/// Whether a text of the entry has these words one after another.
pub(super) fn holds(catalog: &Catalog, entry: &Entry, phrase: &[String]) -> bool {
    let mut found = false;
    all_texts(catalog, entry, &mut |place, text| {
        if found {
            return;
        }
        // How many words of the phrase each run that is still alive has.
        let mut runs: Vec<usize> = Vec::new();
        let mut end = 0;
        words_at(place, text, |word, range| {
            if range.start < end {
                return;
            }
            end = range.end;
            runs.push(0);
            runs.retain_mut(|run| {
                let fits = phrase.get(*run).is_some_and(|wanted| wanted == word);
                *run += 1;
                found |= fits && *run == phrase.len();
                fits
            });
        });
    });
    found
}
