//! Characters that no text may hold, and how they are shown when one does.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns true if a character could steer a terminal, hide text or reorder it: controls (but
/// newline and tab), direction marks, and all that are invisible.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        c if c.is_control() => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' => true,
        '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}' => true,
        '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// The text in one line, with every forbidden character written out, such as
/// `\u{202e}`. A newline or tab becomes a space, a heap of combining marks its
/// first four.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    each_part(text, |part, is_foreign| {
        let kept = part.chars().filter(|c| !is_foreign || is_forbidden(*c));
        kept.for_each(|c| push_visible(&mut shown, c));
    });
    shown
}

/// Returns the text as it may leave the program: forbidden characters are written out, heaps of
/// combining marks are cut. Line ends stay, those of Windows, too.
///
/// Every text for a terminal, a file or the clipboard passes here, and only here; a text
/// without forbidden characters costs one look.
pub fn harmless(text: &str) -> Cow<'_, str> {
    mended(text, push_visible)
}

/// Returns a text from a file that others may have written, without the characters that
/// [`harmless`] writes out; line ends become spaces.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    mended(text, |kept, c| {
        if c.is_whitespace() {
            kept.push(' ');
        }
    })
}

/// Returns the text as [`cleaned`] does, in one line: several blanks are one, and none stands
/// at the ends.
pub fn cleaned_line(text: &str) -> Cow<'_, str> {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let has_blanks = text.contains("  ") || text.starts_with(' ') || text.ends_with(' ');
    if is_plain && !has_blanks {
        return Cow::Borrowed(text);
    }
    Cow::Owned(cleaned(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with `replace` in place of each forbidden character, and without the
/// combining marks that are too many.
fn mended(text: &str, replace: impl Fn(&mut String, char)) -> Cow<'_, str> {
    if forbidden_runs(text).is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    each_part(text, |part, is_foreign| match is_foreign {
        false => mended.push_str(part),
        true => {
            let forbidden = part.chars().filter(|c| is_forbidden(*c));
            forbidden.for_each(|c| replace(&mut mended, c));
        }
    });
    Cow::Owned(mended)
}

/// Gives the parts of a text in order, and whether each is one of the
/// [`forbidden_runs`].
fn each_part<'t>(text: &'t str, mut each: impl FnMut(&'t str, bool)) {
    let mut end = 0;
    for run in forbidden_runs(text) {
        each(text.get(end..run.start).unwrap_or_default(), false);
        each(text.get(run.clone()).unwrap_or_default(), true);
        end = run.end;
    }
    each(text.get(end..).unwrap_or_default(), false);
}

/// Most characters of a message; an id in a hostile file can be a page long.
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

/// Most combining marks in a row that any language writes; more cover the lines around.
const MOST_MARKS: usize = 4;

/// Returns whether a byte is a character that may stand anywhere.
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

/// Returns whether a character is drawn over the one before it. Parts of Korean syllables
/// have no width of their own in terminals either.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && (unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}'))
}

/// Returns the byte ranges of runs of forbidden characters and of heaps of combining marks. A
/// line end of Windows is not forbidden.
pub fn forbidden_runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut marks = 0;
    let mut next = 0;
    while let Some(rest) = text.get(next..).filter(|rest| !rest.is_empty()) {
        // Nearly all text is plain, so plain runs are skipped fast.
        let plain = plain_start(rest.as_bytes());
        if plain > 0 {
            (marks, next) = (0, next + plain);
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let at = next;
        next += c.len_utf8();
        // A character that is left out does not end a heap of marks.
        marks = match is_mark(c) {
            true => marks + 1,
            false if is_forbidden(c) => marks,
            false => 0,
        };
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
    fn what_leaves_is_harmless_and_keeps_its_lines() {
        for same in ["", "plain\n\tx", "a\r\nb", "é ñ 😀 日本", "e\u{301}\u{301}"] {
            assert!(matches!(harmless(same), Cow::Borrowed(text) if text == same), "{same:?}");
            assert!(matches!(cleaned(same), Cow::Borrowed(text) if text == same), "{same:?}");
        }
        assert_eq!(harmless("a\u{1b}[0m\r\nb\rc"), "a\\u{1b}[0m\r\nb\\u{d}c");
        assert_eq!(cleaned("a\u{1b}[0m\r\nb\rc\u{2028}d"), "a[0m\r\nb c d");
        assert_eq!(cleaned_line(" a \n\u{200b} b\u{ad}c\t"), "a bc");
        let all: String = (0..=0x10ffff).filter_map(char::from_u32).collect();
        for text in [harmless(&all), cleaned(&all), cleaned_line(&all), visible(&all).into()] {
            assert!(forbidden_runs(&text).is_empty());
        }
    }

    #[test]
    fn heaps_of_marks_are_cut_however_they_are_parted() {
        let marks = |count| "\u{301}".repeat(count);
        for heap in
            [marks(300), (marks(3) + "\u{200b}").repeat(99), (marks(1) + "\u{e0041}").repeat(99)]
        {
            let kept = format!("e{}!", marks(4));
            assert_eq!(cleaned(&format!("e{heap}!")), kept);
            assert!(visible(&format!("e{heap}!")).matches('\u{301}').count() <= 4);
        }
        let syllable = "\u{1112}\u{1161}\u{11ab}";
        assert_eq!(cleaned(syllable), syllable, "Korean in parts");
        assert_eq!(cleaned(&format!("\u{1112}{}", "\u{1161}".repeat(50))).chars().count(), 5);
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
