//! The input of the loop: from the terminal, and about the program.

use super::background::Background;
use crossterm::event::Event;

/// Something that came from the terminal, or about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "a Windows console sends events only"))]
pub enum Incoming {
    /// A key, a paste, the mouse, a size.
    Event(Event),
    /// Esc and a character behind it in one piece: Alt with that character, or two
    /// keys that a slow line brought together.
    EscAnd(char),
    /// A letter that came in one piece with those: it is typed where there is a field,
    /// and never a command.
    Typed(Event),
    /// The terminal's background, as it told.
    Background(Background),
    /// Somebody asks the program to stop, as a shell does.
    Stop,
    /// The program goes on after a stop.
    Continued,
    /// A signal ends the program as soon as drafts are kept.
    Ending,
}
