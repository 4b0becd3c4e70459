//! Sums over the log: by year, topic and provider, hours by month, what expires.

use super::completion::LogEntry;
use super::hours::exact;
use super::item::NO_TOPIC;
use crate::catalog::PartialDate;
use std::collections::BTreeMap;

/// A count of log lines and their minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Lines of the log.
    pub count: usize,
    /// Minutes of those that say how long they took.
    pub minutes: u64,
}

impl Total {
    /// The minutes as hours, exactly, such as `1.5` or `3:10`.
    pub fn hours(self) -> String {
        exact(self.minutes)
    }

    fn add(&mut self, done: &LogEntry) {
        self.count += 1;
        self.minutes += done.completion.hours.map_or(0, |hours| u64::from(hours.minutes()));
    }
}

/// The totals of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The total of all lines.
    pub all: Total,
    /// By year, such as `2026`, or `no date`.
    pub years: BTreeMap<String, Total>,
    /// By topic; a training counts under each of its topics.
    pub topics: BTreeMap<String, Total>,
    /// By provider.
    pub providers: BTreeMap<String, Total>,
    /// By month, such as `2026-11`, without the lines that name no month.
    pub months: BTreeMap<String, Total>,
    /// The completions that expire, soonest first; of several of the same training, the
    /// one that expires last.
    pub expiring: Vec<LogEntry>,
}

/// The row of the lines without a date.
const NO_DATE: &str = "no date";
/// The row of the lines without a provider.
const NO_PROVIDER: &str = "no provider";

impl Summary {
    /// Adds a line of the log.
    pub fn add(&mut self, done: &LogEntry) {
        let date = done.completion.date.as_ref();
        self.all.add(done);
        add(&mut self.years, date.map_or(NO_DATE, PartialDate::year), done);
        add(&mut self.providers, done.provider().unwrap_or(NO_PROVIDER), done);
        if let Some(month) = date.and_then(|date| date.as_str().get(..7)) {
            add(&mut self.months, month, done);
        }
        if done.subject.topics.is_empty() {
            add(&mut self.topics, NO_TOPIC, done);
        }
        done.subject.topics.iter().for_each(|topic| add(&mut self.topics, topic, done));
        if done.completion.expires.is_some() {
            self.expiring.push(done.clone());
        }
    }

    /// Sorts `expiring` and drops the older completions; call it after the last line.
    pub fn finish(&mut self) {
        let mut newest: BTreeMap<String, LogEntry> = BTreeMap::new();
        for done in std::mem::take(&mut self.expiring) {
            match newest.get(&done.subject.id) {
                Some(known) if known.completion.expires >= done.completion.expires => {}
                _ => {
                    newest.insert(done.subject.id.clone(), done);
                }
            }
        }
        self.expiring = newest.into_values().collect();
        let key = |done: &LogEntry| (done.completion.expires.clone(), done.subject.title.clone());
        self.expiring.sort_by_cached_key(key);
    }

    /// Returns the rows of a table: the most hours first, then the most lines, then by name.
    pub fn ranked(table: &BTreeMap<String, Total>) -> Vec<(&str, Total)> {
        let mut rows: Vec<(&str, Total)> =
            table.iter().map(|(name, t)| (name.as_str(), *t)).collect();
        rows.sort_by_key(|(_, total)| std::cmp::Reverse((total.minutes, total.count)));
        rows
    }

    /// Returns the `count` months up to `last`, such as `2026-11`, oldest first, with the
    /// months that have no line.
    pub fn last_months(&self, last: &PartialDate, count: usize) -> Vec<(String, Total)> {
        let text = last.as_str();
        let number = |range| text.get(range).and_then(|part: &str| part.parse::<u32>().ok());
        let (Some(year), Some(month)) = (number(0..4), number(5..7)) else { return Vec::new() };
        let newest = year * 12 + month - 1;
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let oldest = (newest + 1).saturating_sub(count);
        let name = |at: u32| format!("{:04}-{:02}", at / 12, at % 12 + 1);
        let row = |name: String| {
            let total = self.months.get(&name).copied().unwrap_or_default();
            (name, total)
        };
        (oldest..=newest).map(name).map(row).collect()
    }
}

fn add(table: &mut BTreeMap<String, Total>, name: &str, done: &LogEntry) {
    match table.get_mut(name) {
        Some(total) => total.add(done),
        // Only a new name is copied.
        None => table.entry(name.to_owned()).or_default().add(done),
    }
}
