//! Drafts: the items that were read from a file, before their references are checked.

use crate::catalog::model::entry_override::{EntryHide, EntryOverride};
use crate::catalog::{DeadLink, Entry, Line, Manifest, Origin, Publisher, Topic};
use crate::faults::Document;
use std::ops::Range;

/// An item that was read from a file, with the parts of the text that it takes up.
#[derive(Debug)]
pub(in crate::catalog) struct Draft<T> {
    /// The item; `None` if an error was found while it was read. In a box because a hostile
    /// file has very many drafts without an item.
    pub value: Option<Box<T>>,
    /// Its id, sound or not.
    pub id: String,
    /// Byte ranges of its table and its sub-tables, each from its header to the next.
    pub extents: Vec<Range<usize>>,
    /// Byte range of its id.
    pub id_span: Range<usize>,
    /// The references that it makes.
    pub references: Vec<Reference>,
}

impl<T> Draft<T> {
    /// Returns true if no error lies in its extents.
    pub fn is_sound(&self, document: &Document<'_>) -> bool {
        !self.extents.iter().any(|part| document.has_error_in(part))
    }

    /// Returns the item, unless an error lies in its extents.
    pub fn into_sound(self, document: &Document<'_>) -> Option<T> {
        if self.is_sound(document) { self.value.map(|value| *value) } else { None }
    }
}

/// A reference to another item.
#[derive(Debug)]
pub(in crate::catalog) struct Reference {
    /// The kind of that item.
    pub to: Target,
    /// Its id.
    pub id: String,
    /// Byte range of the reference.
    pub span: Range<usize>,
}

/// The kinds of item that have ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::catalog) enum Target {
    Topic,
    Publisher,
    Entry,
    /// An entry of the same files, not of an earlier catalog.
    OwnEntry,
    /// An entry of an earlier catalog, not of the same files.
    EarlierEntry,
    Origin,
}

/// An entry that is pinned to the first row of the screen.
#[derive(Debug)]
pub(in crate::catalog) struct Pin {
    /// Index of the entry in [`FileDrafts::entries`].
    pub entry: usize,
    /// Byte range of its rank.
    pub span: Range<usize>,
}

/// All items of one file.
#[derive(Debug, Default)]
pub(in crate::catalog) struct FileDrafts {
    pub manifest: Option<Manifest>,
    pub dead_links: Vec<DeadLink>,
    pub origins: Vec<Draft<Origin>>,
    pub topics: Vec<Draft<Topic>>,
    pub publishers: Vec<Draft<Publisher>>,
    pub synonyms: Vec<Draft<Vec<String>>>,
    pub entries: Vec<Draft<Entry>>,
    /// Loose lines; the id of each is that of its entry.
    pub lines: Vec<Draft<Line>>,
    pub pins: Vec<Pin>,
    pub overrides: Vec<Draft<EntryOverride>>,
    pub hides: Vec<Draft<EntryHide>>,
}

impl FileDrafts {
    /// Returns true if there is no entry, no loose line, and no change of an entry.
    pub fn is_bare(&self) -> bool {
        let changes = self.overrides.len() + self.hides.len();
        self.entries.is_empty() && self.lines.is_empty() && changes == 0
    }
}
