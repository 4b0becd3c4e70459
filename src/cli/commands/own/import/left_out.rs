//! The rows that were not imported, in a file of their own.

use super::table::TableRow;
use crate::disk;
use crate::record::spreadsheet::{as_text, table};
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
    let path = folder.join(format!("{stem}-left-out.csv"));
    let failed = |error: io::Error| (path.clone(), error);
    if faulty.is_empty() {
        disk::remove(&path).map_err(failed)?;
        return Ok(None);
    }
    let text = text(faulty).map_err(|why| failed(io::Error::other(why)))?;
    fs::create_dir_all(folder).map_err(failed)?;
    disk::replace_shared(&path, text.as_bytes()).map_err(failed)?;
    Ok(Some(path))
}

fn text(faulty: &[FaultyRow]) -> Result<String, String> {
    let mut heads: Vec<&str> = Vec::new();
    for (column, _) in faulty.iter().flat_map(|one| &one.row.cells) {
        if !heads.contains(&column.as_str()) && column != REASON {
            heads.push(column);
        }
    }
    let row = |FaultyRow { row, why }: &FaultyRow| {
        let cell = |head: &&str| {
            let own = row.cells.iter().filter(|(column, _)| column == head);
            let own: Vec<&str> = own.map(|(_, cell)| cell.as_str()).collect();
            as_text(own.join("; "))
        };
        heads.iter().map(cell).chain([as_text(why.clone())]).collect()
    };
    let head = heads.iter().copied().chain([REASON]).map(str::to_owned).collect();
    table([head].into_iter().chain(faulty.iter().map(row)))
}
