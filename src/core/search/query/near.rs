//! Which fields and values are near to typed ones.

use crate::faults::{forgiven, nearest, slips};
use crate::search::UserField;
use crate::search::index::facet::{Facet, Value};
use crate::search::text::tokenizer::plain_words;

/// How many near values are named.
const NAMED: usize = 3;

/// From so many letters on a start that two words share makes them near.
const LEAST_START: usize = 4;

/// What people call fields.
const NATURAL: [(&str, &str); 5] = [
    ("has", "is"),
    ("from", "publisher"),
    ("by", "publisher"),
    ("about", "topic"),
    ("cost", "free"),
];

/// What stands before the colon of a link.
const LINKS: [&str; 7] = ["http", "https", "mailto", "tel", "sms", "ftp", "file"];

/// Returns whether links start with this name and a colon.
pub(super) fn is_link(name: &str) -> bool {
    LINKS.iter().any(|link| link.eq_ignore_ascii_case(name))
}

/// The names of all fields.
pub(super) fn fields() -> impl Iterator<Item = &'static str> {
    let marks = UserField::ALL.iter().map(|field| field.name());
    Facet::ALL.iter().map(|facet| facet.name()).chain(marks)
}

/// The field that a name most likely means.
pub(super) fn field(name: &str) -> Option<&'static str> {
    let natural = NATURAL.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
    natural.map(|(_, field)| *field).or_else(|| nearest(name, fields()))
}

/// The places of the values with names nearest to what was typed, best first: a few
/// letters away, or with the same start.
pub(super) fn values(typed: &str, values: &[Value]) -> Vec<usize> {
    let typed = plain_words(typed).concat();
    if typed.is_empty() {
        return Vec::new();
    }
    let score = |value: &Value| {
        let names = value.all_names().map(plain_words);
        let parts = names
            .flat_map(|words| words.iter().cloned().chain([words.concat()]).collect::<Vec<_>>());
        parts.filter_map(|part| distance(&typed, &part)).min()
    };
    let scored = values.iter().enumerate();
    let mut scored: Vec<_> = scored.filter_map(|(at, value)| Some((score(value)?, at))).collect();
    scored.sort_unstable();
    scored.into_iter().map(|(_, place)| place).take(NAMED).collect()
}

/// How far a typed value is from a part of a name; `None`: too far.
fn distance(typed: &str, part: &str) -> Option<usize> {
    if typed.chars().count() >= LEAST_START && part.starts_with(typed) {
        return Some(0);
    }
    let longest = typed.len().max(part.len());
    // Of two letters none may be another.
    let slips = slips(part, typed, if longest < 3 { 0 } else { forgiven(part) });
    if slips.is_some() {
        return slips;
    }
    let shared = typed.chars().zip(part.chars()).take_while(|(one, other)| one == other).count();
    (shared >= LEAST_START && shared * 3 >= longest * 2).then_some(longest - shared)
}
