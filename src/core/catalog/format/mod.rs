//! The packed form of a catalog, and stores that read entries on demand.

pub(in crate::catalog) mod entry_store;
pub(in crate::catalog) mod packed;
pub(in crate::catalog) mod stacked;
