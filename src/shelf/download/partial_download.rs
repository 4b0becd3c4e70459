//! A document that is on its way: its bytes so far and a note of their source.

use crate::disk::{self, Lock};
use crate::shelf::document_type::HEAD;
use crate::shelf::error::ShelfError;
use crate::shelf::names::PART_NOTE;
use crate::shelf::saved_document::Validators;
use crate::shelf::store::Shelf;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// The bytes so far. While this value lives, no other program saves the same document.
#[derive(Debug)]
pub(in crate::shelf) struct PartialDownload {
    path: PathBuf,
    note_path: PathBuf,
    note_file: Lock,
    file: File,
    /// Bytes that are there.
    pub(in crate::shelf) length: u64,
    note: Option<PartNote>,
}

/// The source of the bytes: an address and the version behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::shelf) struct PartNote {
    /// The address that was asked.
    pub(in crate::shelf) url: String,
    /// The version that answered.
    pub(in crate::shelf) validators: Validators,
}

impl PartialDownload {
    /// Opens the bytes that there are of an entry's document, or begins a new file.
    pub(in crate::shelf) fn open(shelf: &Shelf, id: &str) -> Result<Self, ShelfError> {
        shelf.prepare()?;
        let path = shelf.part(id);
        let note_path = path.with_extension(PART_NOTE);
        let note_file = disk::open_private(&note_path).map_err(ShelfError::file(&note_path))?;
        let mut note_file = Lock::now(note_file).ok_or(ShelfError::Busy)?;
        let mut text = String::new();
        // A note that cannot be read counts as none, and the document is begun anew.
        let _ = note_file.file().take(16 * 1024).read_to_string(&mut text);
        let mut file = disk::open_private(&path).map_err(ShelfError::file(&path))?;
        let length = file.seek(SeekFrom::End(0)).map_err(ShelfError::file(&path))?;
        let note = serde_json::from_str(&text).ok();
        Ok(Self { path, note_path, note_file, file, length, note })
    }

    /// Returns the byte from which the rest of this address can be asked for, and the version
    /// for `If-Range`.
    pub(in crate::shelf) fn resumable(&self, url: &str) -> Option<(u64, &str)> {
        let note = self.note.as_ref().filter(|note| note.url == url && self.length > 0)?;
        Some((self.length, note.validators.for_range()?))
    }

    /// Deletes the bytes so far and notes the source of the bytes to come.
    pub(in crate::shelf) fn restart(&mut self, note: PartNote) -> Result<(), ShelfError> {
        let text = serde_json::to_string(&note).unwrap_or_default();
        let mut begin = || -> io::Result<()> {
            self.file.set_len(0)?;
            self.file.rewind()?;
            let note = self.note_file.file();
            note.set_len(0)?;
            note.rewind()?;
            note.write_all(text.as_bytes())?;
            disk::sync(note)
        };
        begin().map_err(ShelfError::file(&self.path))?;
        (self.length, self.note) = (0, Some(note));
        Ok(())
    }

    /// Appends bytes.
    pub(in crate::shelf) fn write(&mut self, bytes: &[u8]) -> Result<(), ShelfError> {
        self.file.write_all(bytes).map_err(ShelfError::file(&self.path))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// The first bytes, at most [`HEAD`].
    pub(in crate::shelf) fn head(&self) -> Result<Vec<u8>, ShelfError> {
        self.read_at(0, HEAD)
    }

    /// The first bytes, at most `most`.
    pub(in crate::shelf) fn start(&self, most: u64) -> Result<Vec<u8>, ShelfError> {
        self.read_at(0, usize::try_from(most).unwrap_or(usize::MAX))
    }

    /// The last bytes, at most `most`.
    pub(in crate::shelf) fn tail(&self, most: usize) -> Result<Vec<u8>, ShelfError> {
        self.read_at(self.length.saturating_sub(most as u64), most)
    }

    fn read_at(&self, from: u64, most: usize) -> Result<Vec<u8>, ShelfError> {
        let read = || -> io::Result<Vec<u8>> {
            let mut file = disk::open_own(&self.path)?;
            file.seek(SeekFrom::Start(from))?;
            let mut bytes = Vec::new();
            file.take(most as u64).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        read().map_err(ShelfError::file(&self.path))
    }

    /// Has the bytes written to the disk; returns their SHA-256.
    pub(in crate::shelf) fn finish(&mut self) -> Result<String, ShelfError> {
        disk::sync(&self.file).map_err(ShelfError::file(&self.path))?;
        let (sha256, bytes) =
            disk::digest(&self.path, self.length).map_err(ShelfError::file(&self.path))?;
        match bytes == self.length {
            true => Ok(sha256),
            false => Err(ShelfError::file(&self.path)(io::ErrorKind::UnexpectedEof.into())),
        }
    }

    /// Hands the whole file over to `keep`, closed, as Windows wants it.
    pub(in crate::shelf) fn hand_over<T>(
        self,
        keep: impl FnOnce(&std::path::Path) -> Result<T, ShelfError>,
    ) -> Result<T, ShelfError> {
        let Self { path, note_path, note_file, file, .. } = self;
        drop(file);
        let kept = keep(&path)?;
        drop(note_file);
        let _ = disk::remove(&note_path);
        Ok(kept)
    }

    /// Deletes the bytes and the note.
    pub(in crate::shelf) fn discard(self) {
        let Self { path, note_path, note_file, file, .. } = self;
        drop((file, note_file));
        let _ = disk::remove(&path);
        let _ = disk::remove(&note_path);
    }
}

impl Shelf {
    /// Returns how many bytes of an entry's document are kept for the next try.
    pub fn kept_part(&self, id: &str) -> Option<u64> {
        let about = fs::symlink_metadata(self.part(id)).ok()?;
        Some(about.len()).filter(|bytes| about.is_file() && *bytes > 0)
    }
}
