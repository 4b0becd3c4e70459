//! The entries of the catalog in use: what it says of them holds, not what the record says.

use crate::record::item::Item;
use std::fmt;

/// Gives an entry by its id.
type Lookup = dyn Fn(&str) -> Option<Item>;

/// The entries of a catalog, by their ids.
#[derive(Default)]
pub(super) struct Entries(pub(super) Option<Box<Lookup>>);

impl fmt::Debug for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entries")
    }
}
