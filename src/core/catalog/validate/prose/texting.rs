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

/// Words before "code" where it is one to write to. A course, a place or an offense has a code,
/// too.
const BEFORE_CODE: [&str; 19] = [
    "a", "the", "this", "that", "its", "their", "our", "short", "digit", "text", "texting", "sms",
    "crisis", "help", "to", "at", "by", "with", "use",
];

/// Words of a sentence whose code opens a course or the like.
const OTHER_CODES: [&str; 14] = [
    "register",
    "registration",
    "enroll",
    "enrollment",
    "join",
    "log",
    "login",
    "sign",
    "course",
    "class",
    "discount",
    "enter",
    "session",
    "access",
];

/// Words that begin a text message.
const WRITING: [&str; 4] = ["text", "texts", "texting", "txt"];

/// Forms of files, which are no words to send: "convert text PDF to HTML".
const FORMATS: [&str; 4] = ["PDF", "HTML", "XML", "OCR"];

/// A known text code, one that the text says to write to, or a star code.
pub(super) fn code(text: &str, groups: &[Group], codes: &BTreeSet<String>) -> Option<usize> {
    let first = groups.first()?;
    let written = first.written(text);
    if first.in_word {
        return None;
    }
    let before = text.get(..first.span.start)?;
    let is_sum = before.ends_with(['$', '€', '£', ',', '.', '-'])
        || groups.get(1).is_some_and(|next| next.joint.as_deref() == Some(","));
    let is_code = matches!(first.digits, 5 | 6) && !written.starts_with(['0', '1']) && !is_sum;
    // "Text in sections 2, 3, 4, 5 and 6"
    let is_list = text.get(first.span.clone())?.contains([',', ';']);
    let is_told = is_code
        && !is_list
        && (follows(text, first.span.start, &TEXTING) || is_called_code(before))
        && !names_a_document(before.trim_end());
    let is_starred = before.ends_with(['*', '#'])
        && (2..=4).contains(&first.digits)
        && follows(text, first.span.start - 1, &DIALING);
    (codes.contains(&written) || is_told || is_starred)
        .then_some(1)
        .or_else(|| code_in_parts(text, groups, codes))
}

/// Returns whether the text calls what follows a code to write to: "short code 44444", "the code
/// is 44444". In capitals it is a code of laws.
fn is_called_code(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?', ';', '(']).next().unwrap_or("");
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_in =
        |word: &str, known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut last = words(sentence).rev().skip_while(|word| is_in(word, &["is", "number"]));
    matches!(last.next(), Some("code" | "shortcode"))
        && last.next().is_none_or(|word| is_in(word, &BEFORE_CODE))
        && !words(sentence).any(|word| is_in(word, &OTHER_CODES))
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
    let written: String = parts.iter().map(|own| own.written(text)).collect();
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
