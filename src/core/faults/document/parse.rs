//! From text to tables: syntax errors, forbidden characters, limits.

use super::Document;
use crate::faults::Code;
use crate::faults::recover::{blamed, blanked, open_text};
use crate::faults::sanitize::forbidden_runs;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// Bytes of a line at most: a long run of `a.a.a` takes 70 times its size.
const LONGEST_LINE: usize = 64 * 1024;
/// Bytes of one text at most, far more than a screen can show.
const LONGEST_STRING: usize = 16 * 1024;
/// Times and bytes to parse again at most in search of further syntax errors.
const MOST_ROUNDS: usize = 100;
const MOST_PARSED_AGAIN: usize = 16 * 1024 * 1024;

impl Document<'_> {
    /// Parses the text. Reports every syntax error, forbidden character and
    /// overlong line or string, and returns whatever could be read.
    pub fn parse(&self) -> DeTable<'_> {
        if self.has_overlong_line() {
            return DeTable::new();
        }
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let bom = self.text.len() - text.len();
        for run in forbidden_runs(text) {
            self.report_forbidden(run.start + bom..run.end + bom);
        }
        let table = self.parse_sound_parts();
        self.check_strings(&table);
        table
    }

    fn has_overlong_line(&self) -> bool {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        let long = self.starts.iter().zip(ends).find(|(start, end)| end - *start > LONGEST_LINE);
        if let Some((&start, end)) = long {
            let bytes = end.saturating_sub(start);
            let message = format!("This line has {bytes} bytes. The limit is 64 KiB.");
            self.report(Code::LineTooLong, start..start, &message, "Break it into shorter lines.");
        }
        long.is_some()
    }

    fn report_forbidden(&self, span: Range<usize>) {
        let held = self.text.get(span.clone()).unwrap_or("");
        let first = held.chars().next().map_or(0, u32::from);
        let message = format!("The character U+{first:04X} isn't allowed here.");
        self.report(Code::ForbiddenCharacter, span, &message, "Delete it. It may be invisible.");
    }

    /// Reports the first syntax error, blanks the part that is to blame, and
    /// parses again until none is left. Keys given twice break no syntax.
    fn parse_sound_parts(&self) -> DeTable<'_> {
        if let Ok(table) = DeTable::parse(self.text) {
            return table.into_inner();
        }
        let mut text = Cow::Borrowed(self.text);
        let rounds = (MOST_PARSED_AGAIN / self.text.len().max(1)).clamp(1, MOST_ROUNDS);
        for _ in 0..rounds {
            let Some(first) = first_error(&text) else {
                return self.parse_last(text.into_owned());
            };
            let at = first.span().map_or(0, |span| span.start);
            let part = blamed(&text, first.message(), at);
            self.report_syntax(&first, "");
            text = Cow::Owned(blanked(&text, &part));
        }
        // After so many errors the rest can't be trusted, unless no error is left.
        match first_error(&text) {
            Some(more) => {
                self.report_syntax(&more, " squadroom didn't read this file.");
                DeTable::new()
            }
            None => self.parse_last(text.into_owned()),
        }
    }

    fn parse_last(&self, text: String) -> DeTable<'_> {
        let (table, errors) = DeTable::parse_recoverable(self.sound.get_or_init(|| text));
        errors.iter().for_each(|error| self.report_duplicate(error));
        table.into_inner()
    }

    fn report_duplicate(&self, error: &Error) {
        let span = error.span().unwrap_or(0..0);
        let key = self.text.get(span.clone()).unwrap_or("");
        let message = format!("`{key}` appears twice.");
        self.report(Code::DuplicateKey, span, &message, "Keep one of the two.");
    }

    fn report_syntax(&self, error: &Error, more: &str) {
        let span = error.span().unwrap_or(0..0);
        let opened = open_text(self.text, error.message(), span.start);
        let span = opened.map_or(span, |at| at..at + 3);
        let message = format!("Invalid TOML: {}.{more}", error.message());
        let mend =
            "Write `key = \"text\"`. Put every text in double quotes and close every bracket.";
        self.report(Code::Syntax, span, &message, mend);
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
            let message = format!("This text has {} bytes. The limit is 16 KiB.", text.len());
            self.report(Code::StringTooLong, span, &message, "Shorten it.");
        } else if let Some(run) = forbidden_runs(text).first() {
            let first = text.get(run.clone()).and_then(|run| run.chars().next());
            let code = first.map_or(0, u32::from);
            let message = format!("This text contains the character U+{code:04X}.");
            self.report(Code::ForbiddenCharacter, span, &message, "Delete its escape code.");
        }
    }
}

/// The first error that breaks the syntax. Only one is kept, because a hostile
/// text has millions.
fn first_error(text: &str) -> Option<Error> {
    let first = DeTable::parse(text).err()?;
    if !is_duplicate(&first) {
        return Some(first);
    }
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.into_iter().find(|error| !is_duplicate(error))
}

fn is_duplicate(error: &Error) -> bool {
    error.message().starts_with("duplicate key")
}
