//! Why an entry matched, in words.

use super::{Field, Hit, Label, Match};
use crate::catalog::{Catalog, Entry};

/// Says where each typed word was found:
/// `labor: title; massage parlor: topic Illicit massage (also called massage parlor)`.
/// Empty for an empty query.
pub fn reason(catalog: &Catalog, hit: &Hit) -> String {
    let Some(entry) = catalog.entries.get(hit.entry) else { return String::new() };
    let parts = hit.matched.iter().map(|found| {
        let words: Vec<&str> = found.words.iter().map(AsRef::as_ref).collect();
        let loose = if found.loose { " (spelled otherwise)" } else { "" };
        format!("{}: {}{loose}", words.join(" "), place(catalog, entry, found))
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// The field, with the matching text where the field can hold several.
fn place(catalog: &Catalog, entry: &Entry, found: &Match) -> String {
    let phrase = found.field.phrase();
    match found.field {
        Field::Title | Field::Abstract | Field::Answer | Field::Id => return phrase.to_owned(),
        _ => {}
    }
    let text = found.text(catalog, entry).unwrap_or_default();
    match (name(catalog, entry, found), found.label) {
        (Some(name), Label::Alt(_)) => format!("{phrase} {name} (also called {text})"),
        (Some(name), _) => format!("{phrase} {name}"),
        (None, _) => format!("{phrase} {text}"),
    }
}

/// What a topic or publisher is called.
fn name<'a>(catalog: &'a Catalog, entry: &Entry, found: &Match) -> Option<&'a str> {
    let publisher = |ids: &[String]| catalog.publisher(ids.get(found.value)?);
    match found.field {
        Field::Topic => catalog.topic(entry.topics.get(found.value)?).map(|t| t.label.as_str()),
        Field::Publisher => publisher(&entry.publisher).map(|own| own.name.as_str()),
        Field::Funder => publisher(&entry.funder).map(|own| own.name.as_str()),
        _ => None,
    }
}
