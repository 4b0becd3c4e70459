//! Finds the fields and values that are near to typed ones.

use crate::faults::{forgiven, nearest, slips};
use crate::search::UserField;
use crate::search::index::facet::{Facet, Value};
use crate::search::text::tokenizer::plain_words;

/// Number of near values that a message lists.
const NAMED: usize = 3;

/// Fewest bytes of names that may differ in their first letter and yet mean the same.
const LEAST_OTHER_START: usize = 6;

/// Fewest letters of a shared start that makes two words near.
const LEAST_START: usize = 4;

/// Other names for fields, and the field of each.
const NATURAL: [(&str, &str); 5] = [
    ("has", "is"),
    ("from", "publisher"),
    ("by", "publisher"),
    ("about", "topic"),
    ("cost", "free"),
];

/// Schemes of links, which stand before a colon.
const LINKS: [&str; 7] = ["http", "https", "mailto", "tel", "sms", "ftp", "file"];

/// Returns true if links start with this name and a colon.
pub(super) fn is_link(name: &str) -> bool {
    LINKS.iter().any(|link| link.eq_ignore_ascii_case(name))
}

/// Returns the names of all fields.
pub(super) fn fields() -> impl Iterator<Item = &'static str> {
    let marks = UserField::ALL.iter().map(|field| field.name());
    Facet::ALL.iter().map(|facet| facet.name()).chain(marks)
}

/// Returns the field that a name most likely means.
pub(super) fn field(name: &str) -> Option<&'static str> {
    let natural = NATURAL.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
    natural.map(|(_, field)| *field).or_else(|| nearest(name, fields()))
}

/// Returns the indexes of the values with names nearest to the typed one, best first: a few
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

/// Returns the distance of a typed value from a part of a name; `None`: too far.
fn distance(typed: &str, part: &str) -> Option<usize> {
    if typed.chars().count() >= LEAST_START && part.starts_with(typed) {
        return Some(0);
    }
    let longest = typed.len().max(part.len());
    // Another first letter makes a short name another name: beta is not zeta.
    if longest < LEAST_OTHER_START && typed.chars().next() != part.chars().next() {
        return None;
    }
    // Of two letters none may be another.
    let slips = slips(part, typed, if longest < 3 { 0 } else { forgiven(part) });
    if slips.is_some() {
        return slips;
    }
    let shared = typed.chars().zip(part.chars()).take_while(|(one, other)| one == other).count();
    (shared >= LEAST_START && shared * 3 >= longest * 2).then_some(longest - shared)
}
