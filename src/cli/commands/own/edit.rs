//! `squadroom edit ID`

use crate::catalog::{BUILT_IN_LAYER, Catalog, Entry, place_of, quoted};
use crate::cli::args::Common;
use crate::cli::commands::check;
use crate::cli::session::catalog_folders::catalog_d;
use crate::cli::session::output::{CommandOutput, Exit, announce, shown};
use crate::cli::session::{catalog, resolve_id};
use crate::effects::platform::clock;
use crate::effects::platform::editor::{Editor, EditorError};
use crate::effects::platform::files::{data_directory, read_catalog};
use crate::updates::UpdateStore;
use std::path::{Path, PathBuf};

/// Opens the file of an own entry at its line, then checks the catalog.
pub(in crate::cli) fn run(common: &Common, id: &str) -> CommandOutput {
    let found = catalog::reading(common, |catalog| match resolve_id::entry(catalog, id) {
        Err(reply) => Err(Box::new(reply)),
        Ok(entry) => place(common, catalog, &entry).map_err(Box::new),
    });
    match found {
        Ok((folder, file, line)) => edit(common, &folder, &file, line),
        Err(reply) => *reply,
    }
}

type FilePlace = (PathBuf, PathBuf, usize);

fn place(common: &Common, catalog: &Catalog, entry: &Entry) -> Result<FilePlace, CommandOutput> {
    if entry.layer == BUILT_IN_LAYER {
        return Err(not_own(common, entry, "is built in"));
    }
    let folder = match catalog.layer(&entry.layer) {
        Some(layer) => PathBuf::from(&layer.folder),
        None => common.catalog_only.clone().unwrap_or_default(),
    };
    if let Some(site) = site_of(common, &folder) {
        return Err(not_own(common, entry, &format!("comes from {site}")));
    }
    let files = read_catalog(&folder).files;
    match place_of(&files, &entry.id) {
        Some((file, line)) => Ok((folder, file.into(), line)),
        None => {
            let folder = shown(&folder.display().to_string());
            let note = format!("can't find `{}` in {folder}", entry.id);
            Err(CommandOutput::refused(Exit::Failed, note))
        }
    }
}

/// Returns the site that a catalog comes from. Its files must stay as they came.
fn site_of(common: &Common, folder: &Path) -> Option<String> {
    let store = UpdateStore::new(&data_directory(common.data.as_deref())?);
    let name = store.name_of(folder)?;
    Some(shown(&store.subscription(&name).ok()?.url))
}

/// Tells how to change an entry that is not the reader's own.
fn not_own(common: &Common, entry: &Entry, why: &str) -> CommandOutput {
    let home = catalog_d(common).unwrap_or_default().join("local").join("changes.toml");
    let home = shown(&home.display().to_string());
    let keys = match entry.service().is_some() {
        true => "note = \"\"",
        false => "note = \"\"\nurl = \"\"",
    };
    let text = format!("[[override]]\nid = {}\nreason = \"\"\n{keys}\n", quoted(&entry.id));
    let note = format!(
        "`{}` {why}. To change it for your agency, fill this in and save it in {home}",
        entry.id
    );
    CommandOutput::done(text).ending(Exit::Nothing).noting(note)
}

fn edit(common: &Common, folder: &Path, file: &Path, line: usize) -> CommandOutput {
    let shown_place = format!("{}:{line}", shown(&file.display().to_string()));
    let Some(editor) = Editor::chosen() else {
        return CommandOutput::done(format!("{shown_place}\n"))
            .noting("to open it, set the variable EDITOR, such as EDITOR=nano".to_owned());
    };
    announce(&format!("{shown_place}\n"));
    match editor.open(file, line) {
        Ok(()) => check::run(common, &[folder.to_path_buf()], clock::today().as_ref()),
        Err(EditorError::Failed) => {
            CommandOutput::refused(Exit::Failed, format!("{} ended with an error", editor.name()))
        }
        Err(EditorError::NotStarted(error)) => {
            let why = crate::disk::in_words(&error);
            let note = format!("can't start {}: {why}. Set the variable EDITOR", editor.name());
            CommandOutput::refused(Exit::Failed, note)
        }
    }
}
