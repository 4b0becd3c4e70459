//! An answer to a search, as the forms of output read it.

use crate::catalog::Catalog;
use crate::search::{Facet, Index, LENGTHS, SearchResults};

/// A catalog, its index and what was found: what an answer is written from.
pub(in crate::cli) struct SearchOutput<'a> {
    pub(in crate::cli) catalog: &'a Catalog,
    pub(in crate::cli) index: &'a Index,
    pub(in crate::cli) query: &'a str,
    pub(in crate::cli) outcome: &'a SearchResults,
}

impl SearchOutput<'_> {
    /// Returns the facets that tell something: that of catalogs only where there are several.
    pub(in crate::cli) fn facets(&self) -> impl Iterator<Item = &'static Facet> {
        let has_layers = !self.catalog.layers.is_empty();
        Facet::ALL.iter().filter(move |facet| **facet != Facet::Layer || has_layers)
    }
}

/// The values of a facet that are there, with what a query says, what people
/// say, and how many there are. Lengths come as ranges.
pub(in crate::cli) fn values(
    answer: &SearchOutput<'_>,
    facet: Facet,
) -> Vec<(String, String, usize)> {
    let values = answer.index.values(facet).iter().enumerate();
    let counted = values.map(|(place, value)| (value, answer.outcome.count(facet, place)));
    if facet != Facet::Length {
        let listed = counted.filter(|(_, count)| *count > 0);
        return listed.map(|(v, count)| (v.id.clone(), v.label.clone(), count)).collect();
    }
    let range = |(label, from, to): &(&str, u32, u32)| {
        let within = |id: &str| id.parse::<u32>().is_ok_and(|m| (*from..=*to).contains(&m));
        let inside = counted.clone().filter(|(value, _)| within(&value.id));
        let count = inside.map(|(_, count)| count).sum();
        let to = if *to == u32::MAX { String::new() } else { format!("{to}m") };
        (format!("{from}m..{to}"), (*label).to_owned(), count)
    };
    LENGTHS.iter().map(range).filter(|(_, _, count)| *count > 0).collect()
}
