//! The output of a command, and how it is written.
//!
//! All that plain commands write to standard output and standard error leaves
//! here, and is made harmless here: `tests/it/architecture.rs` holds it.

use super::closed::stdout_was_closed;
use crate::cli::render::json;
use crate::cli::render::paint::harmless_but_paint;
use crate::disk;
use crate::faults::{harmless, visible};
use crate::record::BYTE_ORDER_MARK;
use serde_json::json;
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

/// How a command ended; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Exit {
    /// Done.
    Done = 0,
    /// Nothing found, or errors found.
    Nothing = 1,
    /// Typed wrong.
    Usage = 2,
    /// A file could not be read, a program not be started.
    Failed = 3,
}

/// The output of a command.
#[derive(Debug)]
pub(in crate::cli) struct CommandOutput {
    /// For standard output.
    pub(in crate::cli) text: String,
    /// True if the program itself put colors in the text.
    pub(in crate::cli) is_painted: bool,
    /// True if the text begins with the mark by which Excel knows UTF-8, unless a person reads
    /// it in a terminal.
    pub(in crate::cli) is_for_excel: bool,
    /// For standard error.
    pub(in crate::cli) notes: Vec<String>,
    /// How it ended.
    pub(in crate::cli) exit: Exit,
    /// True if the text goes out before the notes: a number to call.
    pub(in crate::cli) is_urgent: bool,
    /// True if the command may have changed something before it answered.
    pub(in crate::cli) may_have_changed: bool,
}

impl CommandOutput {
    /// An answer in full.
    pub(in crate::cli) fn done(text: String) -> Self {
        let (notes, exit) = (Vec::new(), Exit::Done);
        Self {
            text,
            is_painted: false,
            is_for_excel: false,
            notes,
            exit,
            is_urgent: false,
            may_have_changed: false,
        }
    }

    /// No answer, and why.
    pub(in crate::cli) fn refused(exit: Exit, note: String) -> Self {
        Self { notes: vec![note], exit, ..Self::done(String::new()) }
    }

    /// Another ending.
    pub(in crate::cli) fn ending(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// An answer in part: errors were found beside it.
    pub(in crate::cli) fn in_part(self) -> Self {
        self.ending(Exit::Nothing)
    }

    /// With a text that the program itself may have put colors in.
    pub(in crate::cli) fn painted(mut self) -> Self {
        self.is_painted = true;
        self
    }

    /// With the mark by which Excel knows UTF-8.
    pub(in crate::cli) fn for_excel(mut self) -> Self {
        self.is_for_excel = true;
        self
    }

    /// Returns the text as it leaves the program.
    fn outgoing(&self) -> Cow<'_, str> {
        match self.is_painted {
            true => harmless_but_paint(&self.text),
            false => harmless(&self.text),
        }
    }

    /// Writes the text to a new file in place of standard output, and says so, also where an
    /// error beside the answer decides the exit code. Nothing is written where there is no answer.
    pub(in crate::cli) fn into_file(mut self, file: &Path) -> Self {
        if self.text.is_empty() || self.exit == Exit::Usage {
            return self;
        }
        let mark = if self.is_for_excel { BYTE_ORDER_MARK } else { "" };
        let bytes = [mark.as_bytes(), self.outgoing().as_bytes()].concat();
        let name = shown(&file.display().to_string());
        match disk::write_new(file, &bytes) {
            Ok(()) => self.text = format!("saved to {name}\n"),
            Err(error) => {
                self.text.clear();
                self.notes.push(format!("{name}: {}", disk::why_not_written(&error)));
                self.exit = Exit::Failed;
            }
        }
        (self.is_for_excel, self.is_painted) = (false, false);
        self
    }

    /// Returns whether there is an answer, and nothing against it.
    pub(in crate::cli) fn is_done_with_text(&self) -> bool {
        self.exit == Exit::Done && !self.text.is_empty()
    }

    /// A remark on the side.
    pub(in crate::cli) fn noting(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// The answer first, then the remarks.
    pub(in crate::cli) fn urgent(mut self) -> Self {
        self.is_urgent = true;
        self
    }

    /// Writes the output; returns the exit code. A reader may leave early
    /// (`| head`): that is not a failure and gives no note. Any other output
    /// that is lost, in whole or in part, is a failure with its reason. With
    /// `json` the notes on a failure are JSON, too.
    pub(in crate::cli) fn send(self, json: bool) -> u8 {
        let tell = |notes: &[String], exit: Exit| {
            // A reader of notes that left must not hide the answer.
            let _ = match json && exit != Exit::Done && !notes.is_empty() {
                true => write(&mut io::stderr().lock(), &failure(notes, exit)),
                false => crate::cli::session::output::notes(notes),
            };
        };
        if !self.is_urgent {
            tell(&self.notes, self.exit);
        }
        let text = self.outgoing();
        let has_mark = self.is_for_excel && !io::stdout().is_terminal();
        let mark = if has_mark { out(BYTE_ORDER_MARK) } else { Ok(()) };
        let written = if text.is_empty() { mark } else { mark.and_then(|()| out(&text)) };
        let is_unread = written.is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        if self.is_urgent {
            tell(&self.notes, self.exit);
        }
        match LOST.get() {
            Some(why) => {
                tell(&[lost(why, self.may_have_changed)], Exit::Failed);
                Exit::Failed as u8
            }
            None if is_unread => Exit::Done as u8,
            None => self.exit as u8,
        }
    }
}

/// Returns the message of an output that is lost. The command did its work all the same, and
/// a person who repeats it has the work done twice.
fn lost(why: &str, may_have_changed: bool) -> String {
    let kept = match may_have_changed {
        true => ". The command's changes are saved. Check them before you repeat it",
        false => "",
    };
    format!("can't print the answer: {why}{kept}")
}

/// Writes a text to standard error at once, before the answer.
pub(in crate::cli) fn announce_aside(text: &str) {
    let _ = write(&mut io::stderr().lock(), &harmless(text));
}

/// Why a part of what was written did not arrive, if one did not.
static LOST: OnceLock<String> = OnceLock::new();

/// Writes to standard output. An error other than that of a reader who left is
/// kept, so that the command ends with it.
fn out(text: &str) -> io::Result<()> {
    let written = match stdout_was_closed() {
        true => Err(io::Error::other("standard output is closed")),
        false => write(&mut io::stdout().lock(), text),
    };
    if let Err(error) = &written
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        // The first of several errors tells most.
        let _ = LOST.set(disk::in_words(error));
    }
    written
}

/// Writes a text at once, before the answer; `false` when it is lost. If nobody
/// reads it, so be it.
pub(in crate::cli) fn announce(text: &str) -> bool {
    out(&harmless(text)).is_ok() || LOST.get().is_none()
}

/// Writes a part of a long answer at once; `false` when it does not arrive.
pub(in crate::cli) fn print_part(text: &str) -> bool {
    out(&harmless(text)).is_ok()
}

/// Writes the answer for a shell that completes a line, as it is: bash wants a control
/// character between two words. Each word in it must be harmless.
pub(in crate::cli) fn print_for_shell(text: &str) -> bool {
    out(text).is_ok()
}

/// The remarks on a failure as JSON in one line.
fn failure(notes: &[String], exit: Exit) -> String {
    json::line_of(&json!({ "exit": exit as u8, "errors": notes }))
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
pub(in crate::cli) fn shown(typed: &str) -> String {
    visible(typed)
}

/// So much of what somebody typed is said back, in characters.
const SAID_BACK: usize = 120;

/// The same of a line that may be long: its start.
pub(in crate::cli) fn shown_start(typed: &str) -> String {
    match typed.char_indices().nth(SAID_BACK) {
        Some((end, _)) => visible(&typed[..end]) + "…",
        None => visible(typed),
    }
}

/// Several lines of somebody's text, safe to show.
pub(in crate::cli) fn shown_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
