//! Checks that no text holds a telephone number: nobody checks a number in prose, and it stays
//! there when the number changes.

mod context;
mod find;
mod group;
mod plain;
mod texting;

use crate::catalog::Entry;
use crate::catalog::model::source_file::{LINK_STATE, base_name};
use crate::faults::{Code, Document};
use find::numbers;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys whose digits are not prose.
const EXEMPT: [&str; 12] = [
    "id",
    "number",
    "number_again",
    "vanity",
    "url",
    "archived_url",
    "document_url",
    "report_number",
    "award_number",
    "address",
    "version",
    "starts",
];

/// Text codes and lettered names of a catalog's lines, to recognize them in its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::catalog) struct KnownNumbers {
    /// The text codes of five and six digits.
    codes: BTreeSet<String>,
    /// The names that lines have by their letters: `1800THELOST` for the line
    /// 1-800-843-5678 with the vanity `THE-LOST`. A text may use one, since its
    /// letters were checked against the digits.
    names: BTreeSet<String>,
}

impl KnownNumbers {
    /// Returns the numbers of entries that every catalog has.
    pub(in crate::catalog) fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut known = Self::default();
        for line in entries.into_iter().flat_map(|entry| &entry.lines) {
            let Some(number) = &line.number else { continue };
            known.learn_code(number.as_str());
            line.vanity.iter().for_each(|letters| known.learn_name(number.as_str(), letters));
        }
        known
    }

    fn learn_code(&mut self, number: &str) {
        if matches!(number.len(), 5 | 6) && number.bytes().all(|b| b.is_ascii_digit()) {
            self.codes.insert(number.to_owned());
        }
    }

    fn learn_name(&mut self, number: &str, letters: &str) {
        let (number, letters) = (bare(number), bare(letters));
        let kept = number.len().saturating_sub(letters.len());
        self.names.insert(format!("{}{letters}", number.get(..kept).unwrap_or("")));
    }

    /// Adds the numbers of one file; returns whether one was new.
    pub(in crate::catalog) fn learn(&mut self, table: &DeTable<'_>) -> bool {
        let before = (self.codes.len(), self.names.len());
        let mut number = "";
        visit(table, &mut |key, text, _| match key {
            "number" => {
                self.learn_code(text);
                number = text;
            }
            "vanity" => self.learn_name(number, text),
            _ => {}
        });
        before != (self.codes.len(), self.names.len())
    }
}

/// Returns only the ASCII letters and digits of a text.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Returns true if the number at `start` is one of the lettered names.
fn is_name(text: &str, start: usize, names: &BTreeSet<String>) -> bool {
    let written = text.get(start..).unwrap_or("").trim_start_matches('(');
    let end = written.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    names.contains(&bare(written.get(..end.unwrap_or(written.len())).unwrap_or("")))
}

/// Reports every number in the prose of a table and of those below it.
pub(in crate::catalog) fn check(
    document: &Document<'_>,
    table: &DeTable<'_>,
    known: &KnownNumbers,
) {
    // A program wrote it: addresses and the words of sites.
    if base_name(document.name()) == LINK_STATE {
        return;
    }
    visit(table, &mut |key, text, span| {
        let has_none = || {
            has_few_digits(text)
                && !plain::spells_number(text)
                && texting::texted_words(text).is_empty()
        };
        if EXEMPT.contains(&key) || has_none() {
            return;
        }
        for run in numbers(text, &known.codes) {
            if is_name(text, run.start, &known.names) {
                continue;
            }
            let found = text.get(run).unwrap_or("");
            let message = format!("`{found}` looks like a telephone number.");
            let mend = "Put numbers in hotlines.toml only. Name the hotline here instead.";
            document.report(Code::NumberInProse, document.part(&span, found), &message, mend);
        }
    });
}

/// Returns true if a text has too few digits for any number: `800WORD` has three.
fn has_few_digits(text: &str) -> bool {
    // Even chunks are counted many bytes at once: this runs on every text.
    let (chunks, rest) = text.as_bytes().as_chunks::<16>();
    let digits = |bytes: &[u8]| -> u8 { bytes.iter().map(|b| u8::from(b.is_ascii_digit())).sum() };
    let of_chunks: usize = chunks.iter().map(|chunk| usize::from(digits(chunk))).sum();
    text.is_ascii() && of_chunks + usize::from(digits(rest)) < 3
}

/// Calls `f` with the key, text and place of every string. The parser limits
/// how deep tables nest, and so this recursion.
fn visit<'a>(table: &'a DeTable<'a>, f: &mut impl FnMut(&'a str, &'a str, Range<usize>)) {
    for (key, value) in table {
        visit_value(key.get_ref(), value, f);
    }
}

fn visit_value<'a>(
    key: &'a str,
    value: &'a Spanned<DeValue<'a>>,
    f: &mut impl FnMut(&'a str, &'a str, Range<usize>),
) {
    match value.get_ref() {
        DeValue::String(text) => f(key, text, value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| visit_value(key, item, f)),
        DeValue::Table(table) => visit(table, f),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
