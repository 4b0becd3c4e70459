//! Opening the catalogs to work on.

use super::cache::{self, CacheProgressFn};
use super::opened::Opened;
use super::platform::files::{directory_listing, read_catalog};
use crate::catalog::{LoadOptions, Loaded, PartialDate, SourceFile, load};
use crate::embedded;
use std::path::{Path, PathBuf};

/// The folders of the catalogs to work on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogFolders {
    /// The only catalog, in place of the built-in one.
    pub only: Option<PathBuf>,
    /// The catalogs over the built-in one, in order.
    pub layers: Vec<PathBuf>,
}

/// Opens a stack of catalogs. Never fails: what cannot be read is a fault, and costs no other
/// catalog anything. Every catalog has the hotlines of the built-in one.
///
/// An only catalog that is large is served from a file in the directory `home`, which is
/// made first if need be; `watch` is told how far that is.
pub fn open(
    folders: &CatalogFolders,
    home: Option<&Path>,
    watch: &mut CacheProgressFn<'_>,
) -> Opened {
    let mut opened = match &folders.only {
        Some(directory) => open_only(directory, home, watch).standing_in(),
        None => Opened { catalog: embedded::catalog(), ..Opened::default() },
    };
    if !opened.stopped {
        stack(&mut opened, &folders.layers, None);
    }
    opened
}

fn open_only(directory: &Path, home: Option<&Path>, watch: &mut CacheProgressFn<'_>) -> Opened {
    if let Ok(paths) = directory_listing(directory)
        && cache::is_large(&paths)
    {
        return cache::open(directory, paths, home, watch);
    }
    let mut opened = alone(directory, None);
    if !opened.catalog.entries.is_empty() {
        embedded::built_in().lend(&mut opened.catalog);
    }
    opened
}

/// Reads the whole stack without the cache, and also warns of numbers in files that are due for
/// review on that day.
pub fn open_on_day(folders: &CatalogFolders, today: Option<&PartialDate>) -> Opened {
    let mut opened = match &folders.only {
        Some(directory) => alone(directory, today),
        None => Opened { catalog: embedded::catalog(), ..Opened::default() },
    };
    stack(&mut opened, &folders.layers, today);
    opened
}

/// Reads a catalog that stands alone.
pub fn alone(directory: &Path, today: Option<&PartialDate>) -> Opened {
    let mut opened = Opened::default();
    opened.read(directory, |files, options| load(files, options.on_day(today)));
    opened
}

/// Lays the catalogs of these folders over a catalog, in order.
pub fn stack(opened: &mut Opened, layers: &[PathBuf], today: Option<&PartialDate>) {
    for directory in layers {
        let base = std::mem::take(&mut opened.catalog);
        opened.catalog = base.clone();
        opened.read(directory, |files, options| load(files, options.on_day(today).over(&base)));
    }
}

impl Opened {
    /// Takes the catalog that `load` makes of the files of a directory; without any file it keeps
    /// its own.
    fn read(
        &mut self,
        directory: &Path,
        load: impl FnOnce(&[SourceFile], LoadOptions<'_>) -> Loaded,
    ) {
        let read = read_catalog(directory);
        self.faults.extend(read.faults);
        if read.files.is_empty() {
            return;
        }
        let folder = directory.display().to_string();
        let options = LoadOptions::local().keeping(embedded::built_in()).in_folder(&folder);
        let loaded = load(&read.files, options);
        self.faults.extend(loaded.faults);
        self.catalog = loaded.catalog;
    }
}
