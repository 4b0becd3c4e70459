use super::*;
use crossterm::event::KeyModifiers as Mods;
use proptest::prelude::*;

fn event(code: KeyCode, modifiers: Mods) -> Chord {
    Chord::from_event(KeyEvent::new(code, modifiers))
}

#[test]
fn the_screen_shows_what_the_keyboard_says() {
    for (file, screen) in [
        ("ctrl-y", "Ctrl-Y"),
        ("alt-left", "Alt-Left"),
        ("alt-b", "Alt-B"),
        ("f2", "F2"),
        ("enter", "Enter"),
        ("esc", "Esc"),
        ("tab", "Tab"),
        ("shift-tab", "Shift-Tab"),
        ("space", "Space"),
        ("pgdn", "PgDn"),
        ("!", "!"),
        ("G", "G"),
        ("g", "g"),
        ("-", "-"),
        ("alt--", "Alt--"),
        ("ctrl-space", "Ctrl-Space"),
        ("ctrl-shift-up", "Ctrl-Shift-Up"),
    ] {
        let chord = Chord::parse(file).unwrap();
        assert_eq!(chord.to_string(), screen);
        assert_eq!(chord.file_form(), file);
    }
}

#[test]
fn other_spellings_name_the_same_key() {
    for (one, other) in [
        ("Ctrl-Y", "ctrl-y"),
        ("PgDn", "pgdn"),
        ("PageDown", "pgdn"),
        ("Return", "enter"),
        ("Escape", "esc"),
        ("Del", "delete"),
        ("F12", "f12"),
        ("alt-B", "alt-b"),
        ("shift-ctrl-up", "ctrl-shift-up"),
    ] {
        assert_eq!(Chord::parse(one), Chord::parse(other), "{one}");
    }
    assert_ne!(Chord::parse("G"), Chord::parse("g"));
}

#[test]
fn each_key_that_cannot_be_bound_says_why() {
    use ChordError::*;
    for (text, error) in [
        ("ctrl-h", Alias("Backspace")),
        ("ctrl-i", Alias("Tab")),
        ("Ctrl-M", Alias("Enter")),
        ("ctrl-j", Alias("Enter")),
        ("ctrl-[", Alias("Esc")),
        ("ctrl-alt-q", ControlAlt),
        ("alt-ctrl-f2", ControlAlt),
        ("shift-a", ShiftedCharacter),
        ("shift-space", ShiftedCharacter),
        ("ctrl-5", NeverSent),
        ("ctrl-]", NeverSent),
        ("alt-[", NeverSent),
        ("", UnknownKey),
        (" ", UnknownKey),
        ("ctrl-", UnknownKey),
        ("gg", UnknownKey),
        ("f0", UnknownKey),
        ("f02", UnknownKey),
        ("f13", UnknownKey),
        ("\u{301}", UnknownKey),
        ("\n", UnknownKey),
        ("hyper-a", UnknownKey),
    ] {
        assert_eq!(Chord::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn shift_does_not_count_for_characters() {
    assert_eq!(event(KeyCode::Char('G'), Mods::SHIFT), Chord::parse("G").unwrap());
    assert_eq!(event(KeyCode::Char('!'), Mods::SHIFT), Chord::parse("!").unwrap());
    assert_eq!(event(KeyCode::Char('!'), Mods::NONE), Chord::parse("!").unwrap());
    assert_eq!(event(KeyCode::Char('Y'), Mods::CONTROL), Chord::parse("ctrl-y").unwrap());
    assert_eq!(event(KeyCode::BackTab, Mods::SHIFT), Chord::parse("shift-tab").unwrap());
    assert_eq!(event(KeyCode::BackTab, Mods::NONE), Chord::parse("shift-tab").unwrap());
    assert_eq!(event(KeyCode::Tab, Mods::SHIFT), Chord::parse("shift-tab").unwrap());
}

#[test]
fn altgr_types_a_character() {
    for c in ['@', '[', '€', 'ą', 'q'] {
        let chord = event(KeyCode::Char(c), Mods::CONTROL | Mods::ALT);
        assert_eq!(chord.text(), Some(c));
        assert_eq!(chord, Chord::parse(&c.to_string()).unwrap());
    }
    let shifted = Mods::CONTROL | Mods::ALT | Mods::SHIFT;
    assert_eq!(event(KeyCode::Char('Ż'), shifted).text(), Some('Ż'));
}

#[test]
fn a_byte_that_stands_for_two_keys_is_the_named_one() {
    let control = |c| event(KeyCode::Char(c), Mods::CONTROL);
    assert_eq!(control('h'), Chord::parse("backspace").unwrap());
    assert_eq!(control('i'), Chord::parse("tab").unwrap());
    assert_eq!(control('m'), Chord::parse("enter").unwrap());
    assert_eq!(control('['), Chord::parse("esc").unwrap());
    assert_ne!(control('j'), Chord::parse("enter").unwrap());
}

#[test]
fn only_plain_characters_are_text() {
    assert_eq!(event(KeyCode::Char('a'), Mods::NONE).text(), Some('a'));
    assert_eq!(event(KeyCode::Char(' '), Mods::NONE).text(), Some(' '));
    for chord in [
        event(KeyCode::Char('a'), Mods::CONTROL),
        event(KeyCode::Char('a'), Mods::ALT),
        event(KeyCode::Char('a'), Mods::SUPER),
        event(KeyCode::Char('\u{7}'), Mods::NONE),
        event(KeyCode::Enter, Mods::NONE),
    ] {
        assert_eq!(chord.text(), None, "{chord}");
    }
}

fn any_event() -> impl Strategy<Value = KeyEvent> {
    let named = NAMED.map(|(code, ..)| code);
    let code = prop_oneof![
        proptest::sample::select(named.to_vec()),
        (1u8..=12).prop_map(KeyCode::F),
        any::<char>().prop_map(KeyCode::Char),
        proptest::char::range('!', '~').prop_map(KeyCode::Char),
    ];
    let modifiers = (0u8..8).prop_map(Mods::from_bits_truncate);
    (code, modifiers).prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers))
}

proptest! {
    #[test]
    fn what_is_written_reads_back(event in any_event()) {
        let chord = Chord::from_event(event);
        let alt_gr = chord.modifiers.contains(Mods::CONTROL | Mods::ALT);
        if !matches!(chord.code, KeyCode::Char(_)) && !alt_gr {
            prop_assert!(Chord::parse(&chord.file_form()).is_ok());
        }
        for text in [chord.file_form(), chord.to_string()] {
            if let Ok(read) = Chord::parse(&text) {
                prop_assert_eq!(read, chord);
                prop_assert_eq!(Chord::parse(&read.file_form()), Ok(read));
            }
        }
    }

    #[test]
    fn every_chord_that_reads_writes_itself(text in "(ctrl-|alt-|shift-){0,2}([!-~]|f[0-9]{1,2}|[a-z]{2,9})") {
        if let Ok(chord) = Chord::parse(&text) {
            prop_assert_eq!(Chord::parse(&chord.file_form()), Ok(chord));
            prop_assert_eq!(Chord::parse(&chord.to_string()), Ok(chord));
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = Chord::parse(&text);
    }
}
