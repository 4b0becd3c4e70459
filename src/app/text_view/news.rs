//! The news of the catalogs as text.

use super::{LinkTarget, SpanStyle, TextView, Writer};
use crate::app::state::catalog_news::{CatalogChange, ChangeKind, NewsRead};
use crate::app::state::number_change::NumberChange;
use crate::catalog::{BUILT_IN_LAYER, Catalog, PartialDate};

/// Days for which changes that were seen are listed.
const DAYS: i64 = 90;

/// Returns the changes: first those that the reader has not seen, then earlier ones.
pub fn news(
    read: Option<&NewsRead>,
    catalog: &Catalog,
    today: Option<&PartialDate>,
    width: usize,
) -> TextView {
    let mut writer = Writer::new(width);
    if let Some(issued) = &catalog.manifest.issued {
        let age = today.and_then(|today| issued.age(today));
        let age = age.map_or(String::new(), |age| format!(" ({age})"));
        writer.prose(SpanStyle::Text, &format!("Built-in catalog of {issued}{age}"));
    }
    let Some(read) = read else {
        writer.prose(SpanStyle::Dim, "Comparing your catalogs with what they were...");
        return writer.finish();
    };
    if let Some(day) = &read.since {
        writer.prose(SpanStyle::Dim, &format!("Changes since {day}"));
    }
    if let Some(fault) = &read.fault {
        writer.warning("Not compared", fault);
    }
    let (unseen, seen) = read.changes.split_at(read.unseen.min(read.changes.len()));
    let first = today.and_then(|today| today.days_before(DAYS));
    let is_recent = |change: &&CatalogChange| match (&change.date, &first) {
        (Some(date), Some(first)) => date >= first,
        _ => true,
    };
    let seen: Vec<&CatalogChange> = seen.iter().filter(is_recent).collect();
    for kind in ChangeKind::ALL {
        let own: Vec<&CatalogChange> = unseen.iter().filter(|one| one.change == kind).collect();
        list(&mut writer, catalog, &format!("{}: {}", kind.heading(), own.len()), &own, false);
    }
    if unseen.is_empty() {
        writer.gap();
        writer.prose(SpanStyle::Text, "Nothing has changed since you looked last.");
    }
    list(&mut writer, catalog, "Earlier", &seen, true);
    writer.finish()
}

fn list(
    writer: &mut Writer,
    catalog: &Catalog,
    heading: &str,
    changes: &[&CatalogChange],
    names_kind: bool,
) {
    if changes.is_empty() {
        return;
    }
    writer.gap();
    writer.prose(SpanStyle::Heading, heading);
    for change in changes {
        match catalog.entries.position(&change.id) {
            Some(at) => writer.link("", &change.title, LinkTarget::Entry(at)),
            None => writer.prose(SpanStyle::Text, &change.title),
        }
        let kind = names_kind.then(|| change.change.heading().to_owned());
        let day = change.date.as_ref().map(ToString::to_string);
        let name = catalog.layer(&change.catalog).map(|layer| layer.title.clone());
        let name = name.filter(|_| change.catalog != BUILT_IN_LAYER);
        let facts: Vec<String> = kind.into_iter().chain(day).chain(name).collect();
        writer.indented(SpanStyle::Dim, &facts.join(" · "));
        if change.has_numbers() {
            writer.indented(SpanStyle::Text, &format!("Number {}", words(change)));
        }
    }
}

fn words(change: &CatalogChange) -> String {
    let (before, now) = (change.numbers_before.clone(), change.numbers_now.clone());
    NumberChange { id: change.id.clone(), day: None, before, now }.in_words()
}
