//! Opening the catalog to work on.

use super::files::read_catalog;
use crate::catalog::{Audience, Catalog, PartialDate, embedded, load_on_day};
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
    open_on_day(directory, None)
}

/// [`open()`], which also warns of numbers in files that are due for review on
/// that day.
pub fn open_on_day(directory: Option<&Path>, today: Option<&PartialDate>) -> Opened {
    let Some(directory) = directory else {
        return Opened { catalog: embedded(), faults: Vec::new() };
    };
    let read = read_catalog(directory);
    let mut opened = Opened { catalog: Catalog::default(), faults: read.faults };
    if !read.files.is_empty() {
        let loaded = load_on_day(&read.files, Audience::Local, today);
        opened.faults.extend(loaded.faults);
        opened.catalog = loaded.catalog;
    }
    opened
}
