//! The shipped catalog, its index and the tables of places, inside the program.
//!
//! The build script wrote the bytes from the same types in the same build, so they
//! decode; tests compare them with a fresh load of the files. Should they ever not,
//! the catalog and the tables are empty and the program still starts.

use crate::catalog::{BuiltIn, Catalog, unpack};
use crate::places::Places;
use std::sync::{LazyLock, OnceLock};
use xxhash_rust::xxh3::xxh3_64;

/// The packed [`crate::places::Tables`].
const PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

/// Returns the shipped catalog with its index.
pub fn catalog() -> Catalog {
    let contents = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    let entries = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));
    let image = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));
    unpack(contents, entries, Some(image))
}

/// Returns a hash of the shipped catalog.
pub fn stamp() -> u64 {
    let contents = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    let entries = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));
    xxh3_64(contents) ^ xxh3_64(entries).rotate_left(1)
}

/// Returns the hotlines of the shipped catalog, unpacked on first use.
pub fn built_in() -> &'static BuiltIn {
    static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::of(catalog()));
    &BUILT_IN
}

/// Returns the root list whose keys sign updates of the built-in catalog. A program that was
/// built without one takes none.
pub fn update_root() -> Option<&'static [u8]> {
    let root: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/update-root.json"));
    (!root.is_empty()).then_some(root)
}

/// Returns the address of the site with updates of the built-in catalog, if the build names one.
pub fn update_site() -> Option<&'static str> {
    let address = include_str!(concat!(env!("OUT_DIR"), "/update-site.txt")).trim();
    (!address.is_empty()).then_some(address)
}

/// Returns the shipped tables of places, opened on first use and read in place.
pub fn places() -> &'static Places {
    static TABLES: OnceLock<Places> = OnceLock::new();
    TABLES.get_or_init(unpack_places)
}

/// Returns how many bytes the tables of places take in the program.
pub fn places_size() -> usize {
    PLACES.len()
}

/// Unpacks the shipped tables of places again, for a caller that wants its own.
pub fn unpack_places() -> Places {
    Places::unpack(PLACES)
}
