//! The entries of a large catalog, each compressed by itself in the image.

use super::index_file::{FormatError, Image, Section, Slice};
use super::reader::Index;
use crate::catalog::{Bytes, Catalog, Entries, Entry, EntryPosition, Kind, Store, positions_in};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use zstd::bulk::Decompressor;

/// Bytes of a record's start and length in the table.
pub(in crate::search) const START: usize = 12;

/// Bytes that one entry takes at most: no file holds more.
const LARGEST: usize = 8 * 1024 * 1024;

impl Index {
    /// The catalog that is stored with this index. Its entries are read when
    /// they are asked for.
    ///
    /// # Errors
    /// There is none, or its tables do not fit together.
    pub fn catalog(&self) -> Result<Catalog, FormatError> {
        let store = Records::open(self)?;
        let entries = Entries::Stored(Arc::new(store));
        Ok(Catalog { entries, ..self.head.catalog.clone() })
    }
}

/// Reads entries from an image.
struct Records {
    image: Image,
    ids: fst::Map<Slice>,
    /// The kinds of the entries, in runs.
    runs: Vec<(Kind, Range<usize>)>,
    /// The pinned hotlines.
    pinned: Vec<EntryPosition>,
    decoder: Mutex<Decompressor<'static>>,
    damaged: AtomicBool,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records").field("runs", &self.runs).finish_non_exhaustive()
    }
}

impl Records {
    fn open(index: &Index) -> Result<Self, FormatError> {
        let image = index.image.clone();
        let ids = fst::Map::new(image.slice(Section::Ids)).map_err(|_| FormatError::Malformed)?;
        let runs = index.kind_runs();
        let entries = runs.last().map_or(0, |(_, range)| range.end);
        let starts = image.section(Section::RecordStarts).len();
        if index.is_empty()
            || [entries, ids.len()] != [index.len(); 2]
            || starts != index.len() * START
        {
            return Err(FormatError::Malformed);
        }
        let decoder = Decompressor::with_dictionary(image.section(Section::RecordDictionary));
        let decoder = Mutex::new(decoder.map_err(|_| FormatError::Malformed)?);
        let pinned = index.head.pinned.clone();
        Ok(Self { image, ids, runs, pinned, decoder, damaged: AtomicBool::new(false) })
    }

    fn read(&self, at: EntryPosition) -> Option<Entry> {
        let starts = self.image.section(Section::RecordStarts);
        let table = starts.get(at.index() * START..(at.index() + 1) * START)?;
        let (start, length) = table.split_at(8);
        let start = usize::try_from(u64::from_le_bytes(start.try_into().ok()?)).ok()?;
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        let packed = self.image.part(Section::Records, start..start.checked_add(length)?);
        unpack(&mut self.decoder.lock().unwrap_or_else(PoisonError::into_inner), &packed)
    }
}

/// The entry in a record; `None` if its checksum or its length does not fit.
pub(in crate::search) fn unpack(decoder: &mut Decompressor<'_>, packed: &[u8]) -> Option<Entry> {
    let length = zstd::zstd_safe::get_frame_content_size(packed).ok()??;
    let length = usize::try_from(length).ok().filter(|length| *length <= LARGEST)?;
    let entry = decoder.decompress(packed, length).ok()?;
    postcard::from_bytes(&entry).ok()
}

impl Store for Records {
    fn len(&self) -> usize {
        self.ids.len()
    }

    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        if at.index() >= self.len() {
            return None;
        }
        let entry = self.read(at);
        if entry.is_none() {
            self.damaged.store(true, Ordering::Relaxed);
        }
        entry.map(Cow::Owned)
    }

    fn position(&self, id: &str) -> Option<EntryPosition> {
        let at = EntryPosition::from(u32::try_from(self.ids.get(id)?).ok()?);
        Some(at).filter(|at| at.index() < self.len())
    }

    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        positions_in(&self.runs, kind).collect()
    }

    fn count_of(&self, kind: Kind) -> usize {
        positions_in(&self.runs, kind).count()
    }

    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        Some(self.pinned.clone())
    }

    fn image(&self) -> Option<Bytes> {
        Some(self.image.bytes().clone())
    }

    fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    fn report_damage(&self) {
        self.damaged.store(true, Ordering::Relaxed);
    }
}
