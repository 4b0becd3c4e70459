//! The directory of saved copies.
//!
//! A copy `ID` is a file `ID.HASH.pdf` and a note `ID.json` that names it. A new
//! version lies beside the old one, whole and on the disk, before the note is
//! replaced; only then is the old one deleted. So whenever the power goes, the
//! note names a file that is whole.

use super::error::ShelfError;
use super::names::{LOCK, NOTE, Named, PART, is_id};
use super::ownership::{belongs, is_copy};
use super::saved_document::SavedDocument;
use crate::disk::{self, Lock, digest, waits};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Bytes of a note at most.
const MOST_NOTE: u64 = 256 * 1024;

/// The shelf in one directory. It need not be there before something is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    directory: PathBuf,
    /// Another folder whose files count against the quota.
    counted: Option<PathBuf>,
}

/// The state of the file of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// It is as it was saved.
    Whole,
    /// It is not there.
    Missing,
    /// It cannot be read.
    Unreadable(String),
    /// Other bytes stand in it.
    Changed,
}

impl Shelf {
    /// The shelf in this directory. Touches nothing.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into(), counted: None }
    }

    /// Counts the files of another folder of this program against the quota.
    #[must_use]
    pub fn counting(self, folder: impl Into<PathBuf>) -> Self {
        Self { counted: Some(folder.into()), ..self }
    }

    /// Where it is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// All copies, by id, and what is wrong with notes that cannot be read.
    ///
    /// # Errors
    /// The directory is there and cannot be listed.
    pub fn copies(&self) -> Result<(Vec<SavedDocument>, Vec<ShelfError>), ShelfError> {
        let (mut copies, mut faults) = (Vec::new(), Vec::new());
        let Some(names) = self.names()? else { return Ok((copies, faults)) };
        let made = made(&names);
        for name in &names {
            if let Some(Named::Perhaps(id, NOTE)) = name.to_str().map(Named::of) {
                match self.copy(id) {
                    Ok(copy) => copies.push(copy),
                    // Removed by another program meanwhile.
                    Err(ShelfError::Missing(_)) => {}
                    Err(fault) if made.contains(id) => faults.push(fault),
                    // A file of the user, such as `budget.json`.
                    Err(_) => {}
                }
            }
        }
        copies.sort_by(|a, b| a.id.cmp(&b.id));
        Ok((copies, faults))
    }

    /// The names in the folder; `None` if there is none.
    pub(super) fn names(&self) -> Result<Option<BTreeSet<OsString>>, ShelfError> {
        self.check()?;
        let failed = ShelfError::file(&self.directory);
        match fs::read_dir(&self.directory) {
            Ok(items) => {
                let names = items.map(|item| item.map(|item| item.file_name()));
                names.collect::<Result<_, _>>().map(Some).map_err(failed)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// The copy of an entry.
    ///
    /// # Errors
    /// There is none, or its note cannot be read.
    pub fn copy(&self, id: &str) -> Result<SavedDocument, ShelfError> {
        let missing = || ShelfError::Missing(id.to_owned());
        if !is_id(id) {
            return Err(missing());
        }
        self.check()?;
        let note = self.note(id);
        match disk::read_own_text(&note, MOST_NOTE) {
            Ok(text) => SavedDocument::read(&note, id, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(missing()),
            Err(error) => Err(ShelfError::file(note)(error)),
        }
    }

    /// The file of a copy.
    pub fn file(&self, copy: &SavedDocument) -> PathBuf {
        self.directory.join(&copy.file)
    }

    /// The file beside a copy that ends in `end`: what was made of that copy.
    pub fn beside(&self, copy: &SavedDocument, end: &str) -> PathBuf {
        self.file(copy).with_extension(end)
    }

    /// Keeps what was made of a copy in the file beside it that ends in `end`.
    pub(super) fn save_beside(
        &self,
        copy: &SavedDocument,
        end: &str,
        text: &str,
    ) -> Result<(), ShelfError> {
        let path = self.beside(copy, end);
        let _lock = self.lock()?;
        if !self.file(copy).exists() {
            return Err(ShelfError::file(path)(io::ErrorKind::NotFound.into()));
        }
        disk::replace(&path, text.as_bytes()).map_err(ShelfError::file(path))
    }

    /// Reads a copy's file once more and compares.
    pub fn health(&self, copy: &SavedDocument) -> Health {
        let file = self.file(copy);
        // One of another length need not be read.
        let digest = match fs::symlink_metadata(&file) {
            Ok(about) if about.is_file() && about.len() != copy.bytes => return Health::Changed,
            _ => digest(&file, copy.bytes),
        };
        match digest {
            Ok((sha256, bytes)) if sha256 == copy.sha256 && bytes == copy.bytes => Health::Whole,
            Ok(_) => Health::Changed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Health::Missing,
            Err(error) => Health::Unreadable(disk::in_words(&error)),
        }
    }

    /// Bytes that all files of the shelf take.
    pub fn bytes(&self) -> u64 {
        bytes_in(&self.directory)
    }

    /// Bytes that count against the quota: those of the shelf, and of the other folder that
    /// counts.
    pub fn counted_bytes(&self) -> u64 {
        // The target of a link is not ours.
        let own = self.counted.iter().filter(|folder| disk::check_own_folder(folder).is_ok());
        self.bytes() + own.map(|folder| bytes_in(folder)).sum::<u64>()
    }

    /// Takes a copy off the shelf; returns the bytes that it took.
    ///
    /// # Errors
    /// There is none, or the system does not let it be deleted.
    pub fn remove(&self, id: &str) -> Result<u64, ShelfError> {
        let _lock = self.lock()?;
        let note = self.note(id);
        if !is_id(id) || !note.exists() {
            return Err(ShelfError::Missing(id.to_owned()));
        }
        let before = self.bytes();
        let files: Vec<PathBuf> = self.files_of(id).collect();
        // The note first: a file that nobody names is swept away later.
        disk::remove(&note).map_err(ShelfError::file(note))?;
        for file in files {
            disk::remove(&file).map_err(ShelfError::file(file))?;
        }
        Ok(before.saturating_sub(self.bytes()))
    }

    /// Chooses whether a copy is opened in place of its link, `None` for what the
    /// settings say; returns its new note.
    ///
    /// # Errors
    /// There is none, or its note cannot be written.
    pub fn prefer(&self, id: &str, preferred: Option<bool>) -> Result<SavedDocument, ShelfError> {
        self.amend(id, |copy| copy.preferred = preferred)
    }

    /// Gives a whole file, written to the disk, its place and its note, in which
    /// what was chosen for the copy before stays.
    ///
    /// # Errors
    /// The directory refuses it; the copy before stays as it was.
    pub(super) fn commit(
        &self,
        part: &Path,
        copy: SavedDocument,
    ) -> Result<SavedDocument, ShelfError> {
        let _lock = self.lock()?;
        let preferred = self.copy(&copy.id).ok().and_then(|before| before.preferred);
        let copy = SavedDocument { preferred, ..copy };
        let file = self.file(&copy);
        disk::rename(part, &file).map_err(ShelfError::file(&file))?;
        disk::sync_directory(&self.directory);
        self.write_note(&copy)?;
        self.sweep();
        Ok(copy)
    }

    /// Deletes what no note names: former versions, and what a program that was
    /// ended left behind. Names change under the lock only, so nobody is at it. A
    /// file that this program did not make is left alone.
    fn sweep(&self) {
        for item in fs::read_dir(&self.directory).into_iter().flatten().flatten() {
            let name = item.file_name().to_string_lossy().into_owned();
            let is_left = match Named::of(&name) {
                Named::Made(id) => {
                    let is_free = match self.copy(id) {
                        Ok(copy) => !belongs(&item.path(), &copy),
                        Err(error) => matches!(error, ShelfError::Missing(_)),
                    };
                    is_free && is_copy(&item.path(), None)
                }
                _ => disk::is_unfinished(&name),
            };
            if is_left {
                // Another program may show it just now; the next sweep gets it.
                let _ = disk::remove(&item.path());
            }
        }
    }

    /// Changes the note of a copy whose file stays, as it is now; returns the new
    /// one. Whoever read it earlier may not know what was chosen since.
    ///
    /// # Errors
    /// There is none, or it cannot be written; the note before stays.
    pub(super) fn amend(
        &self,
        id: &str,
        change: impl FnOnce(&mut SavedDocument),
    ) -> Result<SavedDocument, ShelfError> {
        let _lock = self.lock()?;
        let mut copy = self.copy(id)?;
        change(&mut copy);
        self.write_note(&copy)?;
        Ok(copy)
    }

    /// Where a copy that is on its way is kept.
    pub(super) fn part(&self, id: &str) -> PathBuf {
        self.directory.join(format!("{id}.{PART}"))
    }

    /// Makes the directory, for its owner only.
    pub(super) fn prepare(&self) -> Result<(), ShelfError> {
        self.check()?;
        disk::make_private(&self.directory).map_err(ShelfError::file(&self.directory))
    }

    /// Finds out whether somebody else put a link in the place of the folder.
    fn check(&self) -> Result<(), ShelfError> {
        disk::check_linked_folder(&self.directory).map_err(ShelfError::file(&self.directory))
    }

    fn write_note(&self, copy: &SavedDocument) -> Result<(), ShelfError> {
        let note = self.note(&copy.id);
        let text = serde_json::to_string_pretty(copy).unwrap_or_default() + "\n";
        disk::replace(&note, text.as_bytes()).map_err(ShelfError::file(note))
    }

    fn note(&self, id: &str) -> PathBuf {
        self.directory.join(format!("{id}.{NOTE}"))
    }

    /// The files of an entry's copy, and what was made of them, but not its note.
    fn files_of(&self, id: &str) -> impl Iterator<Item = PathBuf> {
        let items = fs::read_dir(&self.directory).into_iter().flatten().flatten();
        let copy = self.copy(id).ok();
        items.map(|item| item.path()).filter(move |path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            Named::of(name) == Named::Made(id) && is_copy(path, copy.as_ref())
        })
    }

    /// Held while names change; one program at a time.
    pub(super) fn lock(&self) -> Result<Lock, ShelfError> {
        self.lock_while(|tries| waits("your saved documents", tries))
    }

    fn lock_while(&self, waits: impl Fn(i32) -> bool) -> Result<Lock, ShelfError> {
        self.prepare()?;
        let path = self.directory.join(LOCK);
        let file = disk::open_lock(&path).map_err(ShelfError::file(path))?;
        Lock::patiently(file, waits).ok_or_else(|| ShelfError::InUse(self.directory.clone()))
    }
}

/// The ids of which files of copies are among these names.
pub(super) fn made(names: &BTreeSet<OsString>) -> BTreeSet<&str> {
    names
        .iter()
        .filter_map(|name| match Named::of(name.to_str()?) {
            Named::Made(id) => Some(id),
            _ => None,
        })
        .collect()
}

fn bytes_in(folder: &Path) -> u64 {
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    items.filter_map(|item| item.metadata().ok()).map(|about| about.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_that_another_program_changes_is_not_waited_for_without_end() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(home.path().join("shelf"));
        let other = shelf.lock().unwrap();
        let error = shelf.lock_while(|tries| tries < 5).unwrap_err();
        assert!(matches!(error, ShelfError::InUse(_)), "{error}");
        assert!(
            error
                .to_string()
                .ends_with("another squadroom is changing it. Nothing was changed. Try again")
        );
        drop(other);
        shelf.lock_while(|_| false).unwrap();
    }
}
