//! The changes of the catalogs, as far as the finder knows of them.

use super::number_change::NumberChange;
use crate::catalog::{Catalog, EntryPosition, PartialDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The way in which an entry changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It was not there before.
    New,
    /// It says something else.
    Changed,
    /// It is there no longer.
    Gone,
}

impl ChangeKind {
    /// All, in the order of their headings.
    pub const ALL: [Self; 3] = [Self::New, Self::Changed, Self::Gone];

    /// Returns its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Changed => "Changed",
            Self::Gone => "Gone",
        }
    }
}

/// A change of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogChange {
    /// The day on which it was noticed.
    pub date: Option<PartialDate>,
    /// The way in which it changed.
    pub change: ChangeKind,
    /// The entry's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The id of its catalog.
    pub catalog: String,
    /// The numbers that it had and has no longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers_before: Vec<String>,
    /// The numbers that it has now and had not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers_now: Vec<String>,
}

impl CatalogChange {
    /// Returns whether its numbers changed.
    pub fn has_numbers(&self) -> bool {
        !(self.numbers_before.is_empty() && self.numbers_now.is_empty())
    }
}

/// A task with the changes of the catalogs, done beside the drawing thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsTask {
    /// Compare the catalogs with what they were, if that was done before, and read the changes.
    Read,
    /// Compare them in any case, and note that the reader sees all changes now.
    See,
}

/// The changes that were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewsRead {
    /// The day since when changes are noticed; `None`: they never were.
    pub since: Option<PartialDate>,
    /// The changes, newest first.
    pub changes: Vec<CatalogChange>,
    /// Those of them, from the first, that the reader has not seen.
    pub unseen: usize,
    /// The numbers that changed lately.
    pub numbers: Vec<NumberChange>,
    /// The reason why the changes could not be read or kept.
    pub fault: Option<String>,
}

/// The changes of the catalogs in the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewsState {
    /// The changes; `None` until they are read.
    pub read: Option<NewsRead>,
    /// The entries that are new and not seen.
    pub marked: BTreeSet<EntryPosition>,
}

impl NewsState {
    /// Takes in the changes. On the screen of news, all of them are seen.
    pub(in crate::app) fn take(&mut self, read: NewsRead, catalog: &Catalog, are_seen: bool) {
        let unseen = read.changes.iter().take(if are_seen { 0 } else { read.unseen });
        let new = unseen.filter(|change| change.change == ChangeKind::New);
        self.marked = new.filter_map(|change| catalog.entries.position(&change.id)).collect();
        self.read = Some(read);
    }
}
