//! The note that the shelf keeps about a saved copy.

use super::document_type::DocumentType;
use super::error::ShelfError;
use super::format_bytes::size;
use crate::catalog::PartialDate;
use crate::faults::{cleaned_line, visible};
use serde::{Deserialize, Serialize};
use std::path::Path;
use url::Url;

/// One saved copy: the note beside the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDocument {
    /// The form of this note; 1.
    pub version: u32,
    /// The id of the entry that it belongs to.
    pub id: String,
    /// The entry's title when it was saved: a copy outlives its entry.
    pub title: String,
    /// The name of the file, in the directory of the shelf.
    pub file: String,
    /// The type of the document.
    pub document: DocumentType,
    /// The size of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// When it was saved: RFC 3339, UTC.
    pub saved: String,
    /// When its site last said that it still is the newest.
    pub checked: String,
    /// Where it was asked for; absent for a file that was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it came from after redirects, where that is another address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_from: Option<String>,
    /// The name of the file that was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<String>,
    /// True if it is opened in place of its link; `None`: as the settings say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<bool>,
    /// The validators of this version.
    #[serde(default, skip_serializing_if = "Validators::is_empty")]
    pub validators: Validators,
}

/// The HTTP validators by which a server tells versions of a document apart (RFC 9110, 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

impl Validators {
    /// Returns whether the server gave none.
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.modified.is_none()
    }

    /// Returns the value for `If-Range`: a strong tag, else the date.
    pub fn for_range(&self) -> Option<&str> {
        let strong = self.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        strong.or(self.modified.as_deref())
    }
}

impl SavedDocument {
    /// Returns whether it is opened in place of its link, with what the settings say.
    pub fn is_preferred(&self, by_default: bool) -> bool {
        self.preferred.unwrap_or(by_default)
    }

    /// Returns the value of `preferred` for a choice: `None` where the settings say the same,
    /// so that the copy follows them again.
    pub fn choice(is_preferred: bool, by_default: bool) -> Option<bool> {
        Some(is_preferred).filter(|chosen| *chosen != by_default)
    }

    /// The day on which it was saved, as people write it; what is no day stays as it is.
    pub fn day(&self) -> String {
        let day = self.saved.split('T').next().unwrap_or_default();
        PartialDate::parse(day).map_or_else(|| day.to_owned(), |day| day.to_string())
    }

    /// Which copy it is, in words: "PDF, 1.2 MB, saved Nov 24, 2026 from example.gov".
    pub fn in_words(&self) -> String {
        let (sort, size, day) = (self.document.name(), size(self.bytes), visible(&self.day()));
        let from = match (&self.imported, self.host()) {
            (Some(file), _) => format!(" from the file {}", visible(file)),
            (None, Some(host)) => format!(" from {}", visible(&host)),
            (None, None) => String::new(),
        };
        format!("{sort}, {size}, saved {day}{from}")
    }

    /// The site that gave it.
    fn host(&self) -> Option<String> {
        let url = self.came_from.as_ref().or(self.url.as_ref())?;
        Url::parse(url).ok()?.host_str().map(str::to_owned)
    }

    /// The note with its texts made harmless: whoever wrote it may not have been this
    /// program.
    fn cleaned(self) -> Self {
        let clean = |text: String| cleaned_line(&text).into_owned();
        let Validators { etag, modified } = self.validators;
        Self {
            title: clean(self.title),
            sha256: clean(self.sha256),
            saved: clean(self.saved),
            checked: clean(self.checked),
            url: self.url.map(clean),
            came_from: self.came_from.map(clean),
            imported: self.imported.map(clean),
            validators: Validators { etag: etag.map(clean), modified: modified.map(clean) },
            ..self
        }
    }

    /// Reads a note; `id` is what its name says.
    ///
    /// # Errors
    /// It is no note, or speaks of another entry or of a file elsewhere.
    pub(super) fn read(path: &Path, id: &str, text: &str) -> Result<Self, ShelfError> {
        let damaged = |cause: String| ShelfError::Damaged { file: path.to_path_buf(), cause };
        let torn = |error| damaged(format!("it can't be read ({error})"));
        let copy: Self = serde_json::from_str(text).map_err(torn)?;
        let copy = copy.cleaned();
        let own = copy.file.strip_prefix(id).and_then(|rest| rest.strip_prefix('.'));
        let plain = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
        match copy.version {
            1 if copy.id == id && own.is_some_and(plain) => Ok(copy),
            1 => Err(damaged("it belongs to another resource".to_owned())),
            version => Err(damaged(format!("a newer squadroom wrote it (version {version})"))),
        }
    }
}
