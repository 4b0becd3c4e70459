//! Entries of a cache that is made anew as soon as one of them is found damaged.

use super::build::Sources;
use super::fingerprint::are_as_before;
use super::writer::{in_memory, on_disk};
use crate::catalog::{Bytes, Entries, Entry, EntryPosition, Kind, Store};
use crate::effects::base_catalog::BaseCatalog;
use crate::effects::opened::Opened;
use crate::search::SourceFingerprint;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// The entries as the cache has them, and what to make it of.
#[derive(Debug)]
struct Guarded {
    kept: Arc<dyn Store>,
    home: PathBuf,
    cache: PathBuf,
    paths: Vec<PathBuf>,
    base: BaseCatalog,
    stamps: Vec<SourceFingerprint>,
    damaged: AtomicBool,
    /// The entries of the new cache; none if it could not be made, or of other files.
    new: OnceLock<Option<Entries>>,
}

/// The catalog of a cache, whose entries are all there whatever becomes of the file.
pub(super) fn guarded(
    mut opened: Opened,
    stamps: Vec<SourceFingerprint>,
    home: &Path,
    cache: &Path,
    paths: Vec<PathBuf>,
    base: &BaseCatalog,
) -> Opened {
    if let Entries::Stored(kept) = &opened.catalog.entries {
        let (kept, home, cache) = (kept.clone(), home.to_path_buf(), cache.to_path_buf());
        let (damaged, new, base) = (AtomicBool::new(false), OnceLock::new(), base.clone());
        let guarded = Guarded { kept, home, cache, paths, base, stamps, damaged, new };
        opened.catalog.entries = Entries::Stored(Arc::new(guarded));
    }
    opened
}

impl Guarded {
    fn remade(&self) -> Option<&Entries> {
        self.damaged.store(true, Ordering::Relaxed);
        self.new.get_or_init(|| self.made()).as_ref()
    }

    /// Makes the cache anew, if the files are as they were: only then has each entry
    /// the place that it had.
    fn made(&self) -> Option<Entries> {
        if !are_as_before(&self.stamps, &self.paths) {
            return None;
        }
        let sources = Sources::new(self.paths.clone(), &self.base);
        let made = on_disk(&self.home, &self.cache, &sources, &mut |_| true);
        let made = made.unwrap_or_else(|_| in_memory(&sources, &mut |_| true));
        let entries = made.catalog.entries;
        (entries.len() == self.kept.len()).then_some(entries)
    }
}

impl Store for Guarded {
    fn len(&self) -> usize {
        self.kept.len()
    }

    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        match self.kept.get(at) {
            None if at.index() < self.len() => self.remade()?.get(at),
            entry => entry,
        }
    }

    fn position(&self, id: &str) -> Option<EntryPosition> {
        self.kept.position(id)
    }

    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        self.kept.of_kind(kind)
    }

    fn count_of(&self, kind: Kind) -> usize {
        self.kept.count_of(kind)
    }

    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        self.kept.pinned()
    }

    fn image(&self) -> Option<Bytes> {
        self.kept.image()
    }

    fn is_damaged(&self) -> bool {
        let new = || self.new.get().and_then(Option::as_ref);
        self.damaged.load(Ordering::Relaxed) && new().is_none_or(Entries::is_damaged)
    }

    fn report_damage(&self) {
        self.remade();
    }
}
