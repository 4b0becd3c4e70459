//! The officer's own record as text: what is due, what expires, and sums of what
//! was done.

use super::{LogRows, SpanStyle, TextView, Writer, log_rows};
use crate::catalog::PartialDate;
use crate::record::{
    CycleProgress, GoalProgress, LogEntry, RecordSnapshot, Summary, Total, is_past, is_within,
};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Months of the chart.
const MONTHS: usize = 12;

/// The longest bar of the chart, in columns.
const LONGEST_BAR: usize = 48;

/// The columns of the figures before a name: "  12.5 h  9 trainings".
const FIGURES: usize = 23;

/// So many plans and expiries are named over the log.
const MOST_NAMED: usize = 2;

/// Days before an expiry is named over the log.
const SOON: i32 = 90;

/// The record, its summary and the day: all that its screen is written from.
#[derive(Debug, Clone, Copy)]
pub struct RecordView<'a> {
    /// All rows of the record.
    pub contents: &'a RecordSnapshot,
    /// The completions, summed up.
    pub summary: &'a Summary,
    /// The day, to tell what is overdue and where the chart ends.
    pub today: Option<&'a PartialDate>,
    /// The keys to write something down: done, plan, star, note.
    pub keys: [Option<&'a str>; 4],
    /// The key to log a training in no catalog.
    pub add: Option<&'a str>,
    /// The key to correct a line.
    pub edit: Option<&'a str>,
    /// The lines of the log.
    pub rows: LogRows<'a>,
    /// The words that the lines are found by; empty: all lines.
    pub typed: &'a str,
    /// How far the training cycle is, where the settings name one.
    pub cycle: Option<&'a CycleProgress>,
}

/// The whole record: the goal, what is due and what expires; the log; sums.
pub fn own_record(view: RecordView<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    let summary = view.summary;
    if let Some(cycle) = view.cycle {
        cycle_goal(&mut writer, cycle, view.edit);
    }
    if view.contents.kept.is_empty() {
        writer.gap();
        empty(&mut writer, view);
        return writer.finish();
    }
    due_soon(&mut writer, view);
    log(&mut writer, view, width);
    planned(&mut writer, view);
    expiring(&mut writer, &summary.expiring, view.today);
    if summary.all.count > 0 {
        months(&mut writer, summary, view.today, width);
        // The newest year first.
        let years: Vec<_> =
            summary.years.iter().rev().map(|(name, t)| (name.as_str(), *t)).collect();
        table(&mut writer, "By year", &years);
        table(&mut writer, "By topic", &Summary::ranked(&summary.topics));
        table(&mut writer, "By provider", &Summary::ranked(&summary.providers));
    }
    marked(&mut writer, view.contents);
    writer.finish()
}

/// Adds the hours against the goal, what is missing, and what would fill it.
fn cycle_goal(writer: &mut Writer, cycle: &CycleProgress, edit: Option<&str>) {
    writer.prose(SpanStyle::Heading, &cycle.hours_in_words());
    for part in cycle.required.iter().filter(|part| part.gap() > 0) {
        writer.warning("Missing", &format!("{} ({})", part.gap_in_words(), part.hours()));
    }
    cycle.unknown_in_words().for_each(|told| writer.prose(SpanStyle::Text, &told));
    let complete = cycle.required.iter().filter(|part| part.gap() == 0).count();
    if complete > 0 {
        let count = cycle.required.len();
        let told = format!("{complete} of {count} required parts are complete.");
        writer.prose(SpanStyle::Text, &told);
    }
    for told in cycle.required.iter().filter_map(GoalProgress::by_title_in_words) {
        writer.prose(SpanStyle::Dim, &told);
    }
    match (cycle.title_advice(), edit) {
        (Some(_), Some(key)) => {
            let told = format!("To set a topic, select the training and press {key}.");
            writer.prose(SpanStyle::Dim, &told);
        }
        (Some(advice), None) => writer.prose(SpanStyle::Dim, advice),
        (None, _) => {}
    }
    if let Some(filler) = cycle.fillers().next() {
        writer.labeled("To fill the gap", SpanStyle::Text, &filler.in_words());
    }
    if let Some(unsure) = cycle.unsure_in_words() {
        writer.prose(SpanStyle::Dim, &unsure);
    }
}

/// Adds the plans that are due first and the trainings that expire first, in a row each.
fn due_soon(writer: &mut Writer, view: RecordView<'_>) {
    let day = |day: &PartialDate, late: &str| match is_over(day, view.today) {
        true => format!("{day}, {late}"),
        false => day.to_string(),
    };
    let plans = plans(view);
    let due = plans.iter().filter_map(|(due, title)| Some(((*due)?, *title)));
    let due: Vec<String> =
        due.map(|(due, title)| format!("{title} ({})", day(due, "overdue"))).collect();
    let expiring = view.summary.expiring.iter().filter_map(|line| {
        let expires = line.completion.expires.as_ref()?;
        let is_soon = view.today.is_none_or(|today| is_within(expires, today, SOON));
        is_soon.then(|| format!("{} ({})", line.subject.title, day(expires, "expired")))
    });
    let expiring: Vec<String> = expiring.collect();
    for (label, named) in [("Due", due), ("Expires", expiring)] {
        let more = named.len().saturating_sub(MOST_NAMED);
        let shown = named.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join("; ");
        match more {
            _ if named.is_empty() => {}
            0 => writer.labeled(label, SpanStyle::Text, &shown),
            more => writer.labeled(label, SpanStyle::Text, &format!("{shown}; {more} more below")),
        }
    }
}

/// Adds the lines of the log under their sum.
fn log(writer: &mut Writer, view: RecordView<'_>, width: usize) {
    let summary = view.summary;
    writer.gap();
    if summary.all.count == 0 {
        writer.prose(SpanStyle::Text, "No completed training yet.");
        return;
    }
    let trainings = if summary.all.count == 1 { "training" } else { "trainings" };
    let sum = format!("{} hours in {} {trainings}", summary.all.hours(), summary.all.count);
    let found = view.rows.lines;
    if view.typed.is_empty() {
        writer.labeled("Completed", SpanStyle::Text, &sum);
    } else {
        let mut shown = Summary::default();
        found.iter().for_each(|line| shown.add(line));
        let hours = shown.all.hours();
        let told = format!("{} of {sum}, {hours} hours in these", found.len());
        writer.labeled("Found", SpanStyle::Text, &told);
    }
    log_rows::write(writer, view.rows, width);
}

/// How to begin.
fn empty(writer: &mut Writer, view: RecordView<'_>) {
    let acts = ["done", "planned", "star", "note"];
    let known = view.keys.iter().zip(acts).filter_map(|(key, act)| Some((key.as_ref()?, act)));
    let known: Vec<String> = known.map(|(key, act)| format!("{key} ({act})")).collect();
    writer.prose(SpanStyle::Text, "Your training log is empty.");
    if !known.is_empty() {
        let keys = known.join(", ");
        writer.prose(SpanStyle::Text, &format!("Select a training in the list and press {keys}."));
    }
    if let Some(add) = view.add {
        let add = format!("Press {add} to log an in-service day or another training of your own.");
        writer.prose(SpanStyle::Text, &add);
    }
    writer.gap();
    writer.prose(
        SpanStyle::Dim,
        "Your log stays on this computer, and only you can read it. Don't write case data in it.",
    );
}

fn heading(writer: &mut Writer, text: &str) {
    writer.gap();
    writer.prose(SpanStyle::Heading, text);
}

fn is_over(day: &PartialDate, today: Option<&PartialDate>) -> bool {
    today.is_some_and(|today| is_past(day, today))
}

/// Returns the plans by the day they are due, what has none last.
fn plans(view: RecordView<'_>) -> Vec<(Option<&PartialDate>, &str)> {
    let planned = view.contents.kept.values();
    let mut planned: Vec<_> = planned
        .filter_map(|kept| {
            Some((kept.standing.planned.as_ref()?.as_ref(), kept.subject.title.as_str()))
        })
        .collect();
    planned.sort_by_key(|(due, title)| (due.is_none(), *due, *title));
    planned
}

fn planned(writer: &mut Writer, view: RecordView<'_>) {
    let planned = plans(view);
    if !planned.is_empty() {
        heading(writer, "Planned");
    }
    for (due, title) in planned {
        match due {
            Some(due) if is_over(due, view.today) => {
                writer.warning(&format!("{due}, overdue"), title);
            }
            Some(due) => writer.labeled(&due.to_string(), SpanStyle::Text, title),
            None => writer.labeled("no day", SpanStyle::Text, title),
        }
    }
}

/// Adds the trainings that have to be taken again, soonest first.
fn expiring(writer: &mut Writer, expiring: &[LogEntry], today: Option<&PartialDate>) {
    if !expiring.is_empty() {
        heading(writer, "Expires");
    }
    for done in expiring {
        let Some(expires) = &done.completion.expires else { continue };
        let title = &done.subject.title;
        match is_over(expires, today) {
            true => writer.warning(&format!("{expires}, expired"), title),
            false => writer.labeled(&expires.to_string(), SpanStyle::Text, title),
        }
    }
}

/// The hours of the last months, a bar each, from the first month that has any.
fn months(writer: &mut Writer, summary: &Summary, today: Option<&PartialDate>, width: usize) {
    let Some(today) = today else { return };
    let months = summary.last_months(today, MONTHS);
    let most = months.iter().map(|(_, total)| total.minutes).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    heading(writer, "Hours by month");
    let figures = months.iter().map(|(_, total)| total.hours().width()).max().unwrap_or(0);
    // Before the bar the month and the figure, with two blanks behind each.
    let room = width.saturating_sub(8 + 2 + figures + 2 + 2).clamp(1, LONGEST_BAR);
    for (month, total) in months.into_iter().skip_while(|(_, total)| total.minutes == 0) {
        let month = PartialDate::parse(&month).map_or(month, |month| month.to_string());
        let label = format!("{month}  {:>figures$} h  ", total.hours());
        writer.row(vec![
            (SpanStyle::Text, label),
            (SpanStyle::Label, bar(total.minutes, most, room)),
        ]);
    }
}

/// A bar of at most `room` columns; what is not nothing has at least one.
fn bar(minutes: u64, most: u64, room: usize) -> String {
    let share = minutes.saturating_mul(room as u64).div_ceil(most.max(1));
    "▄".repeat(usize::try_from(share).unwrap_or(room))
}

fn table(writer: &mut Writer, title: &str, rows: &[(&str, Total)]) {
    heading(writer, title);
    for (name, total) in rows {
        let noun = if total.count == 1 { "training" } else { "trainings" };
        let figures = format!("{:>7} h  {} {noun}", total.hours(), total.count);
        writer.columns(&figures, FIGURES, name);
    }
}

/// How much else is marked, and how to find it.
fn marked(writer: &mut Writer, contents: &RecordSnapshot) {
    let standings = || contents.kept.values().map(|kept| &kept.standing);
    let mut lists: BTreeMap<&str, usize> = BTreeMap::new();
    standings().flat_map(|s| &s.lists).for_each(|name| *lists.entry(name).or_default() += 1);
    let stars = standings().filter(|standing| standing.starred).count();
    let notes = standings().filter(|standing| standing.note.is_some()).count();
    if stars + notes + lists.len() > 0 {
        heading(writer, "Marked");
    }
    for (count, what, search) in
        [(stars, "starred", "is:starred"), (notes, "with a note", "is:noted")]
    {
        if count > 0 {
            writer.prose(SpanStyle::Text, &format!("{count} {what}: search {search}"));
        }
    }
    for (name, count) in lists {
        let quotes = if name.contains(' ') { "\"" } else { "" };
        let found = format!("{count} in {name}: search list:{quotes}{name}{quotes}");
        writer.prose(SpanStyle::Text, &found);
    }
}
