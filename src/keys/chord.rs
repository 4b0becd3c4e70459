//! One key press with its modifiers: how it is written and how it arrives.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::fmt;
use unicode_width::UnicodeWidthChar;

#[cfg(test)]
mod tests;

/// A key with the modifiers that count. For a character the Shift key does not
/// count: the character itself is what was typed, on any keyboard layout.
/// [`fmt::Display`] writes it as the screen shows it: `Ctrl-Y`, `PgDn`, `G`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Why a text names no key that can be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChordError {
    /// No key has this name.
    #[error("unknown key name")]
    UnknownKey,
    /// The terminal sends the same byte for another key.
    #[error("terminals send the same code for {0}")]
    Alias(&'static str),
    /// Ctrl with Alt is how many keyboards type `@` or `[`.
    #[error("Ctrl-Alt types a character on many keyboards")]
    ControlAlt,
    /// Shift turns it into another character.
    #[error("Shift turns it into another character")]
    ShiftedCharacter,
    /// Terminals send nothing, or something else, for it.
    #[error("terminals can't send this character with Ctrl or Alt")]
    NeverSent,
}

impl ChordError {
    /// Returns what to write instead, one sentence.
    pub const fn mend(self) -> &'static str {
        match self {
            Self::UnknownKey => {
                "Write a character or a name such as enter, esc, or f2. You can put ctrl-, alt-, or shift- before it."
            }
            Self::Alias(_) => "Choose another letter.",
            Self::ControlAlt => "Use Ctrl or Alt, not both.",
            Self::ShiftedCharacter => "Write the character itself, such as \"G\" or \"!\".",
            Self::NeverSent => "Use a letter, or leave out Ctrl and Alt.",
        }
    }
}

/// Keys that have a name: in files, and on the screen.
const NAMED: [(KeyCode, &str, &str); 16] = [
    (KeyCode::Enter, "enter", "Enter"),
    (KeyCode::Esc, "esc", "Esc"),
    (KeyCode::Tab, "tab", "Tab"),
    (KeyCode::BackTab, "shift-tab", "Shift-Tab"),
    (KeyCode::Char(' '), "space", "Space"),
    (KeyCode::Backspace, "backspace", "Backspace"),
    (KeyCode::Delete, "delete", "Delete"),
    (KeyCode::Insert, "insert", "Insert"),
    (KeyCode::Home, "home", "Home"),
    (KeyCode::End, "end", "End"),
    (KeyCode::PageUp, "pgup", "PgUp"),
    (KeyCode::PageDown, "pgdn", "PgDn"),
    (KeyCode::Up, "up", "Up"),
    (KeyCode::Down, "down", "Down"),
    (KeyCode::Left, "left", "Left"),
    (KeyCode::Right, "right", "Right"),
];

/// Other names of keys that people type.
const ALSO_NAMED: [(&str, KeyCode); 6] = [
    ("return", KeyCode::Enter),
    ("escape", KeyCode::Esc),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// The modifiers in the order in which they are written.
const MODIFIERS: [(KeyModifiers, &str, &str); 3] = [
    (KeyModifiers::CONTROL, "ctrl-", "Ctrl-"),
    (KeyModifiers::ALT, "alt-", "Alt-"),
    (KeyModifiers::SHIFT, "shift-", "Shift-"),
];

impl Chord {
    /// Reads a chord as it is written in a keys file: `ctrl-y`, `alt-left`,
    /// `f2`, `space`, `!`, `G`. Case counts for a lone character only.
    pub fn parse(text: &str) -> Result<Self, ChordError> {
        let (modifiers, name) = split_modifiers(text);
        let code = parse_code(name).ok_or(ChordError::UnknownKey)?;
        check(code, modifiers)?;
        Ok(Self::normal(code, modifiers))
    }

    /// The chord that a key event stands for. Releases are the caller's to
    /// drop.
    pub fn from_event(event: KeyEvent) -> Self {
        Self::normal(event.code, event.modifiers)
    }

    /// Returns the event of its press; [`Chord::from_event`] reads it back.
    pub const fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The character that the chord types where nothing is bound to it.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// Returns true for Alt with a character, which many terminals send as Esc and that
    /// character.
    pub fn is_alt_character(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers == KeyModifiers::ALT
    }

    /// The chord as a keys file has it; [`Chord::parse`] reads it back.
    pub fn file_form(self) -> String {
        self.write(false)
    }

    /// The same key without Shift, if it was held.
    pub(super) fn without_shift(self) -> Option<Self> {
        let shift = self.modifiers.contains(KeyModifiers::SHIFT);
        shift.then(|| Self { modifiers: self.modifiers - KeyModifiers::SHIFT, ..self })
    }

    /// One chord for all the ways in which terminals report the same press.
    fn normal(code: KeyCode, mut modifiers: KeyModifiers) -> Self {
        let code = match code {
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        if matches!(code, KeyCode::BackTab | KeyCode::Char(_)) {
            modifiers.remove(KeyModifiers::SHIFT);
        }
        let KeyCode::Char(c) = code else { return Self { code, modifiers } };
        // AltGr arrives as Ctrl with Alt on Windows; it only chose the character.
        if modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            modifiers.remove(KeyModifiers::CONTROL | KeyModifiers::ALT);
            return Self { code, modifiers };
        }
        if modifiers.contains(KeyModifiers::CONTROL)
            && let Some(code) = same_byte(c)
        {
            return Self { code, modifiers: modifiers - KeyModifiers::CONTROL };
        }
        let c = if modifiers.is_empty() { c } else { c.to_ascii_lowercase() };
        Self { code: KeyCode::Char(c), modifiers }
    }

    /// Joins the names that files have, or the screen.
    fn write(self, on_screen: bool) -> String {
        let pick = |file, screen| if on_screen { screen } else { file };
        let mut out = String::new();
        for (modifier, file, screen) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                out.push_str(pick(file, screen));
            }
        }
        if let Some(&(_, file, screen)) = NAMED.iter().find(|(code, ..)| *code == self.code) {
            return out + pick(file, screen);
        }
        let letter = !self.modifiers.is_empty() && on_screen;
        match self.code {
            KeyCode::Char(c) if letter => out.push(c.to_ascii_uppercase()),
            KeyCode::Char(c) => out.push(c),
            KeyCode::F(n) => out += &format!("{}{n}", pick("f", "F")),
            other => out += &other.to_string(),
        }
        out
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.write(true))
    }
}

fn split_modifiers(text: &str) -> (KeyModifiers, &str) {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = text;
    while let Some((modifier, name)) = MODIFIERS.iter().find_map(|&(modifier, prefix, _)| {
        let (head, name) = rest.split_at_checked(prefix.len())?;
        (head.eq_ignore_ascii_case(prefix) && !name.is_empty()).then_some((modifier, name))
    }) {
        modifiers |= modifier;
        rest = name;
    }
    (modifiers, rest)
}

fn parse_code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        // A character without a width of its own could not be shown.
        return (c.width() > Some(0) && !c.is_whitespace()).then_some(KeyCode::Char(c));
    }
    let name = name.to_ascii_lowercase();
    let function = |digits: &str| {
        let key = (1..=12).find(|n: &u8| n.to_string() == digits)?;
        Some(KeyCode::F(key))
    };
    let named = NAMED.iter().map(|&(code, file, _)| (file, code)).chain(ALSO_NAMED);
    named
        .into_iter()
        .find_map(|(file, code)| (file == name).then_some(code))
        .or_else(|| name.strip_prefix('f').and_then(function))
}

/// Returns what the terminal sends the same byte for as for Ctrl with this character.
/// Ctrl-J is left out: it is also the line end of a pasted text, which must
/// not act as Enter.
fn same_byte(c: char) -> Option<KeyCode> {
    Some(match c.to_ascii_lowercase() {
        'h' => KeyCode::Backspace,
        'i' => KeyCode::Tab,
        'm' => KeyCode::Enter,
        '[' => KeyCode::Esc,
        _ => return None,
    })
}

fn check(code: KeyCode, modifiers: KeyModifiers) -> Result<(), ChordError> {
    let control = modifiers.contains(KeyModifiers::CONTROL);
    let alt = modifiers.contains(KeyModifiers::ALT);
    if control && alt {
        return Err(ChordError::ControlAlt);
    }
    let KeyCode::Char(c) = code else { return Ok(()) };
    if modifiers.contains(KeyModifiers::SHIFT) {
        return Err(ChordError::ShiftedCharacter);
    }
    match c.to_ascii_lowercase() {
        'h' if control => Err(ChordError::Alias("Backspace")),
        'i' if control => Err(ChordError::Alias("Tab")),
        'm' | 'j' if control => Err(ChordError::Alias("Enter")),
        '[' if control => Err(ChordError::Alias("Esc")),
        'a'..='z' | ' ' => Ok(()),
        // Esc and `[` begin the codes of the arrow keys.
        '[' if alt => Err(ChordError::NeverSent),
        _ if control => Err(ChordError::NeverSent),
        _ => Ok(()),
    }
}
