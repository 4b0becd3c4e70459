//! Sets a damaged record aside, so that the program can go on with a new one.

use super::aside::{BESIDE, beside, damaged_files, restored_note, unfinished_files};
use super::backup::backups;
use super::database::{FILE, Record, examine};
use super::files::lock;
use super::sources::{RestorePoint, newest_source};
use crate::disk;
use crate::record::error::RecordError;
use std::io;
use std::path::{Path, PathBuf};

/// A damaged record that has another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The damage, in words.
    pub reason: String,
    /// The path that it has now.
    pub file: PathBuf,
    /// The newest sound state that can be brought back.
    pub source: Option<RestorePoint>,
}

/// Reads the whole record in this directory and, if it is damaged, gives it another
/// name. `None` if it is sound, as it is when another program was quicker. The copies
/// are left as they are; [`crate::record::restore()`] brings one back.
///
/// # Errors
/// It is of a newer program, cannot be read for another reason, or cannot be renamed.
pub fn set_aside(directory: &Path, now: &str) -> Result<Option<Quarantined>, RecordError> {
    let _lock = lock(directory)?;
    let file = directory.join(FILE);
    let reason = match examine(&file) {
        Err(RecordError::Damaged { cause, .. }) => cause,
        Err(RecordError::File { cause, .. }) if cause.kind() == io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(other) => return Err(other),
        Ok(()) => return Ok(None),
    };
    let moved = move_away(directory, "damaged", now)?;
    Ok(moved.map(|file| Quarantined { reason, file, source: newest_source(directory) }))
}

/// Does something with the record in a directory. One that is damaged is set aside, and
/// the work is done again with a new one; `work` is told of what was set aside, which is
/// returned, too.
pub fn recovering<T, E: From<RecordError>>(
    directory: &Path,
    now: &str,
    is_damage: impl Fn(&E) -> bool,
    mut work: impl FnMut(Option<&Quarantined>) -> Result<T, E>,
) -> (Result<T, E>, Option<Quarantined>) {
    match work(None) {
        Err(error) if is_damage(&error) => match set_aside(directory, now) {
            Ok(aside) => (work(aside.as_ref()), aside),
            Err(error) => (Err(error.into()), None),
        },
        done => (done, None),
    }
}

/// Gives the record another name, `record-WHY-TIME.db`, and what is beside it the same;
/// `None` if there is none.
pub(in crate::record) fn move_away(
    directory: &Path,
    why: &str,
    now: &str,
) -> Result<Option<PathBuf>, RecordError> {
    let file = directory.join(FILE);
    if !file.exists() {
        return Ok(None);
    }
    let time: String = now.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = |number: u32| match number {
        1 => format!("record-{why}-{time}.db"),
        number => format!("record-{why}-{time}-{number}.db"),
    };
    let free = (1..1000).map(|number| directory.join(name(number))).find(|path| !path.exists());
    let to = free.ok_or_else(|| RecordError::file(&file)(io::ErrorKind::AlreadyExists.into()))?;
    disk::rename(&file, &to).map_err(RecordError::file(&file))?;
    // SQLite would play a journal that stayed behind into the next record.
    for end in BESIDE {
        let (from, to) = (beside(&file, end), beside(&to, end));
        match disk::rename(&from, &to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(RecordError::file(from)(error));
            }
            _ => {}
        }
    }
    disk::sync_directory(directory);
    Ok(Some(to))
}

/// Returns sentences about the damaged record in a directory, unless a copy was brought back
/// since into the record that is open, and about changes that were not written to their
/// ends; `None` if there is neither.
///
/// # Errors
/// The record cannot be read.
pub fn left_damaged(
    directory: &Path,
    record: Option<&Record>,
) -> Result<Option<String>, RecordError> {
    let damaged = damaged_in_words(directory, record)?;
    let told: Vec<String> = damaged.into_iter().chain(unfinished_in_words(directory)).collect();
    Ok((!told.is_empty()).then(|| told.join(" ")))
}

/// Returns a sentence about the newest change that was not written to its end.
fn unfinished_in_words(directory: &Path) -> Option<String> {
    let file = unfinished_files(directory).pop()?;
    Some(format!(
        "{} has your newest changes. They were incomplete, so they aren't in your record. Check what you saved last, and add what is missing. To hide this message, move that file away.",
        file.display()
    ))
}

fn damaged_in_words(
    directory: &Path,
    record: Option<&Record>,
) -> Result<Option<String>, RecordError> {
    let Some(file) = damaged_files(directory).pop() else { return Ok(None) };
    let known = record.map(Record::recorded_notices).transpose()?.unwrap_or_default();
    if known.contains(&restored_note(&file)) {
        return Ok(None);
    }
    let copy = match backups(directory).is_empty() && newest_source(directory).is_none() {
        true => "No copy of it was found.",
        false => "To restore its newest good copy: squadroom record restore.",
    };
    let file = file.display();
    Ok(Some(format!(
        "{file} is your earlier record, which was damaged. {copy} To hide this message, move that file away."
    )))
}
