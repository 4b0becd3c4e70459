//! The part of a query that keeps entries away.

use crate::catalog::Catalog;
use crate::search::matching::score_cache::Column;
use crate::search::query::{Query, Word};
use crate::search::results::{Relaxation, Request, SearchResults, Tier};
use crate::search::{Index, Searcher};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// Of so many parts the search is done again without each; of more, only without
/// the likeliest, so that a long line costs no more than a short one.
const FEW_PARTS: usize = 5;

/// Without how many of the likeliest parts the search is done again.
const LIKELIEST: usize = 2;

/// How many filters of a long line are looked at.
const FILTERS: usize = 8;

/// Where no entry has every word, or nothing was found at all: the part of the
/// line without which most are found that have everything else, words before
/// filters. `None` when the line finds something as it is, or no single part is
/// to blame.
pub(in crate::search) fn find(
    searcher: &mut Searcher,
    index: &Index,
    catalog: &Catalog,
    outcome: &SearchResults,
    query: &Query,
    request: &Request,
) -> Option<Relaxation> {
    if query.is_empty()
        || query.is_place()
        || (outcome.total > 0 && outcome.tier() <= Tier::Spelling)
    {
        return None;
    }
    let mut parts: Vec<Range<usize>> = query.words.iter().map(|word| word.span.clone()).collect();
    parts.extend(query.filters.iter().map(|filter| filter.span.clone()));
    parts.extend(query.marked.iter().map(|filter| filter.span.clone()));
    parts.extend(query.excluded.iter().map(|excluded| excluded.span.clone()));
    parts.dedup();
    if parts.len() < 2 {
        return None;
    }
    if parts.len() > FEW_PARTS {
        parts = likeliest(searcher, index, query);
    }
    let without = |part: Range<usize>| {
        let line = index.without(&request.query, part.clone());
        let rest = searcher.read(index, &line, &request.marks, None);
        let (total, best) = searcher.weigh_up(index, catalog, &rest, &request.kinds);
        let is_whole = best.is_some_and(|best| best <= Tier::Spelling as u8) && !rest.is_empty();
        // What is left should still say what is looked for.
        is_whole.then_some(((!rest.words.is_empty(), total), part, line))
    };
    let ways = parts.into_iter().filter_map(without);
    let ((_, total), part, line) = ways.max_by_key(|(gain, ..)| *gain)?;
    Some(Relaxation { typed: request.query.get(part)?.to_owned(), line, total })
}

/// The parts that alone keep most entries away, by one pass for each part.
/// Phrases are taken for their words.
fn likeliest(searcher: &mut Searcher, index: &Index, query: &Query) -> Vec<Range<usize>> {
    let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
    let columns = searcher.nearest_columns(index, &required);
    let mut lacking = Lacking::new(index.len());
    let words: Vec<(&Word, Arc<Column>)> = required.into_iter().zip(columns).collect();
    // The words of one term are lost together.
    for term in words.chunk_by(|(one, _), (other, _)| one.span == other.span) {
        let impacts: Vec<&[u8]> = term.iter().map(|(_, column)| &*column.impacts).collect();
        let has = |entry: usize| impacts.iter().all(|own| own.get(entry).is_some_and(|i| *i > 0));
        lacking.part(term[0].0.span.clone(), has);
    }
    for (span, alone) in filters_alone(query) {
        searcher.block(index, &alone, &[]);
        let blocked = &searcher.blocked;
        lacking.part(span, |entry| blocked.get(entry) == Some(&0));
    }
    lacking.likeliest()
}

/// Each filter as a query of its own. Where several widen each other, no single
/// one is to blame.
fn filters_alone(query: &Query) -> Vec<(Range<usize>, Query)> {
    let is_alone = |filter: &&crate::search::query::Filter| {
        let same = query.filters.iter().filter(|other| other.facet == filter.facet);
        filter.negated || same.filter(|other| !other.negated).count() == 1
    };
    let filters =
        query.filters.iter().filter(is_alone).map(|own| {
            (own.span.clone(), Query { filters: vec![own.clone()], ..Query::default() })
        });
    let marked = query
        .marked
        .iter()
        .map(|own| (own.span.clone(), Query { marked: vec![own.clone()], ..Query::default() }));
    let excluded = query
        .excluded
        .iter()
        .map(|own| (own.span.clone(), Query { excluded: vec![own.clone()], ..Query::default() }));
    filters.chain(marked).chain(excluded).take(FILTERS).collect()
}

/// How many parts of a line each entry lacks, and the last of these.
struct Lacking {
    parts: Vec<Range<usize>>,
    counts: Vec<u8>,
    last: Vec<u8>,
}

impl Lacking {
    fn new(entries: usize) -> Self {
        Self { parts: Vec::new(), counts: vec![0; entries], last: vec![0; entries] }
    }

    /// Takes in a part: whether an entry has it.
    fn part(&mut self, span: Range<usize>, has: impl Fn(usize) -> bool) {
        let number = self.parts.len() as u8;
        self.parts.push(span);
        for (entry, (count, last)) in self.counts.iter_mut().zip(&mut self.last).enumerate() {
            if !has(entry) {
                (*count, *last) = (count.saturating_add(1), number);
            }
        }
    }

    /// The parts that most entries lack which lack nothing else.
    fn likeliest(self) -> Vec<Range<usize>> {
        let mut alone = vec![0usize; self.parts.len()];
        for (count, last) in self.counts.iter().zip(&self.last) {
            if *count == 1
                && let Some(alone) = alone.get_mut(usize::from(*last))
            {
                *alone += 1;
            }
        }
        let mut parts: Vec<(usize, Range<usize>)> = alone.into_iter().zip(self.parts).collect();
        parts.retain(|(alone, _)| *alone > 0);
        parts.sort_by_key(|(alone, _)| Reverse(*alone));
        parts.into_iter().take(LIKELIEST).map(|(_, part)| part).collect()
    }
}
