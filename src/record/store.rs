//! The file of the record: how it is made, opened, read, written to and examined.

use super::aside::lock;
use super::error::RecordError;
use super::schema::{self, STEPS};
use crate::catalog::PartialDate;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the file is called.
pub const FILE: &str = "record.db";

/// How long a write waits for other programs before it tries again.
const PAUSE: Duration = Duration::from_millis(2);
/// How often it tries: for half a minute at the least.
const TRIES: i32 = 15_000;

/// An open record.
#[derive(Debug)]
pub struct Record {
    connection: Connection,
    file: PathBuf,
}

impl Record {
    /// Opens the record in this directory, made if there is none. One of an older
    /// program is copied and then brought to the newest form.
    ///
    /// # Errors
    /// The directory or file cannot be made or read, or holds no sound record.
    pub fn open(directory: &Path) -> Result<Self, RecordError> {
        let file = directory.join(FILE);
        if !file.exists() {
            make(directory, &file)?;
        }
        Self::at(file, STEPS)
    }

    /// Opens the record in this directory; `None` if there is none.
    ///
    /// # Errors
    /// It is there and cannot be read, or is no sound record.
    pub fn open_existing(directory: &Path) -> Result<Option<Self>, RecordError> {
        let file = directory.join(FILE);
        match file.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(RecordError::file(file)(error)),
            Ok(_) => Self::at(file, STEPS).map(Some),
        }
    }

    fn at(file: PathBuf, steps: &[&str]) -> Result<Self, RecordError> {
        let connection = connect(&file)?;
        let mut record = Self { connection, file };
        let form = schema::form(&record.connection, &record.file, steps)?;
        if form != schema::newest(steps) {
            record.copy_of_form(form)?;
            schema::migrate(&mut record.connection, &record.file, steps)?;
        }
        Ok(record)
    }

    /// Where it is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Reads what belongs together: no other program writes in between.
    pub(super) fn reading<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RecordError> {
        let fault = RecordError::sqlite(&self.file);
        let reading = self.connection.unchecked_transaction().map_err(&fault)?;
        work(&reading).map_err(&fault)
    }

    /// Writes all of it or nothing.
    pub(super) fn writing<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal>,
    ) -> Result<T, RecordError> {
        let fault = RecordError::sqlite(&self.file);
        let begun = Transaction::new(&mut self.connection, TransactionBehavior::Immediate);
        let writing = begun.map_err(&fault)?;
        let done = work(&writing).map_err(|refusal| match refusal {
            Refusal::Sqlite(error) => fault(error),
            Refusal::Record(error) => error,
        })?;
        writing.commit().map_err(&fault)?;
        Ok(done)
    }

    /// Looks whether every page of the file is as SQLite wrote it: a record that lost
    /// a page may else answer with less than it had.
    ///
    /// # Errors
    /// The record is damaged, or cannot be read.
    pub fn check_pages(&self) -> Result<(), RecordError> {
        let query = "PRAGMA quick_check(1)";
        let check = self.connection.query_row(query, [], |row| row.get::<_, String>(0));
        match check.map_err(RecordError::sqlite(&self.file))?.as_str() {
            "ok" => Ok(()),
            cause => Err(RecordError::Damaged { file: self.file.clone(), cause: cause.to_owned() }),
        }
    }

    /// Writes a compact copy into an empty file.
    pub(super) fn vacuum_into(&self, to: &Path) -> Result<(), RecordError> {
        let no_name = || RecordError::file(to)(io::ErrorKind::InvalidFilename.into());
        let name = to.to_str().ok_or_else(no_name)?;
        let copied = self.connection.execute("VACUUM INTO ?", [name]);
        copied.map(drop).map_err(RecordError::sqlite(&self.file))
    }

    /// Writes the file anew, without what was deleted.
    pub(super) fn vacuum(&self) -> Result<(), RecordError> {
        self.connection.execute_batch("VACUUM").map_err(RecordError::sqlite(&self.file))
    }
}

/// Why a write is not carried out.
#[derive(Debug)]
pub(super) enum Refusal {
    /// SQLite says no.
    Sqlite(rusqlite::Error),
    /// The record does.
    Record(RecordError),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<RecordError> for Refusal {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

fn connect(file: &Path) -> Result<Connection, RecordError> {
    let about = file.metadata().map_err(RecordError::file(file))?;
    if about.len() == 0 {
        // It gets its name only once it is whole, so something emptied it.
        let cause = "the file is empty".to_owned();
        return Err(RecordError::Damaged { file: file.to_path_buf(), cause });
    }
    connect_to_any(file)
}

fn connect_to_any(file: &Path) -> Result<Connection, RecordError> {
    let fault = RecordError::sqlite(file);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(file, flags).map_err(&fault)?;
    connection.busy_handler(Some(waits)).map_err(&fault)?;
    // EXTRA: the journal is gone from the disk, too, before a write is reported.
    let settings = "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;";
    connection.execute_batch(settings).map_err(&fault)?;
    Ok(connection)
}

/// Waits for another program; whether to try again. SQLite's own waits grow to a
/// tenth of a second, which never meets the moment between two writes of a
/// program that writes line after line.
fn waits(tries: i32) -> bool {
    std::thread::sleep(PAUSE);
    tries < TRIES
}

/// Makes a record under another name, and gives it its own when it is whole.
fn make(directory: &Path, file: &Path) -> Result<(), RecordError> {
    let _lock = lock(directory)?;
    if file.exists() {
        return Ok(());
    }
    // Made by `tempfile`, so only its owner can read it. SQLite gives the journal
    // beside a file the same permissions.
    let part = tempfile::Builder::new().prefix("new-").tempfile_in(directory);
    let part = part.map_err(RecordError::file(directory))?.into_temp_path();
    let mut connection = connect_to_any(&part)?;
    schema::migrate(&mut connection, &part, STEPS)?;
    connection.close().map_err(|(_, error)| RecordError::sqlite(file)(error))?;
    part.persist(file).map_err(|error| RecordError::file(file)(error.error))?;
    settle(directory);
    Ok(())
}

/// Reads a whole record and finds out whether it is sound.
///
/// # Errors
/// It is damaged, of a newer program, or cannot be read.
pub fn examine(file: &Path) -> Result<(), RecordError> {
    let connection = connect(file)?;
    let form = schema::form(&connection, file, STEPS)?;
    let record = Record { connection, file: file.to_path_buf() };
    record.check_pages()?;
    if form != schema::newest(STEPS) {
        return Ok(());
    }
    let archive = record.archive()?;
    let dates = archive.done.iter().flat_map(|line| [&line.date, &line.expires]);
    let mut dates = dates.chain(archive.planned.iter().map(|due| &due.due)).flatten();
    match dates.find(|date| PartialDate::parse(date).is_none()) {
        Some(date) => {
            let (file, cause) = (record.file, format!("`{date}` is no date"));
            Err(RecordError::Damaged { file, cause })
        }
        None => Ok(()),
    }
}

/// Makes a directory and those above it; only its owner may enter.
pub(super) fn make_directory(directory: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// Has the system write the names in a directory to the disk, where it can.
pub(super) fn settle(directory: &Path) {
    if cfg!(unix)
        && let Ok(directory) = File::open(directory)
    {
        let _ = directory.sync_all();
    }
}

/// Deletes a file; that it is gone already is as good. Returns whether it was there.
pub(super) fn delete(file: &Path) -> Result<bool, RecordError> {
    match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(RecordError::file(file)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::backups;

    const NEXT: &[&str] = &[STEPS[0], "CREATE TABLE later (what TEXT NOT NULL) STRICT;"];

    #[test]
    fn a_record_is_copied_before_it_gets_a_newer_form() {
        let home = tempfile::tempdir().unwrap();
        let mut record = Record::open(home.path()).unwrap();
        record.tell_once("a").unwrap();
        drop(record);
        let file = home.path().join(FILE);
        let record = Record::at(file.clone(), NEXT).unwrap();
        assert_eq!(schema::form(&record.connection, &file, NEXT).unwrap(), 2);
        drop(record);
        let copies = backups(home.path());
        assert_eq!(copies, [home.path().join("backups/record-form-1.db")]);
        examine(&copies[0]).unwrap();
        let newer = Record::open(home.path()).unwrap_err();
        assert!(matches!(newer, RecordError::Newer { found: 2, known: 1, .. }), "{newer}");
        assert!(file.exists(), "it is left as it is");
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        drop(Record::open(home.path()).unwrap());
        let file = home.path().join(FILE);
        let failing = &[STEPS[0], "CREATE TABLE later (what TEXT); CREATE TABLE star (x);"];
        Record::at(file.clone(), failing).unwrap_err();
        examine(&file).unwrap();
        Record::open(home.path()).unwrap();
    }
}
