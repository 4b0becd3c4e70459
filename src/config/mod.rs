//! The user's settings, read from the text of `config.toml`.
//!
//! `assets/config.toml` holds the defaults and documents each setting. Start
//! at [`Config::parse`]; the keys file beside it is read by
//! [`crate::keys::Keymap::overlay`].

mod cycle;
mod pinned;

#[cfg(test)]
mod tests;

use crate::faults::{Code, Document, Fault, Keys, Severity, TableReader};
use crate::keys::Preset;
use crate::record::{Officer, TrainingCycle};
use crate::ui::theme::{AUTO, Theme};
use toml::Spanned;

/// The commented default file, to show or to copy from.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/config.toml");

/// The user's settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// [`AUTO`], or the name of a theme that [`Theme::load`] knows.
    pub theme: &'static str,
    /// The keys that a keys file is laid over.
    pub keys_preset: Preset,
    /// True if clicks and the wheel go to the program.
    pub mouse: bool,
    /// The program that opens links, then its arguments; empty: the system's.
    pub open_with: Vec<String>,
    /// True if saved copies are opened in place of links.
    pub prefer_copies: bool,
    /// True if a long title takes two rows of the list where there is room.
    pub two_line_titles: bool,
    /// True if links are marked as such for the terminal, which makes them clickable.
    pub hyperlinks: bool,
    /// MB that the shelf of saved documents may take.
    pub shelf_megabytes: u32,
    /// True if catalogs of sites are updated once a week without being asked.
    pub updates_weekly: bool,
    /// The hours to reach, and until when; `None` where the settings name no cycle.
    pub training_cycle: Option<TrainingCycle>,
    /// The officer, for transcripts.
    pub officer: Officer,
    /// The folders of the user's own catalogs, as they are written, in order.
    pub catalogs: Vec<String>,
    /// Ids as they were written; [`Config::pinned_entries`] checks them.
    pinned: Vec<Spanned<String>>,
    /// Name and text of the file, to report faults in `pinned`.
    source: (String, String),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: AUTO,
            keys_preset: Preset::default(),
            mouse: true,
            open_with: Vec::new(),
            prefer_copies: false,
            two_line_titles: true,
            hyperlinks: true,
            shelf_megabytes: 2000,
            updates_weekly: false,
            training_cycle: None,
            officer: Officer::default(),
            catalogs: Vec::new(),
            pinned: Vec::new(),
            source: Default::default(),
        }
    }
}

const WEEKLY: &str = "weekly";
const AUTO_UPDATE: [&str; 2] = ["never", WEEKLY];

const FILE: Keys = Keys {
    what: "the settings file",
    required: &[],
    optional: &[&[
        "theme",
        "keys_preset",
        "mouse",
        "open_with",
        "pinned",
        "prefer_copies",
        "two_line_titles",
        "hyperlinks",
        "shelf_megabytes",
        "auto_update",
        "training_cycle",
        "officer",
        "catalog",
    ]],
    stray: Code::UnknownKey,
    strict: false,
};

impl Config {
    /// Reads the text of a settings file that is called `file` in reports.
    /// Whatever is missing or faulty has its default; all faults are returned,
    /// in the order of the text.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<Fault>) {
        let doc = Document::new(file, text, Severity::Warning);
        let table = doc.parse();
        let reader = TableReader::new(&doc, &table, 0..0, &FILE);
        let themes: Vec<&'static str> = [AUTO].into_iter().chain(Theme::names()).collect();
        let default = Self::default();
        let config = Self {
            theme: reader.choice("theme", &themes, |name| name).unwrap_or(default.theme),
            keys_preset: reader
                .choice("keys_preset", &Preset::ALL, Preset::name)
                .unwrap_or_default(),
            mouse: reader.flag("mouse").unwrap_or(default.mouse),
            open_with: open_with(&reader),
            prefer_copies: reader.flag("prefer_copies").unwrap_or(default.prefer_copies),
            two_line_titles: reader.flag("two_line_titles").unwrap_or(default.two_line_titles),
            hyperlinks: reader.flag("hyperlinks").unwrap_or(default.hyperlinks),
            shelf_megabytes: reader
                .number("shelf_megabytes", 1..=1_000_000)
                .unwrap_or(default.shelf_megabytes),
            updates_weekly: reader.choice("auto_update", &AUTO_UPDATE, |name| name) == Some(WEEKLY),
            training_cycle: cycle::training_cycle(&reader),
            officer: cycle::officer(&reader),
            catalogs: catalogs(&reader),
            pinned: reader.texts("pinned"),
            source: (file.to_owned(), text.to_owned()),
        };
        (config, doc.into_faults())
    }
}

const CATALOG: Keys = Keys {
    what: "a catalog",
    required: &[&["path"]],
    optional: &[],
    stray: Code::UnknownKey,
    strict: false,
};

fn catalogs(reader: &TableReader<'_>) -> Vec<String> {
    let tables = reader.tables("catalog", &CATALOG);
    let path =
        |table: &TableReader<'_>| table.verbatim("path").map(|path| (*path.get_ref()).to_owned());
    tables.iter().filter_map(path).filter(|path| !path.trim().is_empty()).collect()
}

/// Half a command line could open something else: it is taken whole or not.
fn open_with(reader: &TableReader<'_>) -> Vec<String> {
    let words = reader.texts("open_with");
    if reader.doc().has_error_in(&reader.span_of("open_with")) {
        return Vec::new();
    }
    words.into_iter().map(Spanned::into_inner).collect()
}
