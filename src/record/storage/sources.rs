//! The sound states of a record that can be brought back: its copies, and what is sound
//! in a file that was damaged.

use super::aside::{BESIDE, began_after, beside, damaged_files, restored_note};
use super::backup::backups;
use super::database::{FILE, Record, examine};
use super::migrations::STEPS;
use super::wal;
use crate::disk;
use crate::record::error::RecordError;
use crate::record::exchange::archive::Archive;
use crate::record::holdings::RecordStats;
use crate::record::sent::SentStatement;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Bytes of a copy at most; what it says is in memory while it is taken over.
const MOST: u64 = 256 * 1024 * 1024;

const UNFINISHED: &str = "the newest changes beside the copy were incomplete and were left out";

/// A sound state of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePoint {
    /// The file that it stands in.
    pub file: PathBuf,
    /// How much it holds, and how new that is.
    pub holds: RecordStats,
}

/// The contents of a file that is to become the record.
pub(in crate::record) struct RestoredContents {
    pub(in crate::record) archive: Archive,
    /// Everything that was told once, see [`Record::record_notice`].
    pub(in crate::record) told: Vec<String>,
    /// Statements that were sent, with the keys of the stores.
    pub(in crate::record) sent: Vec<(String, SentStatement)>,
    /// The parts of the file that do not come along, in sentences.
    pub(in crate::record) left_out: Vec<String>,
}

/// How much of the file beside a record is taken along: the changes that another
/// program did not take into the record itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changes {
    All,
    UpToDamage,
    None,
}

/// Returns the newest sound state that can be brought back in a directory of data.
pub fn newest_source(directory: &Path) -> Option<RestorePoint> {
    newest_of(directory).0
}

/// Returns the file of the newest sound state, see [`newest_source`]; `None` if every copy
/// is damaged, or there is none.
///
/// # Errors
/// No state is found, and a copy could not be read for a reason that says nothing of it,
/// such as a drive without locks.
pub fn newest_sound(directory: &Path) -> Result<Option<PathBuf>, RecordError> {
    match newest_of(directory) {
        (Some(source), _) => Ok(Some(source.file)),
        (None, Some(error)) => Err(error),
        (None, None) => Ok(None),
    }
}

/// Returns the newest sound state, and the first reason other than damage for which a copy
/// could not be read.
fn newest_of(directory: &Path) -> (Option<RestorePoint>, Option<RecordError>) {
    let mut unread = None;
    let damaged = damaged_files(directory);
    let here = directory.join(FILE);
    let known = match Record::open_existing(directory) {
        Ok(record) => record.and_then(|record| record.recorded_notices().ok()).unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let is_damaged = matches!(examine(&here), Err(RecordError::Damaged { .. }));
    let files = is_damaged.then_some(here).into_iter();
    let files = files.chain(damaged.iter().rev().cloned()).chain(backups(directory));
    let awaited: Vec<&PathBuf> =
        damaged.iter().filter(|file| !known.contains(&restored_note(file))).collect();
    // A record that began after the damage is not the one that was lost.
    let is_of_before = |told: &[String]| {
        let began = |file: &&PathBuf| told.contains(&began_after(file));
        !awaited.iter().any(|file| began(file) && !told.contains(&restored_note(file)))
    };
    let sound = files.filter_map(|file| {
        let taken = match taken(directory, &file) {
            Ok(taken) => Some(taken).filter(|taken| is_of_before(&taken.told))?,
            Err(error) => {
                unread = unread.take().or(Some(error).filter(|error| !error.is_damage()));
                return None;
            }
        };
        let holds = RecordStats::of(&taken.archive);
        let written = file.metadata().and_then(|about| about.modified());
        let age = (holds.newest.clone(), written.unwrap_or(SystemTime::UNIX_EPOCH));
        Some((age, RestorePoint { file, holds }))
    });
    // The first of several that are as new stays: a file before its copies.
    let newer = |best: (_, RestorePoint), next: (_, RestorePoint)| {
        if next.0 > best.0 { next } else { best }
    };
    let newest = sound.reduce(newer).map(|(_, source)| source);
    (newest, unread)
}

/// Reads what a file holds, from a copy of it in a folder beside the record. Where what
/// stands beside the file is damaged, the newest state before the damage is read.
///
/// # Errors
/// No state of it is sound.
pub(in crate::record) fn taken(
    directory: &Path,
    from: &Path,
) -> Result<RestoredContents, RecordError> {
    let whole = taken_with(directory, from, Changes::All);
    let name = beside(from, "-wal");
    if !matches!(whole, Err(RecordError::Damaged { .. })) || name.symlink_metadata().is_err() {
        return whole;
    }
    let less = taken_with(directory, from, Changes::UpToDamage);
    let mut less = match less.or_else(|_| taken_with(directory, from, Changes::None)) {
        Ok(less) => less,
        Err(_) => return whole,
    };
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    less.left_out.push(format!("the newest changes, in {name}, were damaged and were left out"));
    Ok(less)
}

fn taken_with(
    directory: &Path,
    from: &Path,
    changes: Changes,
) -> Result<RestoredContents, RecordError> {
    // The copy of the copy is gone when this is told.
    read_with(directory, from, changes).map_err(|error| error.of_drive(&directory.join(FILE)))
}

fn read_with(
    directory: &Path,
    from: &Path,
    changes: Changes,
) -> Result<RestoredContents, RecordError> {
    let failed = |error| RecordError::file(directory)(error);
    let desk = disk::unfinished_folder(directory).map_err(failed)?;
    let file = desk.path().join(FILE);
    take_along(from, &file, changes != Changes::None)?;
    if changes == Changes::UpToDamage {
        wal::cut(&file)?;
    }
    let unfinished = wal::is_unfinished(&file).then(|| UNFINISHED.to_owned());
    if unfinished.is_some() {
        // The file itself stays as it is; this is a copy of it.
        wal::cut(&file)?;
    }
    examine(&file)?;
    let record = Record::at(file, STEPS)?;
    let strangers = record.named_strangers();
    let strangers = strangers
        .map(|names| format!("another program had added this, and it was left out: {names}"));
    let (archive, told) = (record.archive()?, record.recorded_notices()?);
    Ok(RestoredContents {
        archive,
        told,
        sent: record.all_sent()?,
        left_out: unfinished.into_iter().chain(strangers).collect(),
    })
}

/// Copies a record and what SQLite keeps beside it.
fn take_along(from: &Path, to: &Path, with_changes: bool) -> Result<(), RecordError> {
    let failed = |file: &Path| RecordError::file(file.to_path_buf());
    copy(from, to).map_err(failed(from))?;
    let is_taken = |end: &&&str| **end == "-journal" || (**end == "-wal" && with_changes);
    for end in BESIDE.iter().filter(is_taken) {
        let beside_it = beside(from, end);
        match copy(&beside_it, &beside(to, end)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&beside_it)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Copies a file for its owner only, whatever others may do with the file itself.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let from = disk::open_named(from)?;
    if from.metadata()?.len() > MOST {
        return Err(io::Error::other("it is larger than 256 MB, so it isn't a record"));
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // It may grow while it is read.
    io::copy(&mut from.take(MOST), &mut options.open(to)?).map(drop)
}
