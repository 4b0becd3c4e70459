//! Explains in words why an entry matched.

use super::highlighter::{Highlighter, Match, matches};
use crate::catalog::{Catalog, Entry};
use crate::search::matching::expand::Expansion;
use crate::search::results::{Hit, SearchResults, Tier};
use crate::search::text::stem::is_spelled_otherwise;
use crate::search::{Field, Label, Snippet};

/// Returns the fields in which each typed word was found, and the form in which it was found if
/// that is another one: `labour → labor (spelling): title; massage parlor: topic Illicit
/// massage (also called massage parlor)`. Empty for a query without words.
///
/// For a hit by its saved copy it also gives the place in the copy of the words that are
/// nowhere else, with the passage: `ledger: in the saved copy, page 12: “… photograph the
/// ledger before …”`.
pub fn reason(catalog: &Catalog, entry: &Entry, outcome: &SearchResults, hit: &Hit) -> String {
    let query = &outcome.query;
    let found = matches(catalog, entry, query, hit);
    let mut parts: Vec<String> = Vec::new();
    // A copy matches by the required words.
    let is_optional = |typed: &str| query.words.iter().any(|w| w.optional && &*w.typed == typed);
    let is_beside = |matched: &&Match| {
        hit.tier == Tier::Copy && matched.finds.iter().all(|find| is_optional(&find.typed))
    };
    for matched in found.iter().filter(|matched| !is_beside(matched)) {
        let words: Vec<String> = matched.finds.iter().map(word).collect();
        parts.push(format!("{}: {}", words.join(" "), place(catalog, entry, matched)));
    }
    parts.extend(outcome.passage(hit).map(|passage| in_copy(&passage, &found)));
    let is_missing = |word: &&crate::search::query::Word| {
        let is_it = |find: &Highlighter| find.typed == word.typed;
        !word.optional && !found.iter().any(|matched| matched.finds.iter().any(is_it))
    };
    let missing: Vec<&str> = query.words.iter().filter(is_missing).map(|w| &*w.typed).collect();
    if hit.tier >= Tier::Some && !missing.is_empty() {
        parts.push(format!("not here: {}", missing.join(", ")));
    }
    parts.join("; ")
}

/// Returns the words that only the copy has, their place, and the passage.
fn in_copy(passage: &Snippet, found: &[Match]) -> String {
    let is_elsewhere = |find: &&Highlighter| {
        found.iter().flat_map(|matched| &matched.finds).any(|other| other.typed == find.typed)
    };
    let mut words: Vec<String> =
        passage.finds.iter().filter(|find| !is_elsewhere(find)).map(word).collect();
    if words.is_empty() {
        words = passage.finds.iter().map(word).collect();
    }
    format!("{}: {}: “{}”", words.join(" "), passage.place(), passage.text)
}

/// Returns the typed word and, if the entry has another form, that one.
fn word(find: &Highlighter) -> String {
    let Highlighter { typed, found, expansion, .. } = find;
    match expansion {
        Expansion::Exact | Expansion::Start => typed.to_string(),
        Expansion::Stem if is_spelled_otherwise(&typed.to_lowercase(), found) => {
            format!("{typed} → {found} ({})", Expansion::Slips(1).phrase())
        }
        _ => format!("{typed} → {found} ({})", expansion.phrase()),
    }
}

/// Returns the phrase of the field, with the matching text if the field can have several.
fn place(catalog: &Catalog, entry: &Entry, found: &Match) -> String {
    let phrase = found.field.phrase();
    match found.field {
        Field::Title | Field::Abstract | Field::Answer | Field::Id | Field::Note => {
            return phrase.to_owned();
        }
        _ => {}
    }
    let text = found.text(catalog, entry).unwrap_or_default();
    match (name(catalog, entry, found), found.label) {
        (Some(name), Label::Alt(_)) => format!("{phrase} {name} (also called {text})"),
        (Some(name), _) => format!("{phrase} {name}"),
        (None, _) => format!("{phrase} {text}"),
    }
}

/// Returns the name of a topic, publisher or funder.
fn name<'a>(catalog: &'a Catalog, entry: &Entry, found: &Match) -> Option<&'a str> {
    let publisher = |ids: &[String]| catalog.publisher(ids.get(found.value)?);
    match found.field {
        Field::Topic => catalog.topic(entry.topics.get(found.value)?).map(|t| t.label.as_str()),
        Field::Publisher => publisher(&entry.publisher).map(|own| own.name.as_str()),
        Field::Funder => publisher(&entry.funder).map(|own| own.name.as_str()),
        _ => None,
    }
}
