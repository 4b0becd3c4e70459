//! The terms of the index in alphabetical order, each with its number.

use super::index_file::Slice;
use crate::search::query::is_function_word;
use fst::{IntoStreamer, Map, Streamer};
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// All terms, numbered from 0 in alphabetical order.
pub(in crate::search) struct Dictionary {
    section: Slice,
    /// Read at first use; `None` if it cannot be read.
    map: OnceLock<Option<Map<Slice>>>,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary").finish_non_exhaustive()
    }
}

impl Dictionary {
    /// Returns the dictionary of a section. See [`Dictionary::is_sound`].
    pub(in crate::search) fn new(section: Slice) -> Self {
        Self { section, map: OnceLock::new() }
    }

    /// Returns true if it can be read; if not, it has no term.
    pub(in crate::search) fn is_sound(&self) -> bool {
        self.map().is_some()
    }

    fn map(&self) -> Option<&Map<Slice>> {
        self.map.get_or_init(|| Map::new(self.section.clone()).ok()).as_ref()
    }

    /// Returns the number of terms.
    pub(in crate::search) fn len(&self) -> usize {
        self.map().map_or(0, Map::len)
    }

    /// Returns the number of exactly this term.
    pub(in crate::search) fn get(&self, term: &str) -> Option<u32> {
        self.map()?.get(term).map(|number| number as u32)
    }

    /// Returns the numbers of the terms that start with `prefix`.
    pub(in crate::search) fn starting_with(&self, prefix: &str) -> Range<u32> {
        let mut beyond = prefix.as_bytes().to_vec();
        // UTF-8 has no byte 255, so the last byte can be counted up.
        if let Some(last) = beyond.last_mut() {
            *last += 1;
        }
        self.first_from(prefix.as_bytes())..self.first_from(&beyond)
    }

    fn first_from(&self, key: &[u8]) -> u32 {
        let first = |map: &Map<Slice>| map.range().ge(key).into_stream().next().map(|(_, n)| n);
        self.map().and_then(first).map_or(self.len() as u32, |number| number as u32)
    }

    /// Calls `visit` with each term that starts with `prefix` and its number, until it returns
    /// false.
    pub(in crate::search) fn each_starting_with(
        &self,
        prefix: &str,
        mut visit: impl FnMut(&str, u32) -> bool,
    ) {
        let Some(map) = self.map() else { return };
        let mut stream = map.range().ge(prefix).into_stream();
        while let Some((term, number)) = stream.next() {
            let Ok(term) = std::str::from_utf8(term) else { continue };
            if !term.starts_with(prefix) || !visit(term, number as u32) {
                return;
            }
        }
    }

    /// Calls `visit` with every fuzzy term, its number and its typos.
    pub(in crate::search) fn each_near(&self, near: &Near, mut visit: impl FnMut(&str, u32, u8)) {
        let Some(map) = self.map() else { return };
        let mut stream = map.search(&near.dfa).into_stream();
        while let Some((term, number)) = stream.next() {
            let Ok(term) = std::str::from_utf8(term) else { continue };
            if let Some(slips) = near.slips(term) {
                visit(term, number as u32, slips);
            }
        }
    }
}

/// The typos that are allowed in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Slips {
    None,
    /// One typo, but not in the first letter.
    One,
    /// One typo, in the first letter, too.
    OneAnywhere,
    /// Two typos, or one in the first letter.
    Two,
}

/// A matcher for the words within a few typos of a typed one.
///
/// A typo is a letter that is missing, too many, another one, or swapped with the next
/// (Damerau-Levenshtein). People seldom err in the first letter, so a typo there counts twice.
pub(in crate::search) struct Near {
    dfa: DFA,
    first: Option<char>,
    most: u8,
}

/// The matchers for one word, each made at first use and then kept: to make one takes longer
/// than to search with it.
#[derive(Clone, Default)]
pub(in crate::search) struct Nears(Arc<[OnceLock<Near>; 6]>);

impl Nears {
    /// Returns the matcher that [`Near::new`] makes. Every call must have the same word.
    pub(in crate::search) fn get(&self, word: &str, slips: Slips, starts: bool) -> &Near {
        let number = match slips {
            Slips::None | Slips::One => 0,
            Slips::OneAnywhere => 1,
            Slips::Two => 2,
        };
        self.0[number * 2 + usize::from(starts)].get_or_init(|| Near::new(word, slips, starts))
    }
}

impl std::fmt::Debug for Nears {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nears")
    }
}

/// All are equal: they follow from the word beside them.
impl PartialEq for Nears {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Nears {}

impl std::fmt::Debug for Near {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Near({:?}, {})", self.first, self.most)
    }
}

impl Near {
    /// Makes a matcher for words within these typos of `word`; with `starts` also for words
    /// with such a start.
    pub(in crate::search) fn new(word: &str, slips: Slips, starts: bool) -> Self {
        static BUILDERS: [OnceLock<LevenshteinAutomatonBuilder>; 2] =
            [const { OnceLock::new() }; 2];
        let (edits, most) = match slips {
            Slips::None | Slips::One => (1, 1),
            // A typo in the first letter counts twice.
            Slips::OneAnywhere => (1, 2),
            Slips::Two => (2, 2),
        };
        let builder = BUILDERS[usize::from(edits - 1)]
            .get_or_init(|| LevenshteinAutomatonBuilder::new(edits, true));
        let dfa = if starts { builder.build_prefix_dfa(word) } else { builder.build_dfa(word) };
        Self { dfa, first: word.chars().next(), most }
    }

    /// Returns the number of typos of a word; `None` if there are too many, or for a function
    /// word: `thai` is not a typo of `than`.
    pub(in crate::search) fn slips(&self, word: &str) -> Option<u8> {
        let Distance::Exact(slips) = self.dfa.eval(word) else { return None };
        let slips = slips + u8::from(word.chars().next() != self.first);
        (slips <= self.most && !is_function_word(word)).then_some(slips)
    }
}
