//! `squadroom edit ID`

use crate::catalog::{BUILT_IN_LAYER, Catalog, Entry, place_of, quoted};
use crate::cli::args::Common;
use crate::cli::commands::check;
use crate::cli::session::catalog_folders::catalog_d;
use crate::cli::session::output::{CommandOutput, Exit, announce, shown};
use crate::cli::session::{catalog, resolve_id};
use crate::effects::platform::clock;
use crate::effects::platform::editor::{Editor, EditorError};
use crate::effects::platform::files::read_catalog;
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
        return Err(built_in(common, entry));
    }
    let folder = match catalog.layer(&entry.layer) {
        Some(layer) => PathBuf::from(&layer.folder),
        None => common.catalog_only.clone().unwrap_or_default(),
    };
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

/// Tells how to change an entry that is not the reader's own.
fn built_in(common: &Common, entry: &Entry) -> CommandOutput {
    let home = catalog_d(common).unwrap_or_default().join("local").join("changes.toml");
    let home = shown(&home.display().to_string());
    let keys = match entry.service().is_some() {
        true => "note = \"\"",
        false => "note = \"\"\nurl = \"\"",
    };
    let text = format!("[[override]]\nid = {}\nreason = \"\"\n{keys}\n", quoted(&entry.id));
    let note = format!(
        "`{}` is built in. To change it for your agency, fill this in and save it in {home}",
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
