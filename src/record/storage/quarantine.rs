//! A damaged record is set aside, so that the program can go on with a new one.

use super::backup::{backups, newest_sound};
use super::database::{FILE, Record, examine};
use super::files::{lock, settle};
use crate::record::error::RecordError;
use std::fs::{self};
use std::io;
use std::path::{Path, PathBuf};

/// How the names of the files end that SQLite keeps beside a record.
pub(in crate::record) const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The file beside a record whose name ends so.
pub(in crate::record) fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// A damaged record that has another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// What is wrong with it.
    pub reason: String,
    /// Where it is now.
    pub file: PathBuf,
    /// The newest copy that is sound.
    pub backup: Option<PathBuf>,
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
    Ok(moved.map(|file| Quarantined { reason, file, backup: newest_sound(directory) }))
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
    fs::rename(&file, &to).map_err(RecordError::file(&file))?;
    // What stayed beside it would be played into the next record.
    for end in BESIDE {
        let (from, to) = (beside(&file, end), beside(&to, end));
        match fs::rename(&from, to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(RecordError::file(from)(error));
            }
            _ => {}
        }
    }
    settle(directory);
    Ok(Some(to))
}

/// Returns whether this is a name that [`move_away`] gives, to a record or to its journal.
fn is_set_aside(name: &str) -> bool {
    let rest =
        ["record-damaged-", "record-replaced-"].iter().find_map(|why| name.strip_prefix(why));
    let rest =
        rest.map(|rest| BESIDE.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest));
    let Some(time) = rest.and_then(|rest| rest.strip_suffix(".db")) else { return false };
    let (time, number) = time.split_once('-').unwrap_or((time, "2"));
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && time.bytes().all(|b| b.is_ascii_alphanumeric());
    is_time && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit())
}

/// Returns what to say while a damaged record lies in a directory and no copy was brought back
/// since into the record that is open, if there is one.
///
/// # Errors
/// The record cannot be read.
pub fn left_damaged(
    directory: &Path,
    record: Option<&Record>,
) -> Result<Option<String>, RecordError> {
    let Some(file) = damaged_files(directory).pop() else { return Ok(None) };
    let known = record.map(Record::told).transpose()?.unwrap_or_default();
    if known.contains(&mark_of(&file)) {
        return Ok(None);
    }
    let copy = match backups(directory).is_empty() {
        true => "There is no copy of it.",
        false => "To bring its newest sound copy back: squadroom record restore.",
    };
    let file = file.display();
    Ok(Some(format!(
        "{file} is your record of before, which was damaged. {copy} To read this no more, move that file away."
    )))
}

/// The damaged records that were set aside in a directory, the newest last.
pub(in crate::record) fn damaged_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = set_aside_files(directory);
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("record-damaged-") && name.ends_with(".db")
    });
    files
}

/// Returns what a record notes when a copy is brought back after this file was set aside.
pub(in crate::record) fn mark_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("restored after {name}")
}

/// The records that were set aside in a directory, by name.
pub fn set_aside_files(directory: &Path) -> Vec<PathBuf> {
    let items = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = items
        .filter(|item| item.file_name().to_str().is_some_and(is_set_aside))
        .map(|item| item.path())
        .collect();
    files.sort();
    files
}
