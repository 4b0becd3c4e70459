//! Matching: finds the entries that have the words of a query, and scores them.

pub(in crate::search) mod candidates;
pub(in crate::search) mod expand;
pub(in crate::search) mod filter_mask;
pub(in crate::search) mod phrase;
pub(in crate::search) mod score_cache;
pub(in crate::search) mod subsequence;
pub(in crate::search) mod tiers;
pub(in crate::search) mod user_sets;
