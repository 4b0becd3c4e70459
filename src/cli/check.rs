//! `squadroom check [PATH]...`

use super::args::Common;
use super::reply::{Exit, Reply};
use super::{json, settings};
use crate::catalog::{Audience, Loaded, SourceFile, embedded, load, load_over};
use crate::effects::catalog;
use crate::effects::files::{read_catalog, read_source};
use crate::faults::{Fault, Palette, Severity, render};
use serde_json::json;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What was checked, and what is wrong with it.
#[derive(Debug, Default)]
struct Checked {
    faults: Vec<Fault>,
    /// Entries that are sound.
    entries: usize,
}

/// Checks the paths; without any the catalog that is in use and the settings.
pub(super) fn run(common: &Common, paths: &[PathBuf]) -> Reply {
    let mut checked = Checked::default();
    if paths.is_empty() {
        checked.add(in_use(common));
    }
    for named in paths {
        checked.add(path(named));
    }
    let text =
        if common.json { json::text(&checked.as_json()) } else { checked.as_text(palette(common)) };
    Reply::done(text).ending(checked.exit())
}

/// Checks the catalog that is in use, and the settings with what they pin.
fn in_use(common: &Common) -> Checked {
    let opened = catalog::open(common.catalog.as_deref());
    let settings = settings::read(common.config.as_deref());
    let (_, pinned) = settings.config.pinned_entries(&opened.catalog);
    let faults = [opened.faults, settings.faults, pinned].concat();
    Checked { entries: opened.catalog.entries.len(), faults }
}

/// Checks a directory, or one file in the company that it needs: of a catalog
/// whose manifest lies beside it, else of the built-in one.
fn path(path: &Path) -> Checked {
    if path.is_dir() {
        return directory(path);
    }
    let file = match read_source(path) {
        Ok(file) => file,
        Err(fault) => return Checked { faults: vec![*fault], entries: 0 },
    };
    let home = path.parent().filter(|home| home.join("catalog.toml").is_file());
    match home {
        Some(home) => one_of(home, &file),
        None => load_over(&embedded(), &[file]).into(),
    }
}

fn directory(directory: &Path) -> Checked {
    let opened = catalog::open(Some(directory));
    Checked { entries: opened.catalog.entries.len(), faults: opened.faults }
}

/// The faults of one file of a catalog, read together with its neighbors.
fn one_of(home: &Path, file: &SourceFile) -> Checked {
    let mut files = read_catalog(home).files;
    let last = |name: &str| Path::new(name).file_name().map(ToOwned::to_owned);
    files.retain(|other| last(&other.name) != last(&file.name));
    files.push(file.clone());
    let mut loaded = load(&files, Audience::Local);
    let shown = crate::faults::visible(&file.name);
    loaded.faults.retain(|fault| fault.file == shown);
    loaded.into()
}

impl From<Loaded> for Checked {
    fn from(loaded: Loaded) -> Self {
        Self { entries: loaded.catalog.entries.len(), faults: loaded.faults }
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

    fn as_text(&self, palette: Palette) -> String {
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
        let entries = number(self.entries, "sound entry", "sound entries");
        text + &format!("{errors}, {warnings}, {entries}\n")
    }
}

/// Colors are for a terminal whose user has not turned them off.
fn palette(common: &Common) -> Palette {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if common.plain || dumb || set("NO_COLOR") || !std::io::stdout().is_terminal() {
        Palette::Plain
    } else {
        Palette::Colored
    }
}
