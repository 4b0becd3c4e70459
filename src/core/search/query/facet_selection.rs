//! Tells which values of a facet a query selects.

use super::{Filter, Query};
use crate::search::Facet;

impl Query {
    /// Returns true if a filter keeps a value of a facet and false if it excludes the value,
    /// which is an index in [`Index::values`](crate::search::Index::values); `None` if no
    /// filter names it.
    pub fn choice(&self, facet: Facet, value: usize) -> Option<bool> {
        let means =
            |filter: &&Filter| filter.facet == facet && filter.wanted.get(value) == Some(&true);
        let mut own = self.filters.iter().filter(means).peekable();
        own.peek()?;
        Some(own.all(|filter| !filter.negated))
    }
}
