//! The tables of a record, and the migrations that bring an older file to them.

use super::connect::goes_unconfirmed;
use super::seal;
use crate::faults::visible;
use crate::record::error::RecordError;
use rusqlite::{Connection, Row, Transaction, TransactionBehavior};
use std::path::Path;

/// The `application_id` in the file's header, by which a record is known: "sqrm".
pub(in crate::record) const APPLICATION: i32 = 0x7371_726d;

/// Step N brings a file of form N to form N + 1. A step that was released never
/// changes.
pub(in crate::record) const STEPS: &[&str] = &[
    "
CREATE TABLE subject (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    provider TEXT,
    topics TEXT NOT NULL,
    url TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE star (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES subject,
    changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE listed (
    list TEXT NOT NULL,
    subject TEXT NOT NULL REFERENCES subject,
    changed TEXT NOT NULL,
    PRIMARY KEY (list, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_subject ON listed (subject);
CREATE TABLE note (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES subject,
    text TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE TABLE plan (
    subject TEXT NOT NULL PRIMARY KEY REFERENCES subject,
    due TEXT,
    changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE done (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL REFERENCES subject,
    date TEXT,
    minutes INTEGER,
    provider TEXT,
    certificate TEXT,
    credit TEXT,
    expires TEXT,
    added TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX done_subject ON done (subject);
CREATE TABLE told (
    what TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE seal (
    sum TEXT NOT NULL
) STRICT;
",
    "
CREATE TABLE sent (
    store TEXT NOT NULL,
    statement TEXT NOT NULL,
    line TEXT NOT NULL,
    voided INTEGER NOT NULL,
    PRIMARY KEY (store, statement)
) STRICT, WITHOUT ROWID;
",
];

/// The form from which on a record has a sum of what it holds.
pub(in crate::record) const SEALED: i32 = 2;

/// The form that these steps lead to.
pub(in crate::record) fn newest(steps: &[&str]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

/// The form of an open file; 0 for an empty one.
///
/// # Errors
/// It is damaged, another program's, or of a newer form.
pub(in crate::record) fn form(
    connection: &Connection,
    file: &Path,
    steps: &[&str],
) -> Result<i32, RecordError> {
    let read = |pragma: &str| -> Result<i32, RecordError> {
        let read = connection.pragma_query_value(None, pragma, |row| row.get(0));
        read.map_err(RecordError::sqlite(file))
    };
    let (application, form) = (read("application_id")?, read("user_version")?);
    let tables: rusqlite::Result<i64> =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
    let is_empty = tables.map_err(RecordError::sqlite(file))? == 0;
    let (file, known) = (file.to_path_buf(), newest(steps));
    match form {
        0 if is_empty => Ok(0),
        _ if application != APPLICATION => {
            Err(RecordError::Damaged { file, cause: "it is a file of another program".to_owned() })
        }
        _ if form > known => Err(RecordError::Newer { file, found: form, known }),
        1.. => Ok(form),
        _ => Err(RecordError::Damaged { file, cause: "its version is unknown".to_owned() }),
    }
}

/// Returns the tables, indexes, views and triggers that other programs put into the file,
/// such as "trigger `t`".
///
/// # Errors
/// A table is missing or not as this program makes it.
pub(in crate::record) fn strangers(
    connection: &Connection,
    file: &Path,
    steps: &[&str],
) -> Result<Vec<String>, RecordError> {
    let fault = RecordError::sqlite(file);
    let mut ours = parts(&made(steps).map_err(&fault)?).map_err(&fault)?;
    let mut strangers = Vec::new();
    for part in parts(connection).map_err(&fault)? {
        match ours.iter().position(|own| *own == part) {
            Some(at) => drop(ours.swap_remove(at)),
            None => strangers.push(part),
        }
    }
    let table = ours.iter().find(|part| part.sort == "table");
    match table.or(ours.first()) {
        Some(part) => {
            let cause = format!("its {} `{}` is missing or was changed", part.sort, part.name);
            Err(RecordError::Damaged { file: file.to_path_buf(), cause })
        }
        None => Ok(strangers.iter().map(SchemaObject::label).collect()),
    }
}

/// A table, index, view or trigger, and the words that made it.
#[derive(PartialEq, Eq)]
struct SchemaObject {
    sort: String,
    name: String,
    words: Option<String>,
}

/// Letters of a name that are told at most.
const MOST_SHOWN: usize = 40;

impl SchemaObject {
    fn label(&self) -> String {
        let name: String = visible(&self.name).chars().take(MOST_SHOWN).collect();
        format!("{} `{name}`", visible(&self.sort))
    }
}

/// An empty record of the form that these steps lead to.
fn made(steps: &[&str]) -> rusqlite::Result<Connection> {
    let made = Connection::open_in_memory()?;
    steps.iter().try_for_each(|step| made.execute_batch(step))?;
    Ok(made)
}

fn parts(connection: &Connection) -> rusqlite::Result<Vec<SchemaObject>> {
    let mut query = connection.prepare("SELECT type, name, sql FROM sqlite_schema")?;
    let part = |row: &Row<'_>| {
        Ok(SchemaObject { sort: row.get(0)?, name: row.get(1)?, words: row.get(2)? })
    };
    query.query_map([], part)?.collect()
}

/// Brings a file to the newest form, whole or not at all.
///
/// # Errors
/// Those of [`form`], and what SQLite refuses.
pub(in crate::record) fn migrate(
    connection: &Connection,
    file: &Path,
    steps: &[&str],
) -> Result<(), RecordError> {
    match try_to_migrate(connection, file, steps) {
        Err(RecordError::NoSync(_)) if goes_unconfirmed(connection, file) => {
            try_to_migrate(connection, file, steps)
        }
        done => done,
    }
}

fn try_to_migrate(connection: &Connection, file: &Path, steps: &[&str]) -> Result<(), RecordError> {
    let fault = RecordError::sqlite(file);
    let mode = TransactionBehavior::Immediate;
    let migration = Transaction::new_unchecked(connection, mode).map_err(&fault)?;
    // Another program may have done it while this one waited.
    let form = form(&migration, file, steps)?;
    let later = steps.iter().skip(usize::try_from(form).unwrap_or(usize::MAX));
    for step in later {
        migration.execute_batch(step).map_err(&fault)?;
    }
    if newest(steps) >= SEALED {
        seal::store(&migration, newest(steps)).map_err(&fault)?;
    }
    migration.pragma_update(None, "application_id", APPLICATION).map_err(&fault)?;
    migration.pragma_update(None, "user_version", newest(steps)).map_err(&fault)?;
    migration.commit().map_err(&fault)
}
