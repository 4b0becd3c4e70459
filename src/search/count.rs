//! How many of the found entries have each value of each facet.

use super::Index;
use super::facet::{self, Facet};
use super::searcher::{BY_KIND, OUT, Searcher};
use crate::catalog::Kind;

/// Counts for the kinds, whichever are asked for, and for the values of each
/// facet. A facet that is narrowed is counted as if it were not; the kinds of
/// [`Request::kinds`](super::Request::kinds) do not narrow the facet of kinds.
pub(super) fn count(
    index: &Index,
    found: &Searcher,
) -> ([usize; Kind::ALL.len()], Vec<Vec<usize>>) {
    let mut kinds = [0; Kind::ALL.len()];
    let values = index.values(Facet::Kind);
    let kind_of: Vec<Option<usize>> = values
        .iter()
        .map(|value| Kind::ALL.iter().position(|kind| kind.as_str() == value.id))
        .collect();
    let found_entries = candidates(found);
    let mut facets = Vec::with_capacity(facet::COUNT);
    for facet in Facet::ALL {
        let ignored = match facet {
            Facet::Kind => facet.bit() | BY_KIND,
            facet => facet.bit(),
        };
        let mut counts = vec![0; index.values(*facet).len()];
        let column = index.columns().facet(*facet);
        let mut visit = |entry: usize, value: u16| {
            let (Some(tier), Some(blocked)) = (found.tiers.get(entry), found.blocked.get(entry))
            else {
                return;
            };
            if *tier == OUT || blocked & !ignored != 0 {
                return;
            }
            if let Some(count) = counts.get_mut(usize::from(value)) {
                *count += 1;
            }
            if *facet == Facet::Kind
                && blocked & !BY_KIND == 0
                && let Some(Some(kind)) = kind_of.get(usize::from(value))
            {
                kinds[*kind] += 1;
            }
        };
        match &found_entries {
            Some(entries) => entries.iter().for_each(|entry| column.of(*entry, &mut visit)),
            None => column.each(visit),
        }
        facets.push(counts);
    }
    (kinds, facets)
}

/// The entries that may count, where they are few enough that going to each is
/// quicker than reading whole columns.
fn candidates(found: &Searcher) -> Option<Vec<u32>> {
    let most = found.tiers.len() / 8;
    let in_tiers = found.tiers.iter().enumerate().filter(|(_, tier)| **tier != OUT);
    let entries: Vec<u32> = in_tiers.map(|(entry, _)| entry as u32).take(most + 1).collect();
    (entries.len() <= most).then_some(entries)
}
