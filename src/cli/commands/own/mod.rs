//! The commands for own catalogs.

pub(in crate::cli) mod add;
pub(in crate::cli) mod edit;
pub(in crate::cli) mod export;
pub(in crate::cli) mod import;
