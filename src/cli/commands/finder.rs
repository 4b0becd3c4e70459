//! `squadroom` without a command.

use super::shelf;
use crate::app::Model;
use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::cli::session::catalog_folders::folder_called;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside};
use crate::cli::session::progress::Then;
use crate::cli::session::{catalog, settings};
use crate::config::Config;
use crate::effects::catalog::CatalogFolders;
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::effects::platform::remedy;
use crate::effects::{Clipboard, EffectRunner, NewsPlace, OwnCatalogPlace};
use crate::keys::Keymap;
use crate::term::{App, TerminalSettings};
use crate::ui::theme::{AUTO, Theme};
use crate::ui::{RenderContext, ScreenLinks};
use crate::updates::UpdateStore;
use ratatui::layout::Size;
use std::sync::Arc;

/// The data that the finder starts with.
#[derive(Debug)]
struct Start {
    /// The catalog; it always has entries.
    catalog: Catalog,
    /// The folders that it was read from.
    folders: CatalogFolders,
    /// Ids of the hotlines for the first row, best first.
    pinned: Vec<String>,
    /// The settings; a faulty one has its default.
    config: Config,
    /// The keys: those of the preset with the user's own on top.
    keymap: Keymap,
    /// The faults of the files, a line each, to be told on the screen.
    notices: Vec<String>,
    /// True if the user stopped the preparing of a large catalog.
    stopped: bool,
}

/// Reads all that the finder needs. It always starts: whatever cannot be read
/// is a notice, and where a catalog has no entry the built-in one stands in.
fn prepare(common: &Common) -> Start {
    let (opened, folders) = catalog::opened_with_folders(common, Then::Passes);
    let settings = settings::read(common.config.as_deref());
    let (pinned, found) = settings.config.pinned_entries(&opened.catalog);
    let pinned = pinned.into_iter().map(|entry| entry.id.clone()).collect();
    let mut notices = opened.notices;
    notices.extend(catalog::notices_on_screen(&[opened.faults, settings.faults, found].concat()));
    if opened.stands_in {
        notices.push("squadroom uses the built-in catalog instead.".to_owned());
    }
    Start {
        catalog: opened.catalog,
        folders,
        pinned,
        config: settings.config,
        keymap: settings.keymap,
        notices,
        stopped: opened.stopped,
    }
}

/// Opens the finder and stays in it until it is left.
pub(in crate::cli) fn run(common: &Common) -> CommandOutput {
    let start = prepare(common);
    if start.stopped {
        return catalog::stopped();
    }
    let theme = Theme::load(start.config.theme).unwrap_or_default();
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let theme = if no_color { theme.without_color() } else { theme };
    let has_links = start.config.hyperlinks && crate::term::supports_hyperlinks();
    let links = ScreenLinks::new(has_links);
    let look = RenderContext { theme, keymap: start.keymap, links, knows_alt: cfg!(windows) };
    let catalog = Arc::new(start.catalog);
    let mut model = Model::new(catalog.clone(), &start.pinned, Size::default());
    model.today = clock::today();
    model.is_colorless = no_color;
    model.wraps_titles = start.config.two_line_titles;
    model.training_cycle = start.config.training_cycle.clone();
    model.officer = start.config.officer.clone();
    model.holdings.prefers_copies = start.config.prefer_copies;
    let open_with = Some(start.config.open_with.clone()).filter(|words| !words.is_empty());
    let mut outside = EffectRunner::new(open_with, Clipboard::new(crate::effects::is_over_ssh()));
    if let Some(data) = data_directory(common.data.as_deref()) {
        let limits = shelf::limits(start.config.shelf_megabytes);
        let store = start.config.updates_weekly.then(|| UpdateStore::new(&data));
        let news = NewsPlace { data: data.clone(), catalog: catalog.clone() };
        outside = outside.with_news(Some(news)).with_auto_update(store);
        outside = outside.naming_data(remedy::to_name(common.data.as_deref()));
        outside = outside.with_shelf(shelf::shelf_in(&data), limits).with_record(data);
    }
    let finder = App::new(model, look, start.notices);
    let own = folder_called(common, "local");
    let own = own.map(|folder| OwnCatalogPlace { folder, in_use: start.folders });
    outside = outside.with_own_catalog(own);
    let follows_background = start.config.theme == AUTO && !no_color;
    let settings = TerminalSettings { mouse: start.config.mouse, follows_background };
    let left = crate::term::run(finder, outside, settings, |told| {
        announce_aside(&format!("squadroom: {told}\n"));
    });
    if catalog.entries.is_damaged() {
        catalog::discard(common);
    }
    match left {
        Ok(left) if left.is_lost => {
            CommandOutput::refused(Exit::Failed, crate::term::NOT_KEPT.to_owned())
        }
        Ok(left) => {
            left.notes.into_iter().fold(CommandOutput::done(String::new()), CommandOutput::noting)
        }
        Err(error) => {
            let told = crate::disk::without_number(&error);
            CommandOutput::refused(Exit::Failed, format!("can't use this terminal: {told}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EntryPosition;
    use crate::embedded;
    use std::fs;

    #[test]
    fn a_catalog_without_hotlines_still_has_a_number_on_the_first_row() {
        let home = tempfile::tempdir().unwrap();
        let publisher = "[[publisher]]\nid = \"us\"\nname = \"Us\"\nshort_name = \"Us\"\n";
        let site = "[[site]]\nid = \"one\"\ntitle = \"One\"\nabstract = \"It helps.\"\n\
            publisher = [\"us\"]\nurl = \"https://example.org/\"\nurl_kind = \"exact\"\n\
            topics = [\"all\"]\nstatus = \"current\"\n\
            source = [{ url = \"https://example.org/\" }]\n";
        let topic = "[[topic]]\nid = \"all\"\nlabel = \"All\"\n";
        fs::write(home.path().join("own.toml"), [publisher, topic, site].concat()).unwrap();
        let catalog_only = Some(home.path().to_path_buf());
        let config = home.path().join("config.toml");
        fs::write(&config, "").unwrap();
        let start = prepare(&Common { catalog_only, config: Some(config), ..Common::default() });
        assert_eq!(start.notices, Vec::<String>::new());
        assert_eq!(start.catalog.entries.get(EntryPosition::default()).unwrap().id, "one");
        let first = start.catalog.entry(&start.pinned[0]).unwrap();
        assert_eq!(first.offered_number().unwrap().as_str(), "1-888-373-7888");
    }

    #[test]
    fn the_finder_starts_whatever_the_files_hold() {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config.toml");
        fs::write(&config, "theme = \"plaid\"\npinned = [\"nobody\"]\n").unwrap();
        let common = Common {
            catalog_only: Some(home.path().join("no-such-directory")),
            config: Some(config),
            ..Common::default()
        };
        let start = prepare(&common);
        assert_eq!(start.catalog, embedded::catalog());
        assert_eq!(start.config.theme, Config::default().theme);
        let own: Vec<String> =
            embedded::catalog().pinned().iter().map(|entry| entry.id.clone()).collect();
        assert_eq!(start.pinned, own);
        let [directory, theme, pinned, which] = start.notices.as_slice() else {
            panic!("{:?}", start.notices);
        };
        assert!(directory.contains("Folder not found") && which.contains("built-in"));
        assert!(theme.contains("config.toml:1:9") && pinned.contains("config.toml:2:11"));
    }

    #[test]
    fn every_fault_of_the_settings_is_told() {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config.toml");
        fs::write(&config, (1..=9).map(|n| format!("stray{n} = 1\n")).collect::<String>()).unwrap();
        let start = prepare(&Common { config: Some(config), ..Common::default() });
        assert_eq!(start.notices.len(), 9, "{:?}", start.notices);
    }
}
