//! The officer's record, opened for a command.

use super::args::Common;
use super::reply::{Exit, Reply, shown};
use super::{catalog, pick};
use crate::catalog::Catalog;
use crate::effects::files::data_directory;
use crate::record::{Record, RecordError, Subject};
use std::path::PathBuf;

const NO_PLACE: &str = "this system names no place for data; use --data DIR";

/// Where the record is.
///
/// # Errors
/// The reply that says that there is no such place.
pub(super) fn directory(common: &Common) -> Result<PathBuf, Reply> {
    let place = data_directory(common.data.as_deref());
    place.ok_or_else(|| Reply::refused(Exit::Failed, NO_PLACE.to_owned()))
}

/// Lets `command` write to the record, which is made if there is none.
pub(super) fn writing(
    common: &Common,
    command: impl FnOnce(&mut Record) -> Result<Reply, Reply>,
) -> Reply {
    let done = directory(common).and_then(|directory| {
        let mut record = Record::open(&directory).map_err(|error| failed(&error))?;
        command(&mut record)
    });
    done.unwrap_or_else(|refused| refused)
}

/// Lets `command` read the record; where there is none yet, `empty` is the answer.
pub(super) fn reading(
    common: &Common,
    empty: impl FnOnce() -> Reply,
    command: impl FnOnce(&Record) -> Result<Reply, Reply>,
) -> Reply {
    let done = directory(common).and_then(|directory| {
        match Record::open_existing(&directory).map_err(|error| failed(&error))? {
            Some(record) => command(&record),
            None => Ok(empty()),
        }
    });
    done.unwrap_or_else(|refused| refused)
}

/// The reply that tells what is wrong with the record.
pub(super) fn failed(error: &RecordError) -> Reply {
    let exit = match error {
        RecordError::Missing(_) => Exit::Nothing,
        RecordError::Invalid(_) => Exit::Usage,
        _ => Exit::Failed,
    };
    Reply::refused(exit, shown(&error.to_string()))
}

/// The entry with this id, or the only one whose id starts so; else what the record
/// itself knows by it: a training in no catalog, or an entry that is gone.
///
/// # Errors
/// The reply that names the candidates, or ids that are near.
pub(super) fn subject(catalog: &Catalog, record: &Record, typed: &str) -> Result<Subject, Reply> {
    let refused = match pick::entry(catalog, typed) {
        Ok(entry) => return Ok(Subject::of(catalog, &entry)),
        Err(refused) => refused,
    };
    let id = typed.trim().to_ascii_lowercase();
    let known = record.subjects_starting(&id).map_err(|error| failed(&error))?;
    let exact = known.iter().find(|subject| subject.id == id);
    match (exact, known.as_slice()) {
        _ if id.is_empty() => Err(refused),
        (Some(subject), _) | (None, [subject]) => Ok(subject.clone()),
        _ => Err(refused),
    }
}

/// What was typed as an id, or as the title of a training in no catalog.
///
/// # Errors
/// Those of [`subject`], and that the title cannot be kept.
pub(super) fn subject_or_own(
    common: &Common,
    record: &Record,
    id: Option<&str>,
    title: Option<&str>,
) -> Result<Subject, Reply> {
    match (id, title) {
        (Some(id), _) => with_catalog(common, |catalog| subject(catalog, record, id)),
        (None, title) => record.own(title.unwrap_or_default()).map_err(|error| failed(&error)),
    }
}

/// Opens the catalog for a part of a command.
///
/// # Errors
/// There is no catalog, or `work` refuses.
pub(super) fn with_catalog<T>(
    common: &Common,
    work: impl FnOnce(&Catalog) -> Result<T, Reply>,
) -> Result<T, Reply> {
    let mut done = None;
    let reply = catalog::with(common, |catalog| match work(catalog) {
        Ok(value) => {
            done = Some(value);
            Reply::done(String::new())
        }
        Err(reply) => reply,
    });
    done.ok_or(reply)
}

/// A subject in one line, as `list` writes an entry.
pub(super) fn line_of(subject: &Subject) -> String {
    let kind = if subject.kind.is_empty() { "own" } else { &subject.kind };
    format!("{:11} {}  [{}]", shown(kind), shown(&subject.title), shown(&subject.id))
}
