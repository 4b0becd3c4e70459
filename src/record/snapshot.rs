//! The whole record at one moment, as the finder holds it in memory.

use super::clean_text::{line_at, lines_at};
use super::entry_state::{EntryState, Note};
use super::error::RecordError;
use super::item::Item;
use super::storage::database::Record;
use super::storage::queries::{DONE, FROM_DONE, NEWEST, SUBJECT, date_of, ids};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// The whole record at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordSnapshot {
    /// The items with their states, by id.
    pub kept: BTreeMap<String, RecordedItem>,
    /// The keys of messages that are told only once, see [`Record::record_notice`].
    pub told: Vec<String>,
}

/// An item and its state in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedItem {
    /// The entry, or the training in no catalog.
    pub subject: Item,
    /// Its star, lists, note, plan and log lines.
    pub standing: EntryState,
}

impl Record {
    /// Reads the whole record.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn contents(&self) -> Result<RecordSnapshot, RecordError> {
        self.reading(|read| {
            let mut kept = BTreeMap::new();
            rows(read, &format!("SELECT {SUBJECT} FROM subject"), |row| {
                let subject = self.subject_of(row, 0)?;
                kept.insert(
                    subject.id.clone(),
                    RecordedItem { subject, ..RecordedItem::default() },
                );
                Ok(())
            })?;
            let mut note =
                |row: &Row<'_>, note: &dyn Fn(&mut EntryState) -> rusqlite::Result<()>| {
                    let id: String = row.get("subject")?;
                    kept.get_mut(&id).map_or(Ok(()), |kept| note(&mut kept.standing))
                };
            rows(read, "SELECT subject FROM star", |row| {
                note(row, &|standing| {
                    standing.starred = true;
                    Ok(())
                })
            })?;
            rows(read, "SELECT subject, list FROM listed ORDER BY list", |row| {
                note(row, &|standing| {
                    standing.lists.push(line_at(row, 1)?);
                    Ok(())
                })
            })?;
            rows(read, "SELECT subject, text, changed FROM note", |row| {
                note(row, &|standing| {
                    standing.note =
                        Some(Note { text: lines_at(row, 1)?, changed: line_at(row, 2)? });
                    Ok(())
                })
            })?;
            rows(read, "SELECT subject, due FROM plan", |row| {
                note(row, &|standing| {
                    standing.planned = Some(date_of(row, 1)?);
                    Ok(())
                })
            })?;
            let done = format!("SELECT {DONE}, {SUBJECT}, done.subject {FROM_DONE} {NEWEST}");
            rows(read, &done, |row| {
                note(row, &|standing| {
                    standing.done.push(self.done_of(row)?);
                    Ok(())
                })
            })?;
            Ok(RecordSnapshot { kept, told: ids(read, "SELECT what FROM told ORDER BY what")? })
        })
    }
}

fn rows(
    read: &Connection,
    query: &str,
    mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut query = read.prepare(query)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}
