//! Why something did not work with the record, in words for whoever asked for it.

use crate::disk;
use rusqlite::{ErrorCode, ffi};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the record was not read or written. Whatever was in it before still is.
#[derive(Debug, Error)]
pub enum RecordError {
    /// A file or directory failed.
    #[error("{}: {}", .file.display(), disk::in_words(.cause))]
    File {
        /// Its path.
        file: PathBuf,
        /// The error of the system.
        cause: io::Error,
    },
    /// Another program writes to the record and does not end.
    #[error("{}: another program is writing to it. Nothing was changed. Try again", .0.display())]
    Busy(PathBuf),
    /// The drive has no locks, so that several programs would write at once.
    #[error(
        "{}: this drive can't lock files, so it can't hold your record. Nothing was changed. Choose a folder on another drive with --data DIR or SQUADROOM_DATA",
        .0.display()
    )]
    NoLocks(PathBuf),
    /// The disk does not confirm that it has what was written.
    #[error("{}: the disk didn't confirm the change. Nothing was changed. Check the disk, or choose a folder on another one with --data DIR", .0.display())]
    NoSync(PathBuf),
    /// The record may be read only.
    #[error("{}: squadroom can't write to it. Nothing was changed", .0.display())]
    ReadOnly(PathBuf),
    /// The disk has no room left.
    #[error("{}: the disk is full. Nothing was changed. Free some space, then try again", .0.display())]
    DiskFull(PathBuf),
    /// The file is not a sound record.
    #[error(
        "{}: the record is damaged: {cause}. Run `squadroom log` to set it aside and see what you can restore",
        .file.display()
    )]
    Damaged {
        /// The file.
        file: PathBuf,
        /// The damage, in words.
        cause: String,
    },
    /// A newer program wrote it.
    #[error(
        "{}: a newer squadroom wrote this record (version {found}, this one reads {known}). Nothing was changed. Use the newer squadroom",
        .file.display()
    )]
    Newer {
        /// The file.
        file: PathBuf,
        /// The form that the file has.
        found: i32,
        /// The newest form that this program knows.
        known: i32,
    },
    /// The file to restore from is not a sound record.
    #[error("{}: can't restore this file: {cause}. Your record was not changed. Choose another copy", .file.display())]
    BadCopy {
        /// The path that was named.
        file: PathBuf,
        /// The reason, in words.
        cause: String,
    },
    /// The record did not keep what was written to it.
    #[error("{}: your change wasn't saved. Try again, or restore a copy: squadroom record restore", .0.display())]
    NotKept(PathBuf),
    /// Nothing of this name is in the record.
    #[error("`{0}` isn't in your record")]
    Missing(String),
    /// A value that a person gave cannot be kept: the reason, as a sentence.
    #[error("{0}")]
    Invalid(String),
    /// Another error of SQLite.
    #[error("{}: {cause}. Check the drive, or choose a folder on another one with --data DIR", .file.display())]
    Sqlite {
        /// The file.
        file: PathBuf,
        /// The error in words for people, with SQLite's own words.
        cause: String,
    },
}

/// The codes of SQLite where the drive has no locks.
const LOCKS: [i32; 4] = [
    ffi::SQLITE_IOERR_LOCK,
    ffi::SQLITE_IOERR_RDLOCK,
    ffi::SQLITE_IOERR_CHECKRESERVEDLOCK,
    ffi::SQLITE_IOERR_UNLOCK,
];

/// The codes of SQLite where the disk does not confirm a write.
const SYNCS: [i32; 2] = [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC];

/// Says that some of a record cannot be read.
pub(super) const UNREADABLE: &str = "some of the record can't be read";
/// Says that a file is not a record of this program.
const NO_RECORD: &str = "the file isn't a squadroom record, or its start was changed";
/// Says that something failed of which no more is known.
const FAILED: &str = "your record couldn't be read or saved";

/// Returns a sentence for people with the words of SQLite behind it, on one line.
pub(super) fn with_reason(words: &str, said: &str) -> String {
    let said: Vec<&str> = said.split_whitespace().collect();
    format!("{words} (SQLite: {})", said.join(" "))
}

fn is_one_of(error: &rusqlite::Error, codes: &[i32]) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code.is_some_and(|code| codes.contains(&code))
}

impl RecordError {
    /// Returns whether the record is damaged, so that a new one may take its place.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }

    /// Names this file if the drive is at fault, and not a file on it.
    pub(super) fn of_drive(self, file: &Path) -> Self {
        let file = file.to_path_buf();
        match self {
            Self::NoLocks(_) => Self::NoLocks(file),
            Self::NoSync(_) => Self::NoSync(file),
            Self::DiskFull(_) => Self::DiskFull(file),
            Self::ReadOnly(_) => Self::ReadOnly(file),
            other => other,
        }
    }

    /// Says which file an error of the system is about.
    pub(super) fn file(file: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let file = file.into();
        move |cause| Self::File { file, cause }
    }

    /// Returns the error of the record that stands for an error of SQLite in this file.
    pub(super) fn sqlite(file: &Path) -> impl Fn(rusqlite::Error) -> Self + use<> {
        let file = file.to_path_buf();
        move |error| {
            let (file, said) = (file.clone(), error.to_string());
            let cause = |words| with_reason(words, &said);
            match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(file),
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(file),
                Some(ErrorCode::DiskFull) => Self::DiskFull(file),
                Some(ErrorCode::NotADatabase) => Self::Damaged { file, cause: cause(NO_RECORD) },
                Some(ErrorCode::DatabaseCorrupt) => {
                    Self::Damaged { file, cause: cause(UNREADABLE) }
                }
                Some(ErrorCode::TooBig) => {
                    let cause = "it contains a text that is too long".to_owned();
                    Self::Damaged { file, cause }
                }
                Some(ErrorCode::SystemIoFailure) if is_one_of(&error, &LOCKS) => {
                    Self::NoLocks(file)
                }
                Some(ErrorCode::SystemIoFailure) if is_one_of(&error, &SYNCS) => Self::NoSync(file),
                // The tables are not those that a record has.
                Some(_) if said.starts_with("no such") => {
                    Self::Damaged { file, cause: cause(NO_RECORD) }
                }
                Some(_) => Self::Sqlite { file, cause: cause(FAILED) },
                None => match error {
                    rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
                    | rusqlite::Error::Utf8Error(..)
                    | rusqlite::Error::InvalidColumnType(..) => {
                        Self::Damaged { file, cause: cause(UNREADABLE) }
                    }
                    _ => Self::Sqlite { file, cause: cause(FAILED) },
                },
            }
        }
    }
}
