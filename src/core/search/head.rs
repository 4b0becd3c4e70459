//! What an image says of itself.

use super::columns::Layout;
use super::facet::Value;
use super::synonyms::Synonyms;
use crate::catalog::{Catalog, Kind};
use crate::faults::Fault;
use serde::{Deserialize, Serialize};

/// The small parts of an image that are read whole when it is opened.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Head {
    /// How many entries there are.
    pub(super) entries: u32,
    /// For each facet its values: what a column's numbers mean.
    pub(super) vocabularies: Vec<Vec<Value>>,
    /// Where the columns lie.
    pub(super) layout: Layout,
    /// How many entries in a row are of a kind, run after run.
    pub(super) runs: Vec<(Kind, u32)>,
    /// Words that mean the same.
    pub(super) synonyms: Synonyms,
    /// The entries that come first among equals: pinned hotlines. Sorted.
    pub(super) pinned: Vec<u32>,
    /// The catalog without its entries, in a file of a large catalog.
    pub(super) catalog: Catalog,
    /// The files that the image was made of, in a file of a large catalog.
    pub(super) sources: Vec<SourceFingerprint>,
    /// What to tell of their faults.
    pub(super) faults: Vec<Fault>,
}

/// A source file as it was when the image was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFingerprint {
    /// Its path as it was named.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// A number that is another one after each change of the file; 0: not known.
    pub changed: u64,
    /// XXH3 (64 bits) of what was in it.
    pub hash: u64,
}
