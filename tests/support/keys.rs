//! Keys by the names that the help shows and [`Chord`] reads: `Ctrl-S`, `F9`, `Esc`, `G`.
//! A test gives the finder their events, and a terminal the bytes that xterm sends.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use squadroom::keys::Chord;

/// The press of the key of that name.
pub fn event(name: &str) -> KeyEvent {
    let chord = Chord::parse(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(chord.to_string(), name, "write it as the help shows it");
    chord.event()
}

/// Reads what is typed: letters as they are, and keys between angle brackets, such as
/// `labor<Enter>` and `<Ctrl-U>visa`.
pub fn typed(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        if letter == '<' {
            let end = rest.find('>').expect("a `<` that is not closed");
            events.push(event(&rest[1..end]));
            rest = &rest[end + 1..];
        } else {
            events.push(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
            rest = &rest[letter.len_utf8()..];
        }
    }
    events
}

/// The bytes that xterm sends for a key. With Alt it has `modifyOtherKeys` on, so that
/// the key is told from Esc and a letter.
pub fn bytes(key: KeyEvent) -> Vec<u8> {
    let (code, modifiers) = (key.code, key.modifiers);
    if let KeyCode::Char(letter) = code {
        let number = u32::from(letter);
        return match modifiers {
            KeyModifiers::NONE => letter.to_string().into_bytes(),
            KeyModifiers::CONTROL if letter.is_ascii() => vec![letter as u8 & 0x1f],
            _ => format!("\x1b[{number};{}u", parameter(modifiers)).into_bytes(),
        };
    }
    match code {
        KeyCode::Enter if modifiers.is_empty() => b"\r".to_vec(),
        KeyCode::Esc if modifiers.is_empty() => b"\x1b".to_vec(),
        KeyCode::Tab if modifiers.is_empty() => b"\t".to_vec(),
        KeyCode::BackTab if modifiers.is_empty() => b"\x1b[Z".to_vec(),
        KeyCode::Backspace if modifiers.is_empty() => b"\x7f".to_vec(),
        KeyCode::Backspace if modifiers == KeyModifiers::ALT => b"\x1b\x7f".to_vec(),
        KeyCode::Up => lettered('A', modifiers),
        KeyCode::Down => lettered('B', modifiers),
        KeyCode::Right => lettered('C', modifiers),
        KeyCode::Left => lettered('D', modifiers),
        KeyCode::End => lettered('F', modifiers),
        KeyCode::Home => lettered('H', modifiers),
        KeyCode::Insert => numbered(2, modifiers),
        KeyCode::Delete => numbered(3, modifiers),
        KeyCode::PageUp => numbered(5, modifiers),
        KeyCode::PageDown => numbered(6, modifiers),
        KeyCode::F(key @ 1..=4) if modifiers.is_empty() => vec![0x1b, b'O', b'O' + key],
        KeyCode::F(key @ 1..=4) => lettered(char::from(b'O' + key), modifiers),
        KeyCode::F(key @ 5..=12) => {
            numbered([15, 17, 18, 19, 20, 21, 23, 24][usize::from(key) - 5], modifiers)
        }
        _ => panic!("xterm sends nothing of its own for {key:?}"),
    }
}

/// The modifiers as a parameter of a sequence.
fn parameter(modifiers: KeyModifiers) -> u8 {
    let value = |one, value| if modifiers.contains(one) { value } else { 0 };
    1 + value(KeyModifiers::SHIFT, 1)
        + value(KeyModifiers::ALT, 2)
        + value(KeyModifiers::CONTROL, 4)
}

fn lettered(letter: char, modifiers: KeyModifiers) -> Vec<u8> {
    match parameter(modifiers) {
        1 => format!("\x1b[{letter}").into_bytes(),
        parameter => format!("\x1b[1;{parameter}{letter}").into_bytes(),
    }
}

fn numbered(number: u8, modifiers: KeyModifiers) -> Vec<u8> {
    match parameter(modifiers) {
        1 => format!("\x1b[{number}~").into_bytes(),
        parameter => format!("\x1b[{number};{parameter}~").into_bytes(),
    }
}
