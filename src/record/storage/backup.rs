//! Copies of the record: each day before the first write, again when much was written
//! since, before a file is brought to a newer form, and when somebody asks for one.

use super::aside::{began_after, damaged_files, restored_note};
use super::connect::connect;
use super::database::{Record, examine};
use crate::disk;
use crate::record::error::RecordError;
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where the copies are, in the directory of data.
pub const BACKUPS: &str = "backups";

/// Days of which copies are kept, at most two of each.
const DAYS: usize = 7;

/// Changes in no copy after which a day is copied again.
const CHANGES: u32 = 10;

/// The age of a copy without the newest changes after which a day is copied again.
const AGE: Duration = Duration::from_secs(60 * 60);

/// The copy of a record that began because another one was damaged, until that one is
/// brought back: it takes the place of none of the damaged one's copies.
const OF_NEW: &str = "record-new.db";

/// How the name of the second copy of a day ends.
const LATER: &str = "-later";

impl Record {
    /// Copies the record to a file that is not there yet: sound, compact, and for its
    /// owner only.
    ///
    /// # Errors
    /// The file is there, cannot be written, or the record is damaged.
    pub fn back_up(&self, to: &Path) -> Result<(), RecordError> {
        if to.exists() {
            return Err(RecordError::file(to)(io::ErrorKind::AlreadyExists.into()));
        }
        self.copy_to(to)
    }

    /// Makes the copy of the day, unless there is one or there is nothing to keep:
    /// call it before the first write. Older copies of days go, but for a few.
    ///
    /// # Errors
    /// The record is damaged, or the folder of the copies is a link; that a copy could
    /// not be written is no error, for that must not keep a person from writing.
    pub fn copy_of_the_day(&self, now: &str) -> Result<(), RecordError> {
        let directory = self.backups();
        disk::check_own_folder(&directory).map_err(RecordError::file(&directory))?;
        let is_new = self.is_of_after_damage()?;
        let copy = directory.join(if is_new { OF_NEW.to_owned() } else { name(now, "") });
        if copy.exists() || self.is_empty()? {
            return Ok(());
        }
        self.copy_at(&copy, now)
    }

    /// Copies the record once more on the same day if the copies of the day lack much of
    /// it: call it after a write. The first copy of the day stays.
    ///
    /// # Errors
    /// As for [`Record::copy_of_the_day`].
    pub fn copy_again(&self, now: &str) -> Result<(), RecordError> {
        let directory = self.backups();
        disk::check_own_folder(&directory).map_err(RecordError::file(&directory))?;
        let (first, later) = match self.is_of_after_damage()? {
            true => (directory.join(OF_NEW), directory.join(OF_NEW)),
            false => (directory.join(name(now, "")), directory.join(name(now, LATER))),
        };
        let last = if later.exists() { &later } else { &first };
        if last.exists() && self.lacks_much(last, now)? {
            return self.copy_at(&later, now);
        }
        Ok(())
    }

    /// Makes a copy in the folder of copies, and drops the oldest ones.
    fn copy_at(&self, copy: &Path, now: &str) -> Result<(), RecordError> {
        let directory = self.backups();
        if disk::make_private(&directory).is_err() {
            return Ok(());
        }
        match self.copy_to(copy) {
            Err(error @ RecordError::Damaged { .. }) => Err(error),
            Err(_) => Ok(()),
            Ok(()) => {
                // A copy is as old as the change before which it was made.
                if let (Some(now), Ok(file)) = (time(now), File::options().write(true).open(copy)) {
                    let _ = file.set_modified(now);
                }
                drop_old(&directory);
                Ok(())
            }
        }
    }

    /// Returns whether a copy lacks so much of the record that another one is worth it.
    fn lacks_much(&self, copy: &Path, now: &str) -> Result<bool, RecordError> {
        let Ok(in_copy) =
            connect(copy).and_then(|open| state(&open).map_err(RecordError::sqlite(copy)))
        else {
            // It is spoiled.
            return Ok(true);
        };
        let written = copy.metadata().and_then(|about| about.modified()).ok();
        let age = written.zip(time(now)).and_then(|(copy, now)| now.duration_since(copy).ok());
        self.reading(|read| {
            let here = state(read)?;
            let newer = format!("SELECT count(*) FROM ({ROWS}) WHERE changed > ?");
            let newer: u32 = read.query_row(&newer, [&in_copy.newest], |row| row.get(0))?;
            let lacking = newer.max(here.rows.abs_diff(in_copy.rows));
            let is_old = age.is_some_and(|age| age >= AGE);
            Ok(lacking >= CHANGES || (is_old && here.sum != in_copy.sum))
        })
    }

    /// Returns whether the record began because one was damaged that still awaits to be
    /// brought back.
    fn is_of_after_damage(&self) -> Result<bool, RecordError> {
        let damaged = damaged_files(disk::folder_of(self.file()));
        if damaged.is_empty() {
            return Ok(false);
        }
        let told = self.recorded_notices()?;
        let awaits = |file: &PathBuf| {
            told.contains(&began_after(file)) && !told.contains(&restored_note(file))
        };
        Ok(damaged.iter().any(awaits))
    }

    /// Makes the copy that is kept when the file is brought to a newer form.
    ///
    /// # Errors
    /// It cannot be written; then the form stays as it is.
    pub(in crate::record) fn copy_of_form(&self, form: i32) -> Result<(), RecordError> {
        let directory = self.backups();
        disk::check_own_folder(&directory).map_err(RecordError::file(&directory))?;
        disk::make_private(&directory).map_err(RecordError::file(&directory))?;
        self.copy_to(&directory.join(format!("record-form-{form}.db")))
    }

    fn backups(&self) -> PathBuf {
        disk::folder_of(self.file()).join(BACKUPS)
    }

    /// The copy has another name until it is whole, on the disk, and found to be sound.
    fn copy_to(&self, to: &Path) -> Result<(), RecordError> {
        let failed = |error| RecordError::file(to)(error);
        // SQLite fills an empty file.
        let part = disk::unfinished_file(disk::folder_of(to)).map_err(failed)?.into_temp_path();
        self.vacuum_into(&part)?;
        File::options()
            .write(true)
            .open(&part)
            .and_then(|file| disk::sync(&file))
            .map_err(failed)?;
        examine(&part)?;
        disk::persist(part, to).map_err(failed)
    }
}

/// The size and age of a record, to tell two states of it apart.
struct RecordFingerprint {
    rows: u32,
    newest: String,
    sum: String,
}

/// Every row that says when it was changed.
const ROWS: &str = "SELECT changed FROM star UNION ALL SELECT changed FROM listed
    UNION ALL SELECT changed FROM note UNION ALL SELECT changed FROM plan
    UNION ALL SELECT changed FROM done";

fn state(read: &Connection) -> rusqlite::Result<RecordFingerprint> {
    let query = format!(
        "SELECT count(*), coalesce(max(changed), ''), (SELECT sum FROM seal) FROM ({ROWS})"
    );
    read.query_row(&query, [], |row| {
        Ok(RecordFingerprint { rows: row.get(0)?, newest: row.get(1)?, sum: row.get(2)? })
    })
}

fn time(now: &str) -> Option<SystemTime> {
    let seconds = now.parse::<Timestamp>().ok()?.as_second();
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(seconds).ok()?))
}

/// The name of a copy of a day.
fn name(now: &str, end: &str) -> String {
    format!("record-{}{end}.db", now.get(..10).unwrap_or("day"))
}

/// The copies in a directory of data, newest first. Those that a link leads to are not
/// of this record.
pub fn backups(directory: &Path) -> Vec<PathBuf> {
    let folder = directory.join(BACKUPS);
    if disk::check_own_folder(&folder).is_err() {
        return Vec::new();
    }
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = items.filter(|item| item.file_name().to_str().is_some_and(is_copy));
    let mut copies: Vec<_> = named
        .filter_map(|item| Some((item.metadata().ok()?.modified().ok()?, item.path())))
        .collect();
    copies.sort_by(|a, b| b.cmp(a));
    copies.into_iter().map(|(_, path)| path).collect()
}

/// Returns whether a file in the folder of copies has a name that this program gives to one:
/// `record-2026-11-24.db`, `record-2026-11-24-later.db`, `record-new.db` or
/// `record-form-1.db`. Others are the user's own.
fn is_copy(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let of_form = |middle: &str| middle.strip_prefix("form-").is_some_and(is_number);
    name == OF_NEW || middle(name).is_some_and(|middle| day(middle).is_some() || of_form(middle))
}

fn middle(name: &str) -> Option<&str> {
    name.strip_prefix("record-")?.strip_suffix(".db")
}

/// The day of the copy of a day, such as `2026-11-24`.
fn day(middle: &str) -> Option<&str> {
    Some(middle.strip_suffix(LATER).unwrap_or(middle)).filter(|day| is_day(day))
}

/// Returns whether this is a day as in `2026-11-24`.
fn is_day(text: &str) -> bool {
    let fits =
        |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// Deletes the copies of the oldest days.
fn drop_old(directory: &Path) {
    let items = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut days: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for item in items {
        if let Some(day) = item.file_name().to_str().and_then(middle).and_then(day) {
            days.entry(day.to_owned()).or_default().push(item.path());
        }
    }
    let over = days.len().saturating_sub(DAYS);
    for old in days.values().take(over).flatten() {
        // It goes with the next copy otherwise.
        let _ = fs::remove_file(old);
    }
}
