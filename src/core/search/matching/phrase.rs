//! The texts of one entry, word by word: phrases.

use crate::catalog::{Catalog, Entry};
use crate::search::index::field::{all_texts, words_at};
use std::ops::Range;

/// Whether a text of the entry has these words one after another.
pub(in crate::search) fn holds(catalog: &Catalog, entry: &Entry, phrase: &[String]) -> bool {
    let mut found = false;
    all_texts(catalog, entry, &mut |place, text| {
        found = found || has_run(phrase, |visit| words_at(place, text, visit));
    });
    found
}

/// Whether a text has these words one after another; `each` calls what it is
/// given with every word of the text.
pub(in crate::search) fn has_run(
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

/// For how many phrases it is kept which entries have them.
const KEPT: usize = 8;

/// Which entries have a phrase, as far as they were read for it: to read them
/// costs more than all else, and every key press would do it again.
#[derive(Debug)]
pub(in crate::search) struct Known {
    phrase: Vec<String>,
    /// A byte an entry: not read yet, has it not, has it.
    entries: Vec<u8>,
}

impl Known {
    /// Whether an entry has it; `read` tells that, once.
    pub(in crate::search) fn holds(&mut self, place: usize, read: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.entries.get_mut(place) else { return read() };
        if *known == 0 {
            *known = 1 + u8::from(read());
        }
        *known == 2
    }
}

/// The last phrases, the newest last.
#[derive(Debug, Default)]
pub(in crate::search) struct KeptPhrases(Vec<Known>);

impl KeptPhrases {
    /// What is known of a phrase in so many entries.
    pub(in crate::search) fn take(&mut self, phrase: &[String], entries: usize) -> Known {
        match self.0.iter().position(|known| known.phrase == phrase) {
            Some(place) => self.0.remove(place),
            None => Known { phrase: phrase.to_vec(), entries: vec![0; entries] },
        }
    }

    pub(in crate::search) fn keep(&mut self, known: Known) {
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_once_for_a_phrase() {
        let phrase = |word: &str| vec![word.to_owned(), "trafficking".to_owned()];
        let (mut kept, mut reads) = (KeptPhrases::default(), 0);
        for round in 0..3 {
            let mut known = kept.take(&phrase("labor"), 2);
            for (place, has) in [(0, true), (1, false)] {
                let found = known.holds(place, || {
                    reads += 1;
                    has
                });
                assert_eq!(found, has, "{round}");
            }
            kept.keep(known);
        }
        assert_eq!(reads, 2);
        (0..KEPT).for_each(|number| {
            let other = kept.take(&phrase(&number.to_string()), 2);
            kept.keep(other);
        });
        assert_eq!((kept.0.len(), kept.take(&phrase("labor"), 2).entries), (KEPT, vec![0, 0]));
    }
}
