//! From a byte of a text to its line, its column and what to show of it.

use super::sanitize::push_visible;
use std::ops::Range;

/// Characters of a line that a report shows at most.
const SHOWN: usize = 120;

/// The byte at which each line of a text starts.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let after = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after).collect()
}

/// A place as a person names it, and the line around it made safe to print.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LineColumn {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line, made visible and cut to [`SHOWN`] characters.
    pub source_line: String,
    /// The place in `source_line`, in bytes.
    pub underline: Range<usize>,
}

/// Finds the place of `span`; `starts` are the [`line_starts`] of `text`. A
/// span of many lines is underlined to the end of its first.
pub(super) fn place(text: &str, starts: &[usize], span: &Range<usize>) -> LineColumn {
    let from = floor(text, span.start);
    let line = starts.partition_point(|&start| start <= from).max(1);
    let start = starts.get(line - 1).copied().unwrap_or(0);
    let end = starts.get(line).map_or(text.len(), |&next| next - 1);
    let content = text.get(start..end).unwrap_or("");
    let content = content.strip_suffix('\r').unwrap_or(content);
    // A byte order mark is no column.
    let bom = if start == 0 && content.starts_with('\u{feff}') { 3 } else { 0 };
    let content = content.get(bom..).unwrap_or("");
    let start = start + bom;
    let from = from.saturating_sub(start).min(content.len());
    let to = floor(text, span.end).saturating_sub(start).clamp(from, content.len());
    let column = content.get(..from).map_or(0, |before| before.chars().count());
    let (source_line, underline) = cut(content, from..to, column);
    LineColumn { line, column: column + 1, source_line, underline }
}

fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}

/// Makes a line visible. A long one is cut at both ends so that the place at
/// character `column` stays in view.
fn cut(content: &str, span: Range<usize>, column: usize) -> (String, Range<usize>) {
    let total = content.chars().count();
    let first = if total <= SHOWN { 0 } else { column.saturating_sub(SHOWN / 3) };
    let mut shown = String::new();
    if first > 0 {
        shown.push('…');
    }
    let (mut from, mut to) = (None, None);
    for (at, c) in content.char_indices().skip(first).take(SHOWN) {
        if at >= span.start {
            from.get_or_insert(shown.len());
        }
        if at >= span.end {
            to.get_or_insert(shown.len());
        }
        push_visible(&mut shown, c);
    }
    let end = shown.len();
    if first + SHOWN < total {
        shown.push('…');
    }
    let from = from.unwrap_or(end);
    (shown, from..to.unwrap_or(end).max(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, span: Range<usize>) -> (usize, usize, String) {
        let place = place(text, &line_starts(text), &span);
        (place.line, place.column, place.source_line[place.underline].to_owned())
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "a = 1\r\nbé = \"x\"\n";
        assert_eq!(at(text, 0..1), (1, 1, "a".to_owned()));
        assert_eq!(at(text, 13..16), (2, 6, "\"x\"".to_owned()));
        assert_eq!(at(text, 4..14), (1, 5, "1".to_owned()));
        assert_eq!(at(text, text.len()..text.len()), (3, 1, String::new()));
        assert_eq!(at("", 0..0), (1, 1, String::new()));
        assert_eq!(at("a", 7..9), (1, 2, String::new()));
        assert_eq!(at("\u{feff}a = 1", 3..4), (1, 1, "a".to_owned()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}»here«{}", "x".repeat(5000), "y".repeat(5000));
        let start = text.find("here").unwrap();
        let place = place(&text, &line_starts(&text), &(start..start + 4));
        assert_eq!(place.column, 5002);
        assert_eq!(&place.source_line[place.underline], "here");
        assert_eq!(place.source_line.chars().count(), SHOWN + 2);
    }

    #[test]
    fn the_shown_line_is_safe_and_still_underlined() {
        let text = "a\u{202e}b\u{1b}c";
        let place = place(text, &line_starts(text), &(5..6));
        assert_eq!(place.source_line, r"a\u{202e}b\u{1b}c");
        assert_eq!(&place.source_line[place.underline], r"\u{1b}");
    }
}
