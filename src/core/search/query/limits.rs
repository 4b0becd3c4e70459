//! Limits of a typed line.

use std::borrow::Cow;

/// Most different words of a line that count, exclusions included. A search passes over all
/// entries for each, and no question has more.
pub(in crate::search) const MOST_WORDS: usize = 32;

/// Most letters of a word that count: no word of the catalog has more, and fuzzy terms cost
/// time and memory by the length of the word.
pub(in crate::search) const MOST_LETTERS: usize = 64;

/// Most values of filters that count.
pub(in crate::search) const MOST_VALUES: usize = 32;

/// Returns the part of a word that counts, to be shown; `…` stands for the rest.
pub(super) fn start_of(typed: &str) -> Cow<'_, str> {
    match typed.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &typed[..end])),
        None => Cow::Borrowed(typed),
    }
}
