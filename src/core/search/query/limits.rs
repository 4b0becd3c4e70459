//! How much of a line counts.

use std::borrow::Cow;

/// How many different words of a line count, those to leave out among them. A
/// search passes over all entries for each, and no question has more.
pub(in crate::search) const MOST_WORDS: usize = 32;

/// How many letters of a word count: none of the catalog has more, and what is
/// near to a word costs time and memory by its length.
pub(in crate::search) const MOST_LETTERS: usize = 64;

/// How many values of filters count.
pub(in crate::search) const MOST_VALUES: usize = 32;

/// So much of a word as counts, to be shown.
pub(super) fn start_of(typed: &str) -> Cow<'_, str> {
    match typed.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &typed[..end])),
        None => Cow::Borrowed(typed),
    }
}
