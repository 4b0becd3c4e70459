//! Copies of the record: each day before the first write, before a file is brought
//! to a newer form, and when somebody asks for one.

use super::database::{Record, examine};
use super::files::{make_directory, settle};
use crate::disk;
use crate::record::error::RecordError;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Where the copies are, in the directory of data.
pub const BACKUPS: &str = "backups";

/// How many copies of days are kept.
const DAYS: usize = 7;

impl Record {
    /// Copies the record to a file that is not there yet: sound, compact, and for its
    /// owner only.
    ///
    /// # Errors
    /// The file is there, cannot be written, or the record is damaged.
    pub fn back_up(&self, to: &Path) -> Result<(), RecordError> {
        if to.exists() {
            return Err(RecordError::file(to)(io::ErrorKind::AlreadyExists.into()));
        }
        self.copy_to(to)
    }

    /// Makes the copy of the day, unless there is one or there is nothing to keep:
    /// call it before the first write. Older copies of days go, but for a few.
    ///
    /// # Errors
    /// The record is damaged, or the folder of the copies is a link; that a copy could
    /// not be written is no error, for that must not keep a person from writing.
    pub fn copy_of_the_day(&self, now: &str) -> Result<(), RecordError> {
        let directory = self.backups();
        disk::check_own_folder(&directory).map_err(RecordError::file(&directory))?;
        let copy = directory.join(format!("record-{}.db", now.get(..10).unwrap_or("day")));
        if copy.exists() || self.is_empty()? {
            return Ok(());
        }
        match make_directory(&directory).map_err(RecordError::file(&directory)) {
            Ok(()) => match self.copy_to(&copy) {
                Err(error @ RecordError::Damaged { .. }) => Err(error),
                Err(_) => Ok(()),
                Ok(()) => {
                    drop_old(&directory);
                    Ok(())
                }
            },
            Err(_) => Ok(()),
        }
    }

    /// Makes the copy that is kept when the file is brought to a newer form.
    ///
    /// # Errors
    /// It cannot be written; then the form stays as it is.
    pub(in crate::record) fn copy_of_form(&self, form: i32) -> Result<(), RecordError> {
        let directory = self.backups();
        disk::check_own_folder(&directory).map_err(RecordError::file(&directory))?;
        make_directory(&directory).map_err(RecordError::file(&directory))?;
        self.copy_to(&directory.join(format!("record-form-{form}.db")))
    }

    fn backups(&self) -> PathBuf {
        self.file().parent().unwrap_or(Path::new(".")).join(BACKUPS)
    }

    /// The copy has another name until it is whole, on the disk, and found to be sound.
    fn copy_to(&self, to: &Path) -> Result<(), RecordError> {
        let directory = to.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = directory.unwrap_or(Path::new("."));
        let failed = |error| RecordError::file(to)(error);
        // Made by `tempfile`, so only its owner can read it; SQLite fills an empty file.
        let part =
            tempfile::Builder::new().prefix("new-").tempfile_in(directory).map_err(failed)?;
        let part = part.into_temp_path();
        self.vacuum_into(&part)?;
        File::options()
            .write(true)
            .open(&part)
            .and_then(|file| disk::sync(&file))
            .map_err(failed)?;
        examine(&part)?;
        part.persist(to).map_err(|error| failed(error.error))?;
        settle(directory);
        Ok(())
    }
}

/// The copies in a directory of data, newest first. Those that a link leads to are not
/// of this record.
pub fn backups(directory: &Path) -> Vec<PathBuf> {
    let folder = directory.join(BACKUPS);
    if disk::check_own_folder(&folder).is_err() {
        return Vec::new();
    }
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = items.filter(|item| item.file_name().to_str().is_some_and(is_copy));
    let mut copies: Vec<_> = named
        .filter_map(|item| Some((item.metadata().ok()?.modified().ok()?, item.path())))
        .collect();
    copies.sort_by(|a, b| b.cmp(a));
    copies.into_iter().map(|(_, path)| path).collect()
}

/// Returns whether a file in the folder of copies has a name that this program gives to one:
/// `record-2026-11-24.db` or `record-form-1.db`. Others are the user's own.
fn is_copy(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let of_form = |middle: &str| middle.strip_prefix("form-").is_some_and(is_number);
    middle(name).is_some_and(|middle| is_day(middle) || of_form(middle))
}

fn middle(name: &str) -> Option<&str> {
    name.strip_prefix("record-")?.strip_suffix(".db")
}

/// Returns whether this is a day as in `2026-11-24`.
fn is_day(text: &str) -> bool {
    let fits =
        |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// The newest copy that is sound.
pub fn newest_sound(directory: &Path) -> Option<PathBuf> {
    backups(directory).into_iter().find(|copy| examine(copy).is_ok())
}

/// Deletes the oldest copies of days.
fn drop_old(directory: &Path) {
    let items = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut days: Vec<PathBuf> = items
        .filter(|item| item.file_name().to_str().and_then(middle).is_some_and(is_day))
        .map(|item| item.path())
        .collect();
    days.sort();
    let over = days.len().saturating_sub(DAYS);
    for old in days.iter().take(over) {
        // It goes with the next copy otherwise.
        let _ = fs::remove_file(old);
    }
}
