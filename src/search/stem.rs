//! Words of one stem: trafficker, trafficked, trafficking.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The fewest letters of a word that has a stem.
const LEAST: usize = 4;

/// The stem of a folded word by the Snowball rules for English; the word
/// itself where it is short or no plain word.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < LEAST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    Stemmer::create(Algorithm::English).stem(word)
}
