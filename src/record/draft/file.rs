//! Reads the file of drafts, whole or damaged, and gives a damaged one another name.

use super::{DRAFTS, MOST_FILE};
use crate::disk;
use crate::faults::is_forbidden;
use crate::record::clean_text::MOST_NOTE;
use crate::record::error::RecordError;
use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The start of the name of a damaged file of drafts; a number and `.json` follow.
const DAMAGED: &str = "drafts-damaged-";

/// Damaged files that are kept at most.
const MOST_DAMAGED: u32 = 1000;

/// The drafts of a file, by their keys.
#[derive(Debug, Default)]
pub(super) struct DraftsFile {
    /// Those that can be read.
    pub drafts: BTreeMap<String, String>,
    /// True if something in the file can't be read.
    pub is_damaged: bool,
}

/// Reads the drafts in a directory; a missing file holds none.
pub(super) fn read(directory: &Path) -> DraftsFile {
    match disk::read_own(&directory.join(DRAFTS), MOST_FILE) {
        Ok(bytes) => parse(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => DraftsFile::default(),
        Err(_) => DraftsFile { is_damaged: true, ..DraftsFile::default() },
    }
}

fn parse(bytes: &[u8]) -> DraftsFile {
    let text = String::from_utf8_lossy(bytes);
    let mut file = DraftsFile::default();
    let mut json = serde_json::Deserializer::from_str(&text);
    let whole = json.deserialize_map(DraftsVisitor(&mut file)).and_then(|()| json.end());
    file.is_damaged |= whole.is_err() || matches!(text, std::borrow::Cow::Owned(_));
    file
}

/// Collects drafts up to the first fault of the JSON.
struct DraftsVisitor<'a>(&'a mut DraftsFile);

impl<'de> Visitor<'de> for DraftsVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object of drafts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<String, serde_json::Value>()? {
            match value {
                serde_json::Value::String(mut draft) if draft.len() <= MOST_NOTE => {
                    draft.retain(|letter| letter == '\n' || !is_forbidden(letter));
                    self.0.drafts.insert(key, draft);
                }
                _ => self.0.is_damaged = true,
            }
        }
        Ok(())
    }
}

/// Gives the file of drafts another name; returns it.
///
/// # Errors
/// It can't be renamed.
pub(super) fn set_aside(directory: &Path) -> Result<PathBuf, RecordError> {
    let file = directory.join(DRAFTS);
    let mut names =
        (1..=MOST_DAMAGED).map(|number| directory.join(format!("{DAMAGED}{number}.json")));
    let free = names.find(|path| std::fs::symlink_metadata(path).is_err());
    let to = free.ok_or_else(|| RecordError::file(&file)(io::ErrorKind::AlreadyExists.into()))?;
    disk::rename(&file, &to).map_err(RecordError::file(&file))?;
    Ok(to)
}

/// Returns the damaged files of drafts in a directory, in no order.
pub(super) fn damaged(directory: &Path) -> Vec<PathBuf> {
    let is_damaged = |name: &str| {
        let number = name.strip_prefix(DAMAGED).and_then(|rest| rest.strip_suffix(".json"));
        number.is_some_and(|number| {
            (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let items = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let ours = items.filter(|item| item.file_name().to_str().is_some_and(is_damaged));
    ours.map(|item| item.path()).collect()
}
