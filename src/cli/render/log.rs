//! The log in words.

use crate::record::{CycleProgress, Planned, Transcript};

/// The content of a log, to be written in one of the forms.
#[derive(Debug, Default)]
pub(in crate::cli) struct Log {
    /// The completions and their totals.
    pub(in crate::cli) transcript: Transcript,
    /// The plans, soonest first.
    pub(in crate::cli) planned: Vec<Planned>,
    /// How far the training cycle is, where the settings name one.
    pub(in crate::cli) cycle: Option<CycleProgress>,
    /// True if the log has lines, be they of another time.
    pub(in crate::cli) has_others: bool,
}
pub(in crate::cli) mod text;
