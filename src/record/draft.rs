//! Notes and forms that quick exit left unsaved, kept until they are saved or given up.

use super::clean_text::MOST_NOTE;
use super::error::RecordError;
use super::storage::files::{delete, make_directory};
use crate::faults::is_forbidden;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The file of the drafts in a directory of data: an object of JSON, the text of
/// each draft by its key, see [`DraftKind::key`].
pub const DRAFTS: &str = "drafts.json";

/// Drafts kept at most.
const MOST_DRAFTS: usize = 32;

/// The field or form that a draft was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// The note.
    Note,
    /// The form of a completed training.
    Done,
    /// The form of a planned training.
    Plan,
    /// The name of a list.
    ListName,
}

impl DraftKind {
    /// Returns the key under which a draft about the entry with this id is kept: the id
    /// itself for a note, with a word and a colon in front for the rest. No id has a colon.
    pub fn key(self, id: &str) -> String {
        match self {
            DraftKind::Note => id.to_owned(),
            DraftKind::Done => format!("done:{id}"),
            DraftKind::Plan => format!("plan:{id}"),
            DraftKind::ListName => format!("list:{id}"),
        }
    }
}

/// Reads the drafts, by their keys. A file that can't be read holds
/// none: a draft is lent a hand, nothing depends on it.
pub fn drafts(directory: &Path) -> BTreeMap<String, String> {
    let file = directory.join(DRAFTS);
    let most = (MOST_DRAFTS * (MOST_NOTE + 1024) * 2) as u64;
    let is_sound = |about: fs::Metadata| about.is_file() && about.len() <= most;
    if !fs::symlink_metadata(&file).is_ok_and(is_sound) {
        return BTreeMap::new();
    }
    let text = fs::read_to_string(&file).unwrap_or_default();
    let mut drafts: BTreeMap<String, String> = serde_json::from_str(&text).unwrap_or_default();
    for draft in drafts.values_mut() {
        draft.retain(|letter| letter == '\n' || !is_forbidden(letter));
    }
    drafts.retain(|_, draft| draft.len() <= MOST_NOTE);
    drafts
}

/// Keeps a draft under its key, in place of one that is there. Only its owner can
/// read the file.
///
/// # Errors
/// It can't be written.
pub fn keep_draft(directory: &Path, key: &str, text: &str) -> Result<(), RecordError> {
    let mut all = drafts(directory);
    all.insert(key.to_owned(), text.to_owned());
    while all.len() > MOST_DRAFTS {
        let other = all.keys().find(|other| *other != key).cloned();
        other.and_then(|other| all.remove(&other));
    }
    write(directory, &all)
}

/// Drops the draft with this key.
///
/// # Errors
/// The file can't be written.
pub fn drop_draft(directory: &Path, key: &str) -> Result<(), RecordError> {
    let mut all = drafts(directory);
    match all.remove(key) {
        None => Ok(()),
        Some(_) if all.is_empty() => forget_drafts(directory).map(drop),
        Some(_) => write(directory, &all),
    }
}

/// Deletes all drafts; returns whether there were any.
///
/// # Errors
/// The system doesn't let the file be deleted.
pub fn forget_drafts(directory: &Path) -> Result<bool, RecordError> {
    delete(&directory.join(DRAFTS))
}

fn write(directory: &Path, drafts: &BTreeMap<String, String>) -> Result<(), RecordError> {
    let written = || {
        make_directory(directory)?;
        // Made by `tempfile`, so only its owner can read it; a link in the place of
        // the file is replaced, not followed.
        let mut part = tempfile::Builder::new().prefix("new-").tempfile_in(directory)?;
        part.write_all(serde_json::to_string(drafts)?.as_bytes())?;
        part.as_file().sync_data()?;
        part.persist(directory.join(DRAFTS)).map_err(|error| error.error)
    };
    written().map(drop).map_err(RecordError::file(directory))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_kept_by_entry_and_dropped_one_by_one() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        assert_eq!(drafts(&data), BTreeMap::new());
        drop_draft(&data, "one").unwrap();
        assert!(!data.exists(), "nothing is made for nothing");
        keep_draft(&data, "one", "first\nline").unwrap();
        keep_draft(&data, "two", "more").unwrap();
        keep_draft(&data, "one", "second").unwrap();
        assert_eq!(
            drafts(&data).into_iter().collect::<Vec<_>>(),
            [("one".to_owned(), "second".to_owned()), ("two".to_owned(), "more".to_owned())]
        );
        drop_draft(&data, "one").unwrap();
        assert_eq!(drafts(&data).len(), 1);
        drop_draft(&data, "two").unwrap();
        assert!(!data.join(DRAFTS).exists());
        keep_draft(&data, "one", "x").unwrap();
        assert!(forget_drafts(&data).unwrap() && !forget_drafts(&data).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_drafts_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let home = tempfile::tempdir().unwrap();
        let (data, other) = (home.path().join("data"), home.path().join("other"));
        fs::write(&other, "{\"one\": \"not mine\"}").unwrap();
        make_directory(&data).unwrap();
        symlink(&other, data.join(DRAFTS)).unwrap();
        assert_eq!(drafts(&data), BTreeMap::new());
        keep_draft(&data, "one", "mine").unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "{\"one\": \"not mine\"}");
        let mode = fs::metadata(data.join(DRAFTS)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_file_that_is_no_file_of_drafts_holds_none_and_steers_no_terminal() {
        let home = tempfile::tempdir().unwrap();
        for text in ["", "[]", "{\"a\": 1}", "\u{1b}[31m"] {
            fs::write(home.path().join(DRAFTS), text).unwrap();
            assert_eq!(drafts(home.path()), BTreeMap::new(), "{text:?}");
        }
        fs::write(home.path().join(DRAFTS), "{\"a\": \"x\\u001b[31m\\n\\u202ey\"}").unwrap();
        assert_eq!(drafts(home.path())["a"], "x[31m\ny");
    }

    #[test]
    fn only_so_many_drafts_are_kept() {
        let home = tempfile::tempdir().unwrap();
        for number in 0..MOST_DRAFTS + 3 {
            keep_draft(home.path(), &format!("{number:03}"), "x").unwrap();
        }
        assert_eq!(drafts(home.path()).len(), MOST_DRAFTS);
        assert!(drafts(home.path()).contains_key("034"));
    }
}
