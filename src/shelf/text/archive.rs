//! The files in an EPUB or Word document, which is a ZIP archive.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes of one file in it that are read.
const LONGEST: u64 = 32 * 1024 * 1024;

/// Bytes that are read of all files together.
const MOST: u64 = 128 * 1024 * 1024;

/// An archive that is open.
pub(in crate::shelf) struct PackedFiles<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The bytes that may still be read.
    room: u64,
}

impl<'b> PackedFiles<'b> {
    /// Opens an archive; `None` if it is none or not complete.
    pub(in crate::shelf) fn open(bytes: &'b [u8]) -> Option<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        Some(Self { zip, room: MOST })
    }

    /// Returns a file of the archive; `None` if it is not there, damaged, or too long.
    pub(in crate::shelf) fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.zip.by_name(name).ok()?;
        let most = LONGEST.min(self.room);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).ok()?;
        let length = bytes.len() as u64;
        self.room = self.room.saturating_sub(length);
        (length <= most).then_some(bytes)
    }

    /// Returns a file as text.
    pub(in crate::shelf) fn text(&mut self, name: &str) -> Option<String> {
        self.file(name).map(|bytes| super::encoding::page(&bytes))
    }
}
