//! Where somebody stopped to read a copy.

use super::error::ShelfError;
use super::saved_document::SavedDocument;
use super::store::Shelf;
use crate::disk;
use crate::shelf::names::BOOKMARK;
use serde::{Deserialize, Serialize};

/// A place in the text of a copy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bookmark {
    /// The block, counted from 0 through all pages.
    pub block: usize,
    /// The byte in its text.
    pub byte: usize,
}

impl Shelf {
    /// Where reading a copy was left off; `None` if it was not begun. A new
    /// version of the copy is begun anew.
    pub fn bookmark(&self, copy: &SavedDocument) -> Option<Bookmark> {
        let text = disk::read_own_text(&self.beside(copy, BOOKMARK), 1024).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Keeps where reading a copy was left off, beside the copy.
    ///
    /// # Errors
    /// It cannot be written, or the copy is gone.
    pub fn save_bookmark(
        &self,
        copy: &SavedDocument,
        bookmark: Bookmark,
    ) -> Result<(), ShelfError> {
        let text = serde_json::to_string(&bookmark).unwrap_or_default() + "\n";
        self.save_beside(copy, BOOKMARK, &text)
    }
}
