//! Which entries `list` keeps.

use super::args::Filters;
use super::reply::{Exit, Reply, shown};
use crate::catalog::{Catalog, Detail, Entry, PartialDate};
use crate::faults::nearest;
use std::borrow::Cow;

/// The entries that every filter keeps, in catalog order.
///
/// # Errors
/// The reply that names the flag whose value the catalog does not have.
pub(super) fn kept<'a>(
    catalog: &'a Catalog,
    filters: &Filters,
) -> Result<Vec<Cow<'a, Entry>>, Reply> {
    let topics = ids(&filters.topic, "--topic", &topic_names(catalog))?;
    let publishers = ids(&filters.publisher, "--publisher", &publisher_names(catalog))?;
    let any = |wanted: &[String], has: &[String]| {
        wanted.is_empty() || has.iter().any(|id| wanted.contains(id))
    };
    let keeps = |entry: &Cow<'a, Entry>| {
        (filters.kind.is_empty() || filters.kind.contains(&entry.kind))
            && (filters.status.is_empty() || filters.status.contains(&entry.status))
            && any(&topics, &entry.topics)
            && any(&publishers, &entry.publisher)
            && filters.since.as_ref().is_none_or(|since| is_since(entry, since))
    };
    Ok(catalog.entries.iter().filter(keeps).collect())
}

/// Whether the entry is dated on or after `since`. A date that lacks its day or
/// month counts in full, so an entry of 2020 is since 2020-05; one without any
/// date is not.
fn is_since(entry: &Entry, since: &PartialDate) -> bool {
    let recorded = match &entry.detail {
        Detail::Resource(resource) => resource.recorded.as_ref(),
        _ => None,
    };
    let dates = [entry.modified.as_ref(), entry.issued.as_ref(), recorded];
    dates.into_iter().flatten().any(|date| {
        let (date, since) = (date.as_str(), since.as_str());
        let shared = date.len().min(since.len());
        date.get(..shared) >= since.get(..shared)
    })
}

/// What a thing is called on the command line: any of the names leads to the id.
type Names<'a> = Vec<(&'a str, &'a str)>;

fn topic_names(catalog: &Catalog) -> Names<'_> {
    let names = catalog.topics.iter().map(|topic| {
        let others = topic.alt_labels.iter().map(String::as_str);
        (topic, [topic.id.as_str(), topic.label.as_str()].into_iter().chain(others))
    });
    names.flat_map(|(topic, names)| names.map(|name| (name, topic.id.as_str()))).collect()
}

fn publisher_names(catalog: &Catalog) -> Names<'_> {
    let names = catalog.publishers.iter().map(|own| {
        let others = own.alt_names.iter().map(String::as_str);
        let names = [own.id.as_str(), own.short_name.as_str(), own.name.as_str()];
        (own, names.into_iter().chain(others))
    });
    names.flat_map(|(own, names)| names.map(|name| (name, own.id.as_str()))).collect()
}

/// The ids that the typed names lead to.
fn ids(typed: &[String], flag: &str, names: &Names) -> Result<Vec<String>, Reply> {
    let mut ids = Vec::new();
    for typed in typed {
        let wanted = typed.trim().to_lowercase();
        let fits = |(name, _): &&(&str, &str)| name.to_lowercase() == wanted;
        let found: Vec<&str> = names.iter().filter(fits).map(|(_, id)| *id).collect();
        if found.is_empty() {
            return Err(unknown(typed, flag, names));
        }
        ids.extend(found.into_iter().map(str::to_owned));
    }
    Ok(ids)
}

fn unknown(typed: &str, flag: &str, names: &Names) -> Reply {
    let lower: Vec<(String, &str)> =
        names.iter().map(|(name, id)| (name.to_lowercase(), *id)).collect();
    let near = nearest(typed, lower.iter().map(|(name, _)| name.as_str()));
    let near = lower.iter().find(|(name, _)| Some(name.as_str()) == near);
    let mut ids: Vec<&str> = names.iter().map(|(_, id)| *id).collect();
    ids.dedup();
    let hint = match near {
        Some((_, id)) => format!("did you mean `{id}`?"),
        None => format!("known: {}", ids.join(", ")),
    };
    let typed = shown(typed);
    Reply::refused(Exit::Usage, format!("invalid value `{typed}` for {flag}: {hint}"))
}
