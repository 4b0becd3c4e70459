//! The officer's own record: stars, lists, notes, what is planned and what is
//! done, for entries of a catalog and for trainings that are in none.
//!
//! A [`Record`] is one SQLite file, `record.db`, that only its owner can read. It
//! keeps the title of what it speaks of, so it outlives the entry. Every write is
//! on the disk when the call returns. Several programs may have the same file open,
//! on a network drive too: there is no shared memory beside it. Nothing here is
//! opened before somebody asks for it, and nothing knows the clock: the time is
//! passed in as RFC 3339 in UTC, to the second, such as `2026-11-26T18:00:00Z`.

mod completion;
mod error;
mod hours;
mod own;
mod read;
mod schema;
mod standing;
mod store;
mod subject;
mod text;
mod write;

pub use completion::{Completion, Done, Planned};
pub use error::RecordError;
pub use hours::Hours;
pub use standing::{Marked, Note, Standing};
pub use store::{FILE, Record};
pub use subject::Subject;
