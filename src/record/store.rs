//! The file of the record: how it is opened, and how it is written to.

use super::error::RecordError;
use super::schema;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the file is called.
pub const FILE: &str = "record.db";

/// How long a write waits for other programs.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open record.
#[derive(Debug)]
pub struct Record {
    connection: Connection,
    file: PathBuf,
}

impl Record {
    /// Opens the record in this directory, made if there is none, brought to the
    /// newest form if it is of an older program.
    ///
    /// # Errors
    /// The directory or file cannot be made or read, or holds no sound record.
    pub fn open(directory: &Path) -> Result<Self, RecordError> {
        make_directory(directory).map_err(RecordError::file(directory))?;
        let file = directory.join(FILE);
        make_file(&file).map_err(RecordError::file(&file))?;
        Self::at(file)
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
            Ok(about) if about.len() == 0 => Ok(None),
            Ok(_) => Self::at(file).map(Some),
        }
    }

    fn at(file: PathBuf) -> Result<Self, RecordError> {
        let fault = RecordError::sqlite(&file);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(&file, flags).map_err(&fault)?;
        connection.busy_timeout(PATIENCE).map_err(&fault)?;
        // EXTRA: the journal is gone from the disk, too, before a write is reported.
        let settings = "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;";
        connection.execute_batch(settings).map_err(&fault)?;
        if schema::form(&connection, &file)? != schema::newest() {
            schema::migrate(&mut connection, &file)?;
        }
        Ok(Self { connection, file })
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

/// Makes a directory and those above it; only its owner may enter.
fn make_directory(directory: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// Makes an empty file for its owner only. SQLite gives the journal beside it the
/// same permissions.
fn make_file(file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}
