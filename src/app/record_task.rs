//! Tasks for the officer's record and their outcomes, as data.

use crate::catalog::PartialDate;
use crate::record::{
    Completion, DraftKind, Item, LogEntry, NEW_OWN, RecordSnapshot, Transcript, TranscriptFormat,
};
use std::collections::{BTreeMap, BTreeSet};

/// Something to do with the record, beside the drawing thread and in the order in
/// which it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordTask {
    /// Read it; it gives [`RecordOutcome::Read`] or [`RecordOutcome::NotRead`].
    Read,
    /// Give this a star or take it away. This and all below give
    /// [`RecordOutcome::Kept`] or [`RecordOutcome::NotKept`].
    Star(Item, bool),
    /// Put this into the list of that name or take it out.
    PutInList(Item, String, bool),
    /// Write this note on it, in place of the last one, which is still the note unless it was
    /// saved elsewhere meanwhile; an empty one takes it away.
    SetNote(Item, String, String),
    /// Add this to the log.
    AddDone(Item, Box<Completion>),
    /// Add a training in no catalog to the log.
    AddOwn {
        /// The title.
        title: String,
        /// The labels of its topics; with none it keeps those that it has.
        topics: Vec<String>,
        /// The details.
        completion: Box<Completion>,
    },
    /// Correct a line of the log.
    ChangeDone {
        /// The line as it was.
        line: Box<LogEntry>,
        /// The title that its training in no catalog has from now on.
        title: Option<String>,
        /// The topics that its training has from now on; `None` for those that it has.
        topics: Option<Vec<String>>,
        /// The details that it has from now on.
        completion: Box<Completion>,
    },
    /// Take a line out of the log.
    RemoveDone(Box<LogEntry>),
    /// Put a line back that was taken out.
    RestoreDone(Box<LogEntry>),
    /// Write these lines of the log to a file of that name; it gives
    /// [`RecordOutcome::Exported`].
    Export(String, TranscriptFormat, Box<Transcript>),
    /// Open the certificate of the line with this id; it gives [`RecordOutcome::Opened`].
    OpenCertificate(String),
    /// Plan it, by a day perhaps.
    Plan(Item, Option<PartialDate>),
    /// Plan it no longer.
    Unplan(Item),
    /// Drop the draft with this key; it gives what [`RecordTask::Read`] gives.
    DropDraft(String),
}

impl RecordTask {
    /// Returns the key of the draft that is settled once this task is carried out.
    pub fn settled_draft(&self) -> Option<String> {
        let (kind, id) = match self {
            Self::SetNote(subject, ..) => (DraftKind::Note, &*subject.id),
            Self::AddDone(subject, _) => (DraftKind::Done, &*subject.id),
            Self::AddOwn { .. } => (DraftKind::Done, NEW_OWN),
            Self::ChangeDone { line, .. } => (DraftKind::Edit, &*line.id),
            Self::Plan(subject, _) | Self::Unplan(subject) => (DraftKind::Plan, &*subject.id),
            Self::PutInList(subject, ..) => (DraftKind::ListName, &*subject.id),
            Self::Read
            | Self::Star(..)
            | Self::RemoveDone(_)
            | Self::RestoreDone(_)
            | Self::Export(..)
            | Self::OpenCertificate(_)
            | Self::DropDraft(_) => return None,
        };
        Some(kind.key(id))
    }
}

/// The outcome of a [`RecordTask`]. Texts are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordOutcome {
    /// The state of the record; empty where there is no record yet.
    Read(Box<RecordNow>),
    /// It cannot be read, and why.
    NotRead(String),
    /// It is written down, and this is what the record says now.
    Kept(RecordTask, Box<RecordNow>),
    /// It is written down, but the record could not be read after that, and why.
    KeptUnread(RecordTask, String),
    /// The file to which the log was exported, or why it was not.
    Exported(Result<String, String>),
    /// The file of a certificate that was opened, or why it was not.
    Opened(Result<String, String>),
    /// Nothing was changed, and why.
    NotKept(RecordTask, String),
}

/// The record at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordNow {
    /// All rows of the record.
    pub contents: RecordSnapshot,
    /// The day on this computer; absent if it is not known.
    pub today: Option<PartialDate>,
    /// Notes and forms that were not saved when the program was left in haste, by the
    /// keys of their drafts.
    pub drafts: BTreeMap<String, String>,
    /// The ids of the lines of the log that have the file of a certificate.
    pub certificates: BTreeSet<String>,
    /// A remark on the side, such as that a damaged record was set aside.
    pub remark: Option<String>,
}
