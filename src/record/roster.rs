//! One row of a roster: what an officer's exported record says of hours, gaps and expiries.

use super::completion::{LogEntry, is_past, is_within};
use super::cycle::{CycleProgress, TrainingCycle};
use super::exchange::archive::Archive;
use super::summary::Summary;
use super::transcript::Officer;
use crate::catalog::{Catalog, PartialDate};

/// Days before an expiry is named.
pub const EXPIRES_SOON: i32 = 90;

/// The rules by which a coordinator adds up.
#[derive(Debug, Clone, Copy)]
pub struct RosterRules<'a> {
    /// The cycle; `None`: all of each log counts, and nothing is missing.
    pub cycle: Option<&'a TrainingCycle>,
    /// The day.
    pub today: &'a PartialDate,
    /// The catalog, for the topics that a cycle names.
    pub catalog: &'a Catalog,
}

/// The row of one officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// The officer; the name is that of the file where the record has none.
    pub officer: Officer,
    /// The file.
    pub file: String,
    /// Hours and trainings in the cycle, by topic, too.
    pub summary: Summary,
    /// How far the cycle is.
    pub progress: Option<CycleProgress>,
    /// Trainings that expired or expire soon, soonest first: the day and the title.
    pub expiring: Vec<(PartialDate, String)>,
    /// The day of the newest training.
    pub newest: Option<PartialDate>,
}

impl RosterRow {
    /// Returns the row of a record that was exported to a file.
    pub fn of(archive: &Archive, file: &str, rules: RosterRules<'_>) -> Self {
        let mut lines = archive.log();
        let progress = rules.cycle.map(|cycle| cycle.measure(&lines, rules.today, rules.catalog));
        let newest = lines.iter().filter_map(|line| line.completion.date.clone()).max();
        let mut all = Summary::default();
        lines.iter().for_each(|line| all.add(line));
        all.finish();
        let expiring = all.expiring.into_iter().filter_map(|line| soon(line, rules.today));
        let expiring = expiring.collect();
        if let Some(cycle) = rules.cycle {
            lines.retain(|line| cycle.holds(line));
        }
        let mut summary = Summary::default();
        lines.iter().for_each(|line| summary.add(line));
        // All of the log tells when trainings expire, whatever the cycle.
        summary.expiring.clear();
        let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let stem = stem.strip_suffix(".json").unwrap_or(stem).to_owned();
        let officer = archive.officer.clone().unwrap_or_default();
        let officer = Officer { name: officer.name.or(Some(stem)), ..officer };
        Self { officer, file: file.to_owned(), summary, progress, expiring, newest }
    }

    /// Returns the name for the table.
    pub fn name(&self) -> &str {
        self.officer.name.as_deref().unwrap_or(&self.file)
    }

    /// Returns the gaps in words: "12 h, Labor trafficking 0.5 h".
    pub fn missing(&self) -> Vec<String> {
        let Some(progress) = &self.progress else { return Vec::new() };
        let goals = progress.hours.iter().chain(&progress.required);
        goals.filter(|goal| goal.gap() > 0).map(|goal| goal.gap_in_words()).collect()
    }

    /// Returns what expires in words: "First Aid (expired Nov 1, 2026)".
    pub fn expiring_in_words(&self, today: &PartialDate) -> Vec<String> {
        let words = |(day, title): &(PartialDate, String)| match is_past(day, today) {
            true => format!("{title} (expired {day})"),
            false => format!("{title} ({day})"),
        };
        self.expiring.iter().map(words).collect()
    }
}

fn soon(line: LogEntry, today: &PartialDate) -> Option<(PartialDate, String)> {
    let expires = line.completion.expires?;
    is_within(&expires, today, EXPIRES_SOON).then_some((expires, line.subject.title))
}
