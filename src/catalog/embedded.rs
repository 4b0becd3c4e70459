//! The catalog inside the program.

use super::Catalog;
use super::packed::unpack;

/// The shipped catalog with its index, as the build script loaded, checked and
/// packed it.
///
/// The bytes were written from the same types in the same build, so they
/// decode; a test compares them with a fresh load of `catalog/`. Should they
/// ever not, the catalog is empty and the program still starts.
pub fn embedded() -> Catalog {
    let contents = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
    let entries = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));
    let image = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));
    unpack(contents, entries, Some(image))
}
