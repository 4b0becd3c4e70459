//! Cells of a table that a spreadsheet reads as they are meant (CSV, RFC 4180).

use crate::record::hours::decimal;
use csv::{Terminator, WriterBuilder};

/// Returns rows as a table.
///
/// # Errors
/// Why it could not be written.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, String> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        table.write_record(row).map_err(|error| error.to_string())?;
    }
    let bytes = table.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// Returns minutes as a number of hours for a column that is summed up.
pub fn hours(minutes: u64) -> String {
    decimal(minutes)
}

/// Returns a cell that every spreadsheet takes for text: an apostrophe stands in front of one
/// that would become a formula, a number or a date.
pub fn as_text(cell: String) -> String {
    if is_formula(&cell) || is_value(&cell) { format!("'{cell}") } else { cell }
}

/// Returns a cell that no spreadsheet takes for a formula; a number or a date stays one.
pub fn no_formula(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// Returns whether a spreadsheet takes a text for a formula. Some take the wide East Asian signs
/// for one, too.
fn is_formula(cell: &str) -> bool {
    let is_blank = |c: char| c.is_whitespace() && !"\t\r\n".contains(c);
    let first = cell.trim_start_matches(is_blank).chars().next();
    first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first))
}

/// Returns whether a spreadsheet would read a text as a number or a date, and lose zeros or
/// digits of it: `00123`, `1-2`, `12E5`, `3/4`, `MAR 1`.
fn is_value(cell: &str) -> bool {
    let has_digit = cell.chars().any(|c| c.is_ascii_digit());
    let mut words = cell.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    has_digit && cell.len() <= LONGEST_VALUE && words.all(is_part_of_value)
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
    is_month || ["e", "am", "pm", "sept"].contains(&word.as_str())
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
