//! The log, and the forms in which it is written.

use crate::catalog::PartialDate;
use crate::record::{LogEntry, Planned, Summary};

/// The content of a log, to be written in one of the forms.
#[derive(Debug, Default)]
pub(in crate::cli) struct Log {
    /// The completions, newest first.
    pub(in crate::cli) lines: Vec<LogEntry>,
    /// The totals of the lines.
    pub(in crate::cli) summary: Summary,
    /// The plans, soonest first.
    pub(in crate::cli) planned: Vec<Planned>,
    /// The year that was asked for; `None`: all years.
    pub(in crate::cli) year: Option<PartialDate>,
    /// Today; `None` where there is no record.
    pub(in crate::cli) today: Option<PartialDate>,
}
pub(in crate::cli) mod csv;
pub(in crate::cli) mod page;
pub(in crate::cli) mod text;
