//! From what was typed as an id to an entry.

use super::output::{CommandOutput, Exit, shown};
use crate::catalog::{Catalog, Entry};
use std::borrow::Cow;

/// Candidates that are named at most.
const MOST_NAMED: usize = 8;

/// How alike two ids must be, from 0 to 1, to name one for the other.
const ALIKE: f64 = 0.85;

/// The entry with this id, or the only one whose id starts so.
///
/// # Errors
/// The reply that names the candidates, or ids that are near.
pub(in crate::cli) fn entry<'a>(
    catalog: &'a Catalog,
    typed: &str,
) -> Result<Cow<'a, Entry>, CommandOutput> {
    let id = typed.trim().to_ascii_lowercase();
    if let Some(entry) = catalog.entry(&id) {
        return Ok(entry);
    }
    let starts = |entry: &Cow<'_, Entry>| !id.is_empty() && entry.id.starts_with(&id);
    let mut found: Vec<Cow<'_, Entry>> = catalog.entries.iter().filter(starts).collect();
    match found.len() {
        0 => Err(unknown(catalog, &id)),
        1 => Ok(found.remove(0)),
        _ => Err(ambiguous(&id, &found)),
    }
}

fn ambiguous(id: &str, found: &[Cow<'_, Entry>]) -> CommandOutput {
    let all = found.len();
    let head = format!("{all} ids start with `{}`; type more of one:", shown(id));
    CommandOutput::refused(Exit::Nothing, head + &named(found))
}

fn unknown(catalog: &Catalog, id: &str) -> CommandOutput {
    let mut near: Vec<(f64, Cow<'_, Entry>)> = catalog
        .entries
        .iter()
        .map(|entry| (likeness(id, &entry.id), entry))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let near: Vec<Cow<'_, Entry>> = near.into_iter().map(|(_, entry)| entry).collect();
    let id = shown(id);
    let note = if near.is_empty() {
        format!("no entry has the id `{id}`; `squadroom search WORDS` finds entries")
    } else {
        format!("no entry has the id `{id}`; did you mean:{}", named(&near))
    };
    CommandOutput::refused(Exit::Nothing, note)
}

/// From 0 to 1; an id that holds what was typed is as like as one can be.
fn likeness(typed: &str, id: &str) -> f64 {
    // A long text is no id, and comparing it takes its length times the catalog.
    match typed.len() {
        0 | 65.. => 0.0,
        3.. if id.contains(typed) => 1.0,
        _ => strsim::jaro_winkler(typed, id),
    }
}

fn named(entries: &[Cow<'_, Entry>]) -> String {
    let mut text = String::new();
    for entry in entries.iter().take(MOST_NAMED) {
        text += &format!("\n  {}  {}", entry.id, entry.title);
    }
    if entries.len() > MOST_NAMED {
        text += &format!("\n  and {} more", entries.len() - MOST_NAMED);
    }
    text
}
