//! Sizes and the mouse.

use crate::seen::Seen;
use crate::terminal::{Setup, Terminal};

const NUMBER: &str = "1-888-373-7888";

/// The row of the list that is selected, counted from 0.
fn selected_row(seen: &Seen) -> Option<usize> {
    seen.rows().iter().position(|row| row.contains('▌'))
}

fn click(terminal: &Terminal, row: usize) {
    terminal.press_bytes(&format!("\x1b[<0;10;{}M", row + 1));
}

#[test]
fn every_size_shows_the_number_the_search_and_a_row() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.search("labor");
    let before = terminal.text();
    terminal.resize(200, 50);
    terminal.until("200 columns", |seen| seen.rows()[3].chars().count() == 200);
    let seen = terminal.look();
    assert!(seen.rows()[0].contains(NUMBER));
    assert!(seen.rows()[49].contains("F1 help"));
    drop(seen);
    terminal.resize(20, 5);
    terminal.until("5 rows", |seen| seen.rows()[0].trim() == NUMBER);
    let seen = terminal.look();
    assert!(seen.rows().iter().any(|row| row.starts_with("/labor")), "{}", seen.text());
    assert!(selected_row(&seen).is_some(), "{}", seen.text());
    drop(seen);
    terminal.resize(80, 24);
    terminal.until("the first size", |seen| seen.text() == before);
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    let terminal = Setup::new(&[]).open(80, 24);
    assert_eq!(selected_row(&terminal.look()), Some(4));
    let row = terminal.look().rows()[8].clone();
    click(&terminal, 8);
    terminal.until("row 8", |seen| selected_row(seen) == Some(8));
    let seen = terminal.look();
    assert_eq!(seen.rows()[8].replace('▌', " "), row);
    drop(seen);
    terminal.press_bytes("\x1b[<64;10;8M");
    terminal.until("three rows up", |seen| selected_row(seen) == Some(5));
    terminal.press_bytes("\x1b[<65;10;8M");
    terminal.until("three rows down", |seen| selected_row(seen) == Some(8));
}

#[test]
fn a_click_on_the_first_row_opens_the_card() {
    let terminal = Setup::new(&[]).open(80, 24);
    click(&terminal, 0);
    terminal.until_shows("── Hotline 1 of ");
}

#[test]
fn the_setting_gives_each_row_of_the_list_one_line() {
    let twelve_down = |terminal: &Terminal, is_far: fn(usize) -> bool| {
        terminal.search("labor");
        let first = selected_row(&terminal.look()).unwrap();
        for _ in 0..12 {
            terminal.press("Down");
        }
        let is_there = |seen: &Seen| selected_row(seen).is_some_and(|row| is_far(row - first));
        terminal.until("twelve rows down", is_there);
    };
    // A long title takes two lines.
    twelve_down(&Setup::new(&[]).open(100, 60), |rows| rows > 12);
    let setup = Setup::new(&[]);
    let config = setup.home().join("settings.toml");
    std::fs::write(&config, "two_line_titles = false\n").unwrap();
    let terminal = setup.env("SQUADROOM_CONFIG", &config).open(100, 60);
    twelve_down(&terminal, |rows| rows == 12);
}

/// The background of a cell that no text covers.
fn background(seen: &Seen) -> Option<vt100::Color> {
    Some(seen.screen().cell(20, 79)?.bgcolor())
}

#[test]
fn the_theme_follows_the_background_that_the_terminal_tells() {
    for (answer, color) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x07", vt100::Color::Idx(231)),
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", vt100::Color::Idx(234)),
    ] {
        let terminal = Setup::new(&[]).start(80, 24);
        // It waits there until the program asks.
        terminal.send_bytes(answer);
        terminal.until("the theme", |seen| background(seen) == Some(color));
        let asked = terminal.look().bytes.windows(6).filter(|part| part == b"\x1b]11;?").count();
        assert_eq!(asked, 1);
        let drawn = String::from_utf8_lossy(&terminal.look().bytes).into_owned();
        let first_frame = drawn.find("\x1b[?2026l").unwrap();
        assert!(
            first_frame < drawn.find("\x1b]11;?").unwrap(),
            "the first frame waits for nothing"
        );
        terminal.search("labor");
    }
}

#[test]
fn a_theme_of_the_settings_asks_nothing_and_no_answer_is_a_key() {
    for (settings, variable) in [("theme = \"default\"", "A"), ("", "NO_COLOR")] {
        let setup = Setup::new(&[]).env(variable, "1");
        let folder = setup.home().join("squadroom");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("config.toml"), settings).unwrap();
        let terminal = setup.open(80, 24);
        terminal.send_bytes("\x1b]11;rgb:ffff/ffff/ffff\x07");
        terminal.search("labor");
        assert_eq!(background(&terminal.look()), Some(vt100::Color::Default));
        assert!(!String::from_utf8_lossy(&terminal.look().bytes).contains("\x1b]11;"));
    }
}

/// The addresses that the terminal was told to open, in the order in which they were drawn.
fn linked(terminal: &Terminal) -> Vec<String> {
    let bytes = String::from_utf8_lossy(&terminal.look().bytes).into_owned();
    let marks = bytes.split("\x1b]8;;").skip(1);
    let addresses = marks.map(|mark| mark.split('\x1b').next().unwrap().to_owned());
    addresses.filter(|address| !address.is_empty()).collect()
}

#[test]
fn a_link_is_one_for_the_terminal_and_the_cursor_stays() {
    let terminal = Setup::new(&[]).open(100, 30);
    terminal.search("labor");
    terminal.press("Ctrl-O");
    let linked = linked(&terminal);
    let text = terminal.text().replace(['\n', ' '], "");
    assert!(!linked.is_empty(), "{text}");
    assert!(text.contains(linked.last().unwrap()), "{linked:?}\n{text}");
    terminal.press("Esc");
    terminal.send("x");
    terminal.until_shows("Search: laborx");
    let seen = terminal.look();
    assert_eq!(seen.screen().cursor_position(), (2, 15), "{}", seen.text());
}

#[test]
fn a_console_and_a_setting_get_no_link() {
    let console = Setup::new(&[]).env("TERM", "linux").open(100, 30);
    let setup = Setup::new(&[]);
    let config = setup.home().join("settings.toml");
    std::fs::write(&config, "hyperlinks = false\n").unwrap();
    let without = setup.env("SQUADROOM_CONFIG", &config).open(100, 30);
    for terminal in [console, without] {
        terminal.search("labor");
        terminal.press("Ctrl-O");
        assert_eq!(linked(&terminal), Vec::<String>::new());
    }
}
