//! A copy in the place of the record. What it says is taken over, not its file: so
//! nothing else that stands in the file comes along.

use super::database::{FILE, Record, examine, make};
use super::files::{lock, settle};
use super::migrations::STEPS;
use super::quarantine::{BESIDE, beside, damaged_files, mark_of, move_away};
use crate::disk;
use crate::record::error::RecordError;
use crate::record::exchange::export::Archive;
use crate::record::item::Item;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What a record is called while it is made of a copy.
pub(in crate::record) const MADE: &str = "new.db";

/// Bytes of a copy at most; what it says is in memory while it is taken over.
const MOST: u64 = 256 * 1024 * 1024;

/// What came of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the record is now that was there before, if there was one.
    pub moved: Option<PathBuf>,
    /// What of the copy was not taken over, in sentences.
    pub left_out: Vec<String>,
}

/// Puts what a copy holds in the place of the record; the copy stays as it is. What
/// the catalog in use says of an entry holds, not what the copy says; `known` gives
/// that by the id.
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
    let desk = tempfile::Builder::new().prefix("new-").tempdir_in(directory).map_err(failed)?;
    let copy = desk.path().join(FILE);
    take_along(from, &copy)?;
    let (archive, told, strangers) = read(&copy).map_err(|error| of_copy(error, from))?;
    let (mut archive, mended) = archive.mended();
    archive.correct(known);
    let new = desk.path().join(MADE);
    make(desk.path(), &new)?;
    let mut record = Record::at(new.clone(), STEPS)?;
    record.merge(&archive).map_err(|error| of_copy(error, from))?;
    told.iter().try_for_each(|what| record.tell_once(what).map(drop))?;
    for damaged in damaged_files(directory) {
        record.tell_once(&mark_of(&damaged))?;
    }
    drop(record);
    let moved = move_away(directory, "replaced", now)?;
    let file = directory.join(FILE);
    fs::rename(&new, &file).map_err(RecordError::file(&file))?;
    settle(directory);
    Ok(Restored { moved, left_out: strangers.into_iter().chain(mended).collect() })
}

/// Copies a record and what SQLite keeps beside it.
fn take_along(from: &Path, to: &Path) -> Result<(), RecordError> {
    let failed = |file: &Path| RecordError::file(file.to_path_buf());
    copy(from, to).map_err(failed(from))?;
    for end in BESIDE.iter().filter(|end| **end != "-shm") {
        let beside_it = beside(from, end);
        match copy(&beside_it, &beside(to, end)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&beside_it)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Copies a file for its owner only, whatever others may do with the file itself.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let from = disk::open_named(from)?;
    if from.metadata()?.len() > MOST {
        return Err(io::Error::other("it has more than 256 MB, so it is not a record"));
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // It may grow while it is read.
    io::copy(&mut from.take(MOST), &mut options.open(to)?).map(drop)
}

/// Returns what a copy holds, what was told once, and what else is in its file.
fn read(copy: &Path) -> Result<(Archive, Vec<String>, Option<String>), RecordError> {
    examine(copy)?;
    let record = Record::at(copy.to_path_buf(), STEPS)?;
    let strangers = record.named_strangers();
    let strangers = strangers
        .map(|names| format!("another program had put this into it, and it was left out: {names}"));
    Ok((record.archive()?, record.told()?, strangers))
}

/// An error that speaks of the copy and not of the record.
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
