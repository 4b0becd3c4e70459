//! The file of the record: how it is made, opened, read, written to and examined.

use super::aside::{began_after, damaged_files};
use super::connect::{connect, connect_to_any, goes_unconfirmed, without_waiting};
use super::entries::EntryLookup;
pub use super::files::FILE;
use super::files::lock;
use super::migrations::{self, SEALED, STEPS};
use super::seal;
use super::wal;
use crate::catalog::PartialDate;
use crate::disk;
use crate::record::error::{RecordError, UNREADABLE, with_reason};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};

/// Tables, views and triggers of other programs that one sentence names at most.
const MOST_TOLD: usize = 5;

/// An open record.
#[derive(Debug)]
pub struct Record {
    connection: Connection,
    file: PathBuf,
    /// The migrations that lead to the form of the file.
    steps: &'static [&'static str],
    /// The tables, views and triggers of other programs in the file, in words.
    strangers: Vec<String>,
    /// The `data_version` at which the file was found to be sound: SQLite's count of
    /// changes by other programs.
    sound: Cell<Option<i64>>,
    /// The entries of the catalog in use.
    pub(super) entries: EntryLookup,
}

impl Record {
    /// Opens the record in this directory, made if there is none. One of an older
    /// program is copied and then brought to the newest form.
    ///
    /// # Errors
    /// The directory or file cannot be made or read, or holds no sound record.
    pub fn open(directory: &Path) -> Result<Self, RecordError> {
        let file = directory.join(FILE);
        // A link that leads nowhere is there, too.
        if file.symlink_metadata().is_err() {
            let _lock = lock(directory)?;
            make(directory, &file)?;
            return Self::beginning(directory, file);
        }
        Self::at(file, STEPS)
    }

    /// Opens a record that was just made. It notes whose place it took, so that its copies
    /// are not taken for those of a record that was damaged.
    fn beginning(directory: &Path, file: PathBuf) -> Result<Self, RecordError> {
        let mut record = Self::at(file, STEPS)?;
        for damaged in damaged_files(directory) {
            record.record_notice(&began_after(&damaged))?;
        }
        Ok(record)
    }

    /// Opens the record in this directory; `None` if there is none.
    ///
    /// # Errors
    /// It is there and cannot be read, or is no sound record.
    pub fn open_existing(directory: &Path) -> Result<Option<Self>, RecordError> {
        let file = directory.join(FILE);
        match file.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(RecordError::file(file)(error)),
            Ok(_) => Self::at(file, STEPS).map(Some),
        }
    }

    pub(in crate::record) fn at(
        file: PathBuf,
        steps: &'static [&'static str],
    ) -> Result<Self, RecordError> {
        let mut record = Self::of_any_form(file, steps)?;
        if record.steps.len() != steps.len() {
            record.copy_of_form(migrations::newest(record.steps))?;
            migrations::migrate(&record.connection, &record.file, steps)?;
            record.steps = steps;
            record.sound.set(None);
        }
        Ok(record)
    }

    /// Opens a record in the form that it has.
    fn of_any_form(file: PathBuf, steps: &'static [&'static str]) -> Result<Self, RecordError> {
        let connection = connect(&file)?;
        let form = migrations::form(&connection, &file, steps)?;
        let steps = usize::try_from(form).ok().and_then(|form| steps.get(..form)).unwrap_or(steps);
        let strangers = migrations::strangers(&connection, &file, steps)?;
        Ok(Self {
            connection,
            file,
            steps,
            strangers,
            sound: Cell::new(None),
            entries: EntryLookup::default(),
        })
    }

    /// Returns what other programs put into the file beside what squadroom keeps there, in a
    /// sentence; none of it has an effect. `None` if there is nothing of that sort.
    pub fn strangers(&self) -> Option<String> {
        let (file, names) = (self.file.display(), self.named_strangers()?);
        Some(format!(
            "{file}: another program added this to your record: {names}. It has no effect. To remove it: squadroom record restore \"{file}\""
        ))
    }

    /// The sorts and names of what other programs put into the file, a few of them.
    pub(in crate::record) fn named_strangers(&self) -> Option<String> {
        let names: Vec<&str> = self.strangers.iter().take(MOST_TOLD).map(String::as_str).collect();
        let more = match self.strangers.len().saturating_sub(MOST_TOLD) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!names.is_empty()).then(|| names.join(", ") + &more)
    }

    /// Where it is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Reads what belongs together: no other program writes in between.
    pub(in crate::record) fn reading<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RecordError> {
        let fault = RecordError::sqlite(&self.file);
        let reading = self.connection.unchecked_transaction().map_err(&fault)?;
        self.verify(&reading)?;
        work(&reading).map_err(&fault)
    }

    /// Finds out whether the file still holds what was written: every page and index as
    /// SQLite wrote it, and the sum of it all. A record that lost a page may else answer
    /// with less than it had. It is done again only after another program wrote.
    fn verify(&self, open: &Connection) -> Result<(), RecordError> {
        let fault = RecordError::sqlite(&self.file);
        let state = open.pragma_query_value(None, "data_version", |row| row.get(0));
        let state: i64 = state.map_err(&fault)?;
        if self.sound.get() == Some(state) {
            return Ok(());
        }
        let damaged = |cause| Err(RecordError::Damaged { file: self.file.clone(), cause });
        let check = "PRAGMA integrity_check(1)";
        let check = open.query_row(check, [], |row| row.get::<_, String>(0)).map_err(&fault)?;
        if check != "ok" {
            return damaged(with_reason(UNREADABLE, &check));
        }
        let form = migrations::newest(self.steps);
        if form >= SEALED && !seal::holds(open, form).map_err(&fault)? {
            return damaged("the disk or another program changed its contents".to_owned());
        }
        self.sound.set(Some(state));
        Ok(())
    }

    /// Writes all of it or nothing.
    pub(in crate::record) fn writing<T>(
        &mut self,
        work: impl Fn(&Transaction<'_>) -> Result<T, WriteError>,
    ) -> Result<T, RecordError> {
        let done = self.synced(|| self.write(&work))?;
        self.checkpoint();
        Ok(done)
    }

    fn write<T>(
        &self,
        work: impl Fn(&Transaction<'_>) -> Result<T, WriteError>,
    ) -> Result<T, RecordError> {
        let fault = RecordError::sqlite(&self.file);
        let mode = TransactionBehavior::Immediate;
        let writing = Transaction::new_unchecked(&self.connection, mode).map_err(&fault)?;
        self.verify(&writing)?;
        let done = work(&writing).map_err(|refusal| match refusal {
            WriteError::Sqlite(error) => fault(error),
            WriteError::Record(error) => error,
            WriteError::NotKept => RecordError::NotKept(self.file.clone()),
        })?;
        seal::store(&writing, migrations::newest(self.steps)).map_err(&fault)?;
        writing.commit().map_err(&fault)?;
        Ok(done)
    }

    /// Writes once more where the drive cannot confirm what is on it.
    fn synced<T>(&self, write: impl Fn() -> Result<T, RecordError>) -> Result<T, RecordError> {
        match write() {
            Err(RecordError::NoSync(_)) if goes_unconfirmed(&self.connection, &self.file) => {
                write()
            }
            done => done,
        }
    }

    /// Writes a compact copy into an empty file.
    pub(in crate::record) fn vacuum_into(&self, to: &Path) -> Result<(), RecordError> {
        let no_name = || RecordError::file(to)(io::ErrorKind::InvalidFilename.into());
        let name = to.to_str().ok_or_else(no_name)?;
        self.synced(|| {
            let copied = self.connection.execute("VACUUM INTO ?", [name]);
            copied.map(drop).map_err(RecordError::sqlite(&self.file))
        })
    }

    /// Writes the file anew, without what was deleted.
    pub(in crate::record) fn vacuum(&mut self) -> Result<(), RecordError> {
        let vacuum = || self.connection.execute_batch("VACUUM");
        self.synced(|| vacuum().map_err(RecordError::sqlite(&self.file)))?;
        self.checkpoint();
        Ok(())
    }

    /// Moves changes from the WAL of another program into the file: a WAL may be lost or cut
    /// short, and nothing would tell. The changes are on the disk already, so this does not
    /// wait for other programs.
    fn checkpoint(&mut self) {
        let settled = without_waiting(&mut self.connection, wal::checkpoint);
        // The next change tries it again.
        drop(settled);
    }

    /// Returns whether the newest changes lie beside the file, because another program has
    /// the record open and reads it.
    pub fn has_changes_beside(&self) -> bool {
        wal::holds_changes(&self.file)
    }
}

/// Why a write is not carried out.
#[derive(Debug)]
pub(in crate::record) enum WriteError {
    /// SQLite returned an error.
    Sqlite(rusqlite::Error),
    /// The record refuses it.
    Record(RecordError),
    /// The row is not there after it was written.
    NotKept,
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<RecordError> for WriteError {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

/// Makes a record under another name, and gives it its own when it is whole; whoever
/// calls it holds the lock.
pub(in crate::record) fn make(directory: &Path, file: &Path) -> Result<(), RecordError> {
    if file.exists() {
        return Ok(());
    }
    // SQLite gives the journal beside a file the same permissions.
    let part = disk::unfinished_file(directory).map_err(RecordError::file(directory))?;
    let part = part.into_temp_path();
    let connection = connect_to_any(&part)?;
    migrations::migrate(&connection, &part, STEPS)?;
    connection.close().map_err(|(_, error)| RecordError::sqlite(file)(error))?;
    disk::persist(part, file).map_err(RecordError::file(file))
}

/// Reads a whole record and finds out whether it is sound.
///
/// # Errors
/// It is damaged, of a newer program, or cannot be read.
pub fn examine(file: &Path) -> Result<(), RecordError> {
    let record = Record::of_any_form(file.to_path_buf(), STEPS)?;
    let archive = record.archive()?;
    let dates = archive.done.iter().flat_map(|line| [&line.date, &line.expires]);
    let mut dates = dates.chain(archive.planned.iter().map(|due| &due.due)).flatten();
    match dates.find(|date| PartialDate::parse(date).is_none()) {
        Some(date) => {
            let (file, cause) = (record.file, format!("`{date}` isn't a date"));
            Err(RecordError::Damaged { file, cause })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Completion, Hours, Item, backups};
    use rusqlite::config::DbConfig;

    const NEXT: &[&str] =
        &[STEPS[0], STEPS[1], STEPS[2], "CREATE TABLE later (what TEXT NOT NULL) STRICT;"];

    #[test]
    fn a_record_is_copied_before_it_gets_a_newer_form() {
        let home = tempfile::tempdir().unwrap();
        let mut record = Record::open(home.path()).unwrap();
        record.record_notice("a").unwrap();
        drop(record);
        let file = home.path().join(FILE);
        let record = Record::at(file.clone(), NEXT).unwrap();
        assert_eq!(migrations::form(&record.connection, &file, NEXT).unwrap(), 4);
        drop(record);
        let copies = backups(home.path());
        assert_eq!(copies, [home.path().join("backups/record-form-3.db")]);
        examine(&copies[0]).unwrap();
        let newer = Record::open(home.path()).unwrap_err();
        assert!(matches!(newer, RecordError::Newer { found: 4, known: 3, .. }), "{newer}");
        assert!(file.exists(), "it is left as it is");
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        drop(Record::open(home.path()).unwrap());
        let file = home.path().join(FILE);
        const FAILING: &[&str] = &[
            STEPS[0],
            STEPS[1],
            STEPS[2],
            "CREATE TABLE later (what TEXT); CREATE TABLE star (x);",
        ];
        Record::at(file.clone(), FAILING).unwrap_err();
        examine(&file).unwrap();
        Record::open(home.path()).unwrap();
    }

    #[test]
    fn what_was_not_kept_is_an_error_and_changes_nothing() {
        let labor = Item {
            id: "labor".to_owned(),
            title: "Labor Trafficking".to_owned(),
            ..Item::default()
        };
        let now = "2026-11-26T18:00:00Z";
        let hours = Completion { hours: Hours::of_minutes(60), ..Completion::default() };
        for (table, event) in [
            ("done", "BEFORE INSERT"),
            ("done", "BEFORE UPDATE"),
            ("star", "BEFORE INSERT"),
            ("note", "BEFORE INSERT"),
            ("plan", "BEFORE INSERT"),
            ("listed", "BEFORE INSERT"),
        ] {
            let home = tempfile::tempdir().unwrap();
            let mut record = Record::open(home.path()).unwrap();
            let trigger =
                format!("CREATE TRIGGER t {event} ON {table} BEGIN SELECT raise(IGNORE); END");
            record.connection.execute_batch(&trigger).unwrap();
            let setting = DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER;
            record.connection.set_db_config(setting, true).unwrap();
            let tried = match table {
                "done" => record.add_done(&labor, &hours, now).map(drop),
                "star" => record.star(&labor, true, now).map(drop),
                "note" => record.set_note(&labor, "a note", now),
                "plan" => record.plan(&labor, None, now),
                _ => record.set_in_list(&labor, "Roll Call", true, now).map(drop),
            };
            let told = tried.unwrap_err().to_string();
            assert!(told.contains("change wasn't saved"), "{trigger}: {told}");
            assert!(record.is_empty().unwrap(), "{trigger}");
        }
    }
}
