//! Characters that no text may hold, and how they are shown when one does.

use std::fmt::Write as _;

/// Whether a character could steer a terminal, hide text or reorder it:
/// controls (but newline and tab), direction marks, and whatever is invisible.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        c if c.is_control() => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' => true,
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// The text with every forbidden character written out, such as `\u{202e}`.
/// A newline or tab becomes a space.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        push_visible(&mut shown, c);
    }
    shown
}

/// Characters of a message at most; a stranger's id can be a page long.
const LONGEST_MESSAGE: usize = 400;

/// The start of the text as [`visible`] shows it.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => visible(text.get(..end).unwrap_or("")) + "…",
        None => visible(text),
    }
}

/// Appends one character as [`visible`] shows it.
pub(super) fn push_visible(shown: &mut String, c: char) {
    if is_forbidden(c) {
        // Writing to a `String` cannot fail.
        let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
    } else if c.is_whitespace() {
        shown.push(' ');
    } else {
        shown.push(c);
    }
}

/// More combining marks in a row than any language writes cover the lines around.
const MOST_MARKS: usize = 4;

/// Whether a byte is a character that may stand anywhere.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// How many bytes at the start are plain; looked at in chunks, many at once.
fn plain_start(bytes: &[u8]) -> usize {
    let (chunks, _) = bytes.as_chunks::<16>();
    let is_all = |chunk: &&[u8; 16]| chunk.iter().fold(true, |all, byte| all & is_plain(*byte));
    let start = chunks.iter().take_while(is_all).count() * 16;
    start + bytes[start..].iter().take_while(|byte| is_plain(**byte)).count()
}

/// The byte ranges of runs of forbidden characters and of heaps of combining
/// marks. A line end of Windows is none.
pub(super) fn forbidden_runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut marks = 0;
    let mut next = 0;
    while let Some(rest) = text.get(next..).filter(|rest| !rest.is_empty()) {
        // Nearly all text is plain, and much of it is looked at.
        let plain = plain_start(rest.as_bytes());
        if plain > 0 {
            (marks, next) = (0, next + plain);
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let at = next;
        next += c.len_utf8();
        let mark = !c.is_ascii() && unicode_normalization::char::is_combining_mark(c);
        marks = if mark { marks + 1 } else { 0 };
        let end = at + c.len_utf8();
        let line_end = c == '\r' && text.get(end..).is_some_and(|rest| rest.starts_with('\n'));
        if line_end || !is_forbidden(c) && marks <= MOST_MARKS {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_and_invisible_characters_are_forbidden() {
        for c in [
            '\0',
            '\u{7}',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\r',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{202e}',
            '\u{2066}',
            '\u{2069}',
            '\u{61c}',
            '\u{feff}',
            '\u{e0041}',
            '\u{ad}',
            '\u{2028}',
            '\u{fe0f}',
        ] {
            assert!(is_forbidden(c), "{c:?}");
        }
        for c in ['\n', '\t', ' ', 'a', 'é', 'ñ', '—', '’', '😀', '\u{a0}'] {
            assert!(!is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn shown_text_keeps_nothing_that_is_forbidden() {
        let all: String = (0..=0x10ffff).filter_map(char::from_u32).collect();
        assert!(!visible(&all).chars().any(|c| is_forbidden(c) || c == '\n'));
        assert_eq!(visible("a\u{202e}b\u{1b}[0m\tc"), r"a\u{202e}b\u{1b}[0m c");
    }

    #[test]
    fn runs_are_found_where_they_stand() {
        assert_eq!(forbidden_runs("aé\u{200b}\u{200c}b\u{7f}"), [3..9, 10..11]);
        assert_eq!(forbidden_runs("a\r\nb\rc\r"), [4..5, 6..7]);
        assert!(forbidden_runs("e\u{301}\u{301}\u{301}\u{301}").is_empty());
        let heap = forbidden_runs("e\u{301}\u{301}\u{301}\u{301}\u{301}!");
        assert_eq!(heap.iter().map(|run| (run.start, run.end)).collect::<Vec<_>>(), [(9, 11)]);
    }
}
