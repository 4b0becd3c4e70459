//! Sums over the log: by year, topic and provider, hours by month, what expires.

use super::completion::LogEntry;
use super::hours::exact;
use crate::catalog::PartialDate;
use std::collections::BTreeMap;

/// How often and how long.
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

/// What the log comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// All of it.
    pub all: Total,
    /// By year, such as `2026`, or `no date`.
    pub years: BTreeMap<String, Total>,
    /// By topic; a training counts under each of its topics.
    pub topics: BTreeMap<String, Total>,
    /// By provider.
    pub providers: BTreeMap<String, Total>,
    /// By month, such as `2026-11`; what bears no month is not there.
    pub months: BTreeMap<String, Total>,
    /// What has to be taken again, soonest first: of several times that the
    /// same training was done, the one that holds longest.
    pub expiring: Vec<LogEntry>,
}

/// What is written where nothing is known.
const NO_DATE: &str = "no date";
const NO_PROVIDER: &str = "no provider";
const NO_TOPIC: &str = "no topic";

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

    /// Puts what expires in order; call it after the last line.
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

    /// A table by the most hours, then the most lines, then by name.
    pub fn ranked(table: &BTreeMap<String, Total>) -> Vec<(&str, Total)> {
        let mut rows: Vec<(&str, Total)> =
            table.iter().map(|(name, t)| (name.as_str(), *t)).collect();
        rows.sort_by_key(|(_, total)| std::cmp::Reverse((total.minutes, total.count)));
        rows
    }

    /// The months up to `last`, such as `2026-11`, so many of them, oldest first,
    /// those without a line among them.
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
