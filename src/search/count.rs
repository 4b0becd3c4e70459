//! How many of the found entries have each value of each facet.

use super::Index;
use super::facet::Facet;
use super::searcher::{BY_KIND, Searcher};
use crate::catalog::Kind;

/// Counts for the kinds, whichever are asked for, and for the values of each
/// facet. A facet that is narrowed is counted as if it were not; the kinds of
/// [`Request::kinds`](super::Request::kinds) do not narrow the facet of kinds.
/// `listed` are the entries that nothing blocks.
pub(super) fn count(
    index: &Index,
    found: &Searcher,
    listed: &[u32],
) -> ([usize; Kind::ALL.len()], Vec<Vec<usize>>) {
    let blocked = found.blocked();
    let without = |ignored: u16| {
        let is_open = move |entry: &&u32| found.blocked[**entry as usize] & !ignored == 0;
        listed.iter().chain(blocked.iter().filter(is_open)).copied()
    };
    let facets = Facet::ALL.iter().map(|facet| {
        let column = index.columns().facet(*facet);
        let values = index.values(*facet).len();
        match facet {
            Facet::Kind => column.count(without(facet.bit() | BY_KIND), values),
            facet => column.count(without(facet.bit()), values),
        }
    });
    let facets = facets.collect();
    let values = index.values(Facet::Kind);
    let of_values = index.columns().facet(Facet::Kind).count(without(BY_KIND), values.len());
    let mut kinds = [0; Kind::ALL.len()];
    for (value, count) in values.iter().zip(of_values) {
        if let Some(kind) = Kind::parse(&value.id) {
            kinds[kind as usize] += count;
        }
    }
    (kinds, facets)
}
