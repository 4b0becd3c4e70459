//! The order of hits, counts by facet, and what to offer where few are found.

pub(in crate::search) mod facet_counts;
pub(in crate::search) mod relax;
pub(in crate::search) mod rerank;
pub(in crate::search) mod suggest;
