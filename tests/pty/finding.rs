//! From the first frame to an opened link.

use crate::terminal::{SQUADROOM, Setup};
use nix::sys::stat::Mode;
use serde_json::Value;
use squadroom::embedded;
use std::fs;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The link of one of the entries that the plain command finds, from 0.
fn link(words: &str, place: usize) -> String {
    // A test may start a program; it gets no variable of the user's.
    #[allow(clippy::disallowed_methods)]
    let mut command = Command::new(SQUADROOM);
    let found = command.env_clear().args(["search", "--json", words]).output().unwrap();
    let found: Value = serde_json::from_slice(&found.stdout).unwrap();
    found["hits"][place]["url"].as_str().unwrap().to_owned()
}

#[test]
fn the_first_frame_has_the_number_and_every_entry() {
    let terminal = Setup::new(&[]).open(80, 24);
    let seen = terminal.look();
    let all = embedded::catalog().entries.len();
    assert!(all > 0);
    assert_eq!(seen.frames(), 1);
    assert!(seen.rows()[0].contains("1-888-373-7888"), "{}", seen.text());
    assert!(seen.rows()[2].ends_with(&format!(" {all} of {all}")), "{}", seen.text());
    assert_eq!(seen.screen().cursor_position(), (2, 9));
}

#[test]
fn a_zip_code_leads_to_the_office() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.search("77002");
    terminal.send("<Enter>");
    terminal.until_shows("Call 1-713-693-5000");
    terminal.until_shows("Esc close");
    let before = terminal.look().text();
    terminal.press("F2");
    terminal.until_shows("Hotline 1 of");
    terminal.press("q");
    terminal.until_shows("Place: 77002");
    assert_eq!(terminal.look().text(), before);
}

/// Ctrl-Space arrives as NUL.
#[test]
fn the_palette_runs_a_command_by_its_name() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.search("77002");
    for opens in ["Ctrl-Space", "F9"] {
        terminal.press(opens);
        terminal.until_shows("Command:");
        terminal.send("fbi");
        terminal.until_shows("> FBI office for a ZIP code");
        terminal.send("<Enter>");
        terminal.until_shows("Place: 77002");
        terminal.press("Esc");
        terminal.until_shows("Search: 77002");
    }
}

#[test]
fn f3_lists_the_states_of_a_name_while_it_is_typed() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.search("labor");
    let before = terminal.look().text();
    terminal.press("F3");
    terminal.until_shows("Type a ZIP code");
    for letter in "Springfield".chars() {
        terminal.send(&letter.to_string());
    }
    terminal.until_shows("Springfield, MO: 1-816-512-8200  confirm it first  FBI Kansas City");
    terminal.until_shows("Springfield, IL: 1-217-522-9675  confirm it first  FBI Springfield");
    terminal.press("F3");
    terminal.until("the screen before", |seen| seen.text() == before);
}

#[test]
fn typed_words_lead_to_the_opened_link() {
    let setup = Setup::new(&[]);
    let pipe = setup.home().join("opened");
    nix::unistd::mkfifo(&pipe, Mode::S_IRWXU).unwrap();
    let script = setup.home().join("record");
    fs::write(&script, "printf '<%s>' \"$@\" > \"$HOME/opened\"\n").unwrap();
    let config = setup.home().join("settings.toml");
    fs::write(&config, format!("open_with = ['/bin/sh', '{}', '--new']\n", script.display()))
        .unwrap();
    let terminal = setup.env("SQUADROOM_CONFIG", &config).open(80, 24);
    let (sender, receiver) = mpsc::channel();
    // Opening a pipe waits for its other end.
    thread::spawn(move || sender.send(fs::read_to_string(pipe)));
    terminal.search("labor vis");
    terminal.press("Down");
    terminal.send("<Enter>");
    let opened = receiver.recv_timeout(Duration::from_secs(20)).expect("nothing was opened");
    assert_eq!(opened.unwrap(), format!("<--new><{}>", link("labor vis", 1)));
    terminal.until_shows("Opened in your browser");
}

#[test]
fn without_a_desktop_the_link_is_shown_in_full() {
    for (words, width) in
        [("labor vis", 80), ("licensing regulation", 80), ("licensing regulation", 200)]
    {
        let terminal = Setup::new(&[]).open(width, 24);
        terminal.search(words);
        terminal.send("<Enter>");
        terminal.until_shows("Not opened: can't open a browser here");
        let joined: String = terminal.look().rows().iter().map(|row| row.trim()).collect();
        let link = link(words, 0);
        assert!(joined.contains(&link), "{link}\n{}", terminal.text());
    }
}

#[test]
fn a_paste_is_text_whatever_is_in_it() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.press_bytes("\x1b[200~labor\nvi\x07s\x1b\x03\x1a\r\n\x1b[201~");
    terminal.until("the text", |seen| seen.rows()[2].starts_with(" Search: labor vis   "));
    // Had the line what cannot be seen, this would delete that.
    terminal.press("Backspace");
    terminal.until("one letter less", |seen| seen.rows()[2].starts_with(" Search: labor vi   "));
}
