//! What is to be done on the shelf, and what came of it, as data.

use super::Transfer;
use crate::shelf::{Copy, Wanted};

/// Something to do on the shelf, beside the drawing thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfTask {
    /// Read which copies there are; it gives [`ShelfOutcome::CopiesRead`].
    ReadCopies,
    /// Save a document, one at a time; it gives [`ShelfOutcome::Transferred`] now
    /// and then, and at its end [`ShelfOutcome::CopySaved`] or
    /// [`ShelfOutcome::CopyNotSaved`].
    Save(Wanted),
    /// Ask the save that is on its way to end; gives nothing by itself.
    StopSaving,
    /// Take the copy with this id off the shelf; it gives
    /// [`ShelfOutcome::CopyRemoved`] or [`ShelfOutcome::CopyNotRemoved`].
    Remove(String),
}

/// What came of a [`ShelfTask`]. Texts are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfOutcome {
    /// All copies, and what is wrong with notes that cannot be read.
    CopiesRead(Vec<Copy>, Vec<String>),
    /// So much of the document with this id is there.
    Transferred(String, Transfer),
    /// A copy is on the shelf; `false` if it was the newest already.
    CopySaved(Box<Copy>, bool),
    /// A document was not saved.
    CopyNotSaved {
        /// Which one.
        id: String,
        /// Why.
        why: String,
        /// Bytes that wait for the next try.
        kept: Option<u64>,
        /// Whether there is no room, so that others would not be saved either.
        is_full: bool,
        /// Whether it was asked to stop.
        is_stopped: bool,
    },
    /// The copy with this id is gone; so many bytes are free now.
    CopyRemoved(String, u64),
    /// The copy with this id is still there, and why.
    CopyNotRemoved(String, String),
}
