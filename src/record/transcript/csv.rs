//! The log as a table that spreadsheets read (CSV, RFC 4180).

use super::spreadsheet::{as_text, table};
use crate::catalog::PartialDate;
use crate::faults::visible;
use crate::record::completion::LogEntry;

/// The heads of the columns.
const HEADS: [&str; 11] = [
    "date",
    "title",
    "hours",
    "provider",
    "credit",
    "certificate",
    "expires",
    "topics",
    "entry",
    "id",
    "minutes",
];

/// The care that is taken of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protection {
    /// No text becomes a formula, a number or a date when a spreadsheet opens the table.
    Spreadsheet,
    /// Each text stands as it is.
    None,
}

/// The lines of the log as rows.
///
/// # Errors
/// Why it could not be written.
pub(super) fn text(lines: &[LogEntry], protection: Protection) -> Result<String, String> {
    let row = |done: &LogEntry| {
        let cells = cells(done).map(|cell| visible(&cell));
        match protection {
            Protection::Spreadsheet => protected(cells).collect(),
            Protection::None => cells.to_vec(),
        }
    };
    let head = HEADS.map(str::to_owned).to_vec();
    table([head].into_iter().chain(lines.iter().map(row)))
}

fn cells(done: &LogEntry) -> [String; 11] {
    let completion = &done.completion;
    let date =
        |date: &Option<PartialDate>| date.as_ref().map_or("", PartialDate::as_str).to_owned();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        date(&completion.date),
        done.subject.title.clone(),
        completion.hours.map(|hours| hours.decimal()).unwrap_or_default(),
        done.provider().unwrap_or_default().to_owned(),
        text(&completion.credit),
        text(&completion.certificate),
        date(&completion.expires),
        done.subject.topics.join("; "),
        done.subject.id.clone(),
        done.id.clone(),
        completion.hours.map(|hours| hours.minutes().to_string()).unwrap_or_default(),
    ]
}

/// The columns of dates and numbers, which a spreadsheet is to read as such.
const VALUES: [&str; 4] = ["date", "hours", "expires", "minutes"];

fn protected(cells: [String; 11]) -> impl Iterator<Item = String> {
    HEADS.into_iter().zip(cells).map(|(head, cell)| match VALUES.contains(&head) {
        true => cell,
        false => as_text(cell),
    })
}
