//! Which files on the shelf are those of a copy. A name alone doesn't tell: a person may have
//! named a file of their own like one.

use super::document_type::DocumentType;
use super::saved_document::SavedDocument;
use crate::disk::digest;
use std::fs;
use std::path::Path;

/// Returns true if a file with the name of a copy's file is one: its note names it, its name
/// has the first digits of the hash of its bytes, or it is no document but was made from one.
pub(super) fn is_copy(file: &Path, note: Option<&SavedDocument>) -> bool {
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
    !DocumentType::EXTENSIONS.contains(&end)
        || note.is_some_and(|copy| belongs(file, copy))
        || has_own_hash(file)
}

/// Returns whether a file is that of this copy, or was made of it.
pub(super) fn belongs(file: &Path, copy: &SavedDocument) -> bool {
    stem(file) == stem(Path::new(&copy.file))
}

fn has_own_hash(file: &Path) -> bool {
    let Some((_, digits)) = stem(file).and_then(|stem| stem.split_once('.')) else { return false };
    let length = fs::symlink_metadata(file).map_or(0, |about| about.len());
    digest(file, length).is_ok_and(|(hash, _)| hash.starts_with(digits))
}

fn stem(file: &Path) -> Option<&str> {
    file.file_stem().and_then(|stem| stem.to_str())
}
