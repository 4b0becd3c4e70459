//! What a command answers, and how it gets out.
//!
//! All that plain commands write to standard output and standard error leaves
//! here, and is made harmless here: `tests/architecture.rs` holds it.

use super::paint::harmless_but_paint;
use crate::faults::{harmless, visible};
use std::io::{self, Write};

/// How a command ended; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// Nothing found, or errors found.
    Nothing = 1,
    /// Typed wrong.
    Usage = 2,
    /// A file could not be read, a program not be started.
    Failed = 3,
}

/// What a command answers.
#[derive(Debug)]
pub(super) struct Reply {
    /// For standard output.
    pub(super) text: String,
    /// Whether the program itself put colors in the text.
    pub(super) is_painted: bool,
    /// For standard error.
    pub(super) notes: Vec<String>,
    /// How it ended.
    pub(super) exit: Exit,
}

impl Reply {
    /// An answer in full.
    pub(super) fn done(text: String) -> Self {
        Self { text, is_painted: false, notes: Vec::new(), exit: Exit::Done }
    }

    /// No answer, and why.
    pub(super) fn refused(exit: Exit, note: String) -> Self {
        Self { notes: vec![note], exit, ..Self::done(String::new()) }
    }

    /// Another ending.
    pub(super) fn ending(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// With a text that the program itself may have put colors in.
    pub(super) fn painted(mut self) -> Self {
        self.is_painted = true;
        self
    }

    /// A remark on the side.
    pub(super) fn noting(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// Writes the answer; returns the exit code. Who reads along may leave
    /// early (`| head`): that is no failure and says nothing.
    pub(super) fn send(self) -> u8 {
        // A reader of notes that left must not hide the answer.
        let _ = notes(&self.notes);
        let text = match self.is_painted {
            true => harmless_but_paint(&self.text),
            false => harmless(&self.text),
        };
        match write(&mut io::stdout().lock(), &text) {
            Ok(()) => self.exit as u8,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done as u8,
            Err(error) => {
                let _ = notes(&[format!("cannot write: {error}")]);
                Exit::Failed as u8
            }
        }
    }
}

/// Writes a text at once, before the answer. If nobody reads it, so be it.
pub(super) fn announce(text: &str) {
    let _ = write(&mut io::stdout().lock(), &harmless(text));
}

/// Writes a text to standard error at once, before the answer.
pub(super) fn announce_aside(text: &str) {
    let _ = write(&mut io::stderr().lock(), &harmless(text));
}

/// Writes a part of a long answer; `false` when nobody reads it any more.
pub(super) fn put(text: &str) -> bool {
    io::stdout().lock().write_all(harmless(text).as_bytes()).is_ok()
}

fn write(to: &mut dyn Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

fn notes(notes: &[String]) -> io::Result<()> {
    let lines: String = notes.iter().map(|note| format!("squadroom: {note}\n")).collect();
    write(&mut io::stderr().lock(), &harmless(&lines))
}

/// A text that somebody typed, safe to show: nothing in it steers the terminal.
pub(super) fn shown(typed: &str) -> String {
    visible(typed)
}

/// So much of what somebody typed is said back, in characters.
const SAID_BACK: usize = 120;

/// The same of a line that may be long: its start.
pub(super) fn shown_start(typed: &str) -> String {
    match typed.char_indices().nth(SAID_BACK) {
        Some((end, _)) => visible(&typed[..end]) + "…",
        None => visible(typed),
    }
}

/// Several lines of somebody's text, safe to show.
pub(super) fn shown_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
