//! What the record says, of one entry or of all.

use super::completion::LogEntry;
use crate::catalog::PartialDate;

/// A note on an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// One or more lines, parted by `\n`.
    pub text: String,
    /// When it was written or changed last, RFC 3339.
    pub changed: String,
}

/// What the record says of one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryState {
    /// Whether it has a star.
    pub starred: bool,
    /// The lists that it is in, by name.
    pub lists: Vec<String>,
    /// The note on it.
    pub note: Option<Note>,
    /// Whether it is planned, and by which day.
    pub planned: Option<Option<PartialDate>>,
    /// Each time that it was done, newest first.
    pub done: Vec<LogEntry>,
}

/// Which entries are starred, planned and so on: ids, in order of the ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// With a star.
    pub starred: Vec<String>,
    /// Planned.
    pub planned: Vec<String>,
    /// Done at least once.
    pub done: Vec<String>,
    /// With a note.
    pub noted: Vec<String>,
    /// The lists by name, and what is in each.
    pub lists: Vec<(String, Vec<String>)>,
}
