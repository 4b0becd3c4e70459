//! From what was typed as an id to an entry.

use super::output::{CommandOutput, Exit, shown};
use crate::catalog::{Catalog, Entry};
use crate::faults::slips;
use std::borrow::Cow;

/// Candidates that are named at most.
const MOST_NAMED: usize = 8;

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
    let head = format!("{all} ids start with `{}`. Type more of one:", shown(id));
    CommandOutput::refused(Exit::Nothing, head + &named(found))
}

/// Returns the reply about an id that one of the catalogs hides.
fn hidden(catalog: &Catalog, id: &str) -> Option<CommandOutput> {
    let all =
        catalog.layers.iter().flat_map(|layer| layer.hidden.iter().map(move |own| (layer, own)));
    let (layer, own) = all.into_iter().find(|(_, own)| own.id == id)?;
    let note = format!("{} hides `{id}` ({}). {}", layer.title, own.title, own.reason);
    Some(CommandOutput::refused(Exit::Nothing, note))
}

fn unknown(catalog: &Catalog, id: &str) -> CommandOutput {
    if let Some(reply) = hidden(catalog, id) {
        return reply;
    }
    let entries = catalog.entries.iter();
    let mut near: Vec<(usize, Cow<'_, Entry>)> =
        entries.filter_map(|entry| Some((distance(id, &entry.id)?, entry))).collect();
    near.sort_by_key(|(distance, _)| *distance);
    let near: Vec<Cow<'_, Entry>> = near.into_iter().map(|(_, entry)| entry).collect();
    let id = shown(id);
    let note = if near.is_empty() {
        format!("unknown id `{id}`. To find it: squadroom search WORDS")
    } else {
        format!("unknown id `{id}`. Did you mean:{}", named(&near))
    };
    CommandOutput::refused(Exit::Nothing, note)
}

/// Returns how far an id or its start is from what was typed; `None`: too far. An id that
/// holds what was typed is as near as one can be.
fn distance(typed: &str, id: &str) -> Option<usize> {
    if typed.len() >= 3 && id.contains(typed) {
        return Some(0);
    }
    let starts = [Some(id), id.get(..typed.len())].into_iter().flatten();
    starts.filter(|_| !typed.is_empty()).filter_map(|id| slips(id, typed, id.len() / 4)).min()
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
