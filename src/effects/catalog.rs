//! Opening the catalog to work on.

use super::cache::{self, CacheProgressFn};
use super::opened::Opened;
use super::platform::files::{directory_listing, read_catalog};
use crate::catalog::{LoadOptions, PartialDate, load};
use crate::embedded;
use std::path::Path;

/// Opens the catalog of a directory or, without one, the built-in catalog.
/// Never fails: what cannot be read is a fault. Every catalog has the
/// hotlines of the built-in one.
///
/// A large catalog is served from a file in the directory `home`, which is
/// made first if need be; `watch` is told how far that is.
pub fn open(
    directory: Option<&Path>,
    home: Option<&Path>,
    watch: &mut CacheProgressFn<'_>,
) -> Opened {
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
