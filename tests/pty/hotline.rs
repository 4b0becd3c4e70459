//! The hotline is one key away, whole, and the clipboard gets its digits.

use crate::terminal::{Setup, Terminal};

const NUMBER: &str = "1-888-373-7888";
const CARD: &str = "── Hotline 1 of ";

/// Opens the card and closes it again with the same key.
#[track_caller]
fn look_at_card(terminal: &Terminal) {
    let before = terminal.text();
    assert!(!before.contains(CARD));
    terminal.press("F2");
    terminal.until_shows(CARD);
    terminal.until_shows(&format!("Call {NUMBER}"));
    assert!(terminal.look().rows()[0].contains(NUMBER));
    terminal.press("F2");
    terminal.until("the screen before", |seen| seen.text() == before);
}

#[test]
fn f2_shows_the_card_from_everywhere_and_goes_back() {
    let terminal = Setup::new(&[]).open(80, 24);
    look_at_card(&terminal);
    terminal.search("labor");
    look_at_card(&terminal);
    terminal.press("Ctrl-O");
    terminal.until_shows("Esc close  Enter open  Tab next link");
    look_at_card(&terminal);
    terminal.press("F1");
    terminal.until_shows("── Help");
    look_at_card(&terminal);
}

#[test]
fn f2_shows_the_card_from_the_list() {
    let terminal = Setup::new(&[]).open(80, 24);
    terminal.press("Esc");
    look_at_card(&terminal);
    terminal.press("!");
    terminal.until_shows(CARD);
}

#[test]
fn on_a_narrow_screen_the_number_is_whole() {
    let terminal = Setup::new(&[]).open(40, 12);
    assert!(terminal.look().rows()[0].contains(NUMBER));
    look_at_card(&terminal);
}

#[test]
fn over_ssh_the_terminal_is_asked_to_copy_the_number_and_nothing_else() {
    let setup = Setup::new(&[]).env("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");
    let terminal = setup.open(80, 24);
    terminal.press("F2");
    terminal.until_shows(CARD);
    terminal.press("Ctrl-Y");
    terminal.until_shows(NUMBER);
    terminal.until_shows("to your terminal");
    let bytes = String::from_utf8_lossy(&terminal.look().bytes).into_owned();
    let copies: Vec<&str> = bytes.split("\x1b]52;").skip(1).collect();
    // The base64 form of the number, and the end of the sequence.
    assert_eq!(copies.len(), 1);
    assert!(copies[0].starts_with("c;MS04ODgtMzczLTc4ODg=\x1b\\"), "{:?}", copies[0]);
}
