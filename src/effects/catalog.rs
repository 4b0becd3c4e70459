//! Opening the catalog to work on.

use super::files::read_catalog;
use crate::catalog::{Audience, Catalog, embedded, load};
use crate::faults::Fault;
use std::path::Path;

/// A catalog, and what is wrong with its files.
#[derive(Debug, Default)]
pub struct Opened {
    /// Everything that is sound; empty when nothing could be read.
    pub catalog: Catalog,
    /// Every fault of the files; none for the built-in catalog.
    pub faults: Vec<Fault>,
}

/// Opens the catalog of a directory or, without one, the built-in catalog.
/// Never fails: what cannot be read is a fault.
pub fn open(directory: Option<&Path>) -> Opened {
    let Some(directory) = directory else {
        return Opened { catalog: embedded(), faults: Vec::new() };
    };
    let read = read_catalog(directory);
    let mut opened = Opened { catalog: Catalog::default(), faults: read.faults };
    if !read.files.is_empty() {
        let loaded = load(&read.files, Audience::Local);
        opened.faults.extend(loaded.faults);
        opened.catalog = loaded.catalog;
    }
    opened
}
