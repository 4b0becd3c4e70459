//! The whole record in a form to take along, which another record takes in.

use crate::record::error::RecordError;
use crate::record::forms;
use crate::record::item::Item;
use crate::record::storage::database::Record;
use crate::record::storage::queries::SUBJECT;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

/// The form that this program writes and reads.
const FORM: u32 = 1;

const NOT_OURS: &str =
    "this file was not written by `squadroom log --json`, or it is cut short; nothing was changed";
const NEWER: &str = "this file was written by a newer squadroom; nothing was changed. Take it in with that squadroom, or update this one";

/// Everything that a record holds, each part in the order of its ids: two records
/// that hold the same give the same archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The form of the archive; newer programs may write newer ones.
    pub squadroom_record: u32,
    /// What the record speaks of.
    pub subjects: Vec<Titled>,
    /// What has a star.
    pub stars: Vec<Starred>,
    /// What is in lists.
    pub lists: Vec<Listed>,
    /// The notes.
    pub notes: Vec<Noted>,
    /// What is planned.
    pub planned: Vec<Due>,
    /// What was done, a line of the log each.
    pub done: Vec<JsonLine>,
}

/// An entry, or a training in no catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// See [`Item::id`].
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The kind of the entry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Who gives it.
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
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// What credit it counts for.
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

impl Archive {
    /// An archive of nothing.
    pub fn empty() -> Self {
        Self {
            squadroom_record: FORM,
            subjects: Vec::new(),
            stars: Vec::new(),
            lists: Vec::new(),
            notes: Vec::new(),
            planned: Vec::new(),
            done: Vec::new(),
        }
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

impl Archive {
    /// Puts what the catalog in use says of an entry in the place of what the file
    /// says of it; `of` gives that by the id. So no file renames an entry.
    pub fn correct(&mut self, of: impl Fn(&str) -> Option<Item>) {
        for titled in &mut self.subjects {
            if let Some(subject) = of(&titled.id) {
                *titled = subject.into();
                forms::mend(titled);
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

impl Record {
    /// Everything that the record holds, at one moment.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn archive(&self) -> Result<Archive, RecordError> {
        self.reading(|read| {
            let subjects = format!("SELECT {SUBJECT} FROM subject ORDER BY id");
            Ok(Archive {
                squadroom_record: FORM,
                subjects: all(read, &subjects, |row| self.subject_of(row, 0).map(Titled::from))?,
                stars: all(read, "SELECT subject, changed FROM star ORDER BY subject", |row| {
                    Ok(Starred { subject: row.get(0)?, changed: row.get(1)? })
                })?,
                lists: all(
                    read,
                    "SELECT list, subject, changed FROM listed ORDER BY list, subject",
                    |row| {
                        let (list, subject) = (row.get(0)?, row.get(1)?);
                        Ok(Listed { list, subject, changed: row.get(2)? })
                    },
                )?,
                notes: all(
                    read,
                    "SELECT subject, text, changed FROM note ORDER BY subject",
                    |row| {
                        Ok(Noted { subject: row.get(0)?, text: row.get(1)?, changed: row.get(2)? })
                    },
                )?,
                planned: all(
                    read,
                    "SELECT subject, due, changed FROM plan ORDER BY subject",
                    |row| Ok(Due { subject: row.get(0)?, due: row.get(1)?, changed: row.get(2)? }),
                )?,
                done: all(read, LINES, line_of)?,
            })
        })
    }
}

const LINES: &str = "SELECT id, subject, date, minutes, provider, certificate, credit, expires,
    added, changed FROM done ORDER BY id";

fn line_of(row: &Row<'_>) -> rusqlite::Result<JsonLine> {
    Ok(JsonLine {
        id: row.get(0)?,
        subject: row.get(1)?,
        date: row.get(2)?,
        minutes: row.get(3)?,
        provider: row.get(4)?,
        certificate: row.get(5)?,
        credit: row.get(6)?,
        expires: row.get(7)?,
        added: row.get(8)?,
        changed: row.get(9)?,
    })
}

fn all<T>(
    read: &Connection,
    query: &str,
    of: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    read.prepare(query)?.query_map([], of)?.collect()
}
