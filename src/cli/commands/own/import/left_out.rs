//! The rows that were not imported, in a file of their own.

use super::table::TableRow;
use crate::disk;
use crate::record::spreadsheet::no_formula;
use csv::{Terminator, WriterBuilder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The column that says what is wrong with a row.
const REASON: &str = "not imported because";

/// A row with an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FaultyRow {
    /// The row.
    pub(super) row: TableRow,
    /// The error, in words.
    pub(super) why: String,
}

/// Writes faulty rows beside the catalog; returns the file. Without such rows a file of an
/// earlier import of the same file is deleted.
///
/// # Errors
/// The file and why it cannot be written.
pub(super) fn write(
    folder: &Path,
    source: &Path,
    faulty: &[FaultyRow],
) -> Result<Option<PathBuf>, (PathBuf, io::Error)> {
    let stem = source.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.trim_end_matches("-left-out");
    let mut path = folder.join(format!("{stem}-left-out.csv"));
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error: io::Error| (path, error)
    };
    if faulty.is_empty() {
        disk::remove(&path).map_err(failed(&path))?;
        return Ok(None);
    }
    let bytes = table(faulty).map_err(|error| failed(&path)(io::Error::other(error)))?;
    fs::create_dir_all(folder).map_err(failed(folder))?;
    // Rows that somebody is correcting stay, unless they are what was imported just now.
    let is_same = |path: &Path| fs::read(path).is_ok_and(|own| own == bytes);
    let is_source = |path: &Path| fs::canonicalize(path).ok() == fs::canonicalize(source).ok();
    for number in 2.. {
        if !path.exists() || is_same(&path) || is_source(&path) {
            break;
        }
        path = folder.join(format!("{stem}-left-out-{number}.csv"));
    }
    disk::replace_shared(&path, &bytes).map_err(failed(&path))?;
    Ok(Some(path))
}

fn table(faulty: &[FaultyRow]) -> Result<Vec<u8>, csv::Error> {
    let mut heads: Vec<&str> = Vec::new();
    for (column, _) in faulty.iter().flat_map(|one| &one.row.cells) {
        if !heads.contains(&column.as_str()) && column != REASON {
            heads.push(column);
        }
    }
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    table.write_record(heads.iter().copied().chain([REASON]))?;
    for FaultyRow { row, why } in faulty {
        let cell = |head: &&str| {
            let own = row.cells.iter().filter(|(column, _)| column == head);
            let own: Vec<&str> = own.map(|(_, cell)| cell.as_str()).collect();
            no_formula(own.join("; "))
        };
        table.write_record(heads.iter().map(cell).chain([no_formula(why.clone())]))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}
