//! Texts that a person gave to the record, as they are kept.

use super::error::RecordError;
use crate::faults::{cleaned, cleaned_line};
use rusqlite::Row;

/// Bytes of a note at most.
pub const MOST_NOTE: usize = 64 * 1024;
/// Bytes of a line at most, such as a title.
const MOST_LINE: usize = 1024;

/// Returns a text as one line, without control characters, blanks as single ones; `None`
/// if nothing is left.
///
/// # Errors
/// It is too long.
pub(super) fn line(what: &str, text: &str) -> Result<Option<String>, RecordError> {
    within(what, evened(text), MOST_LINE)
}

/// A line as it is kept, however long it is.
pub fn evened(text: &str) -> String {
    cleaned_line(text).into_owned()
}

/// Several lines, likewise; line ends are those of Unix.
///
/// # Errors
/// It is too long.
pub(super) fn lines(what: &str, text: &str) -> Result<Option<String>, RecordError> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = cleaned(&unix);
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    within(what, lines.join("\n").trim_matches('\n').to_owned(), MOST_NOTE)
}

/// A line in a column of the record, made harmless: whoever wrote the file may not
/// have been this program.
///
/// # Errors
/// There is no text in this column.
pub(super) fn line_at(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    row.get::<_, String>(at).map(|text| evened(&text))
}

/// The same of a column that may be empty.
///
/// # Errors
/// There is something other than a text in this column.
pub(super) fn line_or_none(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<String>> {
    Ok(row.get::<_, Option<String>>(at)?.map(|text| evened(&text)))
}

/// Several lines in a column, likewise.
///
/// # Errors
/// There is no text in this column.
pub(super) fn lines_at(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    row.get::<_, String>(at).map(|text| cleaned(&text).into_owned())
}

fn within(what: &str, text: String, most: usize) -> Result<Option<String>, RecordError> {
    if text.len() > most {
        let cause = format!("the {what} is too long: {} bytes (limit {most})", text.len());
        return Err(RecordError::Invalid(cause));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// How names are compared: capitals do not count.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_kept() {
        assert_eq!(
            line("title", " a\u{1b}[31m \u{202e}b\nc ").unwrap().as_deref(),
            Some("a[31m b c")
        );
        assert_eq!(line("title", " \u{200b} ").unwrap(), None);
        assert_eq!(
            lines("note", "\n one \r\n\r\n two\u{7}\r").unwrap().as_deref(),
            Some(" one\n\n two")
        );
        assert!(line("title", &"x".repeat(MOST_LINE + 1)).is_err());
        assert!(lines("note", &"x".repeat(MOST_NOTE + 1)).is_err());
    }
}
