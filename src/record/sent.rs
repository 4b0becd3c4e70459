//! The statements that were sent to a Learning Record Store: those of lines that were corrected
//! or removed since then are voided there.

use super::error::RecordError;
use super::storage::database::Record;
use rusqlite::params;

/// A statement that was sent to a store, or was to be: its answer may have been lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentStatement {
    /// Its id.
    pub statement: String,
    /// The id of its line of the log.
    pub line: String,
    /// True once the store voided it.
    pub is_voided: bool,
}

impl Record {
    /// Returns the statements that were sent to a store, by its [key](super::store_key).
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn sent_to(&self, store: &str) -> Result<Vec<SentStatement>, RecordError> {
        self.reading(|read| {
            let query = "SELECT statement, line, voided FROM sent WHERE store = ?
                ORDER BY line, statement";
            let mut query = read.prepare(query)?;
            let sent = query.query_map([store], |row| {
                let (statement, line) = (row.get(0)?, row.get(1)?);
                Ok(SentStatement { statement, line, is_voided: row.get(2)? })
            })?;
            sent.collect()
        })
    }

    /// Notes that statements are about to be sent to a store, each with the id of its line.
    ///
    /// # Errors
    /// It cannot be written; then nothing is noted.
    pub fn note_sent(
        &mut self,
        store: &str,
        statements: &[(String, String)],
    ) -> Result<(), RecordError> {
        if statements.is_empty() {
            return Ok(());
        }
        self.writing(|write| {
            let insert = "INSERT OR IGNORE INTO sent VALUES (?, ?, ?, 0)";
            let mut insert = write.prepare(insert)?;
            for (statement, line) in statements {
                insert.execute([store, statement, line])?;
            }
            Ok(())
        })
    }

    /// Notes that a store voided statements.
    ///
    /// # Errors
    /// It cannot be written; then nothing is noted.
    pub fn note_voided(
        &mut self,
        store: &str,
        statements: &[SentStatement],
    ) -> Result<(), RecordError> {
        if statements.is_empty() {
            return Ok(());
        }
        self.writing(|write| {
            let update = "UPDATE sent SET voided = 1 WHERE store = ? AND statement = ?";
            let mut update = write.prepare(update)?;
            for SentStatement { statement, .. } in statements {
                update.execute([store, statement])?;
            }
            Ok(())
        })
    }

    /// Returns all that was sent, with the keys of the stores.
    ///
    /// # Errors
    /// The record cannot be read.
    pub(super) fn all_sent(&self) -> Result<Vec<(String, SentStatement)>, RecordError> {
        self.reading(|read| {
            let mut query = read.prepare("SELECT store, statement, line, voided FROM sent")?;
            let sent = query.query_map([], |row| {
                let (statement, line) = (row.get(1)?, row.get(2)?);
                Ok((row.get(0)?, SentStatement { statement, line, is_voided: row.get(3)? }))
            })?;
            sent.collect()
        })
    }

    /// Takes over what was sent as another record knows it.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn take_over_sent(
        &mut self,
        sent: &[(String, SentStatement)],
    ) -> Result<(), RecordError> {
        if sent.is_empty() {
            return Ok(());
        }
        self.writing(|write| {
            let insert = "INSERT INTO sent VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO UPDATE SET voided = max(voided, ?4)";
            let mut insert = write.prepare(insert)?;
            for (store, SentStatement { statement, line, is_voided }) in sent {
                insert.execute(params![store, statement, line, is_voided])?;
            }
            Ok(())
        })
    }
}
