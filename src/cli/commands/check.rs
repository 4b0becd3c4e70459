//! `squadroom check [PATH]...`

use crate::catalog::{Catalog, Entry, LoadOptions, Loaded, PartialDate, SourceFile, load};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::catalog_folders::{below, catalog_folders};
use crate::cli::session::output::{CommandOutput, Exit};
use crate::cli::session::settings;
use crate::effects::base_catalog::BaseCatalog;
use crate::effects::catalog;
use crate::effects::platform::files::{CatalogFiles, read_catalog, read_source};
use crate::embedded;
use crate::faults::{Code, ColorMode, Fault, Severity, render};
use serde_json::json;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// The sound entries of the checked files, and their faults.
#[derive(Debug, Default)]
struct Checked {
    faults: Vec<Fault>,
    /// Entries that are sound.
    entries: usize,
}

/// Checks the paths; without any the catalog that is in use and the settings.
/// Numbers that are due for review on that day give warnings.
pub(in crate::cli) fn run(
    common: &Common,
    paths: &[PathBuf],
    today: Option<&PartialDate>,
) -> CommandOutput {
    let mut checked = Checked::default();
    if paths.is_empty() {
        checked.add(in_use(common, today));
    }
    for named in paths {
        checked.add(path(common, named, today));
    }
    let text =
        if common.json { json::text(&checked.as_json()) } else { checked.as_text(palette(common)) };
    CommandOutput::done(text).painted().ending(checked.exit())
}

/// Checks the catalog that is in use, and the settings with what they pin.
fn in_use(common: &Common, today: Option<&PartialDate>) -> Checked {
    let (folders, found) = catalog_folders(common);
    let mut opened = catalog::open_on_day(&folders, today);
    opened.faults.extend(found);
    if folders.only.is_none() {
        let base = base_in_use(common).catalog;
        opened.faults.extend(today.and_then(|today| built_in(&base, today)));
    }
    let settings = settings::read(common.config.as_deref());
    let (_, pinned) = settings.config.pinned_entries(&opened.catalog);
    let faults = [opened.faults, settings.faults, pinned].concat();
    Checked { entries: opened.catalog.entries.len(), faults }
}

/// One warning for all numbers of the built-in catalog that are due for review:
/// whoever runs the program can look them up, but not mend them.
fn built_in(catalog: &Catalog, today: &PartialDate) -> Option<Fault> {
    let due = |entry: &Entry| entry.lines.iter().filter(|l| l.is_due_for_review(today)).count();
    let count: usize = catalog.entries.iter().map(|entry| due(&entry)).sum();
    let message = format!("Numbers last seen more than a year ago: {count}.");
    let mend = "Confirm a number before you rely on it. `squadroom hotline --all` shows when each was seen.";
    (count > 0).then(|| Fault::of_file(Code::StaleNumber, "the built-in catalog", &message, mend))
}

/// Checks a directory or one file: as a catalog over the built-in one and those below it, or
/// alone where only one catalog is in use. Only its own faults are told.
fn path(common: &Common, path: &Path, today: Option<&PartialDate>) -> Checked {
    if path.is_dir() {
        let CatalogFiles { files, faults } = read_catalog(path);
        return files_in(common, path, files, faults, today);
    }
    let file = match read_source(path) {
        Ok(file) => file,
        Err(fault) => return Checked { faults: vec![*fault], entries: 0 },
    };
    let home = path.parent().unwrap_or(Path::new(""));
    if !home.join("catalog.toml").is_file() {
        let base = base_in_use(common);
        let options = options(&base, today).over(&base.catalog).finding_similar();
        return load(&[file], options).into();
    }
    // The file in the company of its neighbors.
    let shown = crate::faults::visible(&file.name);
    let mut files = read_catalog(home).files;
    let last = |name: &str| Path::new(name).file_name().map(ToOwned::to_owned);
    files.retain(|other| last(&other.name) != last(&file.name));
    files.push(file);
    let mut checked = files_in(common, home, files, Vec::new(), today);
    checked.faults.retain(|fault| fault.file == shown);
    checked
}

fn files_in(
    common: &Common,
    folder: &Path,
    files: Vec<SourceFile>,
    mut faults: Vec<Fault>,
    today: Option<&PartialDate>,
) -> Checked {
    if files.is_empty() {
        return Checked { faults, entries: 0 };
    }
    let named = folder.display().to_string();
    let base = base_in_use(common);
    let options = options(&base, today).in_folder(&named);
    let alone = load(&files, options);
    let is_built_in = alone.catalog.manifest.id == embedded::catalog().manifest.id;
    let loaded = match common.catalog_only.is_some() || is_built_in {
        true => alone,
        false => {
            let below = catalog::open_on_day(&below(common, folder), None).catalog;
            load(&files, options.over(&below).finding_similar())
        }
    };
    let mut checked = Checked::from(loaded);
    faults.append(&mut checked.faults);
    Checked { faults, ..checked }
}

/// Returns the options for files that a person wrote.
fn options<'a>(base: &'a BaseCatalog, today: Option<&'a PartialDate>) -> LoadOptions<'a> {
    LoadOptions::local().keeping(base.hotlines()).on_day(today)
}

fn base_in_use(common: &Common) -> BaseCatalog {
    BaseCatalog::open(catalog_folders(common).0.base.as_deref()).0
}

impl From<Loaded> for Checked {
    /// Counts the entries of the last catalog of a stack.
    fn from(loaded: Loaded) -> Self {
        let Loaded { catalog, faults } = loaded;
        let entries = match catalog.layers.last() {
            Some(own) => catalog.entries.iter().filter(|entry| entry.layer == own.id).count(),
            None => catalog.entries.len(),
        };
        Self { entries, faults }
    }
}

impl Checked {
    fn add(&mut self, other: Checked) {
        self.faults.extend(other.faults);
        self.entries += other.entries;
    }

    fn count(&self, severity: Severity) -> usize {
        self.faults.iter().filter(|fault| fault.severity == severity).count()
    }

    fn exit(&self) -> Exit {
        if self.count(Severity::Error) > 0 { Exit::Nothing } else { Exit::Done }
    }

    fn as_json(&self) -> serde_json::Value {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        json!({ "errors": errors, "warnings": warnings, "faults": self.faults })
    }

    fn as_text(&self, palette: ColorMode) -> String {
        let mut text = String::new();
        for fault in &self.faults {
            text += &render(fault, palette);
            text += "\n\n";
        }
        let number = |count: usize, one: &str, many: &str| match count {
            0 => format!("no {many}"),
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        let errors = number(self.count(Severity::Error), "error", "errors");
        let warnings = number(self.count(Severity::Warning), "warning", "warnings");
        let entries = number(self.entries, "valid entry", "valid entries");
        text + &format!("{errors}, {warnings}, {entries}\n")
    }
}

/// Returns the reply of a command that did nothing because of these errors.
pub(in crate::cli) fn refused_for(common: &Common, faults: &[Fault], note: &str) -> CommandOutput {
    if common.json {
        let told = faults.iter().map(|fault| format!("{} {}", fault.message, fault.mend));
        let head = CommandOutput::refused(Exit::Nothing, note.to_owned());
        return told.fold(head, CommandOutput::noting);
    }
    let report = |fault: &Fault| render(fault, palette(common)) + "\n\n";
    let text: String = faults.iter().map(report).collect();
    let reply = CommandOutput::done(text).painted().ending(Exit::Nothing);
    reply.noting(note.to_owned()).urgent()
}

/// Colors are for a terminal whose user has not turned them off.
pub(in crate::cli) fn palette(common: &Common) -> ColorMode {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if common.plain || dumb || set("NO_COLOR") || !std::io::stdout().is_terminal() {
        ColorMode::Plain
    } else {
        ColorMode::Colored
    }
}
