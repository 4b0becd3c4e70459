//! The catalog inside the program.

use super::Catalog;

/// The shipped catalog, as the build script loaded and checked it.
///
/// The bytes were written from the same types in the same build, so they
/// decode; a test compares them with a fresh load of `catalog/`. Should they
/// ever not, the catalog is empty and the program still starts.
pub fn embedded() -> Catalog {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    postcard::from_bytes(bytes).unwrap_or_default()
}
