//! Finds the part of an invalid TOML text that is to blame for a syntax error.
//!
//! The parser goes on after an error, but an open list or text takes in the lines behind it and
//! raises one error after the other. So the part that has the first error is blanked out and
//! the rest is parsed again.

use std::ops::Range;

/// Returns the part to blank out: a statement (a key with its value, over as many lines as it
/// has), or a whole block if its header is broken.
pub(super) fn blamed(text: &str, message: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let line = line_start(text, at);
    if let Some(opened) = open_text(text, message, at) {
        return statement_start(text, opened)..block_end(text, opened);
    }
    let fresh = text.get(line..at).is_some_and(|before| before.trim().is_empty());
    let open_list = message.contains("array") && fresh && starts_statement(text, line);
    let inside = if open_list || at == text.len() { line.saturating_sub(1) } else { at };
    let start = statement_start(text, inside);
    if is_header(text, start) {
        return start..block_end(text, start);
    }
    start..statement_end(text, inside)
}

/// Returns the start of a multi-line text without an end: the parser's error is at the end of
/// the file, where it helps nobody.
pub(super) fn open_text(text: &str, message: &str, at: usize) -> Option<usize> {
    let at_end = message.starts_with("invalid multi-line") && at >= text.trim_end().len();
    let quotes = |marks: &str| text.rfind(marks);
    at_end.then(|| quotes("\"\"\"").max(quotes("'''"))).flatten()
}

/// Returns the text with a part blanked out, so that every other byte keeps its place.
pub(super) fn blanked(text: &str, part: &Range<usize>) -> String {
    let blank = |byte| if byte == b'\n' { '\n' } else { ' ' };
    let before = text.get(..part.start).unwrap_or("");
    let after = text.get(part.end..).unwrap_or("");
    let middle = text.get(part.clone()).unwrap_or("").bytes().map(blank);
    before.chars().chain(middle).chain(after.chars()).collect()
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The start of the next line, or the end of the text.
fn next_line(text: &str, line: usize) -> usize {
    let rest = text.get(line..).unwrap_or("");
    rest.find('\n').map_or(text.len(), |newline| line + newline + 1)
}

fn statement_start(text: &str, at: usize) -> usize {
    let mut line = line_start(text, at);
    while line > 0 && !starts_statement(text, line) {
        line = line_start(text, line - 1);
    }
    line
}

fn statement_end(text: &str, at: usize) -> usize {
    let mut line = next_line(text, line_start(text, at));
    while line < text.len() && !starts_statement(text, line) {
        line = next_line(text, line);
    }
    line
}

fn block_end(text: &str, at: usize) -> usize {
    let mut line = next_line(text, line_start(text, at));
    while line < text.len() && !is_header(text, line) {
        line = next_line(text, line);
    }
    line
}

fn is_header(text: &str, line: usize) -> bool {
    text.get(line..).is_some_and(|rest| rest.starts_with('['))
}

/// Returns true if a line begins with a header or a key.
fn starts_statement(text: &str, line: usize) -> bool {
    let rest = text.get(line..).unwrap_or("");
    let rest = rest.split('\n').next().unwrap_or("").trim_start_matches([' ', '\t']);
    let quoted_key = || {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let after = rest.get(1..)?.split_once(quote)?.1;
        Some(after.trim_start().starts_with('='))
    };
    let bare = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    is_header(text, line) || rest.starts_with(bare) || quoted_key().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[[a]]\nx = [\n  \"one\"\n  \"two\",\n]\n\"y\" = 1\n[[b]]\nz = 2\n";

    fn part(message: &str, at: &str) -> &'static str {
        &TEXT[blamed(TEXT, message, TEXT.find(at).unwrap())]
    }

    #[test]
    fn a_statement_or_a_block_is_blamed() {
        assert_eq!(part("missing comma in array", "\"two\""), &TEXT[6..31]);
        assert_eq!(part("missing comma in array", "[[b]]"), "\"y\" = 1\n");
        assert_eq!(part("anything", "z"), "z = 2\n");
        assert_eq!(part("anything", "b"), "[[b]]\nz = 2\n");
    }

    #[test]
    fn blanking_moves_nothing() {
        let text = "a = \"é\"\nb = 2\n";
        assert_eq!(blanked(text, &(0..9)), "        \nb = 2\n");
    }
}
