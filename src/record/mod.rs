//! The officer's own record: stars, lists, notes, what is planned and what is
//! done, for entries of a catalog and for trainings that are in none.
//!
//! A [`Record`] is one SQLite file, `record.db`, that only its owner can read. It
//! keeps the title of what it speaks of, so it outlives the entry. Every write is
//! on the disk when the call returns. Several programs may have the same file open,
//! on a network drive too: there is no shared memory beside it. Nothing here is
//! opened before somebody asks for it, and nothing knows the clock: the time is
//! passed in as RFC 3339 in UTC, to the second, such as `2026-11-26T18:00:00Z`.

mod attached;
mod certificates;
mod clean_text;
mod completion;
mod custom_training;
mod cycle;
mod cycle_gap;
mod draft;
mod entry_state;
mod error;
mod exchange;
mod forms;
mod holdings;
mod hours;
mod item;
mod local_time;
mod roster;
mod sent;
mod snapshot;
mod storage;
mod summary;
mod topic_names;
mod transcript;
mod unlikely;
mod xapi;

pub use certificates::{
    CERTIFICATES, CertificateFile, NewCertificate, certificate_of, certificates,
    erase_certificates, remove_certificate,
};
pub use clean_text::{MOST_NOTE, evened};
pub use completion::{Completion, LogEntry, Planned, is_ahead, is_past, is_within};
pub use cycle::{CycleProgress, GoalProgress, Requirement, TrainingCycle, hours_of};
pub use cycle_gap::Filler;
pub use draft::{
    DRAFTS, DraftKind, Drafts, UnsavedDraft, draft_count, drafts, drop_draft, erase_drafts,
    save_draft, take_out,
};
pub use entry_state::{EntryState, MarkedIds, Note};
pub use error::RecordError;
pub use exchange::archive::{
    Archive, ArchivedCertificate, Due, JsonLine, Listed, MOST_ARCHIVE, Noted, Starred, Titled,
};
pub use exchange::certificate_files::CheckedCertificate;
pub use exchange::import::ImportReport;
pub use holdings::{Counts, RecordStats};
pub use hours::Hours;
pub use item::{Item, NEW_OWN, NO_TOPIC};
pub use local_time::local_day;
pub use roster::{EXPIRES_SOON, RosterRow, RosterRules};
pub use sent::SentStatement;
pub use snapshot::{RecordSnapshot, RecordedItem};
pub use storage::aside::set_aside_files;
pub use storage::backup::{BACKUPS, backups};
pub use storage::database::{FILE, Record, examine};
pub use storage::erase::{copies, erase_copies, erase_record, foreign_files};
pub use storage::quarantine::{Quarantined, left_damaged, recovering, set_aside};
pub use storage::restore::{Newer, Restored, newer_than_copy, restore};
pub use storage::sources::{RestorePoint, newest_sound, newest_source};
pub use summary::{Summary, Total};
pub use topic_names::{TopicNames, typed_topics};
pub use transcript::{
    BYTE_ORDER_MARK, Officer, Transcript, TranscriptFormat, in_html, spreadsheet,
};
pub use unlikely::{not_a_training, slips_of};
pub use xapi::{XAPI_VERSION, XapiActor, statement, statement_id, store_key, voiding};
