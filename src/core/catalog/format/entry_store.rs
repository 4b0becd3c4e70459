//! The entries of a catalog: in memory, or read one by one from a store.

use crate::catalog::{Entry, EntryPosition, Kind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

/// Returns the positions of the entries of a kind, in order, where entries of one kind stand in
/// runs.
pub fn positions_in(
    runs: &[(Kind, Range<usize>)],
    kind: Kind,
) -> impl Iterator<Item = EntryPosition> + '_ {
    let own = runs.iter().filter(move |(run, _)| *run == kind);
    own.flat_map(|(_, range)| range.clone()).map(EntryPosition::new)
}

/// The entries of a large catalog, somewhere outside of memory.
pub trait Store: Debug + Send + Sync {
    /// Returns the number of entries.
    fn len(&self) -> usize;

    /// Returns true if there is no entry.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads an entry by its position; `None` beyond the last, and for one that is damaged.
    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>>;

    /// Returns the position of the entry with this id.
    fn position(&self, id: &str) -> Option<EntryPosition>;

    /// Returns the ids of all entries, in order.
    fn ids(&self) -> Vec<String> {
        let id = |at| self.get(EntryPosition::new(at)).map(|entry| entry.id.clone());
        (0..self.len()).map(|at| id(at).unwrap_or_default()).collect()
    }

    /// Returns the positions of all entries of a kind, in order.
    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition>;

    /// Returns the number of entries of a kind.
    fn count_of(&self, kind: Kind) -> usize {
        self.of_kind(kind).len()
    }

    /// Returns the positions of the pinned hotlines, if they are known without reading every
    /// hotline.
    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        None
    }

    /// Returns true if the entry at this position is current or to come, or is damaged.
    fn is_current(&self, at: EntryPosition) -> bool {
        self.get(at).is_none_or(|entry| entry.status.is_current())
    }

    /// Returns the index of the whole catalog, as the search wrote it; `None` if it must be
    /// made again.
    fn image(&self) -> Option<Bytes> {
        None
    }

    /// Returns true if damage was found.
    fn is_damaged(&self) -> bool {
        false
    }

    /// Records that an entry or the index is damaged.
    fn report_damage(&self) {}
}

/// Bytes that are read part by part: from memory, or from a file.
pub trait ByteSource: Send + Sync {
    /// Returns the number of bytes.
    fn size(&self) -> usize;

    /// Returns a part that stays in memory as it was first read, so that a check of it holds;
    /// empty if it cannot be read. Each part has a number of its own, below 16.
    fn kept(&self, number: usize, range: Range<usize>) -> &[u8];

    /// Returns a part that is read each time; empty if it cannot be read.
    fn once(&self, range: Range<usize>) -> Cow<'_, [u8]>;
}

impl<T: AsRef<[u8]> + Send + Sync> ByteSource for T {
    fn size(&self) -> usize {
        self.as_ref().len()
    }

    fn kept(&self, _: usize, range: Range<usize>) -> &[u8] {
        self.as_ref().get(range).unwrap_or_default()
    }

    fn once(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        Cow::Borrowed(self.as_ref().get(range).unwrap_or_default())
    }
}

/// Shared bytes.
pub type Bytes = Arc<dyn ByteSource>;

/// The entries of a catalog, in its order.
#[derive(Debug, Clone)]
pub enum Entries {
    /// In memory.
    Loaded(Vec<Entry>),
    /// Read from a store on demand.
    Stored(Arc<dyn Store>),
}

impl Entries {
    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        match self {
            Entries::Loaded(entries) => entries.len(),
            Entries::Stored(store) => store.len(),
        }
    }

    /// Returns true if there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the entry at this position; `None` beyond the last, and for a stored one that is
    /// damaged.
    pub fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        match self {
            Entries::Loaded(entries) => entries.get(at.index()).map(Cow::Borrowed),
            Entries::Stored(store) => store.get(at),
        }
    }

    /// Returns true if the entry at this position is current or to come, or is damaged.
    pub fn is_current(&self, at: EntryPosition) -> bool {
        match self {
            Entries::Loaded(entries) => {
                entries.get(at.index()).is_none_or(|entry| entry.status.is_current())
            }
            Entries::Stored(store) => store.is_current(at),
        }
    }

    /// Returns the positions of all entries, in order.
    pub fn positions(&self) -> impl Iterator<Item = EntryPosition> + Clone + use<> {
        (0..self.len()).map(EntryPosition::new)
    }

    /// All entries in order. Reads every one of a store.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Entry>> + Clone {
        self.positions().filter_map(|at| self.get(at))
    }

    /// Returns the position of the entry with exactly this id.
    pub fn position(&self, id: &str) -> Option<EntryPosition> {
        match self {
            Entries::Loaded(entries) => {
                entries.iter().position(|entry| entry.id == id).map(EntryPosition::new)
            }
            Entries::Stored(store) => store.position(id),
        }
    }

    /// Returns the ids of all entries, in order.
    pub fn ids(&self) -> Vec<String> {
        match self {
            Entries::Loaded(entries) => entries.iter().map(|entry| entry.id.clone()).collect(),
            Entries::Stored(store) => store.ids(),
        }
    }

    /// Returns the positions of all entries of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        match self {
            Entries::Loaded(entries) => {
                let all = self.positions().zip(entries);
                all.filter(|(_, entry)| entry.kind == kind).map(|(at, _)| at).collect()
            }
            Entries::Stored(store) => store.of_kind(kind),
        }
    }

    /// Returns the number of entries of a kind.
    pub fn count_of(&self, kind: Kind) -> usize {
        match self {
            Entries::Loaded(entries) => entries.iter().filter(|entry| entry.kind == kind).count(),
            Entries::Stored(store) => store.count_of(kind),
        }
    }

    /// Returns the positions of hotlines, the pinned ones among them; these alone where a
    /// store knows them.
    pub fn pinned_positions(&self) -> Vec<EntryPosition> {
        let known = match self {
            Entries::Loaded(_) => None,
            Entries::Stored(store) => store.pinned(),
        };
        known.unwrap_or_else(|| self.of_kind(Kind::Hotline))
    }

    /// The index that belongs to these entries, where there is one already.
    pub fn image(&self) -> Option<Bytes> {
        match self {
            Entries::Loaded(_) => None,
            Entries::Stored(store) => store.image(),
        }
    }

    /// Returns whether an entry was met that is damaged and so is not shown, or the
    /// index is damaged.
    pub fn is_damaged(&self) -> bool {
        matches!(self, Entries::Stored(store) if store.is_damaged())
    }

    /// Takes down that the index they brought is damaged.
    pub fn report_damage(&self) {
        if let Entries::Stored(store) = self {
            store.report_damage();
        }
    }

    /// The entries in memory, to change them; those of a store are read first.
    pub fn make_mut(&mut self) -> &mut Vec<Entry> {
        if let Entries::Stored(_) = self {
            *self = Entries::Loaded(self.iter().map(Cow::into_owned).collect());
        }
        match self {
            Entries::Loaded(entries) => entries,
            // It was loaded above.
            Entries::Stored(_) => unreachable!("a store was just read"),
        }
    }
}

impl Default for Entries {
    fn default() -> Self {
        Entries::Loaded(Vec::new())
    }
}

impl From<Vec<Entry>> for Entries {
    fn from(entries: Vec<Entry>) -> Self {
        Entries::Loaded(entries)
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Entries::Loaded(entries) => entries.serialize(serializer),
            Entries::Stored(_) => serializer.collect_seq(self.iter().map(Cow::into_owned)),
        }
    }
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Entries::Loaded)
    }
}
