//! How long the program's own work takes. No terminal is involved: frames are
//! drawn into memory. Run with `cargo bench --bench frame`.

// A benchmark that cannot be set up has nothing to measure.
#![allow(clippy::unwrap_used)]

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use squadroom::app::{Action, Model, update};
use squadroom::catalog::{LoadOptions, SourceFile, load};
use squadroom::embedded;
use squadroom::keys::{Keymap, Preset};
use squadroom::search::Index;
use squadroom::term::App;
use squadroom::ui::{self, RenderContext, theme::Theme};
use std::fs;
use std::path::Path;

/// Columns and rows: the customary terminal, and a whole screen.
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

/// What is in the line, and the letter that is typed next: the first letter
/// finds most, the last letters search in most words.
const LETTERS: [(&str, char); 3] = [("", 'a'), ("labor", ' '), ("labor vi", 's')];

fn main() {
    divan::main();
}

/// A finder on the shipped catalog, ready for the next key.
fn finder((width, height): (u16, u16)) -> App {
    let look = RenderContext::new(Theme::default(), Keymap::preset(Preset::Default));
    let model = Model::new(embedded::catalog(), &[], Size { width, height });
    let mut finder = App::new(model, look, Vec::new());
    finder.build_index();
    finder
}

fn screen((width, height): (u16, u16)) -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(width, height)).unwrap()
}

fn draw(screen: &mut Terminal<TestBackend>, finder: &App) {
    screen.draw(|frame| ui::draw(frame, &finder.model, &finder.look)).unwrap();
}

/// Lays out and paints everything, on an empty screen.
#[divan::bench(args = SIZES)]
fn whole_frame(bencher: Bencher, size: (u16, u16)) {
    let finder = finder(size);
    bencher.with_inputs(|| screen(size)).bench_local_refs(|screen| draw(screen, &finder));
}

/// One letter: the search and the frame that shows what it found.
#[divan::bench(args = LETTERS)]
fn keystroke(bencher: Bencher, (typed, letter): (&str, char)) {
    let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
    let prepare = || {
        let mut finder = finder(SIZES[0]);
        update(&mut finder.model, Action::Paste(typed.to_owned()));
        let mut screen = screen(SIZES[0]);
        draw(&mut screen, &finder);
        (finder, screen)
    };
    bencher.with_inputs(prepare).bench_refs(|(finder, screen)| {
        black_box(finder.handle(Event::Key(key)));
        draw(screen, finder);
    });
}

/// What has to be done after the first frame, before a search is answered.
#[divan::bench]
fn index_build(bencher: Bencher) {
    let catalog = embedded::catalog();
    bencher.bench(|| Index::build(black_box(&catalog)));
}

/// What has to be done before the first frame.
#[divan::bench]
fn embedded_catalog() -> squadroom::catalog::Catalog {
    embedded::catalog()
}

/// The same catalog from its files: read into memory first, then parsed and
/// checked. It is what `--catalog` costs.
#[divan::bench]
fn catalog_from_toml(bencher: Bencher) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let mut files: Vec<SourceFile> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: fs::read(&path).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    bencher.bench(|| load(black_box(&files), LoadOptions::shipped()));
}
