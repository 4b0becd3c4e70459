use super::*;
use crate::term::background::Background;
use crossterm::event::{KeyEventKind, MouseButton, MouseEventKind};
use proptest::prelude::*;

fn all(bytes: &[u8]) -> Vec<Incoming> {
    InputParser::default().take(bytes)
}

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Incoming {
    Incoming::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

fn plainly(code: KeyCode) -> Incoming {
    pressed(code, KeyModifiers::NONE)
}

fn letters(text: &str) -> Vec<Incoming> {
    text.chars().map(|letter| plainly(KeyCode::Char(letter))).collect()
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    use KeyCode::*;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    for (bytes, code, modifiers) in [
        ("\x1b", Esc, KeyModifiers::NONE),
        ("\r", Enter, KeyModifiers::NONE),
        ("\t", Tab, KeyModifiers::NONE),
        ("\x7f", Backspace, KeyModifiers::NONE),
        ("\0", Char(' '), CONTROL),
        ("\x03", Char('c'), CONTROL),
        ("\x11", Char('q'), CONTROL),
        ("\x18", Char('x'), CONTROL),
        ("é", Char('é'), KeyModifiers::NONE),
        ("日", Char('日'), KeyModifiers::NONE),
        ("\x1b[A", Up, KeyModifiers::NONE),
        ("\x1bOB", Down, KeyModifiers::NONE),
        ("\x1bOQ", F(2), KeyModifiers::NONE),
        ("\x1b[[B", F(2), KeyModifiers::NONE),
        ("\x1b[12~", F(2), KeyModifiers::NONE),
        ("\x1b[13~", F(3), KeyModifiers::NONE),
        ("\x1b[21~", F(10), KeyModifiers::NONE),
        ("\x1b[1;5D", Left, CONTROL),
        ("\x1b[3~", Delete, KeyModifiers::NONE),
        ("\x1b[H", Home, KeyModifiers::NONE),
        ("\x1b[4~", End, KeyModifiers::NONE),
        ("\x1b\x7f", Backspace, ALT),
        ("\x1b[110;3u", Char('n'), ALT),
        ("\x1b[27;3;110~", Char('n'), ALT),
        ("\x1b[27;5;99~", Char('c'), CONTROL),
        ("\x1b[99;5u", Char('c'), CONTROL),
    ] {
        assert_eq!(all(bytes.as_bytes()), [pressed(code, modifiers)], "{bytes:?}");
    }
    let back = all(b"\x1b[Z");
    assert!(
        matches!(&back[..], [Incoming::Event(Event::Key(key))] if key.code == BackTab
        || key.code == Tab && key.modifiers == KeyModifiers::SHIFT),
        "{back:?}"
    );
}

#[test]
fn the_mouse_is_told_in_three_ways() {
    for bytes in [&b"\x1b[<0;4;3M"[..], b"\x1b[32;4;3M", b"\x1b[M \x24\x23"] {
        let told = all(bytes);
        let [Incoming::Event(Event::Mouse(mouse))] = &told[..] else { panic!("{told:?}") };
        assert_eq!(mouse.kind, MouseEventKind::Down(MouseButton::Left), "{bytes:?}");
        assert_eq!((mouse.column, mouse.row), (3, 2), "{bytes:?}");
    }
    assert_eq!(all(b"\x1b[<0;0;3M\x1b[<0;9M\x1b[<0;3;70000M"), []);
}

#[test]
fn an_answer_that_comes_late_is_no_key() {
    for answer in [
        "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        "\x1b]4;1;rgb:ff/00/00\x07",
        "\x1b]lnew plan\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b[?62;22c",
        "\x1b[>41;390;0c",
        "\x1b[12;40R",
        "\x1b[?1;2R",
        "\x1b[?2026;2$y",
        "\x1b[?997;1n",
        "\x1b[0n",
        "\x1b[8;24;80t",
        "\x1b[?1u",
    ] {
        let sent = format!("a{answer}b");
        let is_key = |incoming: &Incoming| !matches!(incoming, Incoming::Background(_));
        let keys = |told: Vec<Incoming>| told.into_iter().filter(is_key).collect::<Vec<_>>();
        assert_eq!(keys(all(sent.as_bytes())), letters("ab"), "{answer:?}");
        // However it is cut.
        for cut in 2..=answer.len() {
            let mut bytes = InputParser::default();
            let mut told = bytes.take(&sent.as_bytes()[..cut + 1]);
            told.extend(bytes.take(&sent.as_bytes()[cut + 1..]));
            assert_eq!(keys(told), letters("ab"), "{answer:?} cut at {cut}");
        }
    }
}

#[test]
fn the_rest_of_an_answer_that_was_given_up_is_no_key() {
    for (start, rest) in [
        (&b"\x1b]11;rgb:1e1e"[..], &b"/1e1e/1e1e\x07"[..]),
        (b"\x1b", b"]11;rgb:1e1e/dddd/q1e1\x07"),
        (b"\x1b_qqq", b"ddd\x1b\\"),
        (b"\x1b[", b"24;80R"),
        (b"\x1b[?64;1;2", b"2c"),
        (b"\x1bP>|xterm", b"(q 380)d\x1b\\"),
        (b"\x1b", b"[24;80R"),
    ] {
        let mut bytes = InputParser::default();
        bytes.take(start);
        if bytes.patience().is_some() {
            bytes.end();
        }
        assert_eq!(bytes.take(rest), [], "{start:?} {rest:?}");
        assert_eq!(bytes.take(b"q"), letters("q"), "keys behind it work");
    }
    // Keys that come one by one are keys.
    let mut bytes = InputParser::default();
    bytes.take(b"\x1b[");
    bytes.end();
    assert_eq!([bytes.take(b"2"), bytes.take(b"R")].concat(), letters("2R"));
    let mut bytes = InputParser::default();
    bytes.take(b"\x1b");
    assert_eq!(bytes.take(b"Police"), letters("Police"));
}

#[test]
fn a_key_works_behind_an_answer_that_never_ends() {
    assert_eq!(all(b"\x1b]11;rgb:1\x03"), [pressed(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(all(b"\x1bP>|xt\x1b[21~"), [plainly(KeyCode::F(10))]);
    assert_eq!(all(b"\x1b[12\x11"), [pressed(KeyCode::Char('q'), KeyModifiers::CONTROL)]);
    let mut bytes = InputParser::default();
    assert_eq!(bytes.take(b"\x1b]11;rgb"), []);
    assert!(bytes.patience().is_some());
    assert_eq!(bytes.end(), [], "what is left of an answer is nothing");
    assert_eq!(bytes.patience(), None);
    assert_eq!(bytes.take(b"a"), letters("a"));
    let long = [b"\x1b]1".to_vec(), vec![b'x'; 3 * LONGEST]].concat();
    assert!(InputParser::default().take(&long).len() > LONGEST, "what is too long is no answer");
}

#[test]
fn esc_and_a_letter_in_one_piece_are_told_as_that() {
    let told = all("\x1bnew".as_bytes());
    assert_eq!(told[0], Incoming::EscAnd('n'));
    // The rest of the word types and commands nothing, up to a key that is no letter.
    let typed = |incoming: &Incoming| matches!(incoming, Incoming::Typed(_));
    assert!(told.len() == 3 && told[1..].iter().all(typed), "{told:?}");
    let told = all(b"\x1bnew\r s");
    // Its end is text in a note, and opens nothing.
    assert!(told[3..4].iter().all(typed), "{told:?}");
    let told = all(b"\x1bnew\x1b[B s");
    assert_eq!(told[3], plainly(KeyCode::Down));
    assert_eq!(told[4..], letters(" s"));
    let mut apart = InputParser::default();
    apart.take(b"\x1bn");
    assert_eq!(apart.take(b"s"), letters("s"), "a key that comes later is one");
    for letter in ['p', 'P', 'O', 'é', ']', '[', '_'] {
        let mut bytes = InputParser::default();
        let mut told = bytes.take(format!("\x1b{letter}").as_bytes());
        if bytes.patience().is_some() {
            told.extend(bytes.end());
        }
        assert_eq!(told, [Incoming::EscAnd(letter)], "{letter}");
    }
    assert_eq!(all(b"\x1bPolice")[0], Incoming::EscAnd('P'));
    assert_eq!(all(b"\x1bOffice")[0], Incoming::EscAnd('O'));
    assert_eq!(all(b"\x1b\x1b"), [plainly(KeyCode::Esc), plainly(KeyCode::Esc)]);
    assert_eq!(all(b"\x1b\x1b[A"), [plainly(KeyCode::Esc), plainly(KeyCode::Up)]);
}

#[test]
fn a_paste_is_one_text_however_it_is_cut() {
    let sent = "a\x1b[200~line\r\n\x1b[31m\x03é\x1b[201~b".as_bytes();
    let pasted = Incoming::Event(Event::Paste("line\r\n\x1b[31m\x03é".to_owned()));
    let expected = [letters("a"), vec![pasted], letters("b")].concat();
    assert_eq!(all(sent), expected);
    // A lone Esc is the key, so it is not cut behind it.
    for cut in (3..sent.len()).filter(|cut| sent[cut - 1] != 0x1b) {
        let mut bytes = InputParser::default();
        let told = [bytes.take(&sent[..cut]), bytes.take(&sent[cut..])].concat();
        assert_eq!(told, expected, "cut at {cut}");
    }
}

#[test]
fn a_paste_without_its_end_ends_by_itself_and_no_key_is_lost_for_good() {
    let pasted = |text: &str| Incoming::Event(Event::Paste(text.to_owned()));
    let mut bytes = InputParser::default();
    assert_eq!(bytes.take(b"\x1b[200~abc"), []);
    assert!(bytes.patience().is_some());
    assert_eq!(bytes.end(), [pasted("abc")]);
    assert_eq!(bytes.take(b"\x1b[201~d"), letters("d"), "its end may come later");
    for (way_out, key) in [
        (&b"\x03"[..], pressed(KeyCode::Char('c'), KeyModifiers::CONTROL)),
        (b"\x11", pressed(KeyCode::Char('q'), KeyModifiers::CONTROL)),
        (b"\x1b[21~", plainly(KeyCode::F(10))),
    ] {
        let mut bytes = InputParser::default();
        bytes.take(b"\x1b[200~abc");
        assert_eq!(bytes.take(way_out), [pasted("abc"), key]);
    }
}

#[test]
fn a_paste_is_bounded() {
    let mut bytes = InputParser::default();
    bytes.take(PASTE_START);
    for _ in 0..40 {
        assert_eq!(bytes.take(&[b'x'; 65536]), []);
    }
    let told = bytes.take(PASTE_END);
    let [Incoming::Event(Event::Paste(text))] = &told[..] else { panic!("{}", told.len()) };
    assert_eq!(text.len(), MOST_PASTED);
}

proptest! {
    /// Sequences of all sorts, and bytes of all sorts between them.
    #[test]
    fn nothing_that_comes_in_panics_or_holds_a_key_up(
        parts in proptest::collection::vec(
            prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..6),
                "\x1b\\[[0-9;:<>?]{0,9}[@-~]".prop_map(String::into_bytes),
                "\x1b[O\\]P_][0-9;A-Z]{0,5}".prop_map(String::into_bytes),
                "\x1b\\[M[ -~]{0,3}".prop_map(String::into_bytes),
            ],
            0..12,
        )
    ) {
        let mut bytes = InputParser::default();
        for part in &parts {
            bytes.take(part);
        }
        bytes.end();
        let told = bytes.take(b"\x03");
        let key = pressed(KeyCode::Char('c'), KeyModifiers::CONTROL);
        prop_assert!(told.last() == Some(&key));
    }
}

#[test]
fn a_key_that_is_let_go_is_told_as_that() {
    let told = all(b"\x1b[97;1:3u");
    let [Incoming::Event(Event::Key(key))] = &told[..] else { panic!("{told:?}") };
    assert_eq!(key.kind, KeyEventKind::Release);
}

#[test]
fn the_answer_about_the_background_is_told_however_it_ends_and_is_cut() {
    let dark = Incoming::Background(Background::Dark);
    for answer in ["\x1b]11;rgb:1e1e/1e1e/1e1e\x07", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"] {
        for cut in 2..=answer.len() {
            let mut bytes = InputParser::default();
            let mut told = bytes.take(&answer.as_bytes()[..cut]);
            told.extend(bytes.take(&answer.as_bytes()[cut..]));
            assert_eq!(told, std::slice::from_ref(&dark), "{answer:?} cut at {cut}");
        }
    }
    assert_eq!(all(b"\x1bP11;rgb:0/0/0\x07\x1b]4;1;rgb:ff/00/00\x07"), []);
}
