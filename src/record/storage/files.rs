//! The folder of the record and its lock.

use super::waiting::waits;
use crate::disk;
use crate::record::error::RecordError;
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::path::Path;

/// Waits until no other program renames the record.
///
/// # Errors
/// Another program does not end, or the lock cannot be made.
pub(in crate::record) fn lock(directory: &Path) -> Result<File, RecordError> {
    make_directory(directory).map_err(RecordError::file(directory))?;
    let path = directory.join(LOCK);
    let file = disk::open_lock(&path).map_err(RecordError::file(path))?;
    let mut tries = 0;
    // Some network drives know no locks; there it goes without.
    while let Err(TryLockError::WouldBlock) = file.try_lock() {
        if !waits(tries) {
            return Err(RecordError::Busy(directory.join(FILE)));
        }
        tries += 1;
    }
    Ok(file)
}

/// Makes a directory and those above it; only its owner may enter.
pub(in crate::record) fn make_directory(directory: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// Has the system write the names in a directory to the disk, where it can.
pub(in crate::record) fn settle(directory: &Path) {
    if cfg!(unix)
        && let Ok(directory) = File::open(directory)
    {
        let _ = directory.sync_all();
    }
}

/// Deletes a file; that it is gone already is as good. Returns whether it was there.
pub(in crate::record) fn delete(file: &Path) -> Result<bool, RecordError> {
    match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(RecordError::file(file)(error)),
    }
}

/// The name of the file of the record is called.
pub const FILE: &str = "record.db";

/// The file that is locked while the record gets another name.
pub(in crate::record) const LOCK: &str = "record.lock";
