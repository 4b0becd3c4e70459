//! The bytes that the tests send for a key are read as that key.

use crate::support::keys::{bytes, event, typed};
use squadroom::keys::Chord;
use terminput_crossterm::to_crossterm;

#[test]
fn the_bytes_of_every_key_are_read_as_that_key() {
    let plain = ["Enter", "Esc", "Tab", "Shift-Tab", "Backspace", "Space", "a", "G", "é", "/"];
    let letters = ('A'..='Z').filter(|letter| !"HIJM".contains(*letter));
    let control = letters.map(|letter| format!("Ctrl-{letter}"));
    let alt = ('A'..='Z').map(|letter| format!("Alt-{letter}"));
    let function = (1..=12).map(|number| format!("F{number}"));
    let moving =
        ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Delete", "Insert", "F2"];
    let moving = ["", "Ctrl-", "Alt-", "Shift-"]
        .into_iter()
        .flat_map(|with| moving.iter().map(move |name| format!("{with}{name}")));
    let names = plain.map(str::to_owned).into_iter().chain(control).chain(alt);
    for name in names.chain(function).chain(moving).chain(["Alt-Backspace".to_owned()]) {
        let sent = bytes(event(&name));
        let read = terminput::Event::parse_from(&sent).unwrap().unwrap();
        let crossterm::event::Event::Key(key) = to_crossterm(read).unwrap() else {
            panic!("{name}: {sent:?}")
        };
        assert_eq!(Chord::from_event(key).to_string(), name, "{sent:?}");
    }
}

#[test]
fn letters_and_keys_are_typed_together() {
    let names = |keys| {
        let chords = typed(keys).into_iter().map(Chord::from_event);
        chords.map(|chord| chord.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names("aB<Ctrl-U><Shift-Tab> <<>"), ["a", "B", "Ctrl-U", "Shift-Tab", "Space", "<"]);
    for other in ["<ctrl-u>", "<Escape>", "<Ctrl-I>", "<nokey>"] {
        assert!(std::panic::catch_unwind(|| typed(other)).is_err(), "{other}");
    }
}
