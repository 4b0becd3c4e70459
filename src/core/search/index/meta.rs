//! The metadata of an image.

use super::facet::Value;
use super::fast_fields::Layout;
use crate::catalog::{Catalog, EntryPosition, Kind};
use crate::faults::Fault;
use crate::search::text::synonyms::Synonyms;
use serde::{Deserialize, Serialize};

/// The small parts of an image that are read whole when it is opened.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct IndexMeta {
    /// Number of entries.
    pub(in crate::search) entries: u32,
    /// The values of each facet; a number in a column is an index of these.
    pub(in crate::search) vocabularies: Vec<Vec<Value>>,
    /// The places of the columns.
    pub(in crate::search) layout: Layout,
    /// The runs of entries of one kind, each with its number of entries.
    pub(in crate::search) runs: Vec<(Kind, u32)>,
    /// Words that mean the same.
    pub(in crate::search) synonyms: Synonyms,
    /// The entries that come first among equals: pinned hotlines. Sorted.
    pub(in crate::search) pinned: Vec<EntryPosition>,
    /// The catalog without its entries, in a file of a large catalog.
    pub(in crate::search) catalog: Catalog,
    /// The files that the image was made of, in a file of a large catalog.
    pub(in crate::search) sources: Vec<SourceFingerprint>,
    /// The faults of these files, to report.
    pub(in crate::search) faults: Vec<Fault>,
}

/// A source file as it was when the image was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFingerprint {
    /// Its path as it was named.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// A number that changes with each change of the file; 0: not known.
    pub changed: u64,
    /// XXH3 (64 bits) of its bytes.
    pub hash: u64,
}
