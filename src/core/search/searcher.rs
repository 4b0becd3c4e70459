//! One search: words to columns, columns to tiers, tiers to hits.

use super::copies::Saved;
use super::index::term_dictionary::Nears;
use super::matching::expand::Fuzziness;
use super::matching::phrase::{KeptPhrases, holds};
use super::matching::score_cache::{Column, KeptColumns};
use super::query::{MOST_WORDS, Query, Word};
use super::ranking::facet_counts;
use super::ranking::rerank;
use super::results::{InLine, Request, SearchResults, Tier};
use super::{Index, UserSets};
use crate::catalog::Bytes;
use crate::catalog::{Catalog, Kind};
use std::sync::Arc;

/// A tier is looked for only while fewer entries are found than this.
pub(super) const FEW: usize = 10;

/// Not found.
pub(super) const OUT: u8 = u8::MAX;

/// What blocks an entry: the bits below are those of [`Facet::bit`].
pub(super) const BY_KIND: u16 = 1 << 15;
pub(super) const BY_EXCLUSION: u16 = 1 << 14;

/// Searches an index; keeps its memory and the columns of the last words, so
/// that the next key press costs one column.
#[derive(Default)]
pub struct Searcher {
    /// The image that the columns belong to.
    image: Option<Bytes>,
    columns: KeptColumns,
    /// What is near to the last unknown words, the newest last.
    nears: Vec<(String, Nears)>,
    /// Which entries were read for the last phrases.
    phrases: KeptPhrases,

    /// The tier of each entry as a number, or [`OUT`].
    pub(super) tiers: Vec<u8>,
    pub(super) scores: Vec<f32>,
    /// How many have a tier so far, those that a filter keeps away among them: a
    /// filter must not have the search look further, for it would add entries.
    pub(super) found: usize,
    /// What blocks each entry, a bit a facet; 0: nothing.
    pub(super) blocked: Vec<u16>,
    pub(super) saved: Saved,
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("made", &self.columns.made()).finish_non_exhaustive()
    }
}

impl Searcher {
    /// Searches. `catalog` is the one that `index` was made of.
    pub fn search(&mut self, index: &Index, catalog: &Catalog, request: &Request) -> SearchResults {
        self.saved.turn_to(request.shelf.as_ref());
        let query = self.read(index, &request.query, &request.marks, request.place.as_ref());
        let mut outcome = self.find(index, catalog, &query, request);
        outcome.obstacle =
            crate::search::ranking::relax::find(self, index, catalog, &outcome, &query, request);
        if outcome.obstacle.is_some() {
            // The search for it left its own marks.
            self.mark(index, catalog, &query, &request.kinds);
        }
        outcome.query = Arc::new(query);
        outcome.shelf.clone_from(&request.shelf);
        outcome
    }

    /// Reads a line and finds out how far one must look for each word.
    pub(super) fn read(
        &mut self,
        index: &Index,
        line: &str,
        marks: &UserSets,
        place: Option<&InLine>,
    ) -> Query {
        self.turn_to(index);
        let mut query = Query::parse(line, index, marks);
        if let Some(place) = place {
            query.name_place(place);
        }
        let guessed = |word: &&mut Word| !word.optional && !word.quoted && !word.named;
        for word in query.words.iter_mut().filter(guessed) {
            for &reach in Fuzziness::all(word.folded.chars().count()) {
                word.reach = reach;
                if reach == Fuzziness::OneSlip {
                    word.nears = self.nears_of(&word.folded);
                }
                let column = self.column(index, word, reach);
                if column.found > 0 {
                    break;
                }
            }
        }
        query
    }

    /// What is near to a word, made or kept from before.
    fn nears_of(&mut self, word: &str) -> Nears {
        let known = self.nears.iter().position(|(known, _)| known == word);
        let own = known
            .map_or_else(|| (word.to_owned(), Nears::default()), |place| self.nears.remove(place));
        if self.nears.len() >= MOST_WORDS {
            self.nears.remove(0);
        }
        self.nears.push(own.clone());
        own.1
    }

    pub(super) fn find(
        &mut self,
        index: &Index,
        catalog: &Catalog,
        query: &Query,
        request: &Request,
    ) -> SearchResults {
        self.mark(index, catalog, query, &request.kinds);
        let listed = self.listed();
        let (kinds, facets) = facet_counts::count(index, self, &listed);
        let hits = rerank::hits(index, self, &listed, query, request);
        SearchResults { total: listed.len(), hits, kinds, facets, ..SearchResults::default() }
    }

    /// How many entries a query finds, and the best tier among them; the work
    /// of [`Searcher::find`] without hits and counts.
    pub(super) fn weigh_up(
        &mut self,
        index: &Index,
        catalog: &Catalog,
        query: &Query,
        kinds: &[Kind],
    ) -> (usize, Option<u8>) {
        self.mark(index, catalog, query, kinds);
        let listed = self.listed();
        let best = listed.iter().filter_map(|entry| self.tiers.get(*entry as usize)).min();
        (listed.len(), best.copied())
    }

    /// The entries that are found and that nothing blocks, in order.
    fn listed(&self) -> Vec<u32> {
        self.entries_where(|tier, blocked| (tier != OUT) & (blocked == 0))
    }

    /// The entries that would be found if something did not block them.
    pub(super) fn blocked(&self) -> Vec<u32> {
        if self.blocked.iter().all(|blocked| *blocked == 0) {
            return Vec::new();
        }
        self.entries_where(|tier, blocked| (tier != OUT) & (blocked != 0))
    }

    fn entries_where(&self, is_wanted: impl Fn(u8, u16) -> bool) -> Vec<u32> {
        let mut entries = vec![0; self.tiers.len()];
        let mut count = 0;
        // A branch for each entry would cost more than to write in vain.
        for (entry, (tier, blocked)) in self.tiers.iter().zip(&self.blocked).enumerate() {
            entries[count] = entry as u32;
            count += usize::from(is_wanted(*tier, *blocked));
        }
        entries.truncate(count);
        entries
    }

    /// Forgets what belongs to another index.
    fn turn_to(&mut self, index: &Index) {
        let image = index.image.bytes();
        if !self.image.as_ref().is_some_and(|own| Arc::ptr_eq(own, image)) {
            let saved = std::mem::take(&mut self.saved);
            *self = Self { image: Some(image.clone()), saved, ..Self::default() };
        }
    }

    /// Fills in tiers, scores and blocks.
    fn mark(&mut self, index: &Index, catalog: &Catalog, query: &Query, kinds: &[Kind]) {
        self.turn_to(index);
        self.tiers.clear();
        self.tiers.resize(index.len(), OUT);
        self.scores.clear();
        self.scores.resize(index.len(), 0.0);
        self.found = 0;
        self.block(index, query, kinds);
        if query.words.is_empty() {
            self.tiers.fill(Tier::Words as u8);
        } else {
            self.mark_tiers(index, query);
        }
        self.check_phrases(index, catalog, query);
        self.mark_copies(index, catalog, query);
    }

    /// The columns of these words, each as far as one must look to find it.
    pub(super) fn nearest_columns(&mut self, index: &Index, words: &[&Word]) -> Vec<Arc<Column>> {
        words.iter().map(|word| self.column(index, word, word.reach)).collect()
    }

    /// Puts an entry into a tier, unless it is in one.
    #[inline]
    pub(super) fn put(&mut self, entry: usize, tier: Tier, score: f32) {
        if self.tiers[entry] == OUT {
            (self.tiers[entry], self.scores[entry]) = (tier as u8, score);
            self.found += 1;
        }
    }

    /// The columns of these words.
    pub(super) fn columns_of(
        &mut self,
        index: &Index,
        words: &[&Word],
        reach: Fuzziness,
    ) -> Vec<Arc<Column>> {
        words.iter().map(|word| self.column(index, word, reach)).collect()
    }

    /// The column of a word, made or kept from before.
    pub(super) fn column(&mut self, index: &Index, word: &Word, reach: Fuzziness) -> Arc<Column> {
        let reach = if word.named { Fuzziness::Typed } else { reach };
        self.columns.column(index.lexicon(), index.len(), word, reach)
    }

    /// How rare a word is: ln((N+1)/(n+½)), n of N entries having it (the
    /// inverse document frequency of Spärck Jones, counted on all expansions).
    pub(super) fn rarity(&self, column: &Column) -> f32 {
        let found = column.found as f32;
        ((self.tiers.len() as f32 + 1.0) / (found + 0.5)).ln().max(0.05)
    }

    /// Drops entries that have the words of a phrase but not the phrase, and
    /// those that have one that was excluded.
    fn check_phrases(&mut self, index: &Index, catalog: &Catalog, query: &Query) {
        let excluded = query.excluded.iter().map(|own| &own.words).filter(|own| own.len() > 1);
        let wanted = query.phrases.iter().map(|phrase| (phrase, true));
        for (phrase, is_wanted) in wanted.chain(excluded.map(|phrase| (phrase, false))) {
            let words: Vec<Word> = phrase.iter().map(|word| exact(word)).collect();
            let columns =
                self.columns_of(index, &words.iter().collect::<Vec<_>>(), Fuzziness::Typed);
            let mut known = self.phrases.take(phrase, index.len());
            for (place, tier) in self.tiers.iter_mut().enumerate().filter(|own| *own.1 != OUT) {
                // Only what has all its words is worth reading.
                let has_word = |column: &Arc<Column>| column.impacts.get(place) > Some(&0);
                let holds = columns.iter().all(has_word)
                    && known.holds(place, || {
                        catalog.entries.get(place).is_some_and(|own| holds(catalog, &own, phrase))
                    });
                if holds != is_wanted {
                    *tier = OUT;
                }
            }
            self.phrases.keep(known);
        }
    }

    /// For `search --explain`: how rare a word is and its impact in an entry,
    /// both as the score counts them; the impact from 0 to 1.
    pub(super) fn weigh(
        &mut self,
        index: &Index,
        word: &Word,
        reach: Fuzziness,
        entry: usize,
    ) -> (f32, f32) {
        let column = self.column(index, word, reach);
        let impact = column.impacts.get(entry).copied().unwrap_or(0);
        (self.rarity(&column), f32::from(impact) / 255.0)
    }
}

/// A word to be met exactly.
pub(super) fn exact(word: &str) -> Word {
    Word {
        folded: word.to_owned(),
        typed: word.into(),
        starts: false,
        quoted: true,
        synonyms: Vec::new(),
        optional: false,
        reach: Fuzziness::Typed,
        named: false,
        span: 0..0,
        nears: Nears::default(),
    }
}
