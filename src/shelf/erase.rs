//! Tells this program's files in the folder of the shelf from other files, and erases them.

use super::error::ShelfError;
use super::names::{LOCK, NOTE, Named, PART_NOTE};
use super::ownership::is_copy;
use super::store::{Shelf, made};
use crate::disk;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

/// The files in the folder of the shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShelfFiles {
    /// The files that this program made.
    pub own: Vec<PathBuf>,
    /// Bytes of these files.
    pub bytes: u64,
    /// Everything else: files and folders of the user.
    pub foreign: Vec<PathBuf>,
}

impl Shelf {
    /// Lists the folder and tells the files by name, and more closely where a person may have
    /// chosen the name: a note is ours if it reads as one or the file of a copy lies beside
    /// it, the part of a document if the note of the part lies beside it.
    ///
    /// # Errors
    /// The folder is there and cannot be listed.
    pub fn holdings(&self) -> Result<ShelfFiles, ShelfError> {
        let mut holdings = ShelfFiles::default();
        let Some(names) = self.names()? else { return Ok(holdings) };
        let copies = made(&names);
        for name in &names {
            let path = self.directory().join(name);
            let about = fs::symlink_metadata(&path).map_err(ShelfError::file(&path))?;
            let is_own = match Named::of(name.to_str().unwrap_or_default()) {
                _ if about.is_dir() => false,
                Named::Made(id) => is_copy(&path, self.copy(id).ok().as_ref()),
                Named::PartNote(_) | Named::Shared => true,
                Named::Lock => about.len() == 0,
                Named::Perhaps(id, NOTE) => copies.contains(id) || self.copy(id).is_ok(),
                Named::Perhaps(id, _) => names.contains(OsStr::new(&format!("{id}.{PART_NOTE}"))),
                Named::Foreign => false,
            };
            match is_own {
                true => {
                    holdings.own.push(path);
                    holdings.bytes += about.len();
                }
                false => holdings.foreign.push(path),
            }
        }
        Ok(holdings)
    }

    /// Erases the files of this program, and the folder if nothing else is in it. Returns the
    /// files and folders that it left alone.
    ///
    /// # Errors
    /// The folder cannot be listed, or something in it not be deleted.
    pub fn erase(&self) -> Result<Vec<PathBuf>, ShelfError> {
        if self.names()?.is_none() {
            return Ok(Vec::new());
        }
        let lock = self.lock()?;
        let ShelfFiles { own, foreign, .. } = self.holdings()?;
        // A part goes before its note, by which it is known; the lock goes last.
        let (last, first): (Vec<PathBuf>, Vec<PathBuf>) =
            own.into_iter().partition(|path| path.ends_with(LOCK) || is_part_note(path));
        for path in first.iter().chain(last.iter().filter(|path| is_part_note(path))) {
            disk::remove(path).map_err(ShelfError::file(path))?;
        }
        drop(lock);
        for path in last.iter().filter(|path| path.ends_with(LOCK)) {
            disk::remove(path).map_err(ShelfError::file(path))?;
        }
        if foreign.is_empty() {
            // Another program may save something at this moment; then it stays.
            let _ = fs::remove_dir(self.directory());
        }
        Ok(foreign)
    }
}

fn is_part_note(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|end| end == PART_NOTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_made_goes_and_the_rest_is_left_and_named() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(home.path().join("shelf"));
        assert_eq!(shelf.erase().unwrap(), Vec::<PathBuf>::new());
        assert!(!shelf.directory().exists());
        fs::create_dir(shelf.directory()).unwrap();
        // The digits of documents are those of the hash of "mine".
        let own = [
            "guide.3fd30542fe3f.pdf",
            "guide.0123456789ab.text",
            "guide.json",
            "other.part",
            "other.part-note",
            "left.3fd30542fe3f.docx",
            "_words.index",
            "squadroom-new-x4Ru0c",
        ];
        let foreign = [
            "a.pdf",
            "budget.json",
            "film.part",
            "guide.0123456789ab.pdf",
            "new-plan",
            "new-policy",
            "new-PoLicy",
            "notes.txt",
            "report.docx",
        ];
        for name in own.iter().chain(&foreign) {
            fs::write(shelf.directory().join(name), "mine").unwrap();
        }
        fs::create_dir(shelf.directory().join("more")).unwrap();
        fs::write(shelf.directory().join("more/guide.0123456789ab.pdf"), "mine").unwrap();
        let mut expected: Vec<PathBuf> =
            foreign.iter().chain(&["more"]).map(|name| shelf.directory().join(name)).collect();
        expected.sort();
        let holdings = shelf.holdings().unwrap();
        assert_eq!(holdings.foreign, expected);
        assert_eq!((holdings.own.len(), holdings.bytes), (own.len(), 4 * own.len() as u64));
        assert_eq!(shelf.erase().unwrap(), expected);
        let left: Vec<PathBuf> = shelf.holdings().unwrap().own;
        assert_eq!(left, Vec::<PathBuf>::new());
        assert!(expected.iter().all(|path| path.exists()));
        assert!(shelf.directory().join("more/guide.0123456789ab.pdf").exists());
    }

    #[test]
    fn a_lock_with_words_in_it_is_somebody_elses() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(home.path());
        fs::write(home.path().join("lock"), "Combination: 1-2-3").unwrap();
        assert_eq!(shelf.erase().unwrap(), [home.path().join("lock")]);
    }
}
