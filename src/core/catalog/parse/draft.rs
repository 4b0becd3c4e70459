//! What was read of a catalog before its references are checked.

use crate::catalog::{Entry, Line, Manifest, Origin, Publisher, Topic};
use crate::faults::Document;
use std::ops::Range;

/// A thing that was read, with the parts of the text that it takes up.
#[derive(Debug)]
pub(in crate::catalog) struct Draft<T> {
    /// The thing; nothing when an error was found while it was read. In a box
    /// because a hostile file has very many that come to nothing.
    pub value: Option<Box<T>>,
    /// Its id, sound or not.
    pub id: String,
    /// Its own header with what follows, and those of its sub-tables.
    pub extents: Vec<Range<usize>>,
    /// Where its id stands.
    pub id_span: Range<usize>,
    /// What it names.
    pub references: Vec<Reference>,
}

impl<T> Draft<T> {
    /// Returns whether no error lies in it.
    pub fn is_sound(&self, document: &Document<'_>) -> bool {
        !self.extents.iter().any(|part| document.has_error_in(part))
    }

    /// The thing, unless an error lies in it.
    pub fn into_sound(self, document: &Document<'_>) -> Option<T> {
        if self.is_sound(document) { self.value.map(|value| *value) } else { None }
    }
}

/// The id of some other thing.
#[derive(Debug)]
pub(in crate::catalog) struct Reference {
    /// What sort of thing.
    pub to: Target,
    /// Its id.
    pub id: String,
    /// Where it is named.
    pub span: Range<usize>,
}

/// Things that have ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::catalog) enum Target {
    Topic,
    Publisher,
    Entry,
    /// An entry of the same files, not of a catalog below.
    OwnEntry,
    Origin,
}

/// An entry that asks for the first row of the screen.
#[derive(Debug)]
pub(in crate::catalog) struct Pin {
    /// The entry: a place in [`Parts::entries`].
    pub entry: usize,
    /// Where its rank stands.
    pub span: Range<usize>,
}

/// All that one file holds.
#[derive(Debug, Default)]
pub(in crate::catalog) struct Parts {
    pub manifest: Option<Manifest>,
    pub origins: Vec<Draft<Origin>>,
    pub topics: Vec<Draft<Topic>>,
    pub publishers: Vec<Draft<Publisher>>,
    pub synonyms: Vec<Draft<Vec<String>>>,
    pub entries: Vec<Draft<Entry>>,
    /// Lines that stand apart; the id of each is that of its entry.
    pub lines: Vec<Draft<Line>>,
    pub pins: Vec<Pin>,
}

impl Parts {
    /// Returns whether there is no entry and no line.
    pub fn is_bare(&self) -> bool {
        self.entries.is_empty() && self.lines.is_empty()
    }
}
