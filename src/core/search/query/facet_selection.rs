//! What a query says of the values of a facet.

use super::{Filter, Query};
use crate::search::Facet;

impl Query {
    /// Returns whether a filter keeps a value of a facet (`true`) or leaves it out
    /// (`false`), by its place in [`Index::values`](crate::search::Index::values);
    /// `None` where no filter means it.
    pub fn choice(&self, facet: Facet, value: usize) -> Option<bool> {
        let means =
            |filter: &&Filter| filter.facet == facet && filter.wanted.get(value) == Some(&true);
        let mut own = self.filters.iter().filter(means).peekable();
        own.peek()?;
        Some(own.all(|filter| !filter.negated))
    }
}
