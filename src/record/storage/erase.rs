//! Erasing what the record holds.

use super::aside::{BESIDE, beside, set_aside_files};
use super::backup::{BACKUPS, backups};
use super::database::{FILE, Record};
use super::files::{delete, lock};
use super::restore::MADE;
use crate::disk;
use crate::record::certificates::erase_certificates;
use crate::record::draft::DRAFTS;
use crate::record::error::RecordError;
use crate::record::holdings::Counts;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

impl Record {
    /// How much of each there is.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn counts(&self) -> Result<Counts, RecordError> {
        self.reading(|read| {
            let count = |query: &str| {
                let count = read.query_row(query, [], |row| row.get::<_, u32>(0))?;
                Ok::<usize, rusqlite::Error>(usize::try_from(count).unwrap_or(usize::MAX))
            };
            Ok(Counts {
                stars: count("SELECT count(*) FROM star")?,
                lists: count("SELECT count(DISTINCT list) FROM listed")?,
                notes: count("SELECT count(*) FROM note")?,
                planned: count("SELECT count(*) FROM plan")?,
                done: count("SELECT count(*) FROM done")?,
            })
        })
    }

    /// Returns whether nothing is in it.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn is_empty(&self) -> Result<bool, RecordError> {
        self.reading(|read| {
            read.query_row("SELECT NOT EXISTS (SELECT 1 FROM subject)", [], |row| row.get(0))
        })
    }

    /// Erases all notes, and what they left in the file; returns how many. Copies of
    /// the record still hold them, see [`erase_copies`].
    ///
    /// # Errors
    /// It cannot be written.
    pub fn erase_notes(&mut self) -> Result<usize, RecordError> {
        let gone = self.writing(|write| {
            let gone = write.execute("DELETE FROM note", [])?;
            crate::record::exchange::import::drop_unused(write)?;
            Ok(gone)
        })?;
        self.vacuum()?;
        Ok(gone)
    }
}

/// The copies of the record in a directory of data, and records that were set aside.
pub fn copies(directory: &Path) -> Vec<PathBuf> {
    let mut copies = backups(directory);
    copies.extend(set_aside_files(directory));
    copies
}

/// Returns the files in a directory of data and in its folder of copies whose names this
/// program does not give, sorted. A person may have made or renamed a copy of the record.
pub fn foreign_files(directory: &Path) -> Vec<PathBuf> {
    let known = copies(directory);
    let is_ours = |path: &Path| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let is_beside = |end: &&str| name.strip_prefix(FILE) == Some(end);
        [FILE, super::files::LOCK, DRAFTS].contains(&name)
            || BESIDE.iter().any(is_beside)
            || disk::is_unfinished(name)
            || known.iter().any(|copy| copy == path)
    };
    let folder = directory.join(BACKUPS);
    let in_backups = match disk::check_own_folder(&folder) {
        Ok(()) => fs::read_dir(folder).ok(),
        Err(_) => None,
    };
    let items = fs::read_dir(directory).into_iter().chain(in_backups).flatten().flatten();
    let files = items.filter(|item| item.file_type().is_ok_and(|sort| !sort.is_dir()));
    let mut files: Vec<PathBuf> =
        files.map(|item| item.path()).filter(|path| !is_ours(path)).collect();
    files.sort();
    files
}

/// Deletes the copies of the record, those that were set aside, and the drafts of
/// notes and forms; returns how many copies.
///
/// # Errors
/// The system does not let one be deleted.
pub fn erase_copies(directory: &Path) -> Result<usize, RecordError> {
    check_backups(directory)?;
    crate::record::draft::erase_drafts(directory)?;
    let mut gone = 0;
    for copy in copies(directory) {
        gone += usize::from(delete(&copy)?);
    }
    // It stays if something of somebody else is in it.
    let _ = fs::remove_dir(directory.join(BACKUPS));
    Ok(gone)
}

/// Finds out whether the folder of the copies is a link: what it leads to is not ours
/// to erase.
fn check_backups(directory: &Path) -> Result<(), RecordError> {
    let folder = directory.join(BACKUPS);
    disk::check_own_folder(&folder).map_err(RecordError::file(folder))
}

/// Returns the files and folders that a program left when it ended before a record or copy
/// was whole.
fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_ours = |name: &OsStr| name.to_str().is_some_and(disk::is_unfinished);
    items.filter(|item| is_ours(&item.file_name())).map(|item| item.path()).collect()
}

/// Erases an unfinished file, or a folder in which a copy was taken over. Other files in
/// that folder stay.
fn erase_unfinished(path: &Path) -> Result<(), RecordError> {
    if !fs::symlink_metadata(path).is_ok_and(|about| about.is_dir()) {
        return delete(path).map(drop);
    }
    for name in [FILE, MADE] {
        delete(&path.join(name))?;
        for end in BESIDE {
            delete(&beside(&path.join(name), end))?;
        }
    }
    let _ = fs::remove_dir(path);
    Ok(())
}

/// Deletes the record and its copies; returns whether there was one.
///
/// # Errors
/// The system does not let a file be deleted.
pub fn erase_record(directory: &Path) -> Result<bool, RecordError> {
    if !directory.exists() {
        return Ok(false);
    }
    check_backups(directory)?;
    let lock = lock(directory)?;
    let was = delete(&directory.join(FILE))?;
    for end in BESIDE {
        delete(&beside(&directory.join(FILE), end))?;
    }
    erase_copies(directory)?;
    erase_certificates(directory)?;
    for folder in [directory, &directory.join(BACKUPS)] {
        for unfinished in unfinished(folder) {
            erase_unfinished(&unfinished)?;
        }
    }
    let _ = fs::remove_dir(directory.join(BACKUPS));
    drop(lock);
    delete(&directory.join(super::files::LOCK))?;
    Ok(was)
}
