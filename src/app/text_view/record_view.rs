//! The officer's own record as text: what is due, what expires, and sums of what
//! was done.

use super::{SpanStyle, TextView, Writer};
use crate::catalog::PartialDate;
use crate::record::{LogEntry, RecordSnapshot, Summary, Total, is_past};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Months of the chart.
const MONTHS: usize = 12;

/// The longest bar of the chart, in columns.
const LONGEST_BAR: usize = 48;

/// The columns of the figures before a name: "  12.5 h  9 times".
const FIGURES: usize = 20;

/// The columns of the day and the hours before a title: "Nov 20, 2026   1.5 h".
const DAY_AND_HOURS: usize = 20;

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
}

/// The whole record.
pub fn own_record(view: RecordView<'_>, width: usize) -> TextView {
    let mut writer = Writer::new(width);
    let summary = view.summary;
    if view.contents.kept.is_empty() {
        empty(&mut writer, view.keys);
        return writer.finish();
    }
    planned(&mut writer, view);
    expiring(&mut writer, &summary.expiring, view.today);
    if summary.all.count == 0 {
        writer.gap();
        writer.prose(SpanStyle::Text, "No completed training yet.");
    } else {
        let trainings = if summary.all.count == 1 { "training" } else { "trainings" };
        heading(&mut writer, "Done");
        let (hours, count) = (summary.all.hours(), summary.all.count);
        writer.prose(SpanStyle::Text, &format!("{hours} hours in {count} {trainings}"));
        trainings_done(&mut writer, view.contents);
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

/// How to begin.
fn empty(writer: &mut Writer, keys: [Option<&str>; 4]) {
    let acts = ["done", "planned", "star", "note"];
    let known = keys.iter().zip(acts).filter_map(|(key, act)| Some((key.as_ref()?, act)));
    let known: Vec<String> = known.map(|(key, act)| format!("{key} ({act})")).collect();
    writer.prose(SpanStyle::Text, "Your training log is empty.");
    if !known.is_empty() {
        let keys = known.join(", ");
        writer.prose(SpanStyle::Text, &format!("Select a training in the list and press {keys}."));
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

/// By the day it is due, what has none last.
fn planned(writer: &mut Writer, view: RecordView<'_>) {
    let planned = view.contents.kept.values();
    let mut planned: Vec<_> = planned
        .filter_map(|kept| Some((kept.standing.planned.as_ref()?.as_ref(), &kept.subject.title)))
        .collect();
    planned.sort_by_key(|(due, title)| (due.is_none(), *due, *title));
    if !planned.is_empty() {
        heading(writer, "Planned");
    }
    for (due, title) in planned {
        match due {
            Some(due) if view.today.is_some_and(|today| is_past(due, today)) => {
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
        match today.is_some_and(|today| is_past(expires, today)) {
            true => writer.warning(&format!("{expires}, expired"), title),
            false => writer.labeled(&expires.to_string(), SpanStyle::Text, title),
        }
    }
}

/// Adds the day, the hours, and the title of each training that is done, newest first.
fn trainings_done(writer: &mut Writer, contents: &RecordSnapshot) {
    let kept = contents.kept.values();
    let mut done: Vec<_> = kept
        .flat_map(|kept| kept.standing.done.iter().map(|done| (&done.completion, &kept.subject)))
        .collect();
    done.sort_by_key(|(completion, subject)| (Reverse(completion.date.as_ref()), &subject.title));
    for (completion, subject) in done {
        let date = completion.date.as_ref().map_or("no date".to_owned(), PartialDate::to_string);
        let hours = completion.hours.map_or(String::new(), |hours| hours.to_string());
        writer.columns(&format!("{date:12}  {hours:>6}"), DAY_AND_HOURS, &subject.title);
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
        let times = if total.count == 1 { "once" } else { "times" };
        let count = if total.count == 1 { String::new() } else { format!("{} ", total.count) };
        let figures = format!("{:>7} h  {count}{times}", total.hours());
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
