//! Entries as references in RIS, which reference managers read.

use crate::catalog::{Catalog, Detail, Entry, Kind, PartialDate};

/// Returns entries as references.
pub(in crate::cli) fn text(catalog: &Catalog, entries: &[impl AsRef<Entry>]) -> String {
    entries.iter().map(|entry| reference(catalog, entry.as_ref())).collect()
}

fn reference(catalog: &Catalog, entry: &Entry) -> String {
    let mut text = String::new();
    let mut put = |tag: &str, value: &str| {
        if !value.is_empty() {
            text += &format!("{tag}  - {value}\r\n");
        }
    };
    put("TY", kind(entry.kind));
    put("TI", &entry.title);
    if let Detail::Resource(resource) = &entry.detail {
        resource.creators.iter().for_each(|name| put("AU", name));
    }
    put("PB", &catalog.publisher_full_names(entry));
    if let Some(day) = entry.dates().next() {
        put("PY", day.year());
        put("DA", &date(day));
    }
    put("AB", &entry.summary);
    for id in &entry.topics {
        put("KW", catalog.topic(id).map_or(id, |topic| &topic.label));
    }
    put("UR", &entry.url);
    entry.language.iter().for_each(|tag| put("LA", tag));
    put("ID", &entry.id);
    text + "ER  - \r\n\r\n"
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Publication | Kind::Toolkit => "RPRT",
        Kind::Video | Kind::Webinar => "VIDEO",
        Kind::Training => "GEN",
        _ => "ELEC",
    }
}

/// Returns a date as RIS writes it: year, month and day between slashes.
fn date(date: &PartialDate) -> String {
    let mut parts = date.as_str().split('-');
    let mut part = || parts.next().unwrap_or_default();
    format!("{}/{}/{}/", part(), part(), part())
}
