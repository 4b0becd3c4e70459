//! The entries of the catalog in use: what it says of them holds, not what the record says.

use crate::record::item::Item;
use std::fmt;

/// Gives an entry by its id.
type FindItem = dyn Fn(&str) -> Option<Item>;

/// The entries of a catalog, by their ids.
#[derive(Default)]
pub(super) struct EntryLookup(pub(super) Option<Box<FindItem>>);

impl fmt::Debug for EntryLookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EntryLookup")
    }
}
