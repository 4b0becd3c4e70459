//! The log as a file to hand in: a transcript, or a table for a spreadsheet.

mod csv;
mod page;
mod pdf;
pub mod spreadsheet;

pub use page::in_html;

use super::completion::LogEntry;
use super::summary::Summary;
use crate::catalog::PartialDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// The person whose transcript it is, as far as that is to be on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// The full name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The badge or POST number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

impl Officer {
    /// Returns these particulars, with those of another in the place of the ones that are absent.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            name: self.name.or_else(|| other.name.clone()),
            agency: self.agency.or_else(|| other.agency.clone()),
            number: self.number.or_else(|| other.number.clone()),
        }
    }
}

/// The content of a transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    /// The completions, newest first.
    pub lines: Vec<LogEntry>,
    /// The totals of the lines.
    pub summary: Summary,
    /// The time that it covers, in words, such as `2026`; `None`: all years.
    pub period: Option<String>,
    /// The day on which it is made, if that is known.
    pub today: Option<PartialDate>,
    /// Whose it is.
    pub officer: Officer,
    /// Sentences on the hours of a training cycle.
    pub cycle: Vec<String>,
}

/// The certificate of a line of which only the file is kept.
const FILE_KEPT: &str = "on file";

/// The form of an exported log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranscriptFormat {
    /// A table that spreadsheets read as it is meant.
    Csv,
    /// A table for programs, each text as it is.
    PlainCsv,
    /// One web page to print.
    Html,
    /// Markdown.
    Markdown,
    /// Pages to print and sign, as PDF.
    Pdf,
}

impl TranscriptFormat {
    /// Returns the form that the name of a file asks for.
    pub fn of(file: &Path) -> Option<Self> {
        let extension = file.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "csv" => Self::Csv,
            "html" | "htm" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }

    /// Returns whether a file in this form starts with the mark by which Excel knows UTF-8.
    pub const fn has_byte_order_mark(self) -> bool {
        matches!(self, Self::Csv)
    }
}

/// The mark at the start of a file by which Excel knows UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Transcript {
    /// Returns it with a word in the column of certificates for lines with a certificate file and
    /// no number. `files` has the ids of lines with a file.
    #[must_use]
    pub fn with_files(mut self, files: &BTreeSet<String>) -> Self {
        for line in &mut self.lines {
            if files.contains(&line.id) {
                line.completion.certificate.get_or_insert_with(|| FILE_KEPT.to_owned());
            }
        }
        self
    }

    /// Returns a transcript of these lines.
    pub fn of(lines: Vec<LogEntry>, today: Option<PartialDate>) -> Self {
        let mut summary = Summary::default();
        lines.iter().for_each(|line| summary.add(line));
        summary.finish();
        Self { lines, summary, today, ..Self::default() }
    }

    /// Returns the text in a form, without a byte order mark.
    ///
    /// # Errors
    /// A table could not be written: why.
    pub fn text(&self, format: TranscriptFormat) -> Result<String, String> {
        match format {
            TranscriptFormat::Csv => csv::text(&self.lines, csv::Protection::Spreadsheet),
            TranscriptFormat::PlainCsv => csv::text(&self.lines, csv::Protection::None),
            TranscriptFormat::Html => Ok(page::html(self)),
            TranscriptFormat::Markdown => Ok(page::markdown(self)),
            TranscriptFormat::Pdf => Ok(pdf::pdf(self)),
        }
    }
}
