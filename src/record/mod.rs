//! The officer's own record: stars, lists, notes, what is planned and what is
//! done, for entries of a catalog and for trainings that are in none.
//!
//! A [`Record`] is one SQLite file, `record.db`, that only its owner can read. It
//! keeps the title of what it speaks of, so it outlives the entry. Every write is
//! on the disk when the call returns. Several programs may have the same file open,
//! on a network drive too: there is no shared memory beside it. Nothing here is
//! opened before somebody asks for it, and nothing knows the clock: the time is
//! passed in as RFC 3339 in UTC, to the second, such as `2026-11-26T18:00:00Z`.

mod archive;
mod aside;
mod backup;
mod completion;
mod connect;
mod contents;
mod draft;
mod error;
mod forget;
mod forms;
mod hours;
mod merge;
mod own;
mod read;
mod restore;
mod schema;
mod seal;
mod standing;
mod store;
mod subject;
mod summary;
mod text;
mod wal;
mod write;

pub use archive::{Archive, Due, JsonLine, Listed, Noted, Starred, Titled};
pub use aside::{Quarantined, left_damaged, set_aside, set_aside_files};
pub use backup::{BACKUPS, backups, newest_sound};
pub use completion::{Completion, LogEntry, Planned};
pub use contents::{RecordSnapshot, TableCounts, local_day};
pub use draft::{DRAFTS, drafts, drop_draft, forget_drafts, keep_draft};
pub use error::RecordError;
pub use forget::{Counts, copies, forget_copies, forget_record};
pub use hours::Hours;
pub use merge::ImportReport;
pub use restore::{Restored, restore};
pub use standing::{EntryState, Marked, Note};
pub use store::{FILE, Record, examine};
pub use subject::Item;
pub use summary::{Summary, Total};
pub use text::{MOST_NOTE, evened};
