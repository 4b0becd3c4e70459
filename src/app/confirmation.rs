//! The questions before something is lost.

use crate::catalog::EntryPosition;

/// A question that the same key again answers with yes, any other with no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// Take its copy off the shelf?
    Remove(EntryPosition),
    /// Fetch a copy in place of one that came from a file?
    Replace(EntryPosition),
    /// Log something that looks like a slip, such as a day with more than 24 hours?
    LogAnyway,
    /// Give up what is typed and not saved?
    GiveUp,
}
