//! Tasks for the shelf and their outcomes, as data.

use crate::shelf::{Bookmark, DownloadRequest, SavedDocument, TextPage};

/// Something to do on the shelf, beside the drawing thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfTask {
    /// Read which copies there are; it gives [`ShelfOutcome::CopiesRead`].
    ReadCopies,
    /// Save a document, one at a time; it gives [`ShelfOutcome::Transferred`] now
    /// and then, and at its end [`ShelfOutcome::CopySaved`] or
    /// [`ShelfOutcome::CopyNotSaved`].
    Save(DownloadRequest),
    /// Ask the save that is on its way to end; gives nothing by itself.
    StopSaving,
    /// Take the copy with this id off the shelf; it gives
    /// [`ShelfOutcome::CopyRemoved`] or [`ShelfOutcome::CopyNotRemoved`].
    Remove(String),
    /// Note whether the copy with this id is opened in place of its link, as
    /// [`SavedDocument::preferred`] has it; it gives
    /// [`ShelfOutcome::CopyAmended`] or [`ShelfOutcome::CopyNotAmended`].
    Prefer(String, Option<bool>),
    /// Open a copy with the program that the system has for it. With a link that
    /// is opened in its place where there is a network, and gives
    /// [`Action::LinkOpened`](super::Action::LinkOpened) or
    /// [`Action::OpenFailed`](super::Action::OpenFailed). Else it gives
    /// [`ShelfOutcome::CopyOpened`] or [`ShelfOutcome::CopyNotOpened`].
    Open {
        /// Which copy.
        copy: Box<SavedDocument>,
        /// The link to open in place of the copy, if it can be reached.
        link: Option<String>,
    },
    /// Read the words of a copy; it gives [`ShelfOutcome::TextRead`].
    ReadText(Box<SavedDocument>),
    /// Keep where reading a copy was left off; it gives
    /// [`ShelfOutcome::BookmarkKept`].
    KeepBookmark(Box<SavedDocument>, Bookmark),
}

/// The outcome of a [`ShelfTask`]. Texts are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfOutcome {
    /// All copies, and what is wrong with notes that cannot be read.
    CopiesRead(Vec<SavedDocument>, Vec<String>),
    /// So much of the document with this id is there.
    Transferred(String, TransferProgress),
    /// A copy is on the shelf; `false` if it was the newest already.
    CopySaved(Box<SavedDocument>, bool),
    /// A document was not saved.
    CopyNotSaved {
        /// Which one.
        id: String,
        /// Why.
        why: String,
        /// Bytes that wait for the next try.
        kept: Option<u64>,
        /// True if there is no room, so that others would not be saved either.
        is_full: bool,
        /// True if the download was asked to stop.
        is_stopped: bool,
    },
    /// The copy with this id is gone; so many bytes are free now.
    CopyRemoved(String, u64),
    /// The copy with this id is still there, and why.
    CopyNotRemoved(String, String),
    /// The metadata of a copy was changed.
    CopyAmended(Box<SavedDocument>),
    /// It is as it was, and why.
    CopyNotAmended(String),
    /// A copy was opened by another program.
    CopyOpened {
        /// Which copy.
        copy: Box<SavedDocument>,
        /// True if there is no network to open its link.
        is_offline: bool,
    },
    /// A copy was not opened.
    CopyNotOpened {
        /// Which copy.
        copy: Box<SavedDocument>,
        /// True if there is no network to open its link.
        is_offline: bool,
        /// Why.
        why: String,
        /// True if the file differs from the one that was saved.
        is_damaged: bool,
    },
    /// The words of a copy, or why they cannot be read.
    TextRead(TextRead),
    /// It is kept where reading was left off, or could not be; reading goes on
    /// without.
    BookmarkKept,
}

impl ShelfOutcome {
    /// Returns the same outcome with each reason in it changed by `f`; titles and words of
    /// documents stay.
    #[must_use]
    pub fn map_reasons(mut self, f: impl Fn(&str) -> String) -> Self {
        match &mut self {
            Self::CopiesRead(_, faults) => {
                faults.iter_mut().for_each(|fault| *fault = f(fault));
            }
            Self::CopyNotSaved { why, .. }
            | Self::CopyNotRemoved(_, why)
            | Self::CopyNotAmended(why)
            | Self::CopyNotOpened { why, .. }
            | Self::TextRead(TextRead { pages: Err(why), .. }) => *why = f(why),
            Self::Transferred(..)
            | Self::CopySaved(..)
            | Self::CopyRemoved(..)
            | Self::CopyAmended(_)
            | Self::CopyOpened { .. }
            | Self::TextRead(_)
            | Self::BookmarkKept => {}
        }
        self
    }
}

/// The words of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRead {
    /// The name of the copy's file.
    pub file: String,
    /// Its pages, or why they cannot be read.
    pub pages: Result<Vec<TextPage>, String>,
    /// Where reading it was left off.
    pub bookmark: Option<Bookmark>,
}

/// How far a transfer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferProgress {
    /// Bytes that are there.
    pub done: u64,
    /// All bytes, where the site tells.
    pub total: Option<u64>,
    /// Bytes in a second, of late; 0 before that is known.
    pub rate: u64,
}

impl TransferProgress {
    /// Seconds until all is there, where that can be told.
    pub fn seconds_left(self) -> Option<u64> {
        self.total?.saturating_sub(self.done).checked_div(self.rate)
    }
}
