//! The log as a table that spreadsheets read (CSV, RFC 4180).

use super::Log;
use crate::catalog::PartialDate;
use crate::faults::visible;
use crate::record::LogEntry;
use csv::{Terminator, WriterBuilder};

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

/// The lines of the log as rows.
///
/// # Errors
/// Why it could not be written.
pub(in crate::cli) fn text(log: &Log) -> Result<String, String> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| error.to_string();
    table.write_record(HEADS).map_err(failed)?;
    for done in &log.lines {
        table.write_record(cells(done).map(|cell| no_formula(visible(&cell)))).map_err(failed)?;
    }
    let bytes = table.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
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

/// Returns a cell that no spreadsheet takes for a formula: an apostrophe in front makes it
/// text. Some spreadsheets take the wide East Asian signs for a formula, too.
pub(in crate::cli) fn no_formula(cell: String) -> String {
    let first = cell.trim_start_matches(' ').chars().next();
    let is_formula = first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first));
    if is_formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"] {
            assert_eq!(no_formula(evil.to_owned()), format!("'{evil}"));
        }
        for plain in ["", "2026-11-26", "1.5", "Human Trafficking: A-B=C", "'quoted'"] {
            assert_eq!(no_formula(plain.to_owned()), plain);
        }
    }
}
