//! Text codes and the words that a text says to write to one.

use super::context::{DIALING, follows, names_a_document, stands_behind};
use super::group::Group;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words before a code that is texted to.
const TEXTING: [&str; 9] =
    ["text", "texts", "texting", "txt", "sms", "message", "send", "mensaje", "texto"];

/// Words right before a code that is texted to.
const TEXTED_TO: [&str; 9] =
    ["text", "texts", "texting", "txt", "sms", "message", "to", "at", "code"];

/// Words that begin a text message.
const WRITING: [&str; 4] = ["text", "texts", "texting", "txt"];

/// Forms of files, which are no words to send: "convert text PDF to HTML".
const FORMATS: [&str; 4] = ["PDF", "HTML", "XML", "OCR"];

/// A known text code, one that the text says to write to, or a star code.
pub(super) fn code(text: &str, groups: &[Group], codes: &BTreeSet<String>) -> Option<usize> {
    let first = groups.first()?;
    let written = text.get(first.span.clone())?;
    if first.in_word {
        return None;
    }
    let before = text.get(..first.span.start)?;
    let is_sum = before.ends_with(['$', '€', '£', ',', '.', '-'])
        || groups.get(1).is_some_and(|next| next.joint.as_deref() == Some(","));
    let is_code = matches!(first.digits, 5 | 6) && !written.starts_with(['0', '1']) && !is_sum;
    let is_told = is_code
        && follows(text, first.span.start, &TEXTING)
        && !names_a_document(before.trim_end());
    let is_starred = before.ends_with(['*', '#'])
        && (2..=4).contains(&first.digits)
        && follows(text, first.span.start - 1, &DIALING);
    (codes.contains(written) || is_told || is_starred)
        .then_some(1)
        .or_else(|| code_in_parts(text, groups, codes))
}

/// A text code in two or three parts: `233-733`.
fn code_in_parts(text: &str, groups: &[Group], codes: &BTreeSet<String>) -> Option<usize> {
    let first = groups.first().filter(|first| first.joint.is_none())?;
    let is_joined = |group: &&Group| matches!(group.joint.as_deref(), Some("-" | " " | "."));
    let count = 1 + groups.iter().skip(1).take_while(is_joined).count();
    let parts = groups.get(..count).filter(|parts| parts.iter().all(|own| !own.in_word))?;
    let lengths: Vec<usize> = parts.iter().map(|own| own.digits).collect();
    let is_form = matches!(lengths.as_slice(), [3, 3] | [2, 2, 2] | [3, 2] | [2, 3]);
    let is_open = groups.get(count).is_none_or(|next| next.joint.is_none());
    let written: String = parts.iter().filter_map(|own| text.get(own.span.clone())).collect();
    let is_told = !written.starts_with(['0', '1'])
        && follows(text, first.span.start, &TEXTING)
        && stands_behind(text, first.span.start, &TEXTED_TO);
    (is_form && is_open && (codes.contains(&written) || is_told)).then_some(count)
}

/// Returns the words in capitals that a text says to write: `Text BEFREE`, `text HELP to us`.
pub(in crate::catalog) fn texted_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut is_told) = (0, false);
    for word in text.split(char::is_whitespace) {
        let start = at + word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let own = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_told && is_texted(own, text.get(start + own.len()..).unwrap_or("")) {
            found.push(start..start + own.len());
        }
        is_told = WRITING.iter().any(|known| known.eq_ignore_ascii_case(word));
        let blank = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        at += word.len() + blank.map_or(0, char::len_utf8);
    }
    found
}

/// Returns whether a word spells a code, or is one to send to whoever comes next.
fn is_texted(word: &str, after: &str) -> bool {
    let is_word = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let after = after.trim_start_matches(['"', '\'', '\u{201d}', '\u{2019}']);
    let is_code = matches!(word.len(), 5 | 6)
        && (after.is_empty()
            || after.starts_with(['.', ',', ';', '!', '?', ')'])
            || after.starts_with(" ("));
    // Where the code follows it is found itself.
    let to = after.strip_prefix(" to ").map(str::trim_start);
    let is_sent = (2..=10).contains(&word.len())
        && to.is_some_and(|to| !to.starts_with(|c: char| c.is_ascii_digit()));
    is_word && (is_code || is_sent) && !FORMATS.contains(&word)
}
