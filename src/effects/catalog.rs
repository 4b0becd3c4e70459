//! Opening the catalog to work on.

use super::cache::{self, Watch};
use super::platform::files::{directory_listing, read_catalog};
use crate::catalog::{Catalog, LoadOptions, PartialDate, load};
use crate::embedded;
use crate::faults::Fault;
use std::path::Path;

/// A catalog, and what is wrong with its files.
#[derive(Debug, Default)]
pub struct Opened {
    /// Everything that is sound. [`open()`] adds the built-in hotlines, and gives
    /// the built-in catalog where nothing sound could be read.
    pub catalog: Catalog,
    /// Whether the built-in catalog stands in for one that has no sound entry.
    pub stands_in: bool,
    /// Every fault of the files; none for the built-in catalog. Of a large
    /// catalog that was opened before the first 1,000.
    pub faults: Vec<Fault>,
    /// What else to tell, a sentence each.
    pub notices: Vec<String>,
    /// Whether somebody stopped it before there was a catalog.
    pub stopped: bool,
}

impl Opened {
    pub(super) fn stopped() -> Self {
        Self { stopped: true, ..Self::default() }
    }

    /// The same with the built-in catalog where there is no entry: whatever
    /// happened to the files, there is a number to call.
    fn standing_in(mut self) -> Self {
        self.stands_in = !self.stopped && self.catalog.entries.is_empty();
        if self.stands_in {
            self.catalog = embedded::catalog();
        }
        self
    }

    /// Names the files as the directory was named this time.
    pub(super) fn told_of(mut self, directory: &Path) -> Self {
        for fault in &mut self.faults {
            if let Some(name) = Path::new(&fault.file).file_name() {
                fault.file = crate::faults::visible(&directory.join(name).display().to_string());
            }
        }
        self
    }
}

/// Opens the catalog of a directory or, without one, the built-in catalog.
/// Never fails: what cannot be read is a fault. Every catalog has the
/// hotlines of the built-in one.
///
/// A large catalog is served from a file in the directory `home`, which is
/// made first if need be; `watch` is told how far that is.
pub fn open(directory: Option<&Path>, home: Option<&Path>, watch: &mut Watch<'_>) -> Opened {
    if let Some(directory) = directory
        && let Ok(paths) = directory_listing(directory)
        && cache::is_large(&paths)
    {
        return cache::open(directory, paths, home, watch).standing_in();
    }
    let mut opened = open_on_day(directory, None);
    if directory.is_some() && !opened.catalog.entries.is_empty() {
        embedded::built_in().lend(&mut opened.catalog);
    }
    opened.standing_in()
}

/// Reads the whole catalog, and also warns of numbers in files that are due for
/// review on that day.
pub fn open_on_day(directory: Option<&Path>, today: Option<&PartialDate>) -> Opened {
    let Some(directory) = directory else {
        return Opened { catalog: embedded::catalog(), ..Opened::default() };
    };
    let read = read_catalog(directory);
    let mut opened = Opened { faults: read.faults, ..Opened::default() };
    if !read.files.is_empty() {
        let options = LoadOptions::local().keeping(embedded::built_in()).on_day(today);
        let loaded = load(&read.files, options);
        opened.faults.extend(loaded.faults);
        opened.catalog = loaded.catalog;
    }
    opened
}
