//! One search: words to scores, scores to tiers, tiers to hits.

use super::copies::{self, CopyScorer};
use super::index::term_dictionary::Nears;
use super::matching::candidates::Candidates;
use super::matching::phrase::{self, PhraseCache};
use super::matching::score_cache::{IndexScores, ScoreCache};
use super::matching::{filter_mask, tiers};
use super::query::{Fuzziness, MOST_WORDS, Query, Word};
use super::ranking::relax::{self, Attempt};
use super::ranking::{facet_counts, rerank};
use super::results::{InLine, Relaxation, Request, SearchResults, Tier};
use super::{Index, UserSets};
use crate::catalog::{Bytes, Catalog, EntryPosition};
use std::mem;
use std::sync::Arc;

/// Searches an index; keeps its memory and the scores of the last words, so
/// that the next key press costs one word.
#[derive(Default)]
pub struct Searcher {
    /// The image that the scores belong to.
    image: Option<Bytes>,
    cache: ScoreCache,
    /// For each entry whether it is current; made once for an index.
    current: Vec<bool>,
    /// The fuzzy terms of the last unknown words, the newest last.
    nears: Vec<(String, Nears)>,
    phrases: PhraseCache,
    pub(super) copies: CopyScorer,
    candidates: Candidates,
    /// The memory of searches for less than was typed.
    scratch: Candidates,
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("made", &self.cache.made()).finish_non_exhaustive()
    }
}

impl Searcher {
    /// Searches. `catalog` is the one that `index` was made of.
    pub fn search(&mut self, index: &Index, catalog: &Catalog, request: &Request) -> SearchResults {
        self.copies.set_index(request.shelf.as_ref());
        let query = self.read(index, &request.query, &request.marks, request.place.as_ref());
        let mut candidates = mem::take(&mut self.candidates);
        self.find(&mut candidates, index, catalog, &query, request);
        let listed = candidates.listed();
        let (kinds, facets) = facet_counts::count(index, &candidates, &listed);
        let of_current = facet_counts::count_current(index, &candidates, &self.current);
        let hits = rerank::hits(index, (&candidates, &self.current), &listed, &query, request);
        let with_every_word = candidates.count_up_to(&listed, Tier::Copy);
        self.candidates = candidates;
        let mut results = SearchResults {
            total: listed.len(),
            with_every_word,
            hits,
            kinds,
            current: of_current,
            facets,
            ..SearchResults::default()
        };
        results.obstacle = self.relax(index, catalog, &results, &query, request);
        results.query = Arc::new(query);
        results.shelf.clone_from(&request.shelf);
        results
    }

    /// Reads a line and finds out how far one must look for each word.
    fn read(
        &mut self,
        index: &Index,
        line: &str,
        marks: &UserSets,
        place: Option<&InLine>,
    ) -> Query {
        self.set_index(index);
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
                if self.scores(index).of(word, reach).found > 0 {
                    break;
                }
            }
        }
        query
    }

    /// Returns the fuzzy terms of a word, kept from an earlier search if it had it.
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

    /// Fills in the candidates of a query: filters, tiers, phrases, saved copies.
    fn find(
        &mut self,
        candidates: &mut Candidates,
        index: &Index,
        catalog: &Catalog,
        query: &Query,
        request: &Request,
    ) {
        self.set_index(index);
        candidates.reset(index.len());
        let Self { cache, current, phrases, copies, .. } = self;
        let scores = &mut IndexScores { index, cache };
        filter_mask::block(&mut candidates.blocked, scores, query, (request, current));
        if query.words.is_empty() {
            candidates.tiers.fill(Tier::Words as u8);
        } else {
            tiers::assign(candidates, scores, query);
        }
        phrase::check(candidates, scores, phrases, catalog, query);
        copies::score::assign(candidates, scores, copies, catalog, query);
    }

    /// Returns the part of the line without which more is found, where no entry has all.
    fn relax(
        &mut self,
        index: &Index,
        catalog: &Catalog,
        results: &SearchResults,
        query: &Query,
        request: &Request,
    ) -> Option<Relaxation> {
        if !relax::is_needed(results, query) {
            return None;
        }
        let mut scratch = mem::take(&mut self.scratch);
        let parts = relax::parts(&mut self.scores(index), &mut scratch, query);
        let subject = relax::subject(&mut self.scores(index), query);
        let is_subject = |typed: &str| {
            subject.clone().and_then(|span| request.query.get(span)).is_some_and(|own| own == typed)
        };
        let parts = (parts, subject.clone());
        let relaxation = relax::best(index, &request.query, parts, &mut |line| {
            let rest = self.read(index, line, &request.marks, None);
            self.find(&mut scratch, index, catalog, &rest, request);
            let listed = scratch.listed();
            let best = listed.iter().filter_map(|entry| scratch.tiers.get(*entry as usize)).min();
            let is_whole = best.is_some_and(|best| *best <= Tier::Spelling as u8);
            Attempt {
                total: listed.len(),
                is_whole: is_whole && !rest.is_empty(),
                has_words: !rest.words.is_empty(),
            }
        });
        self.scratch = scratch;
        // Beside results that have the subject, those without it are no help.
        relaxation.filter(|own| results.total == 0 || !is_subject(&own.typed))
    }

    /// Drops what belongs to another index.
    fn set_index(&mut self, index: &Index) {
        let image = index.image.bytes();
        if !self.image.as_ref().is_some_and(|own| Arc::ptr_eq(own, image)) {
            let copies = mem::take(&mut self.copies);
            let current = filter_mask::current_entries(index);
            *self = Self { image: Some(image.clone()), current, copies, ..Self::default() };
        }
    }

    fn scores<'a>(&'a mut self, index: &'a Index) -> IndexScores<'a> {
        IndexScores { index, cache: &mut self.cache }
    }

    /// For `search --explain`: returns how rare a word is and its impact in an entry,
    /// both as the score counts them; the impact from 0 to 1.
    pub(super) fn term_score(
        &mut self,
        index: &Index,
        word: &Word,
        reach: Fuzziness,
        entry: EntryPosition,
    ) -> (f32, f32) {
        let mut scores = self.scores(index);
        let column = scores.of(word, reach);
        let impact = column.impacts.get(entry.index()).copied().unwrap_or(0);
        (scores.idf(&column), f32::from(impact) / 255.0)
    }
}
