//! Query relaxation: finds the part of a query that keeps entries away.

use crate::search::Index;
use crate::search::matching::candidates::Candidates;
use crate::search::matching::filter_mask;
use crate::search::matching::score_cache::{IndexScores, TermScores};
use crate::search::query::{Query, Word};
use crate::search::results::{Relaxation, Request, SearchResults, Tier};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// Most parts of a line of which each is tried. Of more, only the likeliest are, so that a long
/// line costs no more than a short one.
const FEW_PARTS: usize = 5;

/// Number of the likeliest parts that are tried.
const LIKELIEST: usize = 2;

/// Most filters of a long line that are tried.
const FILTERS: usize = 8;

/// The result of a search for a line without one part.
pub(in crate::search) struct Attempt {
    /// Number of entries that it lists.
    pub(in crate::search) total: usize,
    /// True if the line is not empty and the best entries have every word of it.
    pub(in crate::search) is_whole: bool,
    /// True if the line has words, not only filters.
    pub(in crate::search) has_words: bool,
}

/// Returns true if no entry was found that has every word, unless the line is empty or a place.
pub(in crate::search) fn is_needed(results: &SearchResults, query: &Query) -> bool {
    let finds = results.total > 0 && results.tier() <= Tier::Spelling;
    !(query.is_empty() || query.is_place() || finds)
}

/// Returns the byte ranges of the parts of a line that may be dropped, words before filters; of
/// many only the likeliest. A line of fewer than two parts gives none. `scratch` is
/// overwritten.
pub(in crate::search) fn parts(
    scores: &mut IndexScores<'_>,
    scratch: &mut Candidates,
    query: &Query,
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = query.words.iter().map(|word| word.span.clone()).collect();
    parts.extend(query.filters.iter().map(|filter| filter.span.clone()));
    parts.extend(query.marked.iter().map(|filter| filter.span.clone()));
    parts.extend(query.excluded.iter().map(|excluded| excluded.span.clone()));
    parts.dedup();
    match parts.len() {
        0 | 1 => Vec::new(),
        few if few <= FEW_PARTS => parts,
        _ => likeliest(scores, scratch, query),
    }
}

/// Fewest words of a line of which the rarest one is its subject.
const WORDS_WITH_SUBJECT: usize = 3;

/// Returns the word of a longer line that the fewest entries have, but some: its subject, which
/// is the last one to drop.
pub(in crate::search) fn subject(
    scores: &mut IndexScores<'_>,
    query: &Query,
) -> Option<Range<usize>> {
    let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
    if required.len() < WORDS_WITH_SUBJECT {
        return None;
    }
    let columns = scores.nearest(&required);
    let known = required.iter().zip(columns).filter(|(_, column)| column.found > 0);
    known.min_by_key(|(_, column)| column.found).map(|(word, _)| word.span.clone())
}

/// Returns the part without which the most entries are found that have all the rest, the
/// `subject` of the line only if there is no other; `None` if no single part is to blame.
/// `search` searches for a line without one part.
pub(in crate::search) fn best(
    index: &Index,
    line: &str,
    (parts, subject): (Vec<Range<usize>>, Option<Range<usize>>),
    search: &mut dyn FnMut(&str) -> Attempt,
) -> Option<Relaxation> {
    let without = |part: Range<usize>| {
        let rest = index.without(line, part.clone());
        let attempt = search(&rest);
        // A rest with words is better than one with filters only.
        attempt.is_whole.then_some(((attempt.has_words, attempt.total), part, rest))
    };
    let ways = parts.into_iter().filter_map(without);
    let ((_, total), part, rest) = ways.max_by_key(|((has_words, total), part, _)| {
        (*has_words, subject.as_ref() != Some(part), *total)
    })?;
    Some(Relaxation { typed: line.get(part)?.to_owned(), line: rest, total })
}

/// Returns the parts that alone keep the most entries away, by one pass for each part. A phrase
/// counts as its words.
fn likeliest(
    scores: &mut IndexScores<'_>,
    scratch: &mut Candidates,
    query: &Query,
) -> Vec<Range<usize>> {
    let required: Vec<&Word> = query.words.iter().filter(|word| !word.optional).collect();
    let columns = scores.nearest(&required);
    let mut lacking = Lacking::new(scores.index.len());
    let words: Vec<(&Word, Arc<TermScores>)> = required.into_iter().zip(columns).collect();
    // The words of one term are lost together.
    for term in words.chunk_by(|(one, _), (other, _)| one.span == other.span) {
        let impacts: Vec<&[u8]> = term.iter().map(|(_, column)| &*column.impacts).collect();
        let has = |entry: usize| impacts.iter().all(|own| own.get(entry).is_some_and(|i| *i > 0));
        lacking.part(term[0].0.span.clone(), has);
    }
    for (span, alone) in filters_alone(query) {
        scratch.reset(scores.index.len());
        filter_mask::block(&mut scratch.blocked, scores, &alone, (&Request::default(), &[]));
        let blocked = &scratch.blocked;
        lacking.part(span, |entry| blocked.get(entry) == Some(&0));
    }
    lacking.likeliest()
}

/// Returns each filter as a query of its own. Several filters that widen each other are left
/// out: no single one is to blame.
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

/// Number of parts of a line that each entry lacks, and the last of these parts.
struct Lacking {
    parts: Vec<Range<usize>>,
    counts: Vec<u8>,
    last: Vec<u8>,
}

impl Lacking {
    fn new(entries: usize) -> Self {
        Self { parts: Vec::new(), counts: vec![0; entries], last: vec![0; entries] }
    }

    /// Counts a part; `has` tells if an entry has it.
    fn part(&mut self, span: Range<usize>, has: impl Fn(usize) -> bool) {
        let number = self.parts.len() as u8;
        self.parts.push(span);
        for (entry, (count, last)) in self.counts.iter_mut().zip(&mut self.last).enumerate() {
            if !has(entry) {
                (*count, *last) = (count.saturating_add(1), number);
            }
        }
    }

    /// Returns the parts that the most entries lack as their only one, those with most entries
    /// first.
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
