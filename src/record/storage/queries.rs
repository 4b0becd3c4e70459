//! The queries of the record: states of entries, lists, plans and the log.

use super::database::Record;
use super::entries::EntryLookup;
use crate::catalog::PartialDate;
use crate::record::clean_text::{evened, line_at, line_or_none, lines_at};
use crate::record::completion::{Completion, LogEntry, Planned};
use crate::record::entry_state::{EntryState, MarkedIds, Note};
use crate::record::error::RecordError;
use crate::record::hours::Hours;
use crate::record::item::Item;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

/// The columns of a subject, in the order that [`Record::subject_of`] reads.
pub(in crate::record) const SUBJECT: &str =
    "subject.id, subject.title, subject.kind, subject.provider, subject.topics, subject.url";

/// The columns of a line of the log, in the order that [`Record::done_of`] reads, and where from.
pub(in crate::record) const DONE: &str =
    "done.id, done.date, done.minutes, done.provider, done.certificate,
    done.credit, done.expires, done.added, done.changed";
pub(in crate::record) const FROM_DONE: &str = "FROM done JOIN subject ON subject.id = done.subject";

/// Newest first; lines without a date last.
pub(in crate::record) const NEWEST: &str =
    "ORDER BY done.date IS NULL, done.date DESC, done.added DESC, done.id";

impl Record {
    /// Returns the ids of the entries that are starred, planned, done, noted or in lists.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn marked(&self) -> Result<MarkedIds, RecordError> {
        self.reading(|read| {
            let mut lists: Vec<(String, Vec<String>)> = Vec::new();
            let mut query =
                read.prepare("SELECT list, subject FROM listed ORDER BY list, subject")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let (name, id): (String, String) = (line_at(row, 0)?, row.get(1)?);
                match lists.last_mut().filter(|(last, _)| *last == name) {
                    Some((_, ids)) => ids.push(id),
                    None => lists.push((name, vec![id])),
                }
            }
            Ok(MarkedIds {
                starred: ids(read, "SELECT subject FROM star ORDER BY subject")?,
                planned: ids(read, "SELECT subject FROM plan ORDER BY subject")?,
                done: ids(read, "SELECT DISTINCT subject FROM done ORDER BY subject")?,
                notes: notes(read)?,
                lists,
            })
        })
    }

    /// Returns the state of one entry; an empty state if the record does not have it.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn standing(&self, id: &str) -> Result<EntryState, RecordError> {
        self.reading(|read| {
            let starred = "SELECT EXISTS (SELECT 1 FROM star WHERE subject = ?)";
            let mut lists =
                read.prepare("SELECT list FROM listed WHERE subject = ? ORDER BY list")?;
            let lists = lists.query_map([id], |row| line_at(row, 0))?;
            let note = "SELECT text, changed FROM note WHERE subject = ?";
            let note_of =
                |row: &Row<'_>| Ok(Note { text: lines_at(row, 0)?, changed: line_at(row, 1)? });
            let plan = "SELECT due FROM plan WHERE subject = ?";
            let done =
                format!("SELECT {DONE}, {SUBJECT} {FROM_DONE} WHERE done.subject = ? {NEWEST}");
            let mut done = read.prepare(&done)?;
            let done = done.query_map([id], |row| self.done_of(row))?;
            Ok(EntryState {
                starred: read.query_row(starred, [id], |row| row.get(0))?,
                lists: lists.collect::<rusqlite::Result<_>>()?,
                note: read.query_row(note, [id], note_of).optional()?,
                planned: read.query_row(plan, [id], |row| date_of(row, 0)).optional()?,
                done: done.collect::<rusqlite::Result<_>>()?,
            })
        })
    }

    /// Gives every line of the log to `each`, newest first, those without a date
    /// last. One query, read as it is answered.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn each_done(&self, mut each: impl FnMut(LogEntry)) -> Result<(), RecordError> {
        self.reading(|read| {
            let mut query =
                read.prepare(&format!("SELECT {DONE}, {SUBJECT} {FROM_DONE} {NEWEST}"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                each(self.done_of(row)?);
            }
            Ok(())
        })
    }

    /// The lines of the log whose id starts so, at most a few.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn done_starting(&self, start: &str) -> Result<Vec<LogEntry>, RecordError> {
        self.reading(|read| {
            let query = format!(
                "SELECT {DONE}, {SUBJECT} {FROM_DONE} WHERE substr(done.id, 1, length(?1)) = ?1 {NEWEST} LIMIT 9"
            );
            let mut query = read.prepare(&query)?;
            let found = query.query_map([start], |row| self.done_of(row))?;
            found.collect()
        })
    }

    /// Returns what is planned: by the day it is due, what has none last, then by title.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn planned(&self) -> Result<Vec<Planned>, RecordError> {
        self.reading(|read| {
            let query = format!(
                "SELECT due, changed, {SUBJECT} FROM plan JOIN subject ON subject.id = plan.subject"
            );
            let mut query = read.prepare(&query)?;
            let of = |row: &Row<'_>| {
                Ok(Planned {
                    due: date_of(row, 0)?,
                    changed: line_at(row, 1)?,
                    subject: self.subject_of(row, 2)?,
                })
            };
            let planned = query.query_map([], of)?;
            let mut planned: Vec<Planned> = planned.collect::<rusqlite::Result<_>>()?;
            // The titles of the catalog may have another order.
            let key = |plan: &Planned| {
                let subject = &plan.subject;
                (plan.due.is_none(), plan.due.clone(), subject.title.clone(), subject.id.clone())
            };
            planned.sort_by_cached_key(key);
            Ok(planned)
        })
    }

    /// Whatever the record speaks of whose id starts so, by id, at most a few.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn subjects_starting(&self, start: &str) -> Result<Vec<Item>, RecordError> {
        self.reading(|read| {
            let query =
                format!("SELECT {SUBJECT} FROM subject WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 9");
            let mut query = read.prepare(&query)?;
            query.query_map([start], |row| self.subject_of(row, 0))?.collect()
        })
    }

    /// Returns what was told once, see [`Record::record_notice`].
    ///
    /// # Errors
    /// The record cannot be read.
    pub(in crate::record) fn recorded_notices(&self) -> Result<Vec<String>, RecordError> {
        self.reading(|read| ids(read, "SELECT what FROM told ORDER BY what"))
    }

    /// Returns what has a star, by title.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn starred(&self) -> Result<Vec<Item>, RecordError> {
        self.subjects("star ON star.subject = subject.id", &[])
    }

    /// Returns what is in a list, by title; capitals of its name do not count. `None` if
    /// there is no such list.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn listed(&self, list: &str) -> Result<Option<Vec<Item>>, RecordError> {
        let name =
            self.reading(|read| crate::record::storage::mutations::list_called(read, list))?;
        let inside = |name: String| {
            self.subjects("listed ON listed.subject = subject.id AND listed.list = ?", &[name])
        };
        name.map(inside).transpose()
    }

    fn subjects(&self, join: &str, given: &[String]) -> Result<Vec<Item>, RecordError> {
        self.reading(|read| {
            let query = format!("SELECT {SUBJECT} FROM subject JOIN {join}");
            let mut query = read.prepare(&query)?;
            let found = query
                .query_map(rusqlite::params_from_iter(given), |row| self.subject_of(row, 0))?;
            let mut found: Vec<Item> = found.collect::<rusqlite::Result<_>>()?;
            // The titles of the catalog may have another order.
            found.sort_by_cached_key(|subject| (subject.title.clone(), subject.id.clone()));
            Ok(found)
        })
    }
}

fn notes(read: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut query = read.prepare("SELECT subject, text FROM note ORDER BY subject")?;
    let notes = query.query_map([], |row| Ok((row.get(0)?, lines_at(row, 1)?)))?;
    notes.collect()
}

pub(in crate::record) fn ids(read: &Connection, query: &str) -> rusqlite::Result<Vec<String>> {
    let mut query = read.prepare(query)?;
    let ids = query.query_map([], |row| row.get(0))?;
    ids.collect()
}

impl Record {
    /// Has the record tell of entries as the catalog in use does; `known` gives that by the
    /// id. A record that was handed on may have misleading titles for its entries.
    pub fn correcting(mut self, known: impl Fn(&str) -> Option<Item> + 'static) -> Self {
        self.entries = EntryLookup(Some(Box::new(known)));
        self
    }

    /// Returns what the catalog in use says of an entry.
    pub(in crate::record) fn known(&self, id: &str) -> Option<Item> {
        self.entries.0.as_ref().and_then(|known| known(id))
    }

    /// A subject whose columns begin at `at`, as the catalog in use tells it; every subject
    /// that leaves the record is read here. See [`Record::correcting`].
    pub(in crate::record) fn subject_of(&self, row: &Row<'_>, at: usize) -> rusqlite::Result<Item> {
        let topics: String = row.get(at + 4)?;
        let kept = Item {
            id: row.get(at)?,
            title: line_at(row, at + 1)?,
            kind: line_at(row, at + 2)?,
            provider: line_or_none(row, at + 3)?,
            topics: topics.lines().map(evened).collect(),
            url: line_or_none(row, at + 5)?,
        };
        Ok(self.known(&kept.id).unwrap_or(kept))
    }

    pub(in crate::record) fn done_of(&self, row: &Row<'_>) -> rusqlite::Result<LogEntry> {
        let minutes: Option<u32> = row.get(2)?;
        Ok(LogEntry {
            id: row.get(0)?,
            subject: self.subject_of(row, 9)?,
            completion: Completion {
                date: date_of(row, 1)?,
                hours: minutes.and_then(Hours::of_minutes),
                provider: line_or_none(row, 3)?,
                certificate: line_or_none(row, 4)?,
                credit: line_or_none(row, 5)?,
                expires: date_of(row, 6)?,
            },
            added: line_at(row, 7)?,
            changed: line_at(row, 8)?,
        })
    }
}

pub(in crate::record) fn date_of(
    row: &Row<'_>,
    at: usize,
) -> rusqlite::Result<Option<PartialDate>> {
    let text: Option<String> = row.get(at)?;
    let read = |text: String| {
        let no_date = || format!("`{text}` isn't a date");
        PartialDate::parse(&text).ok_or_else(no_date)
    };
    let failed =
        |cause: String| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, cause.into());
    text.map(read).transpose().map_err(failed)
}
