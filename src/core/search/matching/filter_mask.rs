//! What filters, exclusions and the kinds asked for keep away.

use super::expand::Fuzziness;
use crate::catalog::Kind;
use crate::search::Index;
use crate::search::index::facet::Facet;
use crate::search::query::{Excluded, Query};
use crate::search::searcher::{BY_EXCLUSION, BY_KIND, Searcher, exact};

impl Searcher {
    /// Marks for each entry what keeps it away, a bit a facet.
    pub(in crate::search) fn block(&mut self, index: &Index, query: &Query, kinds: &[Kind]) {
        self.blocked.clear();
        self.blocked.resize(index.len(), 0);
        for facet in Facet::ALL {
            self.block_by(index, query, *facet);
        }
        if !kinds.is_empty() {
            self.block_kinds(index, kinds);
        }
        for filter in &query.marked {
            let mut marked = filter.entries.iter().copied().peekable();
            for (entry, bits) in self.blocked.iter_mut().enumerate() {
                let is_in = marked.next_if_eq(&entry).is_some();
                *bits |= if is_in == filter.negated { BY_EXCLUSION } else { 0 };
            }
        }
        for Excluded { words, .. } in &query.excluded {
            // A phrase is looked for in the texts of what was found.
            if let [word] = words.as_slice() {
                let column = self.column(index, &exact(word), Fuzziness::Typed);
                for (bits, impact) in self.blocked.iter_mut().zip(&column.impacts) {
                    *bits |= if *impact > 0 { BY_EXCLUSION } else { 0 };
                }
            }
        }
    }

    /// Marks what the filters on one facet keep away: what has none of the
    /// values that are asked for, and what has one that is left out.
    fn block_by(&mut self, index: &Index, query: &Query, facet: Facet) {
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
            self.blocked.iter_mut().for_each(|bits| *bits |= facet.bit());
            column.each(|entry, value| {
                let is_named = named.get(usize::from(value)) == Some(&true);
                if let (true, Some(bits)) = (is_named, self.blocked.get_mut(entry)) {
                    *bits &= !facet.bit();
                }
            });
        }
        if let Some(named) = all_named(true) {
            column.each(|entry, value| {
                let is_named = named.get(usize::from(value)) == Some(&true);
                if let (true, Some(bits)) = (is_named, self.blocked.get_mut(entry)) {
                    *bits |= BY_EXCLUSION;
                }
            });
        }
    }

    fn block_kinds(&mut self, index: &Index, kinds: &[Kind]) {
        let is_listed = |id: &str| kinds.iter().any(|kind| kind.as_str() == id);
        let values = index.values(Facet::Kind);
        let listed: Vec<bool> = values.iter().map(|value| is_listed(&value.id)).collect();
        index.columns().facet(Facet::Kind).each(|entry, value| {
            let listed = listed.get(usize::from(value)) == Some(&true);
            if let (false, Some(bits)) = (listed, self.blocked.get_mut(entry)) {
                *bits |= BY_KIND;
            }
        });
    }
}
