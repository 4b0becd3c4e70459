//! The shelf, as far as the finder knows it.

use crate::app::DownloadQueue;
use crate::catalog::{Catalog, EntryPosition};
use crate::search::{UserField, UserSets};
use crate::shelf::{Bookmark, SavedDocument};
use std::collections::BTreeMap;

/// The saved copies of this catalog's entries, and what is being saved. Nothing
/// is known of copies until the first frame is out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShelfState {
    /// By their entries.
    copies: BTreeMap<EntryPosition, SavedDocument>,
    /// The reason for which nothing is known of the copies.
    unread: Option<String>,
    /// Why the last try to save a document failed, by its entry.
    faults: BTreeMap<EntryPosition, String>,
    /// Where reading was left off since the program started, by the copy's file.
    bookmarks: BTreeMap<String, Bookmark>,
    /// The documents that are being saved.
    pub saves: DownloadQueue,
    /// True if copies are opened in place of links, where a copy does not say otherwise.
    pub prefers_copies: bool,
}

impl ShelfState {
    /// Of all copies on the shelf those whose entries are in the catalog.
    fn of(catalog: &Catalog, copies: Vec<SavedDocument>) -> Self {
        let placed = |copy: SavedDocument| Some((catalog.entries.position(&copy.id)?, copy));
        let copies = copies.into_iter().filter_map(placed).collect();
        Self { copies, ..Self::default() }
    }

    /// Returns whether there is no copy.
    pub fn is_empty(&self) -> bool {
        self.copies.is_empty()
    }

    /// Returns why nothing is known of the copies: they could not be read.
    pub fn unread(&self) -> Option<&str> {
        self.unread.as_deref()
    }

    /// The copy of an entry.
    pub fn copy(&self, entry: EntryPosition) -> Option<&SavedDocument> {
        self.copies.get(&entry)
    }

    /// Returns whether the copy of an entry is opened in place of its link.
    pub fn opens_copy(&self, entry: EntryPosition) -> bool {
        self.copy(entry).is_some_and(|copy| copy.is_preferred(self.prefers_copies))
    }

    /// All copies, in the order of their entries.
    pub fn copies(&self) -> impl Iterator<Item = &SavedDocument> {
        self.copies.values()
    }

    /// Why an entry's document could not be saved last time.
    pub fn fault(&self, entry: EntryPosition) -> Option<&str> {
        self.faults.get(&entry).map(String::as_str)
    }

    /// Where reading the copy in that file was left off since the program started.
    pub fn bookmark(&self, file: &str) -> Option<Bookmark> {
        self.bookmarks.get(file).copied()
    }

    /// Takes note of where reading the copy in that file was left off.
    pub(in crate::app) fn save_bookmark(&mut self, file: String, at: Bookmark) {
        self.bookmarks.insert(file, at);
    }

    /// Tells what `on:shelf` means.
    pub fn add_to_sets(&self, marks: &mut UserSets) {
        marks.set(UserField::On, "shelf", self.copies.keys().copied());
    }

    /// Takes in all copies that there are, and what is wrong with those that cannot be read.
    pub(in crate::app) fn read(
        &mut self,
        catalog: &Catalog,
        copies: Vec<SavedDocument>,
        faults: &[String],
    ) {
        self.unread = faults.first().filter(|_| copies.is_empty()).cloned();
        self.copies = Self::of(catalog, copies).copies;
    }

    /// Takes in a copy.
    pub(in crate::app) fn insert(&mut self, entry: EntryPosition, copy: SavedDocument) {
        self.faults.remove(&entry);
        self.copies.insert(entry, copy);
    }

    /// Takes in what was changed of a copy that is there.
    pub(in crate::app) fn amend(&mut self, entry: EntryPosition, copy: SavedDocument) {
        self.copies.entry(entry).and_modify(|known| *known = copy);
    }

    /// Forgets a copy.
    pub(in crate::app) fn remove(&mut self, entry: EntryPosition) {
        self.copies.remove(&entry);
    }

    /// Notes why a document was not saved.
    pub(in crate::app) fn note_fault(&mut self, entry: EntryPosition, why: String) {
        self.faults.insert(entry, why);
    }
}
