//! The file in which another program may have left the newest changes of a record.
//! SQLite stops reading it at the first part that is damaged, and says nothing.

use super::aside::{beside, unfinished_name};
use crate::disk;
use crate::record::error::RecordError;
use rusqlite::Connection;
use std::fs::File;
use std::io;
use std::path::Path;

/// Bytes before the first part.
const HEAD: usize = 32;
/// Bytes before the page in each part.
const FRAME: usize = 24;
/// Bytes of the largest such file that is read; SQLite keeps it near 4 MB.
const MOST: u64 = 256 * 1024 * 1024;

/// Finds out whether SQLite would read all that was written down beside a record.
///
/// # Errors
/// Some of it is damaged. Nothing is changed.
pub(in crate::record) fn check(file: &Path) -> Result<(), RecordError> {
    let wal = beside(file, "-wal");
    let is_lost = || disk::read_own(&wal, MOST).is_ok_and(|bytes| loses(&bytes));
    // Another program may be writing while it is read.
    if wal.symlink_metadata().is_err() || !is_lost() || !is_lost() {
        return Ok(());
    }
    let name = wal.file_name().unwrap_or_default().to_string_lossy();
    let cause = format!("the newest changes, in {name}, can't be read");
    Err(RecordError::Damaged { file: file.to_path_buf(), cause })
}

/// Finds out whether the last change beside a record is not there whole: the program that
/// wrote it stopped halfway, or the file was cut short. SQLite leaves such a change out.
pub(in crate::record) fn is_unfinished(file: &Path) -> bool {
    let wal = beside(file, "-wal");
    wal.symlink_metadata().is_ok()
        && disk::read_own(&wal, MOST).is_ok_and(|bytes| examined(&bytes).is_unfinished)
}

/// Keeps a copy of an unfinished change, since SQLite deletes it. The caller has the record
/// to itself, so that no other program is about to finish it.
///
/// # Errors
/// It cannot be written.
pub(in crate::record) fn save_unfinished(file: &Path) -> Result<(), RecordError> {
    if !is_unfinished(file) {
        return Ok(());
    }
    let free = (1..1000).map(|number| unfinished_name(file, number)).find(|path| !path.exists());
    let to = free.ok_or_else(|| RecordError::file(file)(io::ErrorKind::AlreadyExists.into()))?;
    let bytes = disk::read_own(&beside(file, "-wal"), MOST).map_err(RecordError::file(file))?;
    disk::replace(&to, &bytes).map_err(RecordError::file(to))
}

/// Cuts the file beside a record off behind its last sound change, so that the changes
/// before a damaged part are read. Nothing happens where there is no such file.
///
/// # Errors
/// It cannot be read or written.
pub(in crate::record) fn cut(file: &Path) -> Result<(), RecordError> {
    let wal = beside(file, "-wal");
    if wal.symlink_metadata().is_err() {
        return Ok(());
    }
    let failed = |error| RecordError::file(&wal)(error);
    let bytes = disk::read_own(&wal, MOST).map_err(failed)?;
    let sound = u64::try_from(examined(&bytes).changes).unwrap_or(u64::MAX);
    File::options().write(true).open(&wal).and_then(|file| file.set_len(sound)).map_err(failed)
}

/// Takes what was written down beside a record into its file, and empties the file beside
/// it, as far as no other program reads it right now; SQLite does nothing where there is
/// no such file. A change costs as much then as one does that is written with a journal.
pub(in crate::record) fn checkpoint(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// Finds out whether changes lie beside a record and not in its file.
pub(in crate::record) fn holds_changes(file: &Path) -> bool {
    beside(file, "-wal").symlink_metadata().is_ok_and(|about| about.len() > 0)
}

fn loses(wal: &[u8]) -> bool {
    examined(wal).loses
}

/// The result of reading a file of changes.
struct WalScan {
    /// Bytes up to the end of the last change that is whole; 0 if there is none.
    changes: usize,
    /// Set if a change begins behind those bytes and does not end, and nothing is damaged.
    is_unfinished: bool,
    /// Set if a change that was written down whole follows a part that cannot be read,
    /// or is that part.
    loses: bool,
}

/// Reads a file of changes; see "WAL File Format" in
/// <https://sqlite.org/fileformat2.html>. Parts of an earlier round have another salt and
/// count for nothing.
fn examined(wal: &[u8]) -> WalScan {
    let mut scan = WalScan { changes: 0, is_unfinished: !wal.is_empty(), loses: false };
    let Some((head, parts)) = wal.split_at_checked(HEAD) else { return scan };
    let word = |at: usize| number(head, at);
    let size = match word(8) {
        1 => 65_536,
        size => size as usize,
    };
    let is_big = word(0) & 1 == 1;
    let mut sum = summed((0, 0), &head[..24], is_big);
    if sum != (word(24), word(28)) {
        scan.loses = parts.len() > FRAME && head.iter().any(|byte| *byte != 0);
        scan.is_unfinished = !scan.loses;
        return scan;
    }
    let (mut read, mut is_whole) = (HEAD, true);
    let chunks = parts.chunks_exact(FRAME + size);
    let rest = chunks.remainder();
    let is_of_now = |about: &[u8]| about.get(8..16).is_none_or(|salt| salt == &head[16..24]);
    for part in chunks {
        let (about, page) = part.split_at(FRAME);
        let is_current = is_of_now(about);
        sum = summed(summed(sum, &about[..8], is_big), page, is_big);
        let was_whole = is_whole;
        is_whole &= is_current && sum == (number(about, 16), number(about, 20));
        let ends_change = number(about, 4) != 0;
        if is_whole {
            read += part.len();
            scan.changes = if ends_change { read } else { scan.changes };
        } else if is_current && ends_change && page.iter().any(|byte| *byte != 0) {
            scan.loses = true;
            break;
        } else if is_current && was_whole {
            read += part.len();
        }
    }
    let is_cut = is_whole && !rest.is_empty() && is_of_now(rest);
    scan.is_unfinished =
        !scan.loses && (is_cut || read > scan.changes.max(HEAD) || parts.is_empty());
    scan
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .map_or(0, |four| four.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// Goes on with a sum.
fn summed((mut a, mut b): (u32, u32), bytes: &[u8], is_big: bool) -> (u32, u32) {
    let word = |at: usize| match is_big {
        true => number(bytes, at),
        false => number(bytes, at).swap_bytes(),
    };
    for at in (0..bytes.len()).step_by(8) {
        a = a.wrapping_add(word(at)).wrapping_add(b);
        b = b.wrapping_add(word(at + 4)).wrapping_add(a);
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Record, set_aside};
    use rusqlite::Connection;
    use std::fs;
    use tempfile::TempDir;

    /// A record that another program writes to and leaves open, as it lies on the disk.
    fn left() -> (TempDir, Vec<u8>) {
        let (ours, copy) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        drop(Record::open(ours.path()).unwrap());
        let file = ours.path().join("record.db");
        let other = Connection::open(&file).unwrap();
        other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
        for what in ["a", "b", "c"] {
            other.execute("INSERT INTO told VALUES (?)", [what]).unwrap();
        }
        fs::copy(&file, copy.path().join("record.db")).unwrap();
        let wal = fs::read(beside(&file, "-wal")).unwrap();
        (copy, wal)
    }

    #[test]
    fn a_damaged_file_of_changes_is_said_and_kept() {
        let (home, wal) = left();
        assert!(!loses(&wal));
        let file = home.path().join("record.db");
        for at in [17, HEAD + 30, HEAD + FRAME + 4096 + 40, wal.len() - 1] {
            let mut flipped = wal.clone();
            flipped[at] ^= 1;
            fs::write(beside(&file, "-wal"), &flipped).unwrap();
            let error = Record::open(home.path()).unwrap_err().to_string();
            assert!(error.contains("record.db-wal"), "{at}: {error}");
            assert_eq!(fs::read(beside(&file, "-wal")).unwrap(), flipped, "{at}");
        }
        let aside = set_aside(home.path(), "2026-01-01T00:00:00Z").unwrap().unwrap();
        assert!(beside(&aside.file, "-wal").exists());
    }

    #[test]
    fn what_an_earlier_round_or_an_unfinished_write_left_is_no_loss() {
        let (_home, wal) = left();
        let size = FRAME + 4096;
        let mut older = wal.clone();
        let last = wal.len() - size;
        older[last + 8] ^= 1;
        older[last + 200] ^= 1;
        assert!(!loses(&older));
        assert!(!loses(&wal[..wal.len() - 1]));
        assert!(!loses(&[0; 9000]));
        assert!(!loses(&wal[..20]));
    }
}
