//! A finder on a small invented catalog, without a terminal.

#![allow(dead_code)]

pub mod keys;
pub mod picture;
pub mod program;
pub mod record;
pub mod spans;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Position, Size};
use squadroom::app::{Action, Effect, Model, ShelfOutcome, ShelfTask, TextRead, update};
use squadroom::catalog::{Catalog, LoadOptions, SourceFile, load};
use squadroom::keys::{Keymap, Preset};
use squadroom::shelf::TextPage;
use squadroom::term::App;
use squadroom::ui::theme::{Theme, role_letter};
use squadroom::ui::{self, RenderContext};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Where a fixture lies.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Loads the TOML files of a folder.
pub fn catalog_in(folder: &Path) -> Catalog {
    let mut files: Vec<SourceFile> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            SourceFile { name, bytes: std::fs::read(path).unwrap() }
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let loaded = load(&files, LoadOptions::shipped());
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.catalog
}

/// The catalog of invented entries.
pub fn small() -> Catalog {
    static SMALL: OnceLock<Catalog> = OnceLock::new();
    SMALL.get_or_init(|| catalog_in(&fixture("small"))).clone()
}

/// A finder on any catalog, its index built, with the default keys.
pub fn finder_on(catalog: Catalog, width: u16, height: u16) -> App {
    let look = RenderContext::new(Theme::test_grid(), Keymap::preset(Preset::Default));
    let model = Model::new(catalog, &[], Size { width, height });
    let mut finder = App::new(model, look, Vec::new());
    finder.build_index();
    finder
}

/// A finder on the small catalog.
pub fn finder(width: u16, height: u16) -> App {
    finder_on(small(), width, height)
}

/// Presses keys, as in `labor<Enter>`; see [`keys::typed`]. Returns the effects of all
/// of them.
pub fn press(finder: &mut App, keys: &str) -> Vec<Effect> {
    keys::typed(keys).into_iter().flat_map(|key| finder.handle(Event::Key(key))).collect()
}

/// The note of a saved copy of that entry.
pub fn saved(id: &str) -> squadroom::shelf::SavedDocument {
    squadroom::shelf::SavedDocument {
        version: 1,
        id: id.to_owned(),
        title: id.to_owned(),
        file: format!("{id}.0.pdf"),
        document: squadroom::shelf::DocumentType::Pdf,
        bytes: 1_300_000,
        sha256: "0".repeat(64),
        saved: "2026-11-24T12:00:00Z".to_owned(),
        checked: "2026-11-24T12:00:00Z".to_owned(),
        url: Some("https://www.example.org/file.pdf".to_owned()),
        came_from: None,
        imported: None,
        preferred: None,
        validators: squadroom::shelf::Validators::default(),
    }
}

/// Tells the finder that copies of these entries are on the shelf.
pub fn put_on_shelf(finder: &mut App, ids: &[&str]) -> Vec<Effect> {
    let copies = ids.iter().map(|id| saved(id)).collect();
    let read = ShelfOutcome::CopiesRead(copies, Vec::new());
    update(&mut finder.model, Action::Shelf(read))
}

/// Reads the copy of the current entry, once its text is there.
pub fn read_copy(finder: &mut App, pages: Vec<TextPage>) {
    let effects = press(finder, "<F7>");
    let [Effect::Shelf(ShelfTask::ReadText(copy))] = &effects[..] else { panic!("{effects:?}") };
    let read = TextRead { file: copy.file.clone(), pages: Ok(pages), bookmark: None };
    update(&mut finder.model, Action::Shelf(ShelfOutcome::TextRead(read)));
}

/// Three pages of words.
pub fn pages() -> Vec<TextPage> {
    let mut pages: Vec<TextPage> =
        (1..=3).map(|page| TextPage { page, ..TextPage::default() }).collect();
    pages[0].push(1, "Closing the Door");
    pages[0].push(
        0,
        "An illicit massage business looks like any other shop from the street. What tells it \
        apart is who comes, when, and whether those who work there can leave.",
    );
    for round in 1..=4 {
        pages[1].push(2, &format!("Sign {round}"));
        pages[1].push(0, "Doors that are locked during the hours of business, windows that are covered, and \
            people who sleep where they work. A victim seldom calls for help, and may be afraid of the police.");
    }
    pages[2].push(1, "What to do");
    pages[2].push(
        0,
        "Ask to speak with each person alone. A T-visa lets a victim stay while the case runs.",
    );
    pages
}

/// The title of the selected row.
pub fn selected(finder: &App) -> String {
    let hit = finder.model.selected_hit().expect("nothing is selected");
    finder.model.entry_of(hit).unwrap().title.clone()
}

/// Gives the screen another size.
pub fn resize(finder: &mut App, width: u16, height: u16) {
    update(&mut finder.model, Action::Resize(Size { width, height }));
}

/// The drawn screen.
pub struct Drawn {
    /// The text, row by row.
    pub text: String,
    /// The role of each cell, row by row; see `role_letter`.
    pub roles: String,
    /// Where the cursor is.
    pub cursor: Position,
}

/// Draws the finder.
pub fn draw(finder: &App) -> Drawn {
    let Size { width, height } = finder.model.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| ui::draw(frame, &finder.model, &finder.look)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let (mut text, mut roles) = (String::new(), String::new());
    for y in 0..height {
        for x in 0..width {
            let cell = &buffer[(x, y)];
            text.push_str(cell.symbol());
            roles.push(role_letter(cell.style()));
        }
        for (page, blank) in [(&mut text, ' '), (&mut roles, '.')] {
            page.truncate(page.trim_end_matches(blank).len());
            page.push('\n');
        }
    }
    Drawn { text, roles, cursor: terminal.get_cursor_position().unwrap_or_default() }
}

/// Runs the program on its embedded catalog on a day, if one is given; returns what it
/// printed. Panics if it failed.
pub fn output(today: Option<&str>, args: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut command = program::program(home.path());
    if let Some(today) = today {
        command.env("SQUADROOM_TODAY", today);
    }
    let output = command.args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}
