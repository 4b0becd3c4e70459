//! What is done, and what is planned.

use super::hours::Hours;
use super::item::Item;
use crate::catalog::PartialDate;

/// What a person says of a training that they did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// When; a year or a month if the day is not known. Absent: not known.
    pub date: Option<PartialDate>,
    /// How long it took.
    pub hours: Option<Hours>,
    /// Who gave it, where that is not who publishes it.
    pub provider: Option<String>,
    /// The number of the certificate, or where its file is.
    pub certificate: Option<String>,
    /// What credit it counts for, such as `POST`.
    pub credit: Option<String>,
    /// When it has to be taken again.
    pub expires: Option<PartialDate>,
}

/// A training that was done, once: one line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// `done.` and letters; never given to another one.
    pub id: String,
    /// What was done.
    pub subject: Item,
    /// What is known of it.
    pub completion: Completion,
    /// When it was written down, RFC 3339.
    pub added: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
}

impl LogEntry {
    /// Who gave it: as the person said, else who publishes it.
    pub fn provider(&self) -> Option<&str> {
        self.completion.provider.as_deref().or(self.subject.provider.as_deref())
    }
}

/// What somebody means to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What is planned.
    pub subject: Item,
    /// By when, a day.
    pub due: Option<PartialDate>,
    /// When it was planned or the day changed, RFC 3339.
    pub changed: String,
}
