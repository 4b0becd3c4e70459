//! One file while it is read: its text, its places and the faults found so far.

mod collected;
mod parse;

use super::position::{line_starts, place};
use super::sanitize::{shortened, visible};
use super::{Code, Fault, Severity};
use collected::{Collected, is_syntax};
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// Bytes of a file at most: bounds the memory that reading takes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;
/// A file with more faults than this has them counted but not described.
const MOST_FAULTS: usize = 1000;

/// A text of TOML that collects faults while readers go through it.
///
/// Readers share it, so it takes `&self` to report. One mistake gives one fault: the faults
/// that follow from an earlier one in the same place are left out.
#[derive(Debug)]
pub struct Document<'a> {
    name: &'a str,
    text: &'a str,
    starts: Vec<usize>,
    /// The starts of lines that begin with a bracket: headers, if the text is valid TOML.
    blocks: Vec<usize>,
    unknown_keys: Severity,
    /// The text without the parts that are not valid TOML, if it has any.
    sound: OnceCell<String>,
    found: RefCell<Collected>,
}

impl<'a> Document<'a> {
    /// Makes a document of this name. `unknown_keys` is the severity of an unknown key: an
    /// error or, in a person's own files, a warning.
    pub fn new(name: &'a str, text: &'a str, unknown_keys: Severity) -> Self {
        let starts = line_starts(text);
        let bracket = |start: &usize| text.as_bytes().get(*start) == Some(&b'[');
        let blocks = starts.iter().copied().filter(bracket).collect();
        Self {
            name,
            text,
            starts,
            blocks,
            unknown_keys,
            sound: OnceCell::new(),
            found: RefCell::default(),
        }
    }

    /// Makes a document from bytes, or returns the fault: too large or not UTF-8.
    pub fn decode(
        name: &'a str,
        bytes: &'a [u8],
        unknown_keys: Severity,
    ) -> Result<Self, Box<Fault>> {
        if bytes.len() > LARGEST_FILE {
            let message = format!("The file has {} bytes. The limit is 4 MiB.", bytes.len());
            let mend = "Split it into several files.";
            return Err(Box::new(Fault::of_file(Code::FileTooLarge, name, &message, mend)));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text, unknown_keys)),
            Err(error) => Err(Box::new(not_utf8(name, bytes, error.valid_up_to()))),
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The text of the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns true if an unknown key is an error: the text is not a person's own.
    pub fn is_strict(&self) -> bool {
        self.unknown_keys == Severity::Error
    }

    /// The line, from 1, that holds this byte.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).max(1)
    }

    /// Reports a fault with the severity of its code.
    pub fn report(&self, code: Code, span: Range<usize>, message: &str, mend: &str) {
        let severity = match code {
            Code::UnknownKey => self.unknown_keys,
            code => code.severity(),
        };
        self.report_as(severity, code, span, message, mend);
    }

    /// Reports a fault with a severity of its own.
    pub fn report_as(
        &self,
        severity: Severity,
        code: Code,
        span: Range<usize>,
        message: &str,
        mend: &str,
    ) {
        let line = self.line(span.start);
        let follows = self.follows(code, &span, line);
        let mut found = self.found.borrow_mut();
        // Keys can be lost to a syntax error that is not worth a report.
        if !follows || is_syntax(code) {
            found.note(severity, code, &span, line);
        }
        if follows || found.faults.len() >= MOST_FAULTS {
            return;
        }
        let place = place(self.text, &self.starts, &span);
        found.faults.push(Fault {
            code,
            severity,
            file: visible(self.name),
            line: place.line,
            column: place.column,
            message: shortened(message),
            mend: shortened(mend),
            source_line: place.source_line,
            underline: place.underline,
        });
    }

    /// Returns true if an error was reported that starts in this part of the text.
    pub fn has_error_in(&self, part: &Range<usize>) -> bool {
        self.found.borrow().errors.range(part.clone()).next().is_some()
    }

    /// Returns true if the text is not valid TOML, so that parts of it may have been missed.
    pub fn is_torn(&self) -> bool {
        !self.found.borrow().syntax.is_empty()
    }

    /// All faults, in the order of the text.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.found.into_inner().faults;
        faults.sort_by_key(|fault| (fault.line, fault.column, fault.code));
        faults
    }

    /// The place of `needle` inside the value at `span`; the whole value when
    /// escapes hide it.
    pub fn part(&self, span: &Range<usize>, needle: &str) -> Range<usize> {
        let raw = self.text.get(span.clone()).unwrap_or("");
        match raw.find(needle) {
            Some(at) => span.start + at..span.start + at + needle.len(),
            None => span.clone(),
        }
    }

    /// Returns whether a fault only follows from one that is reported already.
    fn follows(&self, code: Code, span: &Range<usize>, line: usize) -> bool {
        let found = self.found.borrow();
        if is_syntax(code) {
            return found.spoiled_lines.contains(&line) || found.syntax_lines.contains(&line);
        }
        let spoiled = found.spoiled.range(..span.end).next_back();
        spoiled.is_some_and(|(_, end)| *end > span.start)
            || found.syntax_lines.contains(&line)
            || (code == Code::NumberInProse && found.stray_lines.contains(&line))
            || (code == Code::MissingKey
                && found.syntax.range(self.block(span.start)).next().is_some())
    }

    /// From the header above a byte to the next one.
    fn block(&self, byte: usize) -> Range<usize> {
        let next = self.blocks.partition_point(|&block| block <= byte);
        let start = next.checked_sub(1).and_then(|above| self.blocks.get(above));
        start.copied().unwrap_or(0)..self.blocks.get(next).copied().unwrap_or(self.text.len() + 1)
    }
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Fault {
    let before = bytes.get(..valid).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
    let starts = line_starts(before);
    let place = place(before, &starts, &(valid..valid));
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let message = if utf16 { "The file is UTF-16." } else { "This byte isn't UTF-8." };
    Fault {
        line: place.line,
        column: place.column,
        source_line: place.source_line,
        underline: place.underline,
        ..Fault::of_file(
            Code::NotUtf8,
            name,
            message,
            "Save the file as UTF-8 in the editor's \"Save as\" window.",
        )
    }
}
