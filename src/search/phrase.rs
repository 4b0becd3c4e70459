//! The texts of one entry, word by word: phrases.

use super::field::{all_texts, words_at};
use crate::catalog::{Catalog, Entry};
use std::ops::Range;

/// Whether a text of the entry has these words one after another.
pub(super) fn holds(catalog: &Catalog, entry: &Entry, phrase: &[String]) -> bool {
    let mut found = false;
    all_texts(catalog, entry, &mut |place, text| {
        found = found || has_run(phrase, |visit| words_at(place, text, visit));
    });
    found
}

/// Whether a text has these words one after another; `each` calls what it is
/// given with every word of the text.
pub(super) fn has_run(
    phrase: &[String],
    each: impl FnOnce(&mut dyn FnMut(&str, Range<usize>)),
) -> bool {
    // How many words of the phrase each run that is still alive has.
    let mut runs: Vec<usize> = Vec::new();
    let (mut found, mut end) = (false, 0);
    each(&mut |word, range| {
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
    found
}
