//! Counts the found entries that have each value of each facet.

use crate::catalog::Kind;
use crate::search::Index;
use crate::search::index::facet::Facet;
use crate::search::matching::candidates::{BY_AGE, BY_KIND, Candidates, OUT};

/// Returns the number of entries of each kind, whichever are requested, and with each value of
/// each facet. A facet with a filter is counted without that filter; the kinds of
/// [`Request::kinds`](crate::search::Request::kinds) do not filter the facet of kinds. `listed`
/// are the entries that nothing blocks.
pub(in crate::search) fn count(
    index: &Index,
    found: &Candidates,
    listed: &[u32],
) -> ([usize; Kind::ALL.len()], Vec<Vec<usize>>) {
    let blocked = found.blocked_entries();
    let count = |facet: Facet, ignored: u16| {
        let column = index.columns().facet(facet);
        let mut counts = vec![0; index.values(facet).len()];
        column.count(listed.iter().copied(), &mut counts);
        let is_open = |entry: &u32| found.blocked[*entry as usize] & !ignored == 0;
        column.count(blocked.iter().copied().filter(is_open), &mut counts);
        counts
    };
    let facets = Facet::ALL.iter().map(|facet| match facet {
        Facet::Kind => count(*facet, facet.bit() | BY_KIND),
        facet => count(*facet, facet.bit()),
    });
    let facets: Vec<Vec<usize>> = facets.collect();
    let narrowed =
        if blocked.is_empty() { None } else { Some(count(Facet::Kind, BY_KIND | BY_AGE)) };
    let of_values = narrowed.as_ref().unwrap_or(&facets[Facet::Kind as usize]);
    (by_kind(index, of_values), facets)
}

/// Returns the number of found entries of each kind that are current, whatever is requested.
pub(in crate::search) fn count_current(
    index: &Index,
    found: &Candidates,
    current: &[bool],
) -> [usize; Kind::ALL.len()] {
    let mut counts = vec![0; index.values(Facet::Kind).len()];
    let states = found.tiers.iter().zip(&found.blocked).zip(current);
    let wanted = states.enumerate().filter(|(_, ((tier, blocked), current))| {
        **tier != OUT && **blocked & !(BY_KIND | BY_AGE) == 0 && **current
    });
    index.columns().facet(Facet::Kind).count(wanted.map(|(entry, _)| entry as u32), &mut counts);
    by_kind(index, &counts)
}

/// Returns the counts of the values of the facet of kinds, in the order of [`Kind::ALL`].
fn by_kind(index: &Index, of_values: &[usize]) -> [usize; Kind::ALL.len()] {
    let mut kinds = [0; Kind::ALL.len()];
    for (value, count) in index.values(Facet::Kind).iter().zip(of_values) {
        if let Some(kind) = Kind::parse(&value.id) {
            kinds[kind as usize] += count;
        }
    }
    kinds
}
