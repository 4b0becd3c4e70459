//! The form of a record to take along, which another record takes in.

use crate::record::error::RecordError;
use crate::record::hours::Hours;
use crate::record::item::Item;
use crate::record::transcript::Officer;
use serde::{Deserialize, Serialize};

/// The form that this program writes and reads.
pub(super) const FORM: u32 = 1;

/// Bytes of the file of an archive at most: some 100,000 lines of a log, with certificates. It
/// is in memory several times while it is taken in.
pub const MOST_ARCHIVE: u64 = 128 * 1024 * 1024;

const NOT_OURS: &str =
    "`squadroom log --json` didn't write this file, or it is incomplete. Nothing was changed";
const NEWER: &str = "a newer squadroom wrote this file. Nothing was changed. Import it with that squadroom, or update this one";

/// Everything that a record holds, each part in the order of its ids: two records
/// that hold the same give the same archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The form of the archive; newer programs may write newer ones.
    pub squadroom_record: u32,
    /// Whose record it is, where that was to be in it; an import passes over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<Officer>,
    /// The entries and trainings that the record speaks of.
    pub subjects: Vec<Titled>,
    /// The stars.
    pub stars: Vec<Starred>,
    /// The rows of the lists.
    pub lists: Vec<Listed>,
    /// The notes.
    pub notes: Vec<Noted>,
    /// The plans.
    pub planned: Vec<Due>,
    /// The completions, a line of the log each.
    pub done: Vec<JsonLine>,
    /// The files of certificates, where they were to be in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<ArchivedCertificate>,
}

/// An entry, or a training in no catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// See [`Item::id`].
    pub id: String,
    /// The title.
    pub title: String,
    /// The kind of the entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The labels of its topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Where to find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A star.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starred {
    /// The id of the subject.
    pub subject: String,
    /// Since when, RFC 3339.
    pub changed: String,
}

/// Something in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The name of the list.
    pub list: String,
    /// The id of the subject.
    pub subject: String,
    /// Since when, RFC 3339.
    pub changed: String,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    /// The id of the subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written, RFC 3339.
    pub changed: String,
}

/// Something planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The id of the subject.
    pub subject: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// When it was planned, RFC 3339.
    pub changed: String,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JsonLine {
    /// `done.` and letters.
    pub id: String,
    /// The id of the subject.
    pub subject: String,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// The credit that it counts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// When it has to be taken again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// When it was written down, RFC 3339.
    pub added: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
}

/// The file of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchivedCertificate {
    /// The id of its line of the log.
    pub line: String,
    /// Its type, such as `application/pdf`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub base64: String,
}

impl Archive {
    /// Returns the id of the first line that is longer than any length that can be logged.
    pub fn impossible_length(&self) -> Option<&str> {
        let is_too_long = |line: &&JsonLine| {
            line.minutes.is_some_and(|minutes| Hours::of_minutes(minutes).is_none())
        };
        self.done.iter().find(is_too_long).map(|line| line.id.as_str())
    }

    /// Returns true if both have a line of the same id, so that they are of one log.
    pub fn shares_a_line(&self, other: &Self) -> bool {
        self.done.iter().any(|line| other.done.iter().any(|own| own.id == line.id))
    }

    /// An archive of nothing.
    pub fn empty() -> Self {
        Self {
            squadroom_record: FORM,
            officer: None,
            subjects: Vec::new(),
            stars: Vec::new(),
            lists: Vec::new(),
            notes: Vec::new(),
            planned: Vec::new(),
            done: Vec::new(),
            certificates: Vec::new(),
        }
    }

    /// Returns the log without what is the officer's alone: notes, stars, lists and plans.
    #[must_use]
    pub fn log_alone(self) -> Self {
        let Self { officer, mut subjects, done, certificates, .. } = self;
        subjects.retain(|subject| done.iter().any(|line| line.subject == subject.id));
        Self { officer, subjects, done, certificates, ..Self::empty() }
    }

    /// Reads an archive.
    ///
    /// # Errors
    /// It is none, cut short, or of a newer form.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        /// The one key that every form has.
        #[derive(Deserialize)]
        struct ExportHeader {
            squadroom_record: u64,
        }
        // A newer form may have keys that this program does not know.
        let form = serde_json::from_str(text).map(|head: ExportHeader| head.squadroom_record);
        if form.is_ok_and(|form| form > u64::from(FORM)) {
            return Err(RecordError::Invalid(NEWER.to_owned()));
        }
        match serde_json::from_str::<Self>(text) {
            Ok(archive) if archive.squadroom_record == FORM => Ok(archive),
            Ok(_) => Err(RecordError::Invalid(NOT_OURS.to_owned())),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                let told = format!("{NOT_OURS} (line {line}, column {column})");
                Err(RecordError::Invalid(told))
            }
        }
    }
}

impl Titled {
    pub(in crate::record) fn into_subject(self) -> Item {
        let Self { id, title, kind, provider, topics, url } = self;
        Item { id, title, kind, provider, topics, url }
    }
}

impl From<Item> for Titled {
    fn from(subject: Item) -> Self {
        let Item { id, title, kind, provider, topics, url } = subject;
        Self { id, title, kind, provider, topics, url }
    }
}
