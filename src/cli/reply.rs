//! What a command answers, and how it gets out.

use crate::faults::visible;
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
    /// For standard error.
    pub(super) notes: Vec<String>,
    /// How it ended.
    pub(super) exit: Exit,
}

impl Reply {
    /// An answer in full.
    pub(super) fn done(text: String) -> Self {
        Self { text, notes: Vec::new(), exit: Exit::Done }
    }

    /// No answer, and why.
    pub(super) fn refused(exit: Exit, note: String) -> Self {
        Self { text: String::new(), notes: vec![note], exit }
    }

    /// Another ending.
    pub(super) fn ending(mut self, exit: Exit) -> Self {
        self.exit = exit;
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
        match write(&mut io::stdout().lock(), &self.text) {
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
    let _ = write(&mut io::stdout().lock(), text);
}

/// Writes a part of a long answer; `false` when nobody reads it any more.
pub(super) fn put(text: &str) -> bool {
    io::stdout().lock().write_all(text.as_bytes()).is_ok()
}

fn write(to: &mut dyn Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

fn notes(notes: &[String]) -> io::Result<()> {
    let lines: String = notes.iter().map(|note| format!("squadroom: {note}\n")).collect();
    write(&mut io::stderr().lock(), &lines)
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
