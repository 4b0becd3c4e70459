//! `squadroom shelf`

use super::record::forget::left_alone;
use crate::cli::args::Common;
use crate::cli::args::shelf::ShelfCommand;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::{catalog, settings};
use crate::effects::OpenError;
use crate::record::CERTIFICATES;
use crate::shelf::{Health, Limits, MB, SavedDocument, Shelf, ShelfError, size};
use serde_json::{Map, Value, json};
use std::path::Path;

const NO_PLACE: &str = "this system has no folder for data. Use --data DIR";
const EMPTY: &str = "no saved documents. To save one: squadroom shelf add ID";

/// The shelf, how much it may hold, and what is wrong with the settings.
pub(in crate::cli) struct OpenShelf {
    pub(in crate::cli) shelf: Shelf,
    pub(in crate::cli) limits: Limits,
    pub(in crate::cli) settings: settings::Settings,
}

/// Runs one command of the shelf.
pub(in crate::cli) fn run(common: &Common, command: &ShelfCommand) -> CommandOutput {
    let Some(directory) = crate::effects::platform::files::data_directory(common.data.as_deref())
    else {
        return CommandOutput::refused(Exit::Failed, NO_PLACE.to_owned());
    };
    let place = opened(common, &directory);
    let reply = match command {
        ShelfCommand::Add(args) => save::add(common, &place, args),
        ShelfCommand::Update { ids, max_size } => save::update(common, &place, ids, *max_size),
        ShelfCommand::Import { file, id, max_size } => {
            save::import(common, &place, file, id, *max_size)
        }
        ShelfCommand::List => list(common, &place.shelf),
        ShelfCommand::Verify { ids } => verify(common, &place.shelf, ids),
        ShelfCommand::Remove { ids } => remove(common, &place.shelf, ids),
        ShelfCommand::Prefer { ids, not } => prefer(common, &place, ids, !not),
        ShelfCommand::Read { id, page } => text_worker::read(common, &place, id, *page),
        ShelfCommand::Open { id } => open(common, &place, id),
    };
    catalog::fault_notices(&place.settings.faults).into_iter().fold(reply, CommandOutput::noting)
}

/// Returns the shelf in a directory of data; the certificates there count against its quota.
pub(in crate::cli) fn opened(common: &Common, directory: &Path) -> OpenShelf {
    let settings = settings::read(common.config.as_deref());
    let limits = limits(settings.config.shelf_megabytes);
    OpenShelf { shelf: shelf_in(directory), limits, settings }
}

/// Returns the shelf in a directory of data; the certificates there count against its quota.
pub(in crate::cli) fn shelf_in(directory: &Path) -> Shelf {
    Shelf::new(directory.join("shelf")).counting(directory.join(CERTIFICATES))
}

/// How much may be saved, with so many MB for the whole shelf.
pub(in crate::cli) fn limits(megabytes: u32) -> Limits {
    Limits { shelf: u64::from(megabytes) * MB, ..Limits::default() }
}

/// The copies that were named, or all of them.
///
/// # Errors
/// The reply that names an id that is not on the shelf.
pub(in crate::cli) fn chosen(
    shelf: &Shelf,
    ids: &[String],
) -> Result<(Vec<SavedDocument>, Vec<String>), CommandOutput> {
    let failed =
        |error: ShelfError| CommandOutput::refused(Exit::Failed, shown(&error.to_string()));
    let (copies, faults) = shelf.copies().map_err(failed)?;
    let notes = faults.iter().map(|fault| shown(&fault.to_string())).collect();
    if ids.is_empty() {
        return Ok((copies, notes));
    }
    let chosen: Result<Vec<SavedDocument>, CommandOutput> =
        ids.iter().map(|id| named(&copies, id)).collect();
    Ok((chosen?, notes))
}

fn named(copies: &[SavedDocument], typed: &str) -> Result<SavedDocument, CommandOutput> {
    let id = typed.trim().to_ascii_lowercase();
    let starts = |copy: &&SavedDocument| !id.is_empty() && copy.id.starts_with(&id);
    let found: Vec<&SavedDocument> = copies.iter().filter(starts).collect();
    let exact = found.iter().find(|copy| copy.id == id);
    let id = shown(&id);
    match (exact, found.as_slice()) {
        (Some(copy), _) | (None, [copy]) => Ok((*copy).clone()),
        (None, []) => {
            let note = format!("`{id}` isn't saved. To see saved documents: squadroom shelf list");
            Err(CommandOutput::refused(Exit::Nothing, note))
        }
        (None, found) => {
            let ids: Vec<&str> = found.iter().map(|copy| copy.id.as_str()).collect();
            let note = format!(
                "several saved documents start with `{id}`. Type more of one: {}",
                ids.join(", ")
            );
            Err(CommandOutput::refused(Exit::Nothing, note))
        }
    }
}

fn list(common: &Common, shelf: &Shelf) -> CommandOutput {
    let (copies, notes) = match chosen(shelf, &[]) {
        Ok(chosen) => chosen,
        Err(reply) => return reply,
    };
    let text = if common.json {
        let total: u64 = copies.iter().map(|copy| copy.bytes).sum();
        let copies: Vec<Value> = copies.iter().map(|copy| as_json(shelf, copy)).collect();
        let directory = shelf.directory().display().to_string();
        json::text(&json!({ "directory": directory, "bytes": total, "copies": copies }))
    } else {
        let mut page = TextWriter::new(0);
        for copy in &copies {
            let (sort, size, day) = (copy.document.name(), size(copy.bytes), shown(&copy.day()));
            let title = shown(&copy.title);
            page.whole(0, &format!("{sort:8} {size:>8}  {day:12}  {title}  [{}]", copy.id));
        }
        page.into_text()
    };
    let reply = notes.into_iter().fold(CommandOutput::done(text), CommandOutput::noting);
    match copies.is_empty() && !common.json {
        true => reply.noting(EMPTY.to_owned()),
        false => reply,
    }
}

/// A copy as JSON: its note, and where the file is.
pub(in crate::cli) fn as_json(shelf: &Shelf, copy: &SavedDocument) -> Value {
    let mut value = serde_json::to_value(copy).unwrap_or_default();
    if let Value::Object(object) = &mut value {
        object.remove("version");
        object.insert("file".to_owned(), shelf.file(copy).display().to_string().into());
    }
    json::without_empty(value)
}

fn verify(common: &Common, shelf: &Shelf, ids: &[String]) -> CommandOutput {
    let (copies, notes) = match chosen(shelf, ids) {
        Ok(chosen) => chosen,
        Err(reply) => return reply,
    };
    // Copies whose notes can't be read are not among the copies.
    let damaged = notes.len();
    let mut bad = damaged;
    let mut text = String::new();
    for copy in &copies {
        let health = shelf.health(copy);
        bad += usize::from(health != Health::Whole);
        let told = match &health {
            Health::Whole => "whole",
            Health::Missing => "missing",
            Health::Changed => "changed",
            Health::Unreadable(_) => "unreadable",
        };
        if common.json {
            let mut object = Map::new();
            object.insert("id".to_owned(), copy.id.clone().into());
            object.insert("health".to_owned(), told.into());
            text += &json::line_of(&Value::Object(object));
        } else {
            let cause = match health {
                Health::Unreadable(cause) => format!(": {}", shown(&cause)),
                _ => String::new(),
            };
            text += &format!("{told:10}  {}{cause}\n", copy.id);
        }
    }
    let mut reply = notes.into_iter().fold(CommandOutput::done(text), CommandOutput::noting);
    if ids.is_empty() {
        let foreign = shelf.holdings().unwrap_or_default().foreign;
        reply = left_alone(&foreign).into_iter().fold(reply, CommandOutput::noting);
    }
    match bad {
        0 => reply,
        _ => reply.ending(Exit::Nothing).noting(format!(
            "{bad} of {} changed or missing. To download one again: squadroom shelf update ID",
            copies.len() + damaged
        )),
    }
}

fn remove(common: &Common, shelf: &Shelf, ids: &[String]) -> CommandOutput {
    let (copies, _) = match chosen(shelf, ids) {
        Ok(chosen) => chosen,
        Err(reply) => return reply,
    };
    let mut reply = CommandOutput::done(String::new());
    for copy in &copies {
        match shelf.remove(&copy.id) {
            Ok(bytes) if common.json => {
                reply.text += &json::line_of(&json!({ "id": copy.id, "removed": bytes }));
            }
            Ok(bytes) => reply.text += &format!("removed  {}  {}\n", copy.id, size(bytes)),
            Err(error) => {
                reply = reply.ending(Exit::Failed).noting(shown(&error.to_string()));
            }
        }
    }
    crate::effects::text::copy_index::bring_up_to_date(shelf);
    reply
}

fn prefer(common: &Common, place: &OpenShelf, ids: &[String], is_preferred: bool) -> CommandOutput {
    let (copies, _) = match chosen(&place.shelf, ids) {
        Ok(chosen) => chosen,
        Err(reply) => return reply,
    };
    let choice = SavedDocument::choice(is_preferred, place.settings.config.prefer_copies);
    let what = if is_preferred { "saved copy" } else { "link" };
    let mut reply = CommandOutput::done(String::new());
    for copy in &copies {
        reply = match place.shelf.prefer(&copy.id, choice) {
            Ok(copy) => {
                reply.text += &match common.json {
                    true => json::line_of(&json!({ "id": copy.id, "preferred": is_preferred })),
                    false => format!("will open the {what}  {}\n", copy.id),
                };
                reply
            }
            Err(error) => reply.ending(Exit::Failed).noting(shown(&error.to_string())),
        };
    }
    reply
}

fn open(common: &Common, place: &OpenShelf, id: &str) -> CommandOutput {
    let copy = match chosen(&place.shelf, std::slice::from_ref(&id.to_owned())) {
        Ok((copies, _)) => copies.into_iter().next(),
        Err(reply) => return reply,
    };
    let Some(copy) = copy else { return CommandOutput::refused(Exit::Nothing, EMPTY.to_owned()) };
    let file = place.shelf.file(&copy);
    let shown_file = shown(&file.display().to_string());
    match place.shelf.health(&copy) {
        Health::Whole => {}
        health => {
            let why = match health {
                Health::Missing => "the file is missing".to_owned(),
                Health::Unreadable(cause) => shown(&cause),
                _ => "the file was changed".to_owned(),
            };
            let note = format!(
                "{shown_file}: {why}. Not opened. To download it again: squadroom shelf update {}",
                copy.id
            );
            return CommandOutput::refused(Exit::Failed, note);
        }
    }
    let result = crate::effects::open_file(&file);
    let text = match (common.json, &result) {
        (true, _) => json::text(&json!({
            "id": copy.id, "file": file.display().to_string(), "opened": result.is_ok(),
        })),
        (false, Ok(())) => format!("{shown_file}\nOpened.\n"),
        (false, Err(_)) => format!("{shown_file}\n"),
    };
    match result {
        Ok(()) => CommandOutput::done(text),
        Err(error @ OpenError::NoDesktop) => CommandOutput::done(text).noting(error.to_string()),
        Err(error) => CommandOutput::done(text).noting(error.to_string()).ending(Exit::Failed),
    }
}
pub(in crate::cli) mod copy_index;
pub(in crate::cli) mod save;
pub(in crate::cli) mod text_worker;
