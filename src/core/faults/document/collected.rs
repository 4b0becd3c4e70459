//! The faults of one document so far, and where they stand.

use crate::faults::{Code, Fault, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The faults of one document so far. Places are byte offsets.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub faults: Vec<Fault>,
    /// Where errors start.
    pub errors: BTreeSet<usize>,
    /// Where syntax errors start, and their lines.
    pub syntax: BTreeSet<usize>,
    pub syntax_lines: BTreeSet<usize>,
    /// Start to end of each text that has forbidden characters or is too long, and their lines.
    pub spoiled: BTreeMap<usize, usize>,
    pub spoiled_lines: BTreeSet<usize>,
    /// The lines of unknown keys.
    pub stray_lines: BTreeSet<usize>,
}

impl Collected {
    /// Notes where a fault stands, even if its message is not kept.
    pub fn note(&mut self, severity: Severity, code: Code, span: &Range<usize>, line: usize) {
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

/// Returns true for a fault that the TOML parser raises.
pub(super) const fn is_syntax(code: Code) -> bool {
    matches!(code, Code::Syntax | Code::DuplicateKey)
}
