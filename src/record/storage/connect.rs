//! A connection to the file of a record: nothing that the file holds runs, and no
//! text in it is longer than this program would write.

use super::aside::{BESIDE, beside};
use super::files::waits;
use super::wal;
use crate::disk;
use crate::record::error::RecordError;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// Bytes of the smallest file that SQLite makes.
const LEAST: u64 = 512;
/// Bytes of one text or row at most; this program writes far shorter ones.
const MOST: i32 = 1024 * 1024;

/// Connects to a file that holds something.
///
/// # Errors
/// The file is empty or missing, or SQLite refuses it.
pub(in crate::record) fn connect(file: &Path) -> Result<Connection, RecordError> {
    // SQLite would follow a link, and write to somebody else's file.
    disk::check_private(file).map_err(no_file_of_ours).map_err(RecordError::file(file))?;
    check_beside(file)?;
    let about = file.metadata().map_err(RecordError::file(file))?;
    // A record gets its name only once it is whole, so something emptied this file. SQLite
    // would take it for a new one and delete the files beside it.
    let cause = match about.len() {
        0 => "the file is empty",
        1..LEAST => "the file is incomplete",
        _ => {
            wal::check(file)?;
            if wal::is_unfinished(file) {
                leave_wal(file)?;
            }
            return connect_to_any(file);
        }
    };
    Err(RecordError::Damaged { file: file.to_path_buf(), cause: cause.to_owned() })
}

/// Finds out whether the files that SQLite keeps beside a record are plain files of our own:
/// it would wait for a pipe for ever, and follow a link.
fn check_beside(file: &Path) -> Result<(), RecordError> {
    for end in BESIDE {
        let beside = beside(file, end);
        match disk::check_private(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(RecordError::file(beside)(no_file_of_ours(error)));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Returns the error of the system, in words for people if a folder has the record's name.
fn no_file_of_ours(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::IsADirectory => {
            io::Error::other("it is a folder, not a file. Move it away and try again")
        }
        _ => error,
    }
}

/// Connects to a file that may be empty.
///
/// # Errors
/// SQLite refuses it, or its drive has no locks.
pub(in crate::record) fn connect_to_any(file: &Path) -> Result<Connection, RecordError> {
    let fault = RecordError::sqlite(file);
    let mut connection = open(file).map_err(&fault)?;
    match mode(&connection) {
        // Other programs may leave a record in this mode; it needs memory that
        // programs share, which a network drive does not have.
        Ok(mode) if mode == "wal" => {
            drop(connection);
            leave_wal(file)?;
            connection = open(file).map_err(&fault)?;
        }
        Err(error) if is_busy(&error) && !locks_work(file) => {
            return Err(RecordError::NoLocks(file.to_path_buf()));
        }
        // The first query of the caller reports any other error.
        _ => {}
    }
    connection.busy_handler(Some(waits)).map_err(&fault)?;
    // EXTRA: the journal is gone from the disk, too, before a write is reported.
    let settings = "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;";
    connection.execute_batch(settings).map_err(&fault)?;
    Ok(connection)
}

/// Opens a file so that no trigger, view or function in it has an effect; see
/// "Untrusted SQLite Database Files" in <https://sqlite.org/security.html>.
fn open(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    // Nothing waits for a lock until it is known that the drive has locks.
    connection.busy_timeout(Duration::ZERO)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST)?;
    Ok(connection)
}

fn mode(connection: &Connection) -> rusqlite::Result<String> {
    connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))
}

/// Takes what another program left beside a record in WAL mode into the file, and
/// has it keep a journal from then on; a change that was not written to its end is kept in
/// a file of its own. Nothing happens while another program has the record open: it still
/// reads and writes, and so can this one.
///
/// # Errors
/// The unfinished change cannot be kept.
pub(in crate::record) fn leave_wal(file: &Path) -> Result<(), RecordError> {
    let Ok(connection) = alone(file) else { return Ok(()) };
    wal::save_unfinished(file)?;
    // Whoever reads it next tries it again.
    let _ = connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()));
    Ok(())
}

/// Opens a record that no other program has open. What is beside it stays as it is.
fn alone(file: &Path) -> rusqlite::Result<Connection> {
    let connection = open(file)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = EXTRA;")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

/// Returns whether a file that no other program knows can be locked beside this one. SQLite
/// gives the same answer for a lock that another program holds and for a drive that
/// has none.
fn locks_work(file: &Path) -> bool {
    // Where nothing can be written, there is nothing to be found out.
    let Some(probe) = probe(file) else { return true };
    let locked = open(probe.path()).and_then(|probe| probe.execute_batch("BEGIN EXCLUSIVE"));
    locked.is_ok()
}

/// Goes on without asking the disk whether it has what was written, if the drive that
/// a record is on cannot tell; returns whether it does.
pub(in crate::record) fn goes_unconfirmed(connection: &Connection, file: &Path) -> bool {
    let Some(probe) = probe(file) else { return false };
    let synced = probe.as_file().sync_all();
    synced.is_err_and(|error| disk::knows_no_sync(&error))
        && connection.execute_batch("PRAGMA synchronous = OFF").is_ok()
}

/// A file beside a record that no other program knows.
fn probe(file: &Path) -> Option<NamedTempFile> {
    disk::unfinished_file(disk::folder_of(file)).ok()
}

/// Runs `work` without waiting for the locks of other programs.
pub(in crate::record) fn without_waiting<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    connection.busy_timeout(Duration::ZERO)?;
    let done = work(connection);
    connection.busy_handler(Some(waits))?;
    done
}
