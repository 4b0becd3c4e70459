//! A training cycle: so many hours until a day, some of them on a topic or for a credit.

use super::completion::LogEntry;
use super::cycle_gap::{Filler, fillers};
use super::hours::{alike, exact};
use super::item::{Item, NO_TOPIC};
use crate::catalog::{Catalog, PartialDate};
use jiff::civil::Date;
use jiff::{ToSpan, Unit};

/// The goal of a training cycle, as an agency or a POST board sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingCycle {
    /// The minutes to reach in all; `None` if only some topics count.
    pub minutes: Option<u64>,
    /// Its first day.
    pub from: PartialDate,
    /// Its last day.
    pub to: PartialDate,
    /// The parts that are required.
    pub required: Vec<Requirement>,
}

/// A part of the hours that has to be on a topic or count for a credit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requirement {
    /// The id or the label of a topic; `None` for any.
    pub topic: Option<String>,
    /// The credit; `None` for any.
    pub credit: Option<String>,
    /// The minutes to reach.
    pub minutes: u64,
    /// Within so many years up to today, where that is not the cycle.
    pub years: Option<u32>,
}

/// How far a training cycle is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleProgress {
    /// The hours in all; absent if the cycle names none.
    pub hours: Option<GoalProgress>,
    /// The required parts, in the order of the settings.
    pub required: Vec<GoalProgress>,
    /// Lines that may lie in the cycle but name no exact day, so that they are not counted.
    pub unsure: usize,
    /// Required topics that neither the catalog nor a counted line has: perhaps typos.
    pub unknown: Vec<String>,
    /// The last day of the cycle.
    to: PartialDate,
    /// Days from today to the last one; negative once that is over.
    days: i32,
}

/// How far one goal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalProgress {
    /// The topic and the credit in words; empty for the hours in all.
    pub label: String,
    /// The minutes that are reached.
    pub done: u64,
    /// The minutes to reach.
    pub goal: u64,
    /// Those of the reached minutes whose training has the topic only by words of its title.
    pub by_title: u64,
    /// Entries of the catalog that would fill the gap, the best first.
    pub fillers: Vec<Filler>,
}

/// The topic that stands for the whole catalog.
const ALL_OF_IT: &str = "human-trafficking";

/// How to say which topic a training in no catalog has.
const TITLE_ADVICE: &str =
    "To set a topic: squadroom log edit ID --topic TOPIC, or --topic none if it has none.";

impl TrainingCycle {
    /// Returns whether a line of the log lies in the cycle, with its whole date.
    pub fn holds(&self, line: &LogEntry) -> bool {
        lies_in(line, days(&self.from, &self.to)) == Some(true)
    }

    /// Returns its time in words.
    pub fn period(&self) -> String {
        format!("{} to {}", self.from, self.to)
    }

    /// Returns how far it is with these lines of the log, and what would fill its gaps.
    pub fn progress(
        &self,
        lines: &[LogEntry],
        today: &PartialDate,
        catalog: &Catalog,
    ) -> CycleProgress {
        let mut progress = self.measure(lines, today, catalog);
        let is_taken = |id: &str| lines.iter().any(|line| line.subject.id == id);
        let whole = Requirement::default();
        let goals = progress.required.iter_mut().zip(&self.required);
        for (goal, part) in goals.chain(progress.hours.iter_mut().zip([&whole])) {
            if goal.gap() > 0 {
                goal.fillers = fillers(catalog, part.topic_id(catalog), goal.gap(), &is_taken);
            }
        }
        progress
    }

    /// Returns how far it is with these lines of the log.
    pub fn measure(
        &self,
        lines: &[LogEntry],
        today: &PartialDate,
        catalog: &Catalog,
    ) -> CycleProgress {
        let own = days(&self.from, &self.to);
        let sum = |time: Option<(Date, Date)>, counts: &dyn Fn(&LogEntry) -> bool| -> u64 {
            let lines = lines.iter().filter(|line| lies_in(line, time) == Some(true));
            let hours = lines.filter(|line| counts(line)).filter_map(|line| line.completion.hours);
            hours.map(|hours| u64::from(hours.minutes())).sum()
        };
        let goal = |requirement: &Requirement, time| {
            let counts = |line: &LogEntry| requirement.counts(line, catalog).is_some();
            let by_title =
                |line: &LogEntry| requirement.counts(line, catalog) == Some(CountedBy::Title);
            GoalProgress {
                label: requirement.label(catalog),
                done: sum(time, &counts),
                goal: requirement.minutes,
                by_title: sum(time, &by_title),
                fillers: Vec::new(),
            }
        };
        let hours = self
            .minutes
            .map(|minutes| goal(&Requirement { minutes, ..Requirement::default() }, own));
        let part = |requirement: &Requirement| goal(requirement, requirement.time(today).or(own));
        let left = day(today).zip(day(&self.to));
        let left = left.and_then(|(today, last)| today.until((Unit::Day, last)).ok());
        let required: Vec<GoalProgress> = self.required.iter().map(part).collect();
        let parts = self.required.iter().zip(&required);
        let unknown = parts.filter(|(part, goal)| goal.done == 0 && !part.is_known(catalog));
        CycleProgress {
            hours,
            unknown: unknown.filter_map(|(part, _)| part.topic.clone()).collect(),
            required,
            unsure: lines.iter().filter(|line| lies_in(line, own).is_none()).count(),
            to: self.to.clone(),
            days: left.map_or(0, |span| span.get_days()),
        }
    }
}

impl Requirement {
    /// Returns the time that counts up to today, where it is not the cycle.
    fn time(&self, today: &PartialDate) -> Option<(Date, Date)> {
        let (today, years) = (day(today)?, self.years?);
        let first = today.checked_sub(i64::from(years).years()).ok()?.tomorrow().ok()?;
        Some((first, today))
    }

    /// Returns the id of its topic, if that is one of the catalog's.
    fn topic_id<'c>(&self, catalog: &'c Catalog) -> Option<&'c str> {
        let topic = self.topic.as_deref()?;
        let is_it = |id: &str, label: &str| {
            id.eq_ignore_ascii_case(topic) || label.eq_ignore_ascii_case(topic)
        };
        let found = catalog.topics.iter().find(|known| is_it(&known.id, &known.label));
        found.map(|topic| topic.id.as_str())
    }

    /// Returns whether its topic is one of the catalog's, or the whole catalog.
    pub fn is_known(&self, catalog: &Catalog) -> bool {
        self.topic.is_none() || self.is_all_of_it() || self.topic_id(catalog).is_some()
    }

    fn is_all_of_it(&self) -> bool {
        let topic = self.topic.as_deref().unwrap_or_default();
        topic.replace(' ', "-").eq_ignore_ascii_case(ALL_OF_IT)
    }

    fn label(&self, catalog: &Catalog) -> String {
        let known = self.topic_id(catalog).and_then(|id| catalog.topic(id));
        let topic = match (known, &self.topic) {
            (Some(topic), _) => Some(topic.label.clone()),
            (None, Some(_)) if self.is_all_of_it() => Some("Human trafficking".to_owned()),
            (None, topic) => topic.clone(),
        };
        let years = self.years.map(|years| match years {
            1 => "in 1 year".to_owned(),
            years => format!("in {years} years"),
        });
        let parts: Vec<String> =
            topic.into_iter().chain(self.credit.clone()).chain(years).collect();
        parts.join(", ")
    }

    /// Returns by what a line counts for it, if it does.
    fn counts(&self, line: &LogEntry, catalog: &Catalog) -> Option<CountedBy> {
        let has_credit = self.credit.as_deref().is_none_or(|wanted| {
            let credit = line.completion.credit.as_deref().unwrap_or_default();
            credit.to_lowercase().contains(&wanted.to_lowercase())
        });
        self.topic_of(&line.subject, catalog).filter(|_| has_credit)
    }

    /// Returns by what a training has the topic, if it has. One in no catalog for which the
    /// person named no topic has it by words of its title.
    fn topic_of(&self, subject: &Item, catalog: &Catalog) -> Option<CountedBy> {
        let Some(topic) = &self.topic else { return Some(CountedBy::Topic) };
        let id = self.topic_id(catalog);
        let label = id.and_then(|id| catalog.topic(id)).map_or(topic.as_str(), |own| &own.label);
        let (label, is_all) = match self.is_all_of_it() {
            true => ("trafficking", true),
            false => (label, false),
        };
        let is_it = |own: &String| match is_all {
            true => own != NO_TOPIC,
            false => own.eq_ignore_ascii_case(label),
        };
        let title = || subject.title.to_lowercase().contains(&label.to_lowercase());
        let has_topic = subject.topics.iter().any(is_it) || is_all && !subject.is_own();
        let is_silent = subject.is_own() && subject.topics.is_empty();
        match has_topic {
            true => Some(CountedBy::Topic),
            false => (is_silent && title()).then_some(CountedBy::Title),
        }
    }
}

/// By what a training counts for a required part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CountedBy {
    /// A topic that the catalog or the person named, or no topic is required.
    Topic,
    /// Words of its title.
    Title,
}

impl GoalProgress {
    /// Returns the hours of it: "9.5 of 40 h".
    pub fn hours(&self) -> String {
        hours_of(self.done, self.goal)
    }

    /// Returns the minutes that are missing.
    pub fn gap(&self) -> u64 {
        self.goal.saturating_sub(self.done)
    }

    /// Returns the gap in words: "Labor trafficking 0.5 h", or "30.5 h" of the hours in all.
    pub fn gap_in_words(&self) -> String {
        format!("{} {} h", self.label, exact(self.gap())).trim_start().to_owned()
    }

    /// Returns the goal in one line: "Labor trafficking: 0.5 of 2 h, 1.5 h missing".
    pub fn in_words(&self) -> String {
        let [done, goal, gap] = alike([self.done, self.goal, self.gap()]);
        let end = match self.gap() {
            0 => "complete".to_owned(),
            _ => format!("{gap} h missing"),
        };
        let label = if self.label.is_empty() { "Hours" } else { &self.label };
        format!("{label}: {done} of {goal} h, {end}")
    }

    /// Says how many hours count by words of a title, if any do.
    pub fn by_title_in_words(&self) -> Option<String> {
        let hours = exact(self.by_title);
        (self.by_title > 0).then(|| format!("{}: {hours} h counted by title.", self.label))
    }
}

/// Returns minutes of a goal in words: "9.5 of 40 h".
pub fn hours_of(done: u64, goal: u64) -> String {
    let [done, goal] = alike([done, goal]);
    format!("{done} of {goal} h")
}

impl CycleProgress {
    /// Returns the hours against the goal: "9.5 of 40 h, until Dec 31, 2027 (761 days left)".
    pub fn hours_in_words(&self) -> String {
        let hours = self.hours.as_ref().map(|hours| format!("{}, ", hours.hours()));
        let left = match self.days {
            ..0 => "ended".to_owned(),
            0 => "today is the last day".to_owned(),
            1 => "1 day left".to_owned(),
            days => format!("{days} days left"),
        };
        let until = format!("until {} ({left})", self.to);
        match hours {
            Some(hours) => hours + &until,
            None => format!("Training cycle {until}"),
        }
    }

    /// Returns what a transcript says of it: the hours, each required part, and what isn't
    /// counted.
    pub fn on_transcript(&self) -> Vec<String> {
        let mut lines = self.goals_in_words();
        lines.extend(self.unsure_in_words());
        lines
    }

    fn goals_in_words(&self) -> Vec<String> {
        let mut lines = vec![self.hours_in_words()];
        for part in &self.required {
            lines.push(part.in_words());
            lines.extend(part.by_title_in_words());
        }
        lines
    }

    /// Returns all of it, a sentence for each line.
    pub fn in_words(&self) -> Vec<String> {
        let mut lines = self.goals_in_words();
        lines.extend(self.unknown_in_words());
        lines.extend(self.title_advice().map(str::to_owned));
        let named =
            |filler: &Filler| format!("To fill the gap: {}  [{}]", filler.in_words(), filler.id);
        lines.extend(self.fillers().map(named));
        lines.extend(self.unsure_in_words());
        lines
    }

    /// Returns what would fill the gaps, each entry once: that of required parts first.
    pub fn fillers(&self) -> impl Iterator<Item = &Filler> {
        let goals = || self.required.iter().chain(&self.hours);
        let all = goals().flat_map(|goal| &goal.fillers);
        all.enumerate().filter_map(move |(place, filler)| {
            let mut before = goals().flat_map(|goal| &goal.fillers).take(place);
            before.all(|other| other.id != filler.id).then_some(filler)
        })
    }

    /// Says which required topics are none, a sentence for each.
    pub fn unknown_in_words(&self) -> impl Iterator<Item = String> {
        self.unknown.iter().map(|topic| {
            format!("No topic is called `{topic}`. To see the topics: squadroom topics")
        })
    }

    /// Says what to do about hours that count by words of a title, if any do.
    pub fn title_advice(&self) -> Option<&'static str> {
        let is_by_title = self.required.iter().any(|part| part.by_title > 0);
        is_by_title.then_some(TITLE_ADVICE)
    }

    /// Says how many lines are not counted, if there are any.
    pub fn unsure_in_words(&self) -> Option<String> {
        match self.unsure {
            0 => None,
            1 => Some("1 training has no exact day and isn't counted.".to_owned()),
            count => Some(format!("{count} trainings have no exact day and aren't counted.")),
        }
    }
}

fn day(date: &PartialDate) -> Option<Date> {
    date.as_str().parse().ok()
}

fn days(from: &PartialDate, to: &PartialDate) -> Option<(Date, Date)> {
    Some((day(from)?, day(to)?))
}

/// Returns whether a line lies in a time; `None` where its date is not exact enough to say.
fn lies_in(line: &LogEntry, time: Option<(Date, Date)>) -> Option<bool> {
    let (from, to) = time?;
    let date = line.completion.date.as_ref()?;
    let text = date.as_str();
    let first: Date = match text.len() {
        4 => format!("{text}-01-01").parse().ok()?,
        7 => format!("{text}-01").parse().ok()?,
        _ => text.parse().ok()?,
    };
    let last = match text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    match (from <= first && last <= to, last < from || to < first) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[path = "cycle/tests.rs"]
mod tests;
