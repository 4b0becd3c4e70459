//! Makes the cache of a catalog, file by file.

use super::stamp::stamp_of;
use super::{Progress, Watch};
use crate::catalog::{
    Audience, Catalog, Detail, Entry, Publisher, SourceFile, Stream, embedded, load_stream,
};
use crate::effects::files::read_source;
use crate::faults::Fault;
use crate::search::{Contents, Recorder, Stamp};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Faults that a cache keeps to tell them again.
const MOST_KEPT: usize = 1000;

/// Of the whole work reading takes about so much, in thousandths.
const READING: usize = 600;

/// What a cache is made of.
pub(super) struct Sources {
    paths: Vec<PathBuf>,
    /// The paths as they are shown.
    names: Vec<String>,
    bytes: u64,
}

impl Sources {
    pub(super) fn new(paths: Vec<PathBuf>) -> Self {
        let names = paths.iter().map(|path| path.display().to_string()).collect();
        let sizes = paths.iter().filter_map(|path| Some(fs::metadata(path).ok()?.len()));
        Self { names, bytes: sizes.sum(), paths }
    }
}

/// Why nothing was made.
#[derive(Debug)]
pub(super) enum Failure {
    /// Somebody wanted it to stop.
    Stopped,
    /// It could not be written.
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

/// What was made.
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
    watch: &mut Watch<'_>,
) -> Result<Built<W>, Failure> {
    let lent = embedded();
    let pinned: Vec<Entry> = lent.pinned().into_iter().map(|entry| entry.into_owned()).collect();
    let mut making = Making {
        sources,
        watch,
        recorder: Recorder::new(out)?,
        stamps: vec![None; sources.paths.len()],
        unreadable: Vec::new(),
        read: 0,
        entries: vec![0; sources.paths.len()],
        pins: false,
        own: pinned.iter().map(|entry| (entry.id.clone(), false)).collect(),
    };
    let loaded = load_stream(&sources.names, Audience::Local, None, &mut making)?;
    let Making { mut recorder, stamps, unreadable, entries, pins, own, watch, .. } = making;
    let (mut catalog, faults) = (loaded.catalog, [unreadable, loaded.faults].concat());
    if entries.iter().all(|entries| *entries == 0) {
        return Ok(Built { faults, catalog, out: None });
    }
    if !pins {
        let missing = |entry: &Entry| !own.iter().any(|(id, is_own)| *is_own && *id == entry.id);
        let more: Vec<Entry> = pinned.into_iter().filter(missing).collect();
        let publishers = lend_publishers(&catalog, &lent, &more);
        catalog.publishers.extend(publishers);
        recorder.put(sources.paths.len(), &more)?;
    }
    let kept = faults.iter().take(MOST_KEPT).cloned().collect();
    let contents = Contents {
        catalog: catalog.clone(),
        sources: stamps.into_iter().flatten().collect(),
        faults: kept,
    };
    let out = recorder.finish(contents, &mut |done, all| {
        let done = READING + (1000 - READING) * done / all.max(1);
        go_on(watch(Progress { done }))
    })?;
    Ok(Built { faults, catalog, out: Some(out) })
}

/// The publishers of lent entries that a catalog does not have.
fn lend_publishers(catalog: &Catalog, from: &Catalog, entries: &[Entry]) -> Vec<Publisher> {
    let ids: HashSet<&String> = entries.iter().flat_map(|entry| &entry.publisher).collect();
    let named = from.publishers.iter().filter(|publisher| ids.contains(&publisher.id));
    named.filter(|publisher| catalog.publisher(&publisher.id).is_none()).cloned().collect()
}

fn go_on(yes: bool) -> io::Result<()> {
    if yes { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
}

/// A cache while its files are read.
struct Making<'a, 'w, W: Write + Seek> {
    sources: &'a Sources,
    watch: &'a mut Watch<'w>,
    recorder: Recorder<W>,
    stamps: Vec<Option<Stamp>>,
    unreadable: Vec<Fault>,
    /// Bytes so far.
    read: u64,
    /// How many entries each file has.
    entries: Vec<usize>,
    /// Whether an entry is pinned.
    pins: bool,
    /// The ids of the built-in pinned hotlines, and whether there are such here.
    own: Vec<(String, bool)>,
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
        go_on((self.watch)(Progress { done: (done as usize).min(READING) }))?;
        let before = stamp_of(self.path(file), 0);
        let source = read_source(self.path(file));
        let hash = source.as_ref().map_or(0, |source| xxh3_64(&source.bytes));
        let stamp = Stamp { hash, ..before };
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

    fn take(&mut self, file: usize, entries: Vec<Entry>) -> io::Result<()> {
        let is_pinned = |entry: &Entry| matches!(&entry.detail, Detail::Service(service) if service.pinned.is_some());
        self.pins |= entries.iter().any(is_pinned);
        for (id, is_own) in &mut self.own {
            *is_own |= entries.iter().any(|entry| entry.id == *id);
        }
        if let Some(count) = self.entries.get_mut(file) {
            *count = entries.len();
        }
        self.recorder.put(file, &entries)
    }
}
