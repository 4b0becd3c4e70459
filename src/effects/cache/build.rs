//! Makes the cache of a catalog, file by file.

use super::fingerprint::stamp_of;
use super::progress::{CacheProgress, CacheProgressFn};
use crate::catalog::{BuiltIn, Catalog, Entry, LoadOptions, SourceFile, Stream, load_stream, rank};
use crate::effects::base_catalog::BaseCatalog;
use crate::effects::platform::files::read_source;
use crate::faults::Fault;
use crate::search::{DocStoreWriter, SourceFingerprint, StoreContents};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Faults that a cache keeps to tell them again.
const MOST_KEPT: usize = 1000;

/// The share of reading in the whole work, in thousandths.
const READING: usize = 600;

/// The files that a cache is made from.
pub(super) struct Sources {
    paths: Vec<PathBuf>,
    /// The paths as they are shown.
    names: Vec<String>,
    bytes: u64,
    base: BaseCatalog,
}

impl Sources {
    pub(super) fn new(paths: Vec<PathBuf>, base: &BaseCatalog) -> Self {
        let names = paths.iter().map(|path| path.display().to_string()).collect();
        let sizes = paths.iter().filter_map(|path| Some(fs::metadata(path).ok()?.len()));
        Self { names, bytes: sizes.sum(), paths, base: base.clone() }
    }

    /// Returns the folder that all files lie in.
    fn folder(&self) -> String {
        let folder = self.paths.first().and_then(|path| path.parent());
        folder.map_or(String::new(), |folder| folder.display().to_string())
    }
}

/// The reason why no cache was made.
#[derive(Debug)]
pub(super) enum Failure {
    /// A person stopped the work.
    Stopped,
    /// The cache could not be written.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::Interrupted => Failure::Stopped,
            _ => Failure::Io(error),
        }
    }
}

/// A cache that was made.
pub(super) struct Built<W> {
    pub(super) faults: Vec<Fault>,
    /// The catalog without its entries.
    pub(super) catalog: Catalog,
    /// The image; `None` if there is no entry.
    pub(super) out: Option<W>,
}

/// Writes the image of a catalog to `out`.
pub(super) fn build<W: Read + Write + Seek>(
    out: W,
    sources: &Sources,
    watch: &mut CacheProgressFn<'_>,
) -> Result<Built<W>, Failure> {
    let mut making = Making {
        sources,
        watch,
        recorder: DocStoreWriter::new(out)?,
        stamps: vec![None; sources.paths.len()],
        unreadable: Vec::new(),
        read: 0,
        entries: vec![0; sources.paths.len()],
        last_pin: vec![0; sources.paths.len()],
        hotlines: vec![HashSet::new(); sources.paths.len()],
        built_in: sources.base.hotlines(),
    };
    let folder = sources.folder();
    let options = LoadOptions::local().keeping(sources.base.hotlines()).in_folder(&folder);
    let loaded = load_stream(&sources.names, options, &mut making)?;
    let Making { mut recorder, stamps, unreadable, entries, last_pin, hotlines, watch, .. } =
        making;
    let (mut catalog, faults) = (loaded.catalog, [unreadable, loaded.faults].concat());
    if entries.iter().all(|entries| *entries == 0) {
        return Ok(Built { faults, catalog, out: None });
    }
    let built_in = sources.base.hotlines();
    let has = |id: &str| hotlines.iter().any(|ids| ids.contains(id));
    let last = last_pin.into_iter().max().unwrap_or(0);
    let lent = built_in.lent(&has, last);
    built_in.lend_terms(&mut catalog, &lent);
    recorder.add(sources.paths.len(), &lent)?;
    let kept = faults.iter().take(MOST_KEPT).cloned().collect();
    let contents = StoreContents {
        catalog: catalog.clone(),
        sources: stamps.into_iter().flatten().collect(),
        faults: kept,
    };
    let out = recorder.finish(contents, &mut |done, all| {
        let done = READING + (1000 - READING) * done / all.max(1);
        go_on(watch(CacheProgress { done }))
    })?;
    Ok(Built { faults, catalog, out: Some(out) })
}

fn go_on(yes: bool) -> io::Result<()> {
    if yes { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
}

/// A cache while its files are read.
struct Making<'a, 'w, W: Write + Seek> {
    sources: &'a Sources,
    watch: &'a mut CacheProgressFn<'w>,
    recorder: DocStoreWriter<W>,
    stamps: Vec<Option<SourceFingerprint>>,
    unreadable: Vec<Fault>,
    /// Bytes so far.
    read: u64,
    /// How many entries each file has.
    entries: Vec<usize>,
    /// The last rank of a pinned entry in each file.
    last_pin: Vec<u8>,
    /// The ids of built-in hotlines that each file has.
    hotlines: Vec<HashSet<String>>,
    built_in: &'a BuiltIn,
}

impl<W: Read + Write + Seek> Making<'_, '_, W> {
    fn path(&self, file: usize) -> &Path {
        self.sources.paths.get(file).map_or(Path::new(""), PathBuf::as_path)
    }
}

impl<W: Read + Write + Seek> Stream for Making<'_, '_, W> {
    type Error = io::Error;

    fn read(&mut self, file: usize) -> io::Result<Option<SourceFile>> {
        let done = READING as u64 * self.read / self.sources.bytes.max(1);
        go_on((self.watch)(CacheProgress { done: (done as usize).min(READING) }))?;
        let before = stamp_of(self.path(file), 0);
        let source = read_source(self.path(file));
        let hash = source.as_ref().map_or(0, |source| xxh3_64(&source.bytes));
        let stamp = SourceFingerprint { hash, ..before };
        match self.stamps.get_mut(file) {
            Some(Some(known)) if known.hash != hash => {
                return Err(io::Error::other("its files change while they are read"));
            }
            Some(known @ None) => {
                *known = Some(stamp);
                self.unreadable.extend(source.as_ref().err().map(|fault| (**fault).clone()));
            }
            _ => {}
        }
        self.read += source.as_ref().map_or(0, |source| source.bytes.len() as u64);
        Ok(source.ok())
    }

    fn take(&mut self, file: usize, mut entries: Vec<Entry>) -> io::Result<()> {
        self.built_in.complete(&mut entries);
        if let Some(own) = self.hotlines.get_mut(file) {
            let repeated = entries.iter().filter(|entry| self.built_in.has(&entry.id));
            *own = repeated.map(|entry| entry.id.clone()).collect();
        }
        if let Some(last) = self.last_pin.get_mut(file) {
            *last = entries.iter().filter_map(rank).max().unwrap_or(0);
        }
        if let Some(count) = self.entries.get_mut(file) {
            *count = entries.len();
        }
        self.recorder.add(file, &entries)
    }
}
