//! How much may be saved.

use super::error::{MB, ShelfError};
use super::store::Shelf;

/// How large a copy, and the shelf, may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one copy at most.
    pub copy: u64,
    /// Bytes of the whole shelf at most, with what else counts.
    pub shelf: u64,
    /// Bytes of the disk that are never used.
    pub spare: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { copy: 200 * MB, shelf: 2000 * MB, spare: 500 * MB }
    }
}

impl Limits {
    /// Returns whether `more` bytes may be written, with what the disk says is free.
    ///
    /// # Errors
    /// They are too many for the shelf or for the disk.
    pub fn allow(&self, shelf: &Shelf, more: u64) -> Result<(), ShelfError> {
        let held = shelf.counted_bytes();
        if held.saturating_add(more) > self.shelf {
            return Err(ShelfError::Quota { held, quota: self.shelf });
        }
        // Some network drives do not tell; the write itself fails if it must.
        let Ok(free) = fs4::available_space(shelf.directory()) else { return Ok(()) };
        if free < self.spare.saturating_add(more) {
            return Err(ShelfError::DiskFull { free, kept: self.spare });
        }
        Ok(())
    }
}
