//! The lines of the training log as rows: date, hours, title and, where there is room, the
//! provider, the credit, the certificate and the day of expiry.

use super::{SpanStyle, Writer, cut};
use crate::catalog::PartialDate;
use crate::record::LogEntry;
use std::collections::BTreeSet;
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// The lines that are shown.
#[derive(Debug, Clone, Copy)]
pub struct LogRows<'a> {
    /// Those that fit what is typed, newest first.
    pub lines: &'a [&'a LogEntry],
    /// The selected one, by its place.
    pub selected: usize,
    /// The id of the line whose details are shown below it.
    pub opened: Option<&'a str>,
    /// The ids of the lines that have the file of a certificate.
    pub with_file: &'a BTreeSet<String>,
}

/// The columns of a date, of hours, and of the mark before them.
const DATE: usize = 12;
const HOURS: usize = 7;
const MARK: usize = 2;

/// The narrowest screen where a title stands beside its date.
const BESIDE_FROM: usize = 56;

/// The least columns for a title; columns beside it go first.
const LEAST_TITLE: usize = 30;

/// The word behind the title of a line that has the file of a certificate.
const FILE_WORD: &str = " (file)";

/// A column beside the title.
struct DetailColumn {
    head: &'static str,
    width: usize,
    text: fn(&LogEntry) -> Option<String>,
}

/// The columns beside the title, those last that go first where there is no room.
const COLUMNS: [DetailColumn; 4] = [
    DetailColumn {
        head: "Expires",
        width: DATE,
        text: |line| line.completion.expires.as_ref().map(PartialDate::to_string),
    },
    DetailColumn { head: "Credit", width: 10, text: |line| line.completion.credit.clone() },
    DetailColumn {
        head: "Certificate",
        width: 16,
        text: |line| line.completion.certificate.clone(),
    },
    DetailColumn { head: "Provider", width: 28, text: |line| line.provider().map(str::to_owned) },
];

/// Adds the lines, each a row to select, and the details of the opened one.
pub(super) fn write(writer: &mut Writer, rows: LogRows<'_>, width: usize) {
    let columns = columns(rows.lines, width);
    if width >= BESIDE_FROM && !rows.lines.is_empty() {
        head(writer, &columns, width);
    }
    for (place, line) in rows.lines.iter().enumerate() {
        let mark = if place == rows.selected { "> " } else { "  " };
        let has_file = rows.with_file.contains(&line.id);
        let shown = ShownLine { mark, line, word: if has_file { FILE_WORD } else { "" } };
        match width >= BESIDE_FROM {
            true => row(writer, place, shown, (&columns, width)),
            false => narrow(writer, place, shown, width),
        }
        if rows.opened == Some(&line.id) {
            // In a narrow window the row itself has the whole title.
            let title = (width >= BESIDE_FROM).then_some(line.subject.title.as_str());
            details(writer, place, (line, title), has_file);
        }
    }
}

/// A line with the mark before it and the word behind its title.
#[derive(Clone, Copy)]
struct ShownLine<'a> {
    mark: &'a str,
    line: &'a LogEntry,
    word: &'static str,
}

/// Returns the columns that have something to show and for which there is room.
fn columns(lines: &[&LogEntry], width: usize) -> Vec<&'static DetailColumn> {
    let mut room = title_room(width, &[]).saturating_sub(LEAST_TITLE);
    let mut columns = Vec::new();
    for column in &COLUMNS {
        let is_used = lines.iter().any(|line| (column.text)(line).is_some());
        if is_used && room >= column.width + 2 {
            room -= column.width + 2;
            columns.push(column);
        }
    }
    // The expiry stands at the right end.
    columns.reverse();
    columns
}

fn title_room(width: usize, columns: &[&DetailColumn]) -> usize {
    let beside: usize = columns.iter().map(|column| column.width + 2).sum();
    width.saturating_sub(MARK + DATE + 2 + HOURS + 2 + beside)
}

fn head(writer: &mut Writer, columns: &[&DetailColumn], width: usize) {
    let room = title_room(width, columns);
    let mut text = format!("  {:DATE$}  {:>HOURS$}  {:room$}", "Date", "Hours", "Training");
    for column in columns {
        text += &format!("  {:1$}", column.head, column.width);
    }
    writer.row(vec![(SpanStyle::Label, text.trim_end().to_owned())]);
}

fn date_and_hours(line: &LogEntry) -> (String, String) {
    let completion = &line.completion;
    let date = completion.date.as_ref().map_or("no date".to_owned(), PartialDate::to_string);
    (date, completion.hours.map_or(String::new(), |hours| hours.to_string()))
}

fn row(
    writer: &mut Writer,
    place: usize,
    ShownLine { mark, line, word }: ShownLine<'_>,
    (columns, width): (&[&DetailColumn], usize),
) {
    let (date, hours) = date_and_hours(line);
    let start = format!("{mark}{date:DATE$}  {hours:>HOURS$}  ");
    let room = title_room(width, columns) + MARK + DATE + 2 + HOURS + 2 - start.width();
    let title = cut(&line.subject.title, room.saturating_sub(word.width()));
    let mut text = start + &in_column(&format!("{title}{word}"), room);
    for column in columns {
        let value = (column.text)(line).unwrap_or_default();
        text += "  ";
        text += &in_column(&value, column.width);
    }
    writer.selectable(place, vec![(SpanStyle::Text, text.trim_end().to_owned())]);
}

/// Returns a text in exactly so many columns.
fn in_column(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

fn narrow(writer: &mut Writer, place: usize, shown: ShownLine<'_>, width: usize) {
    let ShownLine { mark, line, word } = shown;
    let (date, hours) = date_and_hours(line);
    let first = format!("{mark}{date}  {hours}").trim_end().to_owned();
    writer.selectable(place, vec![(SpanStyle::Text, first)]);
    let room = width.saturating_sub(MARK).max(1);
    for part in wrap(&format!("{}{word}", line.subject.title), room) {
        writer.selectable(place, vec![(SpanStyle::Text, format!("  {part}"))]);
    }
}

/// Adds all that is known of a line, first its title if there is one to add.
fn details(
    writer: &mut Writer,
    place: usize,
    (line, title): (&LogEntry, Option<&str>),
    has_file: bool,
) {
    let completion = &line.completion;
    let expires = completion.expires.as_ref().map(PartialDate::to_string);
    let topics = Some(line.subject.topics.join(", ")).filter(|topics| !topics.is_empty());
    let rows = [
        ("Training", title),
        ("Provider", line.provider()),
        ("Credit", completion.credit.as_deref()),
        ("Certificate", completion.certificate.as_deref()),
        ("File", has_file.then_some("squadroom keeps a copy of the certificate")),
        ("Expires", expires.as_deref()),
        ("Topics", topics.as_deref()),
        ("Link", line.subject.url.as_deref()),
        ("Id", Some(line.id.as_str())),
    ];
    writer.selectable_rows(place, |writer| {
        for (label, text) in rows.iter().filter_map(|(label, text)| Some((label, (*text)?))) {
            writer.field(label, SpanStyle::Text, text);
        }
    });
}
