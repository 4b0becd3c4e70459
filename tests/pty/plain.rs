//! Where color or a screen is not wanted.

use crate::terminal::{SQUADROOM, Setup};

const NUMBER: &str = "1-888-373-7888";

/// The numbers in every sequence that sets how letters look.
fn looks(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let sequences = text.split("\x1b[").skip(1);
    let sets = sequences.filter_map(|sequence| {
        let end = sequence.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
        sequence[end..].starts_with('m').then(|| sequence[..end].to_owned())
    });
    sets.flat_map(|set| set.split(';').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// 30 and up are colors, 39 and 49 the terminal's own.
fn is_color(number: &String) -> bool {
    number.parse::<u8>().is_ok_and(|number| number >= 30) && number != "39" && number != "49"
}

#[test]
fn no_color_leaves_bold_and_reverse_only() {
    let colors = |setup: Setup| {
        let terminal = setup.open(80, 24);
        terminal.search("labor");
        terminal.press("F2");
        let looks = looks(&terminal.look().bytes);
        assert!(looks.iter().any(|number| number == "1"), "nothing is bold");
        looks.iter().any(is_color)
    };
    assert!(colors(Setup::new(&[])));
    assert!(!colors(Setup::new(&[]).env("NO_COLOR", "1")));
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    let terminal = Setup::new(&[]).env("TERM", "dumb").start(80, 24);
    assert_eq!(terminal.exit().exit_code(), 0);
    let seen = terminal.look();
    assert!(!seen.bytes.contains(&0x1b), "{}", seen.text());
    assert!(String::from_utf8_lossy(&seen.bytes).contains(NUMBER), "{}", seen.text());
}

/// A person with a screen reader sets this for all programs.
#[test]
fn accessible_gets_plain_text() {
    let terminal = Setup::new(&[]).env("ACCESSIBLE", "1").start(80, 24);
    assert_eq!(terminal.exit().exit_code(), 0);
    let seen = terminal.look();
    assert!(!seen.bytes.contains(&0x1b), "{}", seen.text());
    assert!(String::from_utf8_lossy(&seen.bytes).contains(NUMBER), "{}", seen.text());
}

#[test]
fn a_pipe_gets_plain_text() {
    let script = "\"$0\" | cat; echo end";
    let terminal = Setup::program("/bin/sh", &["-c", script, SQUADROOM]).start(80, 24);
    assert_eq!(terminal.exit().exit_code(), 0);
    let seen = terminal.look();
    assert!(!seen.bytes.contains(&0x1b), "{}", seen.text());
    assert!(String::from_utf8_lossy(&seen.bytes).contains(NUMBER), "{}", seen.text());
}
