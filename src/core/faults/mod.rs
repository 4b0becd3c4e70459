//! Faults, the diagnostics of a text that a person wrote: the error, its place and how to fix it.
//!
//! The catalog and the user's own settings report in the same words. A
//! [`Fault`] holds all that its report needs, so the text itself can be
//! dropped. Start at [`Fault`]; a [`Document`] collects faults while
//! [`TableReader`]s go through its TOML, and [`render`] draws them.

mod code;
mod document;
mod nearest;
mod position;
mod recover;
mod render;
mod sanitize;
mod table;

pub use code::{Code, Severity};
pub use document::{Document, LARGEST_FILE};
pub use nearest::{forgiven, nearest, slips};
pub use render::{ColorMode, render};
pub use sanitize::{cleaned, cleaned_line, forbidden_runs, harmless, is_forbidden, visible};
pub use table::{Keys, TableReader};

use std::ops::Range;

/// One thing that is wrong in one place of one file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fault {
    /// The rule that is broken; its text form is stable.
    pub code: Code,
    /// The severity: the item is dropped (`error`) or kept (`warning`).
    pub severity: Severity,
    /// The file's name, as its loader gave it.
    pub file: String,
    /// Line in that file, from 1; 0 when the fault is not in a line.
    pub line: usize,
    /// Column in that line, in characters, from 1; 0 when not in a line.
    pub column: usize,
    /// The fault, in one sentence.
    pub message: String,
    /// The remedy, in one sentence.
    pub mend: String,
    /// The line itself, shortened when very long.
    #[serde(rename = "text")]
    pub source_line: String,
    /// The part of `source_line` that is at fault, in bytes, on char boundaries.
    #[serde(skip)]
    pub underline: Range<usize>,
}

impl Fault {
    /// Returns a fault of a file as a whole, such as one that could not be read.
    pub fn of_file(code: Code, file: &str, message: &str, mend: &str) -> Self {
        Self {
            code,
            severity: code.severity(),
            file: visible(file),
            line: 0,
            column: 0,
            message: sanitize::shortened(message),
            mend: sanitize::shortened(mend),
            source_line: String::new(),
            underline: 0..0,
        }
    }
}
