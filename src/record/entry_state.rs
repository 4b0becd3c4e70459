//! The state of one entry in the record, and the ids of all entries by state.

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

/// The state of one entry in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryState {
    /// True if it has a star.
    pub starred: bool,
    /// The lists that it is in, by name.
    pub lists: Vec<String>,
    /// The note on it.
    pub note: Option<Note>,
    /// `Some` if it is planned; inside, the day by which it is due.
    pub planned: Option<Option<PartialDate>>,
    /// The lines of the log about it, newest first.
    pub done: Vec<LogEntry>,
}

/// The ids of the starred, planned and completed entries, and the notes, each in order of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkedIds {
    /// With a star.
    pub starred: Vec<String>,
    /// Planned.
    pub planned: Vec<String>,
    /// Done at least once.
    pub done: Vec<String>,
    /// The notes, each with the id of its entry.
    pub notes: Vec<(String, String)>,
    /// The lists by name, each with the ids of its entries.
    pub lists: Vec<(String, Vec<String>)>,
}
