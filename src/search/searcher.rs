//! One search: words to columns, columns to tiers, tiers to hits.

use super::count;
use super::expand::{Expander, Reach};
use super::facet::Facet;
use super::outcome::{Outcome, Request, Tier};
use super::phrase::holds;
use super::query::{Query, Word};
use super::rank;
use super::{Index, letters};
use crate::catalog::Bytes;
use crate::catalog::{Catalog, Kind};
use std::sync::Arc;

/// A tier is looked for only while fewer entries are found than this.
pub(super) const FEW: usize = 10;

/// The share of the query's weight that an entry of tier [`Tier::Some`] holds.
const SHARE: f32 = 0.4;

/// What a find of a word that need not be there counts.
const OPTIONAL: f32 = 0.5;

/// How many columns are kept for the next key press.
const KEPT: usize = 24;

/// Not found.
pub(super) const OUT: u8 = u8::MAX;

/// What blocks an entry: the bits below are those of [`Facet::bit`].
pub(super) const BY_KIND: u16 = 1 << 15;
const BY_EXCLUSION: u16 = 1 << 14;

/// Searches an index; keeps its memory and the columns of the last words, so
/// that the next key press costs one column.
#[derive(Default)]
pub struct Searcher {
    /// The image that the columns belong to.
    image: Option<Bytes>,
    columns: Vec<Arc<Column>>,

    /// The tier of each entry as a number, or [`OUT`].
    pub(super) tiers: Vec<u8>,
    pub(super) scores: Vec<f32>,
    /// What blocks each entry, a bit a facet; 0: nothing.
    pub(super) blocked: Vec<u16>,
}

/// The impacts of a word in all entries.
#[derive(Debug)]
struct Column {
    word: String,
    starts: bool,
    quoted: bool,
    reach: Reach,
    impacts: Vec<u8>,
    /// In how many entries it is.
    found: u32,
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Searcher").field("columns", &self.columns.len()).finish_non_exhaustive()
    }
}

impl Searcher {
    /// Searches. `catalog` is the one that `index` was made of.
    pub fn search(&mut self, index: &Index, catalog: &Catalog, request: &Request) -> Outcome {
        let query = self.read(index, &request.query);
        let mut outcome = self.find(index, catalog, &query, request);
        outcome.obstacle = super::obstacle::find(self, index, catalog, &outcome, &query, request);
        if outcome.obstacle.is_some() {
            // The search for it left its own marks.
            self.mark(index, catalog, &query, &request.kinds);
        }
        outcome.query = Arc::new(query);
        outcome
    }

    /// Reads a line and finds out how far one must look for each word.
    pub(super) fn read(&mut self, index: &Index, line: &str) -> Query {
        self.turn_to(index);
        let mut query = Query::parse(line, index);
        for word in query.words.iter_mut().filter(|word| !word.optional && !word.quoted) {
            for reach in [Reach::Typed, Reach::OneSlip, Reach::TwoSlips] {
                word.reach = reach;
                let column = self.column(index, word, reach);
                if column.found > 0 {
                    break;
                }
            }
        }
        query
    }

    pub(super) fn find(
        &mut self,
        index: &Index,
        catalog: &Catalog,
        query: &Query,
        request: &Request,
    ) -> Outcome {
        self.mark(index, catalog, query, &request.kinds);
        let (kinds, facets) = count::count(index, self);
        let hits = rank::hits(index, self, query, request);
        let listed = self.tiers.iter().zip(&self.blocked);
        let total = listed.filter(|(tier, blocked)| **tier != OUT && **blocked == 0).count();
        Outcome { total, hits, kinds, facets, ..Outcome::default() }
    }

    /// Forgets what belongs to another index.
    fn turn_to(&mut self, index: &Index) {
        let image = index.image.bytes();
        if !self.image.as_ref().is_some_and(|own| Arc::ptr_eq(own, image)) {
            *self = Self { image: Some(image.clone()), ..Self::default() };
        }
    }

    /// Fills in tiers, scores and blocks.
    fn mark(&mut self, index: &Index, catalog: &Catalog, query: &Query, kinds: &[Kind]) {
        self.turn_to(index);
        self.tiers.clear();
        self.tiers.resize(index.len(), OUT);
        self.scores.clear();
        self.scores.resize(index.len(), 0.0);
        self.block(index, query, kinds);
        if query.words.is_empty() {
            self.tiers.fill(Tier::Words as u8);
        } else {
            self.mark_tiers(index, query);
        }
        self.check_phrases(catalog, query);
    }

    /// Marks what the filters, exclusions and kinds asked for keep away.
    fn block(&mut self, index: &Index, query: &Query, kinds: &[Kind]) {
        self.blocked.clear();
        self.blocked.resize(index.len(), 0);
        for facet in Facet::ALL {
            let own = || query.filters.iter().filter(|filter| filter.facet == *facet);
            let kept = |value: u16, negated| {
                let mut filters = own().filter(|filter| filter.negated == negated);
                filters.any(|filter| filter.wanted.get(usize::from(value)) == Some(&true))
            };
            let column = index.columns().facet(*facet);
            if own().any(|filter| !filter.negated) {
                self.blocked.iter_mut().for_each(|bits| *bits |= facet.bit());
                column.each(|entry, value| {
                    if let (true, Some(bits)) = (kept(value, false), self.blocked.get_mut(entry)) {
                        *bits &= !facet.bit();
                    }
                });
            }
            if own().any(|filter| filter.negated) {
                column.each(|entry, value| {
                    if let (true, Some(bits)) = (kept(value, true), self.blocked.get_mut(entry)) {
                        *bits |= BY_EXCLUSION;
                    }
                });
            }
        }
        if !kinds.is_empty() {
            let values = index.values(Facet::Kind);
            let listed: Vec<bool> = values
                .iter()
                .map(|value| kinds.iter().any(|kind| kind.as_str() == value.id))
                .collect();
            index.columns().facet(Facet::Kind).each(|entry, value| {
                let listed = listed.get(usize::from(value)) == Some(&true);
                if let (false, Some(bits)) = (listed, self.blocked.get_mut(entry)) {
                    *bits |= BY_KIND;
                }
            });
        }
        for word in query.excluded.iter().filter_map(|words| match words.as_slice() {
            [word] => Some(word),
            _ => None,
        }) {
            let column = self.column(index, &exact(word), Reach::Typed);
            for (bits, impact) in self.blocked.iter_mut().zip(&column.impacts) {
                *bits |= if *impact > 0 { BY_EXCLUSION } else { 0 };
            }
        }
    }

    /// Marks the entries of each tier, the next one only while few are found.
    fn mark_tiers(&mut self, index: &Index, query: &Query) {
        let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
        let optional: Vec<&Word> = query.words.iter().filter(|word| word.optional).collect();
        let extra = self.columns_of(index, &optional, Reach::Typed);
        let columns = self.columns_of(index, &required, Reach::Typed);
        self.mark_all(&columns, &extra, Tier::Words);
        if self.found() < FEW || query.is_question() {
            self.mark_spelling(index, &required, &extra);
        }
        if (self.found() < FEW || query.is_question()) && required.len() > 1 {
            let columns = self.nearest_columns(index, &required);
            self.mark_some(&columns, &extra);
        }
        if self.found() < FEW {
            letters::mark(index, self, &required);
        }
        if self.found() == 0 {
            self.mark_anything(index, &query.words);
        }
    }

    /// So that the list does not go blank in the middle of typing: what has
    /// some of the words, whichever, or else begins as the last word does.
    fn mark_anything(&mut self, index: &Index, words: &[Word]) {
        let words: Vec<&Word> = words.iter().collect();
        let columns = self.nearest_columns(index, &words);
        self.mark_some(&columns, &[]);
        let Some(last) = words.last().filter(|last| self.found() == 0 && !last.quoted) else {
            return;
        };
        let letters: Vec<char> = last.folded.chars().collect();
        for kept in (letters.len().div_ceil(2).max(2)..letters.len()).rev() {
            let folded: String = letters[..kept].iter().collect();
            let shorter = Word { folded, starts: true, ..(*last).clone() };
            let columns = self.columns_of(index, &[&shorter], Reach::Typed);
            self.mark_all(&columns, &[], Tier::Letters);
            if self.found() > 0 {
                return;
            }
        }
    }

    /// Marks the entries that have every word, some spelled otherwise: first
    /// where only unknown words may be slips, then one slip in each, words that
    /// were run together, two slips.
    fn mark_spelling(&mut self, index: &Index, required: &[&Word], extra: &[Arc<Column>]) {
        let columns = self.nearest_columns(index, required);
        self.mark_all(&columns, extra, Tier::Spelling);
        for reach in [Reach::OneSlip, Reach::TwoSlips] {
            if self.found() >= FEW {
                return;
            }
            let columns = self.columns_of(index, required, reach);
            self.mark_all(&columns, extra, Tier::Spelling);
            if reach == Reach::OneSlip && self.found() < FEW {
                self.mark_split(index, required, extra);
            }
        }
    }

    /// The columns of these words, each as far as one must look to find it.
    fn nearest_columns(&mut self, index: &Index, words: &[&Word]) -> Vec<Arc<Column>> {
        words.iter().map(|word| self.column(index, word, word.reach)).collect()
    }

    /// How many are found so far, whatever kinds are asked for.
    fn found(&self) -> usize {
        let both = self.tiers.iter().zip(&self.blocked);
        both.filter(|(tier, blocked)| **tier != OUT && **blocked & !BY_KIND == 0).count()
    }

    /// The columns of these words.
    fn columns_of(&mut self, index: &Index, words: &[&Word], reach: Reach) -> Vec<Arc<Column>> {
        words.iter().map(|word| self.column(index, word, reach)).collect()
    }

    /// The column of a word, made or kept from before. Those kept stand in the
    /// order of their last use.
    fn column(&mut self, index: &Index, word: &Word, reach: Reach) -> Arc<Column> {
        let same = |column: &Arc<Column>| {
            column.reach == reach
                && column.starts == word.starts
                && column.quoted == word.quoted
                && column.word == word.folded
        };
        if let Some(place) = self.columns.iter().position(same) {
            self.columns[place..].rotate_left(1);
            return self.columns[self.columns.len() - 1].clone();
        }
        let mut impacts = Vec::new();
        if self.columns.len() >= KEPT {
            // The search in hand may still hold it.
            if let Ok(oldest) = Arc::try_unwrap(self.columns.remove(0)) {
                impacts = oldest.impacts;
                impacts.fill(0);
            }
        }
        impacts.resize(index.len(), 0);
        Expander::new(word, reach).fill(index, &mut impacts);
        let found = impacts.iter().filter(|impact| **impact > 0).count() as u32;
        let (word, starts, quoted) = (word.folded.clone(), word.starts, word.quoted);
        let column = Arc::new(Column { word, starts, quoted, reach, impacts, found });
        self.columns.push(column.clone());
        column
    }

    /// How rare a word is: ln((N+1)/(n+½)), n of N entries having it (the
    /// inverse document frequency of Spärck Jones, counted on all expansions).
    fn rarity(&self, column: &Column) -> f32 {
        let found = column.found as f32;
        ((self.tiers.len() as f32 + 1.0) / (found + 0.5)).ln().max(0.05)
    }

    /// Puts the entries that have all of these words into a tier.
    fn mark_all(&mut self, columns: &[Arc<Column>], extra: &[Arc<Column>], tier: Tier) {
        if columns.iter().any(|column| column.found == 0) {
            return;
        }
        let mut scores = vec![0.0f32; self.tiers.len()];
        let mut has_all = vec![true; self.tiers.len()];
        for (column, required) in with_extra(columns, extra) {
            let weight = self.rarity(column) / 255.0 * if required { 1.0 } else { OPTIONAL };
            let cells = column.impacts.iter();
            for ((score, has), impact) in scores.iter_mut().zip(&mut has_all).zip(cells) {
                *score += weight * f32::from(*impact);
                *has &= *impact > 0 || !required;
            }
        }
        let all = self.tiers.iter_mut().zip(&mut self.scores).zip(scores.iter().zip(&has_all));
        for ((own_tier, own_score), (score, has)) in all {
            if *has && *own_tier == OUT {
                (*own_tier, *own_score) = (tier as u8, *score);
            }
        }
    }

    /// Puts the entries that have a good share of the words into the tier for
    /// them; the share counts again in the score.
    fn mark_some(&mut self, columns: &[Arc<Column>], extra: &[Arc<Column>]) {
        let mut scores = vec![0.0f32; self.tiers.len()];
        let mut shares = vec![0.0f32; self.tiers.len()];
        let mut whole = 0.0;
        for (column, required) in with_extra(columns, extra) {
            let weight = self.rarity(column) * if required { 1.0 } else { OPTIONAL };
            let share = if required && column.found > 0 { weight } else { 0.0 };
            whole += share;
            let cells = column.impacts.iter();
            for ((score, held), impact) in scores.iter_mut().zip(&mut shares).zip(cells) {
                *score += weight / 255.0 * f32::from(*impact);
                *held += if *impact > 0 { share } else { 0.0 };
            }
        }
        let all = self.tiers.iter_mut().zip(&mut self.scores).zip(scores.iter().zip(&shares));
        for ((tier, own), (score, share)) in all {
            if *tier == OUT && *share > 0.0 && *share >= SHARE * whole {
                (*tier, *own) = (Tier::Some as u8, score * share / whole);
            }
        }
    }

    /// Looks for `taskforce` as `task force`.
    fn mark_split(&mut self, index: &Index, words: &[&Word], extra: &[Arc<Column>]) {
        for (place, word) in words.iter().enumerate() {
            let Some((first, second)) = super::split::split(index, word) else { continue };
            let mut parts: Vec<&Word> = words.to_vec();
            parts.splice(place..=place, [&first, &second]);
            let columns = self.columns_of(index, &parts, Reach::OneSlip);
            self.mark_all(&columns, extra, Tier::Spelling);
        }
    }

    /// Drops entries that have the words of a phrase but not the phrase, and
    /// those that have one that was excluded.
    fn check_phrases(&mut self, catalog: &Catalog, query: &Query) {
        let excluded: Vec<&Vec<String>> =
            query.excluded.iter().filter(|words| words.len() > 1).collect();
        if query.phrases.is_empty() && excluded.is_empty() {
            return;
        }
        for (place, tier) in self.tiers.iter_mut().enumerate().filter(|(_, tier)| **tier != OUT) {
            let Some(entry) = catalog.entries.get(place) else { continue };
            let fits = query.phrases.iter().all(|phrase| holds(catalog, &entry, phrase))
                && !excluded.iter().any(|phrase| holds(catalog, &entry, phrase));
            if !fits {
                *tier = OUT;
            }
        }
    }

    /// For `search --explain`: how rare a word is and its impact in an entry,
    /// both as the score counts them; the impact from 0 to 1.
    pub(super) fn weigh(
        &mut self,
        index: &Index,
        word: &Word,
        reach: Reach,
        entry: usize,
    ) -> (f32, f32) {
        let column = self.column(index, word, reach);
        let impact = column.impacts.get(entry).copied().unwrap_or(0);
        (self.rarity(&column), f32::from(impact) / 255.0)
    }
}

/// A word to be met exactly.
fn exact(word: &str) -> Word {
    Word {
        folded: word.to_owned(),
        typed: word.into(),
        starts: false,
        quoted: true,
        optional: false,
        reach: Reach::Typed,
        span: 0..0,
    }
}

/// The columns that count, each with whether an entry must be in it.
fn with_extra<'a>(
    columns: &'a [Arc<Column>],
    extra: &'a [Arc<Column>],
) -> impl Iterator<Item = (&'a Column, bool)> {
    let required = columns.iter().map(|column| (&**column, true));
    required.chain(extra.iter().map(|column| (&**column, false)))
}
