//! Entries packed as bytes, each read when it is first asked for: the shipped
//! catalog, of which the first screen needs but a few.

use super::entry_store::Bytes;
use crate::catalog::{Catalog, Entries, Entry, EntryPosition, Kind, Store};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// A catalog without its entries, and where these are.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Contents<'b> {
    catalog: Catalog,
    /// Kind, id and end of each entry, in bytes of the packed entries.
    #[serde(borrow)]
    entries: Vec<(Kind, &'b str, u32)>,
    /// The positions of the pinned hotlines, which the first row of a screen shows.
    pinned: Vec<EntryPosition>,
    /// The positions of the entries that are not current, ascending.
    past: Vec<EntryPosition>,
}

/// A catalog as two runs of bytes for [`unpack`]: its contents, its entries.
///
/// # Errors
/// Never, as far as known: every value has a form in postcard.
pub fn pack(catalog: &Catalog) -> postcard::Result<(Vec<u8>, Vec<u8>)> {
    let ids = catalog.entries.ids();
    let mut contents = Contents::default();
    let mut packed = Vec::new();
    let entries = catalog.entries.positions().zip(catalog.entries.iter());
    for ((at, entry), id) in entries.zip(&ids) {
        packed = postcard::to_extend(&*entry, packed)?;
        if entry.service().is_some_and(|service| service.pinned.is_some()) {
            contents.pinned.push(at);
        }
        if !entry.status.is_current() {
            contents.past.push(at);
        }
        contents.entries.push((entry.kind, id, packed.len() as u32));
    }
    contents.catalog = Catalog { entries: Entries::default(), ..catalog.clone() };
    Ok((postcard::to_stdvec(&contents)?, packed))
}

/// Returns the catalog that was packed, with the image of its index, if there is one. All are
/// read in place. Bytes that are no catalog give an empty one.
pub fn unpack(
    contents: &'static [u8],
    packed: &'static [u8],
    image: Option<&'static [u8]>,
) -> Catalog {
    let contents: Contents<'_> = postcard::from_bytes(contents).unwrap_or_default();
    let Contents { catalog, entries, pinned, past } = contents;
    let read = entries.iter().map(|_| OnceLock::new()).collect();
    let store = PackedEntries { entries, pinned, past, packed, read, image };
    Catalog { entries: Entries::Stored(Arc::new(store)), ..catalog }
}

#[derive(Debug)]
struct PackedEntries {
    entries: Vec<(Kind, &'static str, u32)>,
    pinned: Vec<EntryPosition>,
    past: Vec<EntryPosition>,
    packed: &'static [u8],
    /// Entries that were read; boxed, since a start would pay for the room of all.
    read: Box<[OnceLock<Box<Entry>>]>,
    image: Option<&'static [u8]>,
}

impl Store for PackedEntries {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        let cell = self.read.get(at.index())?;
        if let Some(entry) = cell.get() {
            return Some(Cow::Borrowed(entry));
        }
        let before = at.index().checked_sub(1).and_then(|before| self.entries.get(before));
        let start = before.map_or(0, |(_, _, end)| *end) as usize;
        let entry = postcard::from_bytes(self.packed.get(start..)?).ok()?;
        Some(Cow::Borrowed(cell.get_or_init(|| Box::new(entry))))
    }

    fn position(&self, id: &str) -> Option<EntryPosition> {
        self.entries.iter().position(|(_, own, _)| *own == id).map(EntryPosition::new)
    }

    fn ids(&self) -> Vec<String> {
        self.entries.iter().map(|(_, id, _)| (*id).to_owned()).collect()
    }

    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        let all = self.entries.iter().enumerate();
        all.filter(|(_, (own, _, _))| *own == kind).map(|(at, _)| EntryPosition::new(at)).collect()
    }

    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        Some(self.pinned.clone())
    }

    fn is_current(&self, at: EntryPosition) -> bool {
        self.past.binary_search(&at).is_err()
    }

    fn image(&self) -> Option<Bytes> {
        Some(Arc::new(self.image?))
    }
}
