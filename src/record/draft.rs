//! Notes and forms that quick exit left unsaved, kept until they are saved or given up.

mod file;

use super::error::RecordError;
use super::storage::files::{delete, lock_for_a_moment};
use crate::disk;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The file of the drafts in a directory of data: an object of JSON, the text of
/// each draft by its key, see [`DraftKind::key`].
pub const DRAFTS: &str = "drafts.json";

/// Bytes of that file at most.
const MOST_FILE: u64 = 8 * 1024 * 1024;

/// The field or form that a draft was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// The note.
    Note,
    /// The form of a completed training.
    Done,
    /// The form of a planned training.
    Plan,
    /// The form that corrects a line of the log.
    Edit,
    /// The name of a list.
    ListName,
    /// The form of a resource for the reader's own catalog.
    NewEntry,
}

impl DraftKind {
    /// Returns the key under which a draft about the entry or log line with this id is kept: the id
    /// itself for a note, with a word and a colon in front for the rest. No id has a colon.
    pub fn key(self, id: &str) -> String {
        match self {
            DraftKind::Note => id.to_owned(),
            DraftKind::Done => format!("done:{id}"),
            DraftKind::Plan => format!("plan:{id}"),
            DraftKind::Edit => format!("edit:{id}"),
            DraftKind::ListName => format!("list:{id}"),
            DraftKind::NewEntry => format!("new:{id}"),
        }
    }

    /// Returns the kind and the id of the entry of a [key](Self::key).
    pub fn parse_key(key: &str) -> (Self, &str) {
        let key = key.split_once(OTHER).map_or(key, |(first, _)| first);
        match key.split_once(':') {
            Some(("done", id)) => (DraftKind::Done, id),
            Some(("plan", id)) => (DraftKind::Plan, id),
            Some(("edit", id)) => (DraftKind::Edit, id),
            Some(("list", id)) => (DraftKind::ListName, id),
            Some(("new", id)) => (DraftKind::NewEntry, id),
            _ => (DraftKind::Note, key),
        }
    }

    /// Returns the name of that field or form for people.
    pub const fn name(self) -> &'static str {
        match self {
            DraftKind::Note => "your note",
            DraftKind::Done => "your completed training",
            DraftKind::Plan => "your plan",
            DraftKind::Edit => "your correction",
            DraftKind::ListName => "your list",
            DraftKind::NewEntry => "your new resource",
        }
    }
}

/// Stands between a key and the number of another draft with that key, which another window
/// left. No id has it.
const OTHER: char = '#';

/// Returns the key of the draft with this number among those of one key.
fn numbered(key: &str, number: usize) -> String {
    if number < 2 { key.to_owned() } else { format!("{key}{OTHER}{number}") }
}

/// A text that is to be kept as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsavedDraft {
    /// Its key, see [`DraftKind::key`].
    pub key: String,
    /// The typed text.
    pub text: String,
    /// The draft that it began as, whose place it takes.
    pub former: Option<String>,
}

/// The drafts in a directory.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Their texts, by their keys.
    pub texts: BTreeMap<String, String>,
    /// The new name of their file, if it was damaged.
    pub set_aside: Option<PathBuf>,
}

/// Reads the drafts in a directory. A damaged file is given another name, and those of it
/// that can be read are kept.
///
/// # Errors
/// The damaged file can't be renamed, or the drafts written; nothing of it is lost then.
pub fn drafts(directory: &Path) -> Result<Drafts, RecordError> {
    let file = file::read(directory);
    let mut drafts = Drafts { texts: file.drafts, set_aside: None };
    if file.is_damaged {
        drafts.set_aside = Some(file::set_aside(directory)?);
        if !drafts.texts.is_empty() {
            write(directory, &drafts.texts)?;
        }
    }
    Ok(drafts)
}

/// Returns the number of drafts in a directory, and changes nothing there.
pub fn draft_count(directory: &Path) -> usize {
    file::read(directory).drafts.len()
}

/// Takes the draft with this key out; one that another window left takes its place. Returns
/// whether there was one.
pub fn take_out(drafts: &mut BTreeMap<String, String>, key: &str) -> bool {
    let is_there = drafts.remove(key).is_some();
    let mut number = 2;
    while let Some(other) = drafts.remove(&numbered(key, number)) {
        drafts.insert(numbered(key, number - 1), other);
        number += 1;
    }
    is_there
}

/// Keeps a draft under its key. It takes the place of the one that it began as; one that another
/// window left stays, and this one stands behind it. Only their owner can read the file. A
/// damaged file is given another name first.
///
/// # Errors
/// It can't be written, or the drafts are larger than 8 MiB in all.
pub fn save_draft(directory: &Path, draft: &UnsavedDraft) -> Result<(), RecordError> {
    let UnsavedDraft { key, text, former } = draft;
    // Several windows may be closed at once.
    let _lock = lock_for_a_moment(directory);
    let mut all = drafts(directory)?.texts;
    let is_place = |key: &String| {
        all.get(key).is_none_or(|there| Some(there) == former.as_ref() || there == text)
    };
    let mut places = (1..=all.len() + 1).map(|number| numbered(key, number));
    let place = places.find(is_place).unwrap_or_else(|| key.clone());
    all.insert(place, text.clone());
    write(directory, &all)
}

/// Drops the draft with this key, if it still is the `known` one; one that another window left
/// takes its place. A damaged file is given another name first.
///
/// # Errors
/// The file can't be written.
pub fn drop_draft(directory: &Path, key: &str, known: &str) -> Result<(), RecordError> {
    if draft_count(directory) == 0 {
        return drafts(directory).map(drop);
    }
    let _lock = lock_for_a_moment(directory);
    let mut all = drafts(directory)?.texts;
    if all.get(key).is_none_or(|there| there != known) {
        return Ok(());
    }
    take_out(&mut all, key);
    match all.is_empty() {
        true => delete(&directory.join(DRAFTS)).map(drop),
        false => write(directory, &all),
    }
}

/// Deletes all drafts, those in damaged files too; returns whether there were any.
///
/// # Errors
/// The system doesn't let a file be deleted.
pub fn erase_drafts(directory: &Path) -> Result<bool, RecordError> {
    let mut any = delete(&directory.join(DRAFTS))?;
    for damaged in file::damaged(directory) {
        any |= delete(&damaged)?;
    }
    Ok(any)
}

fn write(directory: &Path, drafts: &BTreeMap<String, String>) -> Result<(), RecordError> {
    let written = || {
        disk::make_private(directory)?;
        let json = serde_json::to_string(drafts)?;
        if json.len() as u64 > MOST_FILE {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        disk::replace(&directory.join(DRAFTS), json.as_bytes())
    };
    written().map_err(RecordError::file(directory))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::storage::files::LOCK;
    use std::fs;

    fn save_text(directory: &Path, key: &str, text: &str) -> Result<(), RecordError> {
        let former = texts(directory).remove(key);
        let (key, text) = (key.to_owned(), text.to_owned());
        super::save_draft(directory, &UnsavedDraft { key, text, former })
    }

    fn texts(directory: &Path) -> BTreeMap<String, String> {
        drafts(directory).unwrap().texts
    }

    fn set_aside(directory: &Path) -> Option<PathBuf> {
        drafts(directory).unwrap().set_aside
    }

    #[test]
    fn drafts_are_kept_by_entry_and_dropped_one_by_one() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        assert_eq!(texts(&data), BTreeMap::new());
        drop_draft(&data, "one", "x").unwrap();
        assert!(!data.exists(), "nothing is made for nothing");
        save_text(&data, "one", "first\nline").unwrap();
        save_text(&data, "two", "more").unwrap();
        save_text(&data, "one", "second").unwrap();
        assert_eq!(
            texts(&data).into_iter().collect::<Vec<_>>(),
            [("one".to_owned(), "second".to_owned()), ("two".to_owned(), "more".to_owned())]
        );
        drop_draft(&data, "one", "second").unwrap();
        assert_eq!(texts(&data).len(), 1);
        drop_draft(&data, "two", "more").unwrap();
        assert!(!data.join(DRAFTS).exists());
        save_text(&data, "one", "x").unwrap();
        assert!(erase_drafts(&data).unwrap() && !erase_drafts(&data).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_drafts_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let home = tempfile::tempdir().unwrap();
        let (data, other) = (home.path().join("data"), home.path().join("other"));
        fs::write(&other, "{\"one\": \"not mine\"}").unwrap();
        disk::make_private(&data).unwrap();
        symlink(&other, data.join(DRAFTS)).unwrap();
        assert_eq!(texts(&data), BTreeMap::new());
        save_text(&data, "one", "mine").unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "{\"one\": \"not mine\"}");
        let mode = fs::metadata(data.join(DRAFTS)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_damaged_file_is_kept_under_another_name_with_what_can_be_read_of_it() {
        let sound = |home: &Path| fs::write(home.join(DRAFTS), "{\"a\": \"x\"}").unwrap();
        let large = "x".repeat(usize::try_from(MOST_FILE).unwrap() + 1);
        for (damaged, read) in [
            ("", None),
            ("[]", None),
            ("\u{1b}[31m", None),
            ("{\"a\": \"x\", \"b\": 1}", Some("x")),
            ("{\"a\": \"x\", \"b\": \"half of", Some("x")),
            ("{\"a\": \"x\"} and more", Some("x")),
            (&large, None),
        ] {
            let shown = &damaged[..damaged.len().min(40)];
            let home = tempfile::tempdir().unwrap();
            let home = home.path();
            sound(home);
            assert_eq!(set_aside(home), None);
            fs::write(home.join(DRAFTS), damaged).unwrap();
            save_text(home, "new", "typed").unwrap();
            let aside = home.join("drafts-damaged-1.json");
            assert!(fs::read_to_string(&aside).unwrap() == damaged, "{shown}");
            let kept = texts(home);
            assert_eq!(kept.get("a").map(String::as_str), read, "{shown}");
            assert_eq!(kept["new"], "typed", "{shown}");
            fs::write(home.join(DRAFTS), damaged).unwrap();
            assert_eq!(set_aside(home), Some(home.join("drafts-damaged-2.json")));
            assert!(erase_drafts(home).unwrap());
            let left = fs::read_dir(home).unwrap().map(|file| file.unwrap().file_name());
            assert_eq!(left.collect::<Vec<_>>(), [LOCK], "{shown}");
        }
    }

    #[test]
    fn drafts_steer_no_terminal() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(DRAFTS), "{\"a\": \"x\\u001b[31m\\n\\u202ey\"}").unwrap();
        assert_eq!(texts(home.path())["a"], "x[31m\ny");
    }

    #[test]
    fn no_draft_is_dropped_for_another() {
        let home = tempfile::tempdir().unwrap();
        for number in 0..40 {
            save_text(home.path(), &format!("{number:03}"), "x").unwrap();
        }
        assert_eq!(texts(home.path()).len(), 40);
        let long = "x".repeat(usize::try_from(MOST_FILE).unwrap());
        assert!(save_text(home.path(), "long", &long).is_err());
        assert_eq!(texts(home.path()).len(), 40);
    }

    #[test]
    fn drafts_of_two_windows_are_both_kept() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        let keep = |text: &str, former: Option<&str>| {
            let (key, text, former) = ("done:a".into(), text.into(), former.map(str::to_owned));
            super::save_draft(home, &UnsavedDraft { key, text, former }).unwrap();
            texts(home).into_iter().map(|(key, text)| format!("{key}={text}")).collect::<Vec<_>>()
        };
        assert_eq!(keep("one", None), ["done:a=one"]);
        // A window that knows of none, then one that went on with the first one.
        assert_eq!(keep("two", None), ["done:a=one", "done:a#2=two"]);
        assert_eq!(keep("one more", Some("one")), ["done:a=one more", "done:a#2=two"]);
        // The same words again, then a window whose draft was replaced meanwhile.
        assert_eq!(keep("two", None).len(), 2);
        assert_eq!(keep("three", Some("one")).len(), 3);
        for key in texts(home).keys() {
            assert_eq!(DraftKind::parse_key(key), (DraftKind::Done, "a"));
        }
        // A draft of another window is not dropped with the own one, and comes next.
        drop_draft(home, "done:a", "one").unwrap();
        assert_eq!(texts(home).len(), 3);
        drop_draft(home, "done:a", "one more").unwrap();
        assert_eq!(texts(home).into_values().collect::<Vec<_>>(), ["two", "three"]);
        drop_draft(home, "done:a", "two").unwrap();
        drop_draft(home, "done:a", "three").unwrap();
        assert!(!home.join(DRAFTS).exists());
    }
}
