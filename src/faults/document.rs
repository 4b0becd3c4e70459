//! One file while it is read: its text, its places and the faults found so far.

use super::characters::{forbidden_runs, visible};
use super::position::{line_starts, place};
use super::{Code, Fault, Severity};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Bytes of a file at most: bounds the memory that reading takes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;
/// Bytes of a line at most: a long run of `a.a.a` takes 70 times its size.
const LONGEST_LINE: usize = 64 * 1024;
/// Bytes of one text at most, far more than a screen can show.
const LONGEST_STRING: usize = 16 * 1024;
/// A file with more syntax errors than this is no TOML; more say nothing new.
const MOST_SYNTAX_ERRORS: usize = 100;

/// A file with more faults than this has them counted but not described.
const MOST_FAULTS: usize = 1000;

/// A text of TOML that collects faults while readers go through it.
///
/// Readers share it, so it takes `&self` to report. One mistake gives one
/// fault: what follows from an earlier fault in the same place is left out.
#[derive(Debug)]
pub struct Document<'a> {
    name: &'a str,
    text: &'a str,
    starts: Vec<usize>,
    unknown_keys: Severity,
    found: RefCell<Found>,
}

/// What was found so far. Places are bytes.
#[derive(Debug, Default)]
struct Found {
    faults: Vec<Fault>,
    /// Where errors start.
    errors: BTreeSet<usize>,
    /// Where syntax errors start, and their lines.
    syntax: BTreeSet<usize>,
    syntax_lines: BTreeSet<usize>,
    /// Start to end of what holds forbidden characters or is too long, and the lines.
    spoiled: BTreeMap<usize, usize>,
    spoiled_lines: BTreeSet<usize>,
    /// The lines of unknown keys.
    stray_lines: BTreeSet<usize>,
}

impl<'a> Document<'a> {
    /// A document of this name. `unknown_keys` says whether a key that nobody
    /// knows is an error or, in a person's own files, a warning.
    pub fn new(name: &'a str, text: &'a str, unknown_keys: Severity) -> Self {
        let starts = line_starts(text);
        Self { name, text, starts, unknown_keys, found: RefCell::default() }
    }

    /// A document from bytes, or why they are no text: too large or not UTF-8.
    pub fn decode(
        name: &'a str,
        bytes: &'a [u8],
        unknown_keys: Severity,
    ) -> Result<Self, Box<Fault>> {
        if bytes.len() > LARGEST_FILE {
            let message = format!("The file has {} bytes; 4 MiB are the most.", bytes.len());
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

    /// The line, from 1, that holds this byte.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).max(1)
    }

    /// Parses the text. Reports every syntax error, forbidden character and
    /// overlong line or string, and returns whatever could be read.
    pub fn parse(&self) -> DeTable<'a> {
        if self.has_overlong_line() {
            return DeTable::new();
        }
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let bom = self.text.len() - text.len();
        let unix_ends =
            |run: &Range<usize>| text.get(run.start..run.end + 1).is_some_and(|run| run == "\r\n");
        for run in forbidden_runs(text).into_iter().filter(|run| !unix_ends(run)) {
            self.report_forbidden(run.start + bom..run.end + bom);
        }
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
            self.report_syntax(error);
        }
        self.check_strings(table.get_ref());
        table.into_inner()
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
        if self.follows(code, &span, line) {
            return;
        }
        let mut found = self.found.borrow_mut();
        found.note(severity, code, &span, line);
        if found.faults.len() >= MOST_FAULTS {
            return;
        }
        let place = place(self.text, &self.starts, &span);
        found.faults.push(Fault {
            code,
            severity,
            file: visible(self.name),
            line: place.line,
            column: place.column,
            message: visible(message),
            mend: visible(mend),
            source_line: place.source_line,
            underline: place.underline,
        });
    }

    /// Whether an error was reported that starts in this part of the text.
    pub fn has_error_in(&self, part: &Range<usize>) -> bool {
        self.found.borrow().errors.range(part.clone()).next().is_some()
    }

    /// Whether the text is no TOML, so that parts of it may have been missed.
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

    /// Whether a fault only follows from one that is reported already.
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

    /// From a header to the next line that starts with a bracket.
    fn block(&self, header: usize) -> Range<usize> {
        let rest = self.text.get(header + 1..).unwrap_or("");
        let end = rest.find("\n[").map_or(self.text.len(), |at| header + 1 + at);
        header..end
    }

    fn has_overlong_line(&self) -> bool {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        let long = self.starts.iter().zip(ends).find(|(start, end)| end - *start > LONGEST_LINE);
        if let Some((&start, end)) = long {
            let message =
                format!("This line has {} bytes; 64 KiB are the most.", end.saturating_sub(start));
            self.report(Code::LineTooLong, start..start, &message, "Break the line.");
        }
        long.is_some()
    }

    fn report_forbidden(&self, span: Range<usize>) {
        let held = self.text.get(span.clone()).unwrap_or("");
        let first = held.chars().next().map_or(0, u32::from);
        let message = format!("The character U+{first:04X} must not stand in a text.");
        self.report(Code::ForbiddenCharacter, span, &message, "Delete it; it may be invisible.");
    }

    fn report_syntax(&self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let message = error.message();
        if message.starts_with("duplicate key") {
            let key = self.text.get(span.clone()).unwrap_or("");
            let message = format!("`{key}` is given a second time.");
            self.report(Code::DuplicateKey, span, &message, "Keep one of the two.");
        } else {
            let message = format!("This is no TOML: {message}.");
            self.report(
                Code::Syntax,
                span,
                &message,
                "Write `key = \"text\"`; put every text in double quotes and close every bracket.",
            );
        }
    }

    /// Checks keys and strings after their escapes were read. The parser
    /// limits how deep tables and arrays nest, and so this recursion.
    fn check_strings(&self, table: &DeTable<'_>) {
        for (key, value) in table {
            self.check_string(key.get_ref(), key.span());
            self.check_value(value);
        }
    }

    fn check_value(&self, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::String(text) => self.check_string(text, value.span()),
            DeValue::Array(items) => items.iter().for_each(|item| self.check_value(item)),
            DeValue::Table(table) => self.check_strings(table),
            _ => {}
        }
    }

    fn check_string(&self, text: &str, span: Range<usize>) {
        if text.len() > LONGEST_STRING {
            let message = format!("This text has {} bytes; 16 KiB are the most.", text.len());
            self.report(Code::StringTooLong, span, &message, "Shorten it.");
        } else if let Some(run) = forbidden_runs(text).first() {
            let first = text.get(run.clone()).and_then(|run| run.chars().next());
            let code = first.map_or(0, u32::from);
            let message = format!("This text holds the character U+{code:04X}.");
            self.report(Code::ForbiddenCharacter, span, &message, "Delete its escape.");
        }
    }
}

impl Found {
    fn note(&mut self, severity: Severity, code: Code, span: &Range<usize>, line: usize) {
        if severity == Severity::Error {
            self.errors.insert(span.start);
        }
        if is_syntax(code) {
            self.syntax.insert(span.start);
            self.syntax_lines.insert(line);
        }
        if code == Code::UnknownKey {
            self.stray_lines.insert(line);
        }
        if matches!(code, Code::ForbiddenCharacter | Code::StringTooLong) {
            self.spoiled.insert(span.start, span.end);
            self.spoiled_lines.insert(line);
        }
    }
}

const fn is_syntax(code: Code) -> bool {
    matches!(code, Code::Syntax | Code::DuplicateKey)
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Fault {
    let before = bytes.get(..valid).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
    let starts = line_starts(before);
    let place = place(before, &starts, &(valid..valid));
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let message = if utf16 { "The file is UTF-16." } else { "This byte is no UTF-8." };
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
