//! The folder of the record and its lock.

use crate::disk::{self, Lock};
use crate::record::error::RecordError;
use std::path::Path;
use std::time::Duration;

/// Waits until no other program renames the record.
///
/// # Errors
/// Another program does not end, or the lock cannot be made.
pub(in crate::record) fn lock(directory: &Path) -> Result<Lock, RecordError> {
    disk::make_private(directory).map_err(RecordError::file(directory))?;
    let path = directory.join(LOCK);
    let file = disk::open_lock(&path).map_err(RecordError::file(path))?;
    let lock = Lock::patiently(file, waits);
    lock.ok_or_else(|| RecordError::Busy(directory.join(FILE)))
}

/// Keeps other programs from the files of a directory for a moment. A text that would be lost
/// does not wait long for it: nothing is locked if another program does not end.
pub(in crate::record) fn lock_for_a_moment(directory: &Path) -> Option<Lock> {
    disk::make_private(directory).ok()?;
    let file = disk::open_lock(&directory.join(LOCK)).ok()?;
    Lock::patiently(file, |tries| {
        std::thread::sleep(Duration::from_millis(2));
        tries < 200
    })
}

/// Waits for another program that uses the record; see [`disk::waits`].
pub(in crate::record) fn waits(tries: i32) -> bool {
    disk::waits("your record", tries)
}

/// Deletes a file; that it is gone already is as good. Returns whether it was there.
pub(in crate::record) fn delete(file: &Path) -> Result<bool, RecordError> {
    disk::remove(file).map_err(RecordError::file(file))
}

/// The name of the file of the record.
pub const FILE: &str = "record.db";

/// The file that is locked while the record gets another name.
pub(in crate::record) const LOCK: &str = "record.lock";
