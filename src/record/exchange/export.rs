//! The whole record, read to take it along.

use super::archive::{Archive, Due, FORM, JsonLine, Listed, Noted, Starred, Titled};
use crate::record::error::RecordError;
use crate::record::storage::database::Record;
use crate::record::storage::queries::SUBJECT;
use rusqlite::{Connection, Row};

impl Record {
    /// Returns everything that the record holds, at one moment.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn archive(&self) -> Result<Archive, RecordError> {
        self.reading(|read| {
            let subjects = format!("SELECT {SUBJECT} FROM subject ORDER BY id");
            Ok(Archive {
                squadroom_record: FORM,
                officer: None,
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
                    due_of,
                )?,
                done: all(read, LINES, line_of)?,
                certificates: Vec::new(),
            })
        })
    }
}

const LINES: &str = "SELECT id, subject, date, minutes, provider, certificate, credit, expires,
    added, changed FROM done ORDER BY id";

/// One line of the log, by its id.
pub(super) const LINE: &str = "SELECT id, subject, date, minutes, provider, certificate, credit,
    expires, added, changed FROM done WHERE id = ?";

pub(super) fn due_of(row: &Row<'_>) -> rusqlite::Result<Due> {
    Ok(Due { subject: row.get(0)?, due: row.get(1)?, changed: row.get(2)? })
}

pub(super) fn line_of(row: &Row<'_>) -> rusqlite::Result<JsonLine> {
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
