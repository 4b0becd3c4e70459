//! Splits a typed line into terms at blanks; text in quotes is one term.

use std::ops::Range;

/// One term of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term<'a> {
    /// True if a minus stands before it.
    pub(super) negated: bool,
    pub(super) piece: TermKind<'a>,
    /// Its byte range in the line, with its minus and quotes.
    pub(super) span: Range<usize>,
}

/// The kind of a term, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TermKind<'a> {
    /// Bare words, perhaps joined by marks.
    Words(&'a str),
    /// The text in quotes.
    Phrase(&'a str),
    /// `name:value`, the value as it was typed; see [`values`].
    Field { name: &'a str, value: &'a str },
}

/// Returns the terms of a line, in order. A quote that is not closed does not count as one yet.
pub(super) fn terms(line: &str) -> Vec<Term<'_>> {
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(skipped) = line[at..].find(|letter: char| !letter.is_whitespace()) {
        let start = at + skipped;
        let negated = line[start..].starts_with('-')
            && line[start + 1..].starts_with(|next: char| next.is_alphanumeric() || next == '"');
        let body = start + usize::from(negated);
        let (piece, end) = piece(line, body);
        terms.push(Term { negated, piece, span: start..end });
        at = end;
    }
    terms
}

fn piece(line: &str, start: usize) -> (TermKind<'_>, usize) {
    if let Some((inner, end)) = quoted(line, start) {
        return (TermKind::Phrase(&line[inner]), end);
    }
    let rest = &line[start..];
    let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let Some((name, _)) = line[start..end].split_once(':') else {
        // A quote inside of a word starts a phrase; the part before it is words.
        let quote = line[start..end].char_indices().skip(1).find(|(_, letter)| *letter == '"');
        let end = quote.map_or(end, |(at, _)| start + at);
        return (TermKind::Words(&line[start..end]), end);
    };
    let value = start + name.len() + 1;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_name {
        return (TermKind::Words(&line[start..end]), end);
    }
    let end = value_end(line, value);
    (TermKind::Field { name, value: &line[value..end] }, end)
}

/// Returns the end of the value that starts at `start`: a blank outside of quotes.
fn value_end(line: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(letter) = line[at..].chars().next() {
        if letter.is_whitespace() {
            break;
        }
        at = match quoted(line, at) {
            Some((_, end)) => end,
            None => at + letter.len_utf8(),
        };
    }
    at
}

/// Returns the values between the commas of `webinar,"child victims"`, without their quotes and
/// the blanks around them.
pub(super) fn values(value: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(letter) = value[at..].chars().next() {
        at = match quoted(value, at) {
            Some((_, end)) => end,
            None => at + letter.len_utf8(),
        };
        if letter == ',' {
            values.push(&value[start..at - 1]);
            start = at;
        }
    }
    values.push(&value[start..]);
    let values = values.into_iter().map(|value| value.trim_matches(['"', ' ']));
    values.filter(|value| !value.is_empty()).collect()
}

/// Returns the byte range inside the quotes that open at `start`, and the end of the term.
fn quoted(line: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let inside = line.get(start..)?.strip_prefix('"')?;
    let length = inside.find('"')?;
    Some((start + 1..start + 1 + length, start + length + 2))
}
