//! The names of files beside a record and of records that were set aside, and what a
//! record notes of them.

use crate::disk;
use std::fs;
use std::path::{Path, PathBuf};

/// How the names of the files end that SQLite keeps beside a record.
pub(in crate::record) const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The file beside a record whose name ends so.
pub(in crate::record) fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// How the names begin of the files that keep a change which was not written to its end.
const UNFINISHED: &str = "record-unfinished-";

/// The name for a change beside a record that was not written to its end.
pub(in crate::record) fn unfinished_name(file: &Path, number: u32) -> PathBuf {
    disk::folder_of(file).join(format!("{UNFINISHED}{number}.db-wal"))
}

/// The changes in a directory that were not written to their ends.
pub(in crate::record) fn unfinished_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = set_aside_files(directory);
    files.retain(|file| {
        file.file_name().unwrap_or_default().to_string_lossy().starts_with(UNFINISHED)
    });
    files
}

/// Returns whether this is a name that `move_away` gives, to a record or to its journal, or
/// [`unfinished_name`].
fn is_set_aside(name: &str) -> bool {
    let rest = ["record-damaged-", "record-replaced-", UNFINISHED]
        .iter()
        .find_map(|why| name.strip_prefix(why));
    let rest =
        rest.map(|rest| BESIDE.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest));
    let Some(time) = rest.and_then(|rest| rest.strip_suffix(".db")) else { return false };
    let (time, number) = time.split_once('-').unwrap_or((time, "2"));
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && time.bytes().all(|b| b.is_ascii_alphanumeric());
    is_time && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit())
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
pub(in crate::record) fn restored_note(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("restored after {name}")
}

/// Returns what a record notes that began because this file was damaged.
pub(in crate::record) fn began_after(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("began after {name}")
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
