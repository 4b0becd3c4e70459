//! Parses the bytes that a terminal sends into events.
//!
//! A terminal sends keys, pastes and its answers to questions in one stream. This
//! parts them, so that an answer that comes late is never taken for keys, and a
//! paste whose end is lost ends all the same. The meaning of a single sequence of a
//! key is left to `terminput`.

use super::background;
use super::incoming::Incoming;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;
use terminput_crossterm::to_crossterm;

/// The most bytes of a paste that are kept; a megabyte is more than any field takes.
const MOST_PASTED: usize = 1024 * 1024;

/// The most bytes of a sequence. A longer one is no sequence.
const LONGEST: usize = 4096;

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Keys that end a paste whose end is lost when they come alone: Ctrl-C, Ctrl-Q
/// and F10.
const WAYS_OUT: [&[u8]; 3] = [b"\x03", b"\x11", b"\x1b[21~"];

/// The parser of the bytes.
#[derive(Debug, Default)]
pub struct InputParser {
    /// The bytes that are not understood yet: the start of a sequence.
    rest: Vec<u8>,
    /// The paste that is coming in.
    paste: Option<Vec<u8>>,
    /// The last byte of what may be the start of an answer and was given up: the one behind
    /// Esc, or Esc itself.
    open: Option<u8>,
}

/// The meaning of the bytes at the start of the stream.
enum Sequence {
    /// So many bytes are this.
    Is(usize, Option<Incoming>),
    /// So many bytes start a paste.
    Paste(usize),
    /// More has to come.
    Unfinished,
}

impl InputParser {
    /// Takes in bytes that came together; returns what they are.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Incoming> {
        let mut found: Vec<Incoming> = Vec::new();
        if self.paste.is_some() && WAYS_OUT.contains(&bytes) {
            found.extend(self.end());
        }
        let open = self.open.take().filter(|_| self.rest.is_empty() && self.paste.is_none());
        let tail = open.and_then(|open| tail::length(open, bytes)).unwrap_or_default();
        self.rest.extend_from_slice(bytes.get(tail..).unwrap_or_default());
        loop {
            if self.paste.is_some() {
                let Some(text) = self.pasted() else { break };
                found.push(text);
            }
            match piece(&self.rest) {
                Sequence::Unfinished => break,
                Sequence::Is(length, incoming) => {
                    self.rest.drain(..length);
                    if let Some(Incoming::EscAnd(letter)) = incoming {
                        self.open = u8::try_from(letter).ok();
                    }
                    let before = found.last();
                    let incoming = incoming.map(|incoming| after(before, incoming));
                    found.extend(incoming);
                }
                Sequence::Paste(length) => {
                    self.rest.drain(..length);
                    self.paste = Some(Vec::new());
                }
            }
        }
        if bytes.ends_with(b"\x1b") && self.rest.is_empty() {
            self.open = Some(0x1b);
        }
        found
    }

    /// Returns how long to wait for the rest of what has begun; `None` where nothing
    /// has.
    pub fn patience(&self) -> Option<Duration> {
        let milliseconds = match (&self.paste, self.rest.as_slice()) {
            (Some(_), _) => 1000,
            (None, []) => return None,
            // Perhaps a key of its own and not the start of a sequence.
            (None, [_, _]) => 50,
            (None, _) => 500,
        };
        Some(Duration::from_millis(milliseconds))
    }

    /// Ends what has begun, because nothing more came; returns what it is.
    pub fn end(&mut self) -> Vec<Incoming> {
        if let Some(mut text) = self.paste.take() {
            text.append(&mut self.rest);
            return vec![paste(&text)];
        }
        let rest = std::mem::take(&mut self.rest);
        self.open = rest.get(1).copied();
        match rest.as_slice() {
            [0x1b, letter @ (b'O' | b'P' | b']' | b'_' | b'[')] => {
                vec![Incoming::EscAnd(char::from(*letter))]
            }
            // The start of an answer or of another key means nothing by itself.
            _ => Vec::new(),
        }
    }

    /// Moves bytes to the paste; returns it once it has ended.
    fn pasted(&mut self) -> Option<Incoming> {
        let text = self.paste.as_mut()?;
        let end = self.rest.windows(PASTE_END.len()).position(|part| part == PASTE_END);
        // The start of the end may be there.
        let kept = PASTE_END.len() - 1;
        let length = end.unwrap_or_else(|| self.rest.len().saturating_sub(kept));
        let room = MOST_PASTED.saturating_sub(text.len());
        text.extend_from_slice(&self.rest[..length.min(room)]);
        self.rest.drain(..length + end.map_or(0, |_| PASTE_END.len()));
        end?;
        self.paste.take().map(|text| paste(&text))
    }
}

/// Returns what came, as it is meant behind `before` in the same piece: the letters behind Esc
/// and a letter, with the line's end, are the rest of a word, not commands.
fn after(before: Option<&Incoming>, incoming: Incoming) -> Incoming {
    let is_in_word = matches!(before, Some(Incoming::EscAnd(_) | Incoming::Typed(_)));
    match incoming {
        Incoming::Event(Event::Key(key)) if is_in_word && is_letter(key) => {
            Incoming::Typed(Event::Key(key))
        }
        incoming => incoming,
    }
}

fn is_letter(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_) | KeyCode::Enter)
        && (key.modifiers - KeyModifiers::SHIFT).is_empty()
}

fn paste(text: &[u8]) -> Incoming {
    Incoming::Event(Event::Paste(String::from_utf8_lossy(text).into_owned()))
}

/// Returns what stands at the start of the bytes.
fn piece(bytes: &[u8]) -> Sequence {
    match bytes {
        [] => Sequence::Unfinished,
        // Nothing came with it, so it is the key.
        [0x1b] => Sequence::Is(1, key(&bytes[..1])),
        [0x1b, b'[', ..] => control_sequence(bytes),
        [0x1b, b'O' | b'P' | b']' | b'_'] => Sequence::Unfinished,
        [0x1b, b'O', b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S', ..] => {
            Sequence::Is(3, key(&bytes[..3]))
        }
        [0x1b, b']', b'0'..=b'9' | b'l' | b'L', ..]
        | [0x1b, b'P', b'0'..=b'9' | b'>' | b'!' | b'$' | b'+', ..]
        | [0x1b, b'_', b'G', ..] => answer(bytes),
        // Twice the key, or the key before a sequence.
        [0x1b, 0x1b, ..] => Sequence::Is(1, key(&bytes[..1])),
        // Alt with Backspace or with a control key.
        [0x1b, 0..0x20 | 0x7f, ..] => Sequence::Is(2, key(&bytes[..2])),
        [0x1b, ..] => match letter(&bytes[1..]) {
            Some((letter, length)) => Sequence::Is(1 + length, letter.map(Incoming::EscAnd)),
            None => Sequence::Unfinished,
        },
        [0..0x20 | 0x7f, ..] => Sequence::Is(1, key(&bytes[..1])),
        _ => match letter(bytes) {
            Some((letter, length)) => Sequence::Is(length, letter.and(key(&bytes[..length]))),
            None => Sequence::Unfinished,
        },
    }
}

/// The character at the start and its length in bytes; no character for a byte that
/// starts none, nothing where its rest has to come.
fn letter(bytes: &[u8]) -> Option<(Option<char>, usize)> {
    let some = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(some) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&some[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => return error.error_len().map(|length| (None, length)),
    };
    let letter = valid.chars().next()?;
    Some((Some(letter), letter.len_utf8()))
}

/// A sequence that begins with Esc and `[`: a key, the mouse, or an answer.
fn control_sequence(bytes: &[u8]) -> Sequence {
    let of_length = |length: usize| match bytes.get(..length) {
        Some(whole) => Sequence::Is(length, key(whole)),
        None => Sequence::Unfinished,
    };
    match bytes.get(2) {
        // The first five function keys of the Linux console.
        Some(b'[') => return of_length(4),
        // The mouse, as terminals of old tell of it.
        Some(b'M') => return of_length(6),
        _ => {}
    }
    let is_inside = |byte: &&u8| (0x20..0x40).contains(*byte);
    let inside = bytes[2..].iter().take(LONGEST).take_while(is_inside).count();
    let Some(last) = bytes.get(2 + inside) else { return Sequence::Unfinished };
    let length = 2 + inside + 1;
    match last {
        // It is broken off; what breaks it off is a key of its own.
        0..0x20 | 0x7f.. => Sequence::Is(length - 1, None),
        _ if inside == LONGEST => Sequence::Is(length - 1, None),
        _ if bytes[..length] == *PASTE_START => Sequence::Paste(length),
        _ => Sequence::Is(length, sequence(&bytes[..length])),
    }
}

/// A whole control sequence; nothing for what is no key and no mouse.
fn sequence(whole: &[u8]) -> Option<Incoming> {
    let inside = std::str::from_utf8(whole.get(2..whole.len() - 1)?).ok()?;
    let numbers = || inside.split(';').map(|part| part.parse::<u32>().ok());
    match whole.last()? {
        // Where the cursor is, not F3.
        b'R' if !inside.is_empty() => None,
        // A key as xterm tells of it with `modifyOtherKeys`.
        b'~' if inside.starts_with("27;") => {
            let [_, modifiers, code] = numbers().collect::<Option<Vec<_>>>()?.try_into().ok()?;
            key(format!("\x1b[{code};{modifiers}u").as_bytes())
        }
        // The mouse: columns and rows begin with one.
        b'M' | b'm' => {
            let places = inside.trim_start_matches('<').split(';').skip(1);
            let are_sound = places.clone().count() == 2
                && places.clone().all(|place| place.parse().is_ok_and(|place: u16| place > 0));
            are_sound.then(|| key(whole)).flatten()
        }
        b'A'..=b'Z' | b'~' | b'u'
            if inside.bytes().all(|b| b.is_ascii_digit() || b";:".contains(&b)) =>
        {
            key(whole)
        }
        _ => None,
    }
}

/// Returns what a single sequence, byte or character means.
fn key(whole: &[u8]) -> Option<Incoming> {
    let event = terminput::Event::parse_from(whole).ok().flatten()?;
    let event = to_crossterm(event).ok()?;
    Some(Incoming::Event(plain(event)))
}

/// Backspace with Alt is how some terminals tell of it with Ctrl; all else stays.
fn plain(event: Event) -> Event {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Esc, modifiers: KeyModifiers::ALT, .. }) => {
            Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))
        }
        event => event,
    }
}

/// An answer of the terminal. It ends with BEL, or with Esc and a backslash. All but the
/// one about its background mean nothing. A control character breaks it off.
fn answer(bytes: &[u8]) -> Sequence {
    let is_inside = |byte: &&u8| !matches!(**byte, 0..0x20 | 0x7f);
    let told = |end: usize| {
        background::answer(&bytes[2..end]).filter(|_| bytes[1] == b']').map(Incoming::Background)
    };
    let end = 2 + bytes[2..].iter().take(LONGEST).take_while(is_inside).count();
    match bytes.get(end..) {
        Some([]) | None => Sequence::Unfinished,
        Some([0x07, ..]) => Sequence::Is(end + 1, told(end)),
        Some([0x1b, b'\\', ..]) => Sequence::Is(end + 2, told(end)),
        Some([0x1b]) => Sequence::Unfinished,
        Some(_) => Sequence::Is(end, None),
    }
}

mod tail;
#[cfg(test)]
mod tests;
