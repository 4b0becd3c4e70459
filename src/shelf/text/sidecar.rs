//! Where the words of all copies are kept for the search.

use super::pages::TextPage;
use crate::disk;
use crate::shelf::error::ShelfError;
use crate::shelf::names::{COPY_INDEX, END};
use crate::shelf::store::Shelf;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file with the words of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptText {
    /// The id of the copy.
    pub id: String,
    /// The name of the file; that of another version differs.
    pub file: String,
    /// How long it is.
    pub bytes: u64,
}

impl Shelf {
    /// The files with the words of the copies, by id. Their names are looked at
    /// and nothing else. None where there is no shelf.
    pub fn saved_texts(&self) -> Vec<KeptText> {
        let mut texts: BTreeMap<String, Vec<KeptText>> = BTreeMap::new();
        let mut copies = BTreeSet::new();
        for item in fs::read_dir(self.directory()).into_iter().flatten().flatten() {
            let Ok(file) = item.file_name().into_string() else { continue };
            let Some((id, rest)) = file.split_once('.') else { continue };
            let id = id.to_owned();
            if rest == "json" {
                copies.insert(id);
            } else if Path::new(rest).extension().is_some_and(|end| end == END) {
                let bytes = item.metadata().map_or(0, |about| about.len());
                texts.entry(id.clone()).or_default().push(KeptText { id, file, bytes });
            }
        }
        texts.retain(|id, _| copies.contains(id));
        texts.into_values().filter_map(|versions| self.version_in_use(versions)).collect()
    }

    /// Returns the version that belongs to the copy.
    fn version_in_use(&self, mut versions: Vec<KeptText>) -> Option<KeptText> {
        if let [first, _, ..] = versions.as_slice() {
            let copy = self.copy(&first.id).ok()?;
            let own = self.beside(&copy, END);
            versions.retain(|text| self.directory().join(&text.file) == own);
        }
        versions.pop()
    }

    /// The pages of such a file; `None` if it is gone or damaged.
    pub fn pages_of_text(&self, text: &KeptText) -> Option<Vec<TextPage>> {
        self.pages_in(&self.directory().join(&text.file))
    }

    /// The file for the words of all copies.
    pub fn words_file(&self) -> PathBuf {
        self.directory().join(COPY_INDEX)
    }

    /// Replaces that file.
    ///
    /// # Errors
    /// It cannot be written; the one before stays.
    pub fn save_words(&self, bytes: &[u8]) -> Result<(), ShelfError> {
        let _lock = self.lock()?;
        let path = self.words_file();
        disk::replace(&path, bytes).map_err(ShelfError::file(path))
    }

    /// Deletes that file, if it is there.
    ///
    /// # Errors
    /// The system does not let it be deleted.
    pub fn drop_words(&self) -> Result<(), ShelfError> {
        let path = self.words_file();
        disk::remove(&path).map(drop).map_err(ShelfError::file(path))
    }
}
