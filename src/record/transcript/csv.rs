//! The log as a table that spreadsheets read (CSV, RFC 4180).

use crate::catalog::PartialDate;
use crate::faults::visible;
use crate::record::completion::LogEntry;
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
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| error.to_string();
    table.write_record(HEADS).map_err(failed)?;
    for done in lines {
        let cells = cells(done).map(|cell| visible(&cell));
        let written = match protection {
            Protection::Spreadsheet => table.write_record(protected(cells)),
            Protection::None => table.write_record(cells),
        };
        written.map_err(failed)?;
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

/// The columns of dates and numbers, which a spreadsheet is to read as such.
const VALUES: [&str; 4] = ["date", "hours", "expires", "minutes"];

fn protected(cells: [String; 11]) -> impl Iterator<Item = String> {
    HEADS.into_iter().zip(cells).map(|(head, cell)| match VALUES.contains(&head) {
        true => cell,
        false => as_text(cell),
    })
}

/// Returns a cell that every spreadsheet takes for text: an apostrophe stands in front of one
/// that would become a formula, a number or a date. Some spreadsheets take the wide East Asian
/// signs for a formula, too.
fn as_text(cell: String) -> String {
    let first = cell.trim_start().chars().next();
    let is_formula = first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first));
    if is_formula || is_value(&cell) { format!("'{cell}") } else { cell }
}

/// Returns whether a spreadsheet would read a text as a number or a date, and lose zeros or
/// digits of it: `00123`, `1-2`, `12E5`, `3/4`, `MAR 1`.
fn is_value(cell: &str) -> bool {
    let has_digit = cell.chars().any(|c| c.is_ascii_digit());
    let mut words = cell.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    has_digit && cell.len() <= LONGEST_VALUE && words.all(|word| is_part_of_value(word))
}

/// Longer texts are neither numbers nor dates.
const LONGEST_VALUE: usize = 40;

/// Returns whether a word may stand in a number or a date.
fn is_part_of_value(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let is_month = word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(&word));
    is_month || ["e", "am", "pm", "a", "p", "sept"].contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u{a0}=1", "＝1"] {
            assert_eq!(as_text(evil.to_owned()), format!("'{evil}"));
        }
        for plain in ["", "Human Trafficking: A-B=C", "'quoted'", "A-17", "POST", "TX 2026 class"] {
            assert_eq!(as_text(plain.to_owned()), plain);
        }
    }

    #[test]
    fn a_certificate_keeps_its_zeros_and_digits() {
        for number in [
            "00123",
            "12345678901234567890",
            "1-2",
            "3/4",
            "12E5",
            "1E-3",
            "MAR 1",
            "1.10",
            "26-Nov-2026",
            "10:30 pm",
            "(55)",
            "$5",
            "50%",
        ] {
            assert_eq!(as_text(number.to_owned()), format!("'{number}"));
        }
    }
}
