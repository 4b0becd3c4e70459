//! What a log is written from.

use crate::catalog::PartialDate;
use crate::record::{LogEntry, Planned, Summary};

/// What a log is written from.
#[derive(Debug, Default)]
pub(in crate::cli) struct Log {
    /// What was done, newest first.
    pub(in crate::cli) lines: Vec<LogEntry>,
    /// The sums of it.
    pub(in crate::cli) summary: Summary,
    /// What is planned, soonest first.
    pub(in crate::cli) planned: Vec<Planned>,
    /// The year that was asked for; absent: all of them.
    pub(in crate::cli) year: Option<PartialDate>,
    /// The day that it is; absent where there is no record.
    pub(in crate::cli) today: Option<PartialDate>,
}
pub(in crate::cli) mod csv;
pub(in crate::cli) mod page;
pub(in crate::cli) mod text;
