//! Entries in the formats of other programs.

pub(in crate::cli) mod markdown;
pub(in crate::cli) mod ris;
pub(in crate::cli) mod table;
