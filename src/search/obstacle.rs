//! The part of a query that keeps entries away.

use super::outcome::{Obstacle, Outcome, Request, Tier};
use super::query::Query;
use super::{Index, Searcher};
use crate::catalog::Catalog;
use std::ops::Range;

/// Where no entry has every word, or nothing was found at all: the part of the
/// line without which most are found that have everything else, words before
/// filters. `None` when the line finds something as it is, or no single part is
/// to blame.
pub(super) fn find(
    searcher: &mut Searcher,
    index: &Index,
    catalog: &Catalog,
    outcome: &Outcome,
    query: &Query,
    request: &Request,
) -> Option<Obstacle> {
    if query.is_empty() || (outcome.total > 0 && outcome.tier() <= Tier::Spelling) {
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
    let without = |part: Range<usize>| {
        let line = index.without(&request.query, part.clone());
        let rest = searcher.read(index, &line, &request.marks);
        let (total, best) = searcher.weigh_up(index, catalog, &rest, &request.kinds);
        let is_whole = best.is_some_and(|best| best <= Tier::Spelling as u8) && !rest.is_empty();
        // What is left should still say what is looked for.
        is_whole.then_some(((!rest.words.is_empty(), total), part, line))
    };
    let ways = parts.into_iter().filter_map(without);
    let ((_, total), part, line) = ways.max_by_key(|(gain, ..)| *gain)?;
    Some(Obstacle { typed: request.query.get(part)?.to_owned(), line, total })
}
