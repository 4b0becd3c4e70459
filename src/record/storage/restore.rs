//! Restores the record from a copy. The rows are taken over, not the file, so that nothing
//! else in the file comes along.

use super::aside::{damaged_files, restored_note};
use super::database::{FILE, Record, make};
use super::files::lock;
use super::migrations::STEPS;
use super::quarantine::move_away;
use super::sources::{RestoredContents, taken};
use crate::disk;
use crate::record::error::RecordError;
use crate::record::holdings::RecordStats;
use crate::record::item::Item;
use std::path::{Path, PathBuf};

/// The file name of a record while it is made from a copy.
pub(in crate::record) const MADE: &str = "new.db";

/// The outcome of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The new path of the record that was there before, if there was one.
    pub moved: Option<PathBuf>,
    /// How much the copy holds, and how new that is.
    pub holds: RecordStats,
    /// The parts of the copy that were not taken over, in sentences.
    pub left_out: Vec<String>,
}

/// The rows of a record whose place a copy is to take that lacks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The part of the record that the copy lacks or has in an older state.
    pub here: RecordStats,
    /// The contents of the copy.
    pub copy: RecordStats,
}

/// Returns what the record holds that a copy lacks or has in an older state; `None` if there is
/// nothing of that, or one of them cannot be read.
pub fn newer_than_copy(directory: &Path, from: &Path) -> Option<Newer> {
    let here = Record::open_existing(directory).ok()??.archive().ok()?;
    let copy = taken(directory, from).ok()?.archive;
    let here = RecordStats::lost(here, &copy);
    let copy = RecordStats::of(&copy);
    here.newest.is_some().then_some(Newer { here, copy })
}

/// Replaces the record by the rows of a copy; the copy stays as it is. Items are those of
/// the catalog in use, which `known` gives by id, not those of the copy.
///
/// # Errors
/// The copy is not sound, or a file cannot be written; then the record stays.
pub fn restore(
    directory: &Path,
    from: &Path,
    known: impl Fn(&str) -> Option<Item>,
    now: &str,
) -> Result<Restored, RecordError> {
    let _lock = lock(directory)?;
    let failed = |error| RecordError::file(directory)(error);
    let desk = disk::unfinished_folder(directory).map_err(failed)?;
    let RestoredContents { archive, told, sent, mut left_out } =
        taken(directory, from).map_err(|error| of_copy(error, from))?;
    let holds = RecordStats::of(&archive);
    let (mut archive, mended) = archive.mended();
    left_out.extend(mended);
    archive.correct(known);
    let new = desk.path().join(MADE);
    let file = directory.join(FILE);
    let made = make(desk.path(), &new).and_then(|()| Record::at(new.clone(), STEPS));
    let mut record = made.map_err(|error| error.of_drive(&file))?;
    record.merge(&archive).map_err(|error| of_copy(error, from))?;
    told.iter().try_for_each(|what| record.record_notice(what).map(drop))?;
    record.take_over_sent(&sent)?;
    // The record whose place it takes knows what was sent since the copy was made.
    let since = Record::open_existing(directory).ok().flatten();
    let since = since.and_then(|since| since.all_sent().ok()).unwrap_or_default();
    record.take_over_sent(&since)?;
    for damaged in damaged_files(directory) {
        record.record_notice(&restored_note(&damaged))?;
    }
    drop(record);
    let moved = move_away(directory, "replaced", now)?;
    disk::rename(&new, &file).map_err(RecordError::file(&file))?;
    disk::sync_directory(directory);
    Ok(Restored { moved, holds, left_out })
}

/// Returns the error as one of the copy, not of the record.
fn of_copy(error: RecordError, from: &Path) -> RecordError {
    let file = from.to_path_buf();
    match error {
        RecordError::Damaged { cause, .. } | RecordError::Sqlite { cause, .. } => {
            RecordError::BadCopy { file, cause }
        }
        RecordError::Invalid(cause) => RecordError::BadCopy { file, cause },
        RecordError::Newer { found, known, .. } => RecordError::Newer { file, found, known },
        RecordError::File { cause, .. } => RecordError::File { file, cause },
        other => other,
    }
}
