//! `squadroom open ID`

use crate::catalog::Entry;
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, announce, shown};
use crate::cli::session::{catalog, resolve_id, settings};
use crate::effects::OpenError;
use crate::effects::platform::files::data_directory;
use crate::effects::platform::network;
use crate::shelf::{Health, SavedDocument, Shelf};
use serde_json::{Map, Value};
use std::path::PathBuf;

/// Prints the link of one entry and opens it, or its saved copy where there is no
/// network.
pub(in crate::cli) fn run(common: &Common, id: &str) -> CommandOutput {
    catalog::with(common, |catalog| match resolve_id::entry(catalog, id) {
        Err(reply) => reply,
        Ok(entry) => {
            if entry.link().is_none() {
                let note = format!("this resource has no link. See: squadroom show {}", entry.id);
                return CommandOutput::refused(Exit::Failed, note);
            }
            // Whoever opens a link shall have seen all of it before.
            if !common.json && !announce(&format!("{}\n{}\n", entry.title, entry.url)) {
                return CommandOutput::done(String::new());
            }
            let settings = settings::read(common.config.as_deref());
            let reply = match saved(common, &entry, settings.config.prefer_copies) {
                Some((copy, file)) => open_copy(common, &entry, &copy, file),
                None => open_link(common, &entry, &settings.config.open_with),
            };
            catalog::noting_faults(reply, &settings.faults)
        }
    })
}

/// The sound copy to open in place of the link, and its file.
fn saved(common: &Common, entry: &Entry, prefers_copies: bool) -> Option<(SavedDocument, PathBuf)> {
    let shelf = Shelf::new(data_directory(common.data.as_deref())?.join("shelf"));
    let copy = shelf.copy(&entry.id).ok()?;
    let is_wanted = copy.is_preferred(prefers_copies) || !network::is_there();
    let is_sound = is_wanted && shelf.health(&copy) == Health::Whole;
    let file = shelf.file(&copy);
    is_sound.then_some((copy, file))
}

fn open_copy(common: &Common, entry: &Entry, copy: &SavedDocument, file: PathBuf) -> CommandOutput {
    let result = crate::effects::open_file(&file);
    let shown_file = shown(&file.display().to_string());
    let text = match (&result, common.json) {
        (_, true) => json::text(&as_json(entry, &result, Some(&shown_file))),
        (Ok(()), false) => format!("{shown_file}\nOpened the saved copy ({}).\n", copy.in_words()),
        (Err(_), false) => format!("{shown_file}\nSaved copy ({}).\n", copy.in_words()),
    };
    let read = format!("Read it here: squadroom shelf read {}", entry.id);
    ended(CommandOutput::done(text), &result, &read)
}

fn open_link(common: &Common, entry: &Entry, open_with: &[String]) -> CommandOutput {
    let opener = Some(open_with).filter(|words| !words.is_empty());
    let result = crate::effects::open(&entry.url, opener);
    let text = match (&result, common.json) {
        (_, true) => json::text(&as_json(entry, &result, None)),
        (Ok(()), false) => "Opened in your browser.\n".to_owned(),
        (Err(_), false) => String::new(),
    };
    ended(CommandOutput::done(text), &result, "Copy the link")
}

/// Where there is no desktop, what was printed is the answer; `rather` says what
/// to do with it.
fn ended(reply: CommandOutput, result: &Result<(), OpenError>, rather: &str) -> CommandOutput {
    match result {
        Ok(()) => reply,
        Err(error @ OpenError::NoDesktop) => reply.noting(format!("{error}. {rather}")),
        Err(error) => reply.noting(error.to_string()).ending(Exit::Failed),
    }
}

fn as_json(entry: &Entry, result: &Result<(), OpenError>, copy: Option<&str>) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), entry.id.clone().into());
    object.insert("url".to_owned(), entry.url.clone().into());
    if let Some(file) = copy {
        object.insert("copy".to_owned(), file.into());
    }
    object.insert("opened".to_owned(), result.is_ok().into());
    if let Err(error) = result {
        object.insert("reason".to_owned(), error.to_string().into());
    }
    Value::Object(object)
}
