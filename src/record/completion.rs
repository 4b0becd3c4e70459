//! Completed and planned trainings.

use super::hours::Hours;
use super::item::Item;
use crate::catalog::PartialDate;
use jiff::ToSpan;
use jiff::civil::Date;

/// The details that a person gives of a completed training.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// The day, or a year or a month if the day is not known; `None` if nothing is known.
    pub date: Option<PartialDate>,
    /// How long it took.
    pub hours: Option<Hours>,
    /// The organization that gave it, where that is not the publisher.
    pub provider: Option<String>,
    /// The number of the certificate, or where its file is.
    pub certificate: Option<String>,
    /// The credit that it counts for, such as `POST`.
    pub credit: Option<String>,
    /// When it has to be taken again.
    pub expires: Option<PartialDate>,
}

/// One line of the log: one completion of a training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// `done.` and letters; never given to another line.
    pub id: String,
    /// The training.
    pub subject: Item,
    /// The details of the completion.
    pub completion: Completion,
    /// When it was written down, RFC 3339.
    pub added: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
}

impl LogEntry {
    /// Returns the provider: as the person wrote it, else the publisher.
    pub fn provider(&self) -> Option<&str> {
        self.completion.provider.as_deref().or(self.subject.provider.as_deref())
    }
}

/// Returns whether a date is after a day. A year or a month begins with its first day.
pub fn is_ahead(date: &PartialDate, today: &PartialDate) -> bool {
    let date = date.as_str();
    today.as_str().get(..date.len()).is_some_and(|now| date > now)
}

/// Returns whether a date is before a day. A year or a month ends with its last day.
pub fn is_past(date: &PartialDate, today: &PartialDate) -> bool {
    let date = date.as_str();
    today.as_str().get(..date.len()).is_some_and(|now| date < now)
}

/// Returns whether a date is before a day, or at most so many days after it.
pub fn is_within(date: &PartialDate, today: &PartialDate, days: i32) -> bool {
    let last =
        today.as_str().parse().ok().and_then(|today: Date| today.checked_add(days.days()).ok());
    let last = last.and_then(|last| PartialDate::parse(&last.to_string()));
    last.is_none_or(|last| !is_ahead(date, &last))
}

impl Planned {
    /// Returns whether the day by which it is due is before this one.
    pub fn is_overdue(&self, today: Option<&PartialDate>) -> bool {
        self.due.as_ref().zip(today).is_some_and(|(due, today)| is_past(due, today))
    }
}

/// A planned training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The training.
    pub subject: Item,
    /// The day by which it is to be done.
    pub due: Option<PartialDate>,
    /// When it was planned or the day changed, RFC 3339.
    pub changed: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_is_past_when_it_is_over() {
        let today = PartialDate::parse("2026-11-26").unwrap();
        for (date, past) in [
            ("2026-11-25", true),
            ("2026-11-26", false),
            ("2026-11-27", false),
            ("2026-11", false),
            ("2026-10", true),
            ("2026", false),
            ("2025", true),
        ] {
            assert_eq!(is_past(&PartialDate::parse(date).unwrap(), &today), past, "{date}");
        }
    }
}
