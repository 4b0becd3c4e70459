//! Opening the catalogs to work on.

use super::base_catalog::BaseCatalog;
use super::cache::{self, CacheProgressFn, stack_index};
use super::opened::Opened;
use super::platform::files::{directory_listing, read_catalog};
use crate::catalog::{LoadOptions, Loaded, PartialDate, SourceFile, load};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3;

/// The folders of the catalogs to work on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogFolders {
    /// The only catalog, in place of the built-in one.
    pub only: Option<PathBuf>,
    /// The catalogs over the built-in one, in order.
    pub layers: Vec<PathBuf>,
    /// The update of the built-in catalog, if there is one.
    pub base: Option<PathBuf>,
}

impl CatalogFolders {
    /// Returns the folders of a run with one catalog in place of the built-in one.
    pub fn only(directory: &Path) -> Self {
        Self { only: Some(directory.to_path_buf()), ..Self::default() }
    }

    /// Returns the catalogs below one; all of them if it is not in use.
    pub fn below(&self, folder: &Path) -> Self {
        let canonical = folder.canonicalize().ok();
        let is_it = |other: &PathBuf| {
            other == folder || (canonical.is_some() && other.canonicalize().ok() == canonical)
        };
        let mut below = self.clone();
        below.layers.truncate(self.layers.iter().position(is_it).unwrap_or(usize::MAX));
        below
    }
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
    let (base, notice) = BaseCatalog::open(folders.base.as_deref());
    let mut opened = match &folders.only {
        Some(directory) => open_only(directory, &base, home, watch).standing_in(&base),
        None => Opened::of_base(&base),
    };
    if opened.stopped {
        return opened;
    }
    opened.notices.extend(notice);
    let key = stack(&mut opened, &base, &folders.layers, None);
    let is_indexed = opened.catalog.layers.len() > 1 || base.is_updated();
    let is_stacked = folders.only.is_none() && is_indexed;
    match home {
        Some(home) if is_stacked => {
            opened.catalog = stack_index::with_index(opened.catalog, home, key);
        }
        Some(home) if folders.only.is_none() => stack_index::sweep(home, None),
        _ => {}
    }
    opened
}

fn open_only(
    directory: &Path,
    base: &BaseCatalog,
    home: Option<&Path>,
    watch: &mut CacheProgressFn<'_>,
) -> Opened {
    if let Ok(paths) = directory_listing(directory)
        && cache::is_large(&paths)
    {
        return cache::open(directory, base, paths, home, watch);
    }
    let mut opened = alone(directory, base, None);
    if !opened.catalog.entries.is_empty() {
        base.hotlines().lend(&mut opened.catalog);
    }
    opened
}

/// Reads the whole stack without the cache, and also warns of numbers in files that are due for
/// review on that day.
pub fn open_on_day(folders: &CatalogFolders, today: Option<&PartialDate>) -> Opened {
    let (base, _) = BaseCatalog::open(folders.base.as_deref());
    let mut opened = match &folders.only {
        Some(directory) => alone(directory, &base, today),
        None => Opened::of_base(&base),
    };
    stack(&mut opened, &base, &folders.layers, today);
    opened.base = Some(base);
    opened
}

/// Reads a catalog that stands alone.
fn alone(directory: &Path, base: &BaseCatalog, today: Option<&PartialDate>) -> Opened {
    let mut opened = Opened::default();
    opened.read(directory, base, |files, options| load(files, options.on_day(today)));
    opened
}

/// Lays the catalogs of these folders over a catalog, in order. Returns a hash of their files.
fn stack(
    opened: &mut Opened,
    base: &BaseCatalog,
    layers: &[PathBuf],
    today: Option<&PartialDate>,
) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(&base.stamp().to_le_bytes());
    for directory in layers {
        let below = std::mem::take(&mut opened.catalog);
        opened.catalog = below.clone();
        opened.read(directory, base, |files, options| {
            for file in files {
                hash.update(file.name.as_bytes());
                hash.update(&file.bytes.len().to_le_bytes());
                hash.update(&file.bytes);
            }
            load(files, options.on_day(today).over(&below))
        });
    }
    hash.digest()
}

impl Opened {
    /// Takes the catalog that `load` makes of the files of a directory; without any file it keeps
    /// its own.
    fn read(
        &mut self,
        directory: &Path,
        base: &BaseCatalog,
        load: impl FnOnce(&[SourceFile], LoadOptions<'_>) -> Loaded,
    ) {
        let read = read_catalog(directory);
        self.faults.extend(read.faults);
        if read.files.is_empty() {
            return;
        }
        let folder = directory.display().to_string();
        let options = LoadOptions::local().keeping(base.hotlines()).in_folder(&folder);
        let loaded = load(&read.files, options);
        self.faults.extend(loaded.faults);
        self.catalog = loaded.catalog;
    }
}
