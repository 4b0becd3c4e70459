//! Finds phrases in the texts of entries.

use super::candidates::{Candidates, OUT};
use super::score_cache::{IndexScores, TermScores};
use crate::catalog::{Catalog, Entry, EntryPosition};
use crate::search::index::field::{all_texts, words_at};
use crate::search::query::{Fuzziness, Query, Word};
use std::ops::Range;
use std::sync::Arc;

/// Returns true if a text of the entry has these words one after another.
pub(in crate::search) fn holds(catalog: &Catalog, entry: &Entry, phrase: &[String]) -> bool {
    let mut found = false;
    all_texts(catalog, entry, &mut |place, text| {
        found = found || has_run(phrase, |visit| words_at(place, text, visit));
    });
    found
}

/// Returns true if a text has these words one after another; `each` calls its argument with
/// every word of the text.
pub(in crate::search) fn has_run(
    phrase: &[String],
    each: impl FnOnce(&mut dyn FnMut(&str, Range<usize>)),
) -> bool {
    // The number of words of the phrase that each open run has.
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

/// Number of phrases that are kept with the entries that have them.
const KEPT: usize = 8;

/// The entries that have a phrase, as far as they were read for it: to read them costs more
/// than all else, and every key press would do it again.
#[derive(Debug)]
pub(in crate::search) struct PhraseEntries {
    phrase: Vec<String>,
    /// A byte an entry: 0 for not read yet, 1 if it lacks the phrase, 2 if it has it.
    entries: Vec<u8>,
}

impl PhraseEntries {
    /// Returns true if an entry has the phrase; calls `read` once to find out.
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
pub(in crate::search) struct PhraseCache(Vec<PhraseEntries>);

impl PhraseCache {
    /// Takes the known entries of a phrase out of the cache; none are known if it is new.
    pub(in crate::search) fn take(&mut self, phrase: &[String], entries: usize) -> PhraseEntries {
        match self.0.iter().position(|known| known.phrase == phrase) {
            Some(place) => self.0.remove(place),
            None => PhraseEntries { phrase: phrase.to_vec(), entries: vec![0; entries] },
        }
    }

    pub(in crate::search) fn push(&mut self, known: PhraseEntries) {
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(known);
    }
}

/// Drops candidates that have the words of a phrase but not the phrase, and those that
/// have one that was excluded.
pub(in crate::search) fn check(
    candidates: &mut Candidates,
    scores: &mut IndexScores<'_>,
    cache: &mut PhraseCache,
    catalog: &Catalog,
    query: &Query,
) {
    let excluded = query.excluded.iter().map(|own| &own.words).filter(|own| own.len() > 1);
    let wanted = query.phrases.iter().map(|phrase| (phrase, true));
    for (phrase, is_wanted) in wanted.chain(excluded.map(|phrase| (phrase, false))) {
        let words: Vec<Word> = phrase.iter().map(|word| Word::exact(word)).collect();
        let columns = scores.of_all(&words.iter().collect::<Vec<_>>(), Fuzziness::Typed);
        let mut known = cache.take(phrase, scores.index.len());
        for (entry, tier) in candidates.tiers.iter_mut().enumerate().filter(|own| *own.1 != OUT) {
            // Only what has all its words is worth reading.
            let has_word = |column: &Arc<TermScores>| column.impacts.get(entry) > Some(&0);
            let holds = columns.iter().all(has_word)
                && known.holds(entry, || {
                    catalog
                        .entries
                        .get(EntryPosition::new(entry))
                        .is_some_and(|own| holds(catalog, &own, phrase))
                });
            if holds != is_wanted {
                *tier = OUT;
            }
        }
        cache.push(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_once_for_a_phrase() {
        let phrase = |word: &str| vec![word.to_owned(), "trafficking".to_owned()];
        let (mut kept, mut reads) = (PhraseCache::default(), 0);
        for round in 0..3 {
            let mut known = kept.take(&phrase("labor"), 2);
            for (place, has) in [(0, true), (1, false)] {
                let found = known.holds(place, || {
                    reads += 1;
                    has
                });
                assert_eq!(found, has, "{round}");
            }
            kept.push(known);
        }
        assert_eq!(reads, 2);
        (0..KEPT).for_each(|number| {
            let other = kept.take(&phrase(&number.to_string()), 2);
            kept.push(other);
        });
        assert_eq!((kept.0.len(), kept.take(&phrase("labor"), 2).entries), (KEPT, vec![0, 0]));
    }
}
