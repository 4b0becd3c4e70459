//! Which entries `list` keeps.

use super::output::{CommandOutput, Exit, shown, shown_start};
use crate::catalog::{Catalog, Detail, Entry, PartialDate};
use crate::cli::args::{Common, Filters};
use crate::cli::commands::search::{read_user_sets, refused};
use crate::search::{Facet, Index, Query, Request, Searcher};
use std::borrow::Cow;
use std::sync::Arc;

/// The entries that every filter keeps, in catalog order, and what to tell of how
/// the filters were read: as a search reads them.
///
/// # Errors
/// The reply that says which value the catalog does not have.
pub(in crate::cli) fn filtered<'a>(
    common: &Common,
    catalog: &'a Catalog,
    filters: &Filters,
) -> Result<(Vec<Cow<'a, Entry>>, Vec<String>), CommandOutput> {
    let is_kept =
        |entry: &Cow<'a, Entry>| filters.since.as_ref().is_none_or(|since| is_since(entry, since));
    let query = line(filters);
    if query.is_empty() {
        return Ok((catalog.entries.iter().filter(is_kept).collect(), Vec::new()));
    }
    let (marks, mut notes) = read_user_sets(common, catalog, &query)?;
    let request = Request { marks: Arc::new(marks), ..Request::all(&query) };
    let outcome = Searcher::default().search(&Index::build(catalog), catalog, &request);
    if let Some(refused) =
        refused(&outcome.query, true).or_else(|| words_refused(&outcome.query, filters))
    {
        return Err(refused);
    }
    notes.extend(outcome.query.faults.iter().map(|fault| fault.message.clone()));
    let entries = outcome.hits.iter().filter_map(|hit| catalog.entries.get(hit.entry));
    let notes = notes.iter().map(|note| shown(note)).collect();
    Ok((entries.filter(is_kept).collect(), notes))
}

/// The filters as a line of the query language.
fn line(filters: &Filters) -> String {
    let options = [
        (Facet::Kind, &filters.kind),
        (Facet::Topic, &filters.topic),
        (Facet::Publisher, &filters.publisher),
        (Facet::Status, &filters.status),
    ];
    let option = |(facet, typed): &(Facet, &Vec<String>)| {
        let values: Vec<String> =
            typed.iter().map(|value| format!("\"{}\"", value.replace('"', " "))).collect();
        (!values.is_empty()).then(|| format!("{}:{}", facet.name(), values.join(",")))
    };
    let options = options.iter().filter_map(option);
    options.chain(filters.terms.iter().map(|term| in_quotes(term))).collect::<Vec<_>>().join(" ")
}

/// A filter whose value has blanks, with the quotes that the shell took.
fn in_quotes(term: &str) -> String {
    match term.split_once(':') {
        Some((name, value)) if value.contains(char::is_whitespace) && !value.contains('"') => {
            format!("{name}:\"{value}\"")
        }
        _ => term.to_owned(),
    }
}

fn words_refused(query: &Query, filters: &Filters) -> Option<CommandOutput> {
    let typed = shown_start(&filters.terms.join(" "));
    let note = format!(
        "`list` takes filters only, such as kind:webinar. For words: squadroom search {typed}"
    );
    query.has_words().then(|| CommandOutput::refused(Exit::Usage, note))
}

/// Returns whether the entry is dated on or after `since`. A date that lacks its day or
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
