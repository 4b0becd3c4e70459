//! `squadroom shelf add`, `update` and `import`

use super::{OpenShelf, as_json, chosen};
use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::cli::args::shelf::AddArgs;
use crate::cli::commands::record::star::no_list;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, print_part, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::{catalog, record_session, resolve_id};
use crate::effects::platform::clock::now;
use crate::effects::text::copy_index::bring_up_to_date;
use crate::effects::text::copy_text::read_saved;
use crate::shelf::{
    DownloadProgress, DownloadRequest, Downloader, Fetcher, Limits, MB, Policy, SaveOutcome,
    ShelfError, size,
};
use serde_json::json;
use std::io::IsTerminal;
use std::path::Path;

/// Saves the documents of entries.
pub(in crate::cli) fn add(common: &Common, place: &OpenShelf, args: &AddArgs) -> CommandOutput {
    catalog::with(common, |catalog| match wanted(common, catalog, args) {
        Err(reply) => reply,
        Ok(wanted) => save_all(common, place, &wanted, args.max_size),
    })
}

/// Asks for newer versions of copies.
pub(in crate::cli) fn update(
    common: &Common,
    place: &OpenShelf,
    ids: &[String],
    max_size: Option<u32>,
) -> CommandOutput {
    let (copies, notes) = match chosen(&place.shelf, ids) {
        Ok(chosen) => chosen,
        Err(reply) => return reply,
    };
    let wanted: Vec<DownloadRequest> = copies.iter().filter_map(DownloadRequest::again).collect();
    let reply = save_all(common, place, &wanted, max_size);
    let reply = notes.into_iter().fold(reply, CommandOutput::noting);
    let imported = copies.len() - wanted.len();
    match imported {
        0 => reply,
        _ => reply.noting(format!("{imported} came from a file, so squadroom can't update them")),
    }
}

/// Copies a file to the shelf.
pub(in crate::cli) fn import(
    common: &Common,
    place: &OpenShelf,
    file: &Path,
    id: &str,
    max_size: Option<u32>,
) -> CommandOutput {
    catalog::with(common, |catalog| match resolve_id::entry(catalog, id) {
        Err(reply) => reply,
        Ok(entry) => {
            let wanted = DownloadRequest::of(&entry);
            let work = |saver: &Downloader<'_>| {
                let bar = Bar::of_transfer(&wanted.id);
                saver.import(file, &wanted, &mut |progress| shows(&bar, progress))
            };
            let saved = with_saver(place, max_size, work);
            let mut failed = false;
            print_part(&line(common, place, &wanted, &saved, &mut failed));
            bring_up_to_date(&place.shelf);
            ending(CommandOutput::done(String::new()), failed)
        }
    })
}

fn wanted(
    common: &Common,
    catalog: &Catalog,
    args: &AddArgs,
) -> Result<Vec<DownloadRequest>, CommandOutput> {
    let mut all = Vec::new();
    for id in &args.ids {
        all.push(DownloadRequest::of(&*resolve_id::entry(catalog, id)?));
    }
    let of_kind =
        |entry: &std::borrow::Cow<'_, crate::catalog::Entry>| args.kind.contains(&entry.kind);
    all.extend(catalog.entries.iter().filter(of_kind).map(|entry| DownloadRequest::of(&entry)));
    all.extend(marked(common, catalog, args)?);
    let mut seen = std::collections::HashSet::new();
    all.retain(|wanted| seen.insert(wanted.id.clone()));
    Ok(all)
}

/// The entries that the record marks, those that have a document.
fn marked(
    common: &Common,
    catalog: &Catalog,
    args: &AddArgs,
) -> Result<Vec<DownloadRequest>, CommandOutput> {
    let mut subjects = Vec::new();
    if args.starred || args.list.is_some() {
        let none = || match &args.list {
            Some(list) => no_list(list),
            None => CommandOutput::done(String::new()),
        };
        let reply = record_session::reading(common, none, |record| {
            if args.starred {
                subjects.extend(record.starred()?);
            }
            if let Some(list) = &args.list {
                subjects.extend(record.listed(list)?.ok_or_else(|| no_list(list))?);
            }
            Ok(CommandOutput::done(String::new()))
        });
        if reply.exit != Exit::Done {
            return Err(reply);
        }
    }
    let entries = subjects.iter().filter_map(|subject| catalog.entry(&subject.id));
    Ok(entries.map(|entry| DownloadRequest::of(&entry)).collect())
}

fn with_saver<T>(
    place: &OpenShelf,
    max_size: Option<u32>,
    work: impl FnOnce(&Downloader<'_>) -> T,
) -> T {
    let fetcher = Fetcher::new(&Policy::default());
    let copy = max_size.map_or(place.limits.copy, |megabytes| u64::from(megabytes) * MB);
    let limits = Limits { copy, ..place.limits };
    work(&Downloader { shelf: &place.shelf, fetcher: &fetcher, limits, now: now() })
}

/// One line for each document as soon as it is done, so that what is told as
/// saved is saved, whatever happens after.
fn save_all(
    common: &Common,
    place: &OpenShelf,
    wanted: &[DownloadRequest],
    max_size: Option<u32>,
) -> CommandOutput {
    with_saver(place, max_size, |saver| {
        if std::io::stderr().is_terminal() {
            let (count, most) = (wanted.len(), saver.limits.copy / MB);
            let directory = shown(&place.shelf.directory().display().to_string());
            let most = format!("up to {most} MB each, in {directory}. Press Ctrl-C to stop.");
            announce_aside(&format!("{count} to save, {most}\n"));
        }
        let mut failed = false;
        for wanted in wanted {
            let bar = Bar::of_transfer(&wanted.id);
            let saved = saver.save(wanted, &mut |progress| shows(&bar, progress));
            drop(bar);
            if !print_part(&line(common, place, wanted, &saved, &mut failed)) {
                break;
            }
            // Every other document would fail for the same reason.
            if let Err(ShelfError::Quota { .. } | ShelfError::DiskFull { .. }) = saved {
                break;
            }
        }
        bring_up_to_date(&place.shelf);
        ending(CommandOutput::done(String::new()), failed)
    })
}

/// Shows how far a transfer is; it goes on.
fn shows(bar: &Bar, progress: DownloadProgress) -> bool {
    bar.show(progress.done, progress.total);
    true
}

fn ending(reply: CommandOutput, failed: bool) -> CommandOutput {
    if failed { reply.ending(Exit::Failed) } else { reply }
}

fn line(
    common: &Common,
    place: &OpenShelf,
    wanted: &DownloadRequest,
    saved: &Result<SaveOutcome, ShelfError>,
    failed: &mut bool,
) -> String {
    let (word, copy) = match saved {
        Ok(SaveOutcome::New(copy)) => ("saved", copy),
        Ok(SaveOutcome::Unchanged(copy)) => ("unchanged", copy),
        Err(error) => {
            *failed = true;
            return not_saved(common, place, wanted, error);
        }
    };
    // Its words are read once, now, or again where they could not be kept.
    read_saved(&place.shelf, copy);
    if common.json {
        let copy = as_json(&place.shelf, copy);
        return json::line_of(&json!({ "id": wanted.id, "result": word, "copy": copy }));
    }
    format!("{word:9}  {}  {}  {}\n", wanted.id, copy.document.name(), size(copy.bytes))
}

fn not_saved(
    common: &Common,
    place: &OpenShelf,
    wanted: &DownloadRequest,
    error: &ShelfError,
) -> String {
    let kept = place.shelf.kept_part(&wanted.id);
    let error = shown(&error.to_string());
    if common.json {
        return json::line_of(&json!({
            "id": wanted.id, "result": "failed", "error": error, "kept": kept.unwrap_or(0),
        }));
    }
    let kept = kept
        .map(|bytes| format!(". {} are kept, and the next try continues from there", size(bytes)));
    format!("failed     {}  {error}{}\n", wanted.id, kept.unwrap_or_default())
}
