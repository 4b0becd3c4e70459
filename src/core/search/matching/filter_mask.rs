//! Masks the entries that filters, exclusions and the request keep away.

use super::candidates::{BY_AGE, BY_EXCLUSION, BY_KIND};
use super::score_cache::IndexScores;
use crate::catalog::{Kind, Status};
use crate::search::Index;
use crate::search::index::facet::Facet;
use crate::search::query::Fuzziness;
use crate::search::query::{Excluded, Query, Word};
use crate::search::results::Request;

/// Sets in `blocked`, a number an entry, the bits of the conditions that keep the entry away.
/// `current` is that of [`current_entries`].
pub(in crate::search) fn block(
    blocked: &mut [u16],
    scores: &mut IndexScores<'_>,
    query: &Query,
    (request, current): (&Request, &[bool]),
) {
    for facet in Facet::ALL {
        block_by(blocked, scores.index, query, *facet);
    }
    if !request.kinds.is_empty() {
        block_kinds(blocked, scores.index, &request.kinds);
    }
    if request.current_only {
        for (bits, current) in blocked.iter_mut().zip(current) {
            *bits |= if *current { 0 } else { BY_AGE };
        }
    }
    for filter in &query.marked {
        let mut marked = filter.entries.iter().map(|entry| entry.index()).peekable();
        for (entry, bits) in blocked.iter_mut().enumerate() {
            let is_in = marked.next_if_eq(&entry).is_some();
            *bits |= if is_in == filter.negated { BY_EXCLUSION } else { 0 };
        }
    }
    for Excluded { words, .. } in &query.excluded {
        // A phrase is searched for later, in the texts of the entries that are found.
        if let [word] = words.as_slice() {
            let column = scores.of(&Word::exact(word), Fuzziness::Typed);
            for (bits, impact) in blocked.iter_mut().zip(&column.impacts) {
                *bits |= if *impact > 0 { BY_EXCLUSION } else { 0 };
            }
        }
    }
}

/// Marks the entries that the filters on one facet keep away: the ones with no requested value,
/// and the ones with an excluded value.
fn block_by(blocked: &mut [u16], index: &Index, query: &Query, facet: Facet) {
    let all_named = |negated: bool| {
        let own = query.filters.iter().filter(|own| own.facet == facet);
        let mut own = own.filter(|own| own.negated == negated).peekable();
        own.peek()?;
        let mut named = vec![false; index.values(facet).len()];
        for filter in own {
            let both = named.iter_mut().zip(&filter.wanted);
            both.for_each(|(named, wanted)| *named |= *wanted);
        }
        Some(named)
    };
    let column = index.columns().facet(facet);
    if let Some(named) = all_named(false) {
        blocked.iter_mut().for_each(|bits| *bits |= facet.bit());
        column.each(|entry, value| {
            let is_named = named.get(usize::from(value)) == Some(&true);
            if let (true, Some(bits)) = (is_named, blocked.get_mut(entry)) {
                *bits &= !facet.bit();
            }
        });
    }
    if let Some(named) = all_named(true) {
        column.each(|entry, value| {
            let is_named = named.get(usize::from(value)) == Some(&true);
            if let (true, Some(bits)) = (is_named, blocked.get_mut(entry)) {
                *bits |= BY_EXCLUSION;
            }
        });
    }
}

/// Returns for each entry whether its status says that it is current or to come.
pub(in crate::search) fn current_entries(index: &Index) -> Vec<bool> {
    let values = index.values(Facet::Status).iter();
    let is_current: Vec<bool> =
        values.map(|value| Status::parse(&value.id).is_some_and(Status::is_current)).collect();
    let mut entries = vec![false; index.len()];
    index.columns().facet(Facet::Status).each(|entry, value| {
        if let Some(own) = entries.get_mut(entry) {
            *own = is_current.get(usize::from(value)) == Some(&true);
        }
    });
    entries
}

fn block_kinds(blocked: &mut [u16], index: &Index, kinds: &[Kind]) {
    let is_listed = |id: &str| kinds.iter().any(|kind| kind.as_str() == id);
    let values = index.values(Facet::Kind);
    let listed: Vec<bool> = values.iter().map(|value| is_listed(&value.id)).collect();
    index.columns().facet(Facet::Kind).each(|entry, value| {
        let listed = listed.get(usize::from(value)) == Some(&true);
        if let (false, Some(bits)) = (listed, blocked.get_mut(entry)) {
            *bits |= BY_KIND;
        }
    });
}
