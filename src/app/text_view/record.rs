//! The state of an entry in the officer's record, in words.

use super::{SpanStyle, Writer};
use crate::catalog::PartialDate;
use crate::record::{Completion, EntryState, is_past};

/// How much of a note is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Length {
    /// Its first line.
    Brief,
    /// All of it.
    Full,
}

/// Adds what the record says, in a paragraph, and the note.
pub(in crate::app) fn standing(
    writer: &mut Writer,
    standing: &EntryState,
    today: Option<&PartialDate>,
    length: Length,
) {
    let mut parts = Vec::new();
    parts.extend(standing.starred.then(|| "starred".to_owned()));
    parts.extend(standing.planned.as_ref().map(|due| planned(due.as_ref(), today)));
    let shown = if length == Length::Full { usize::MAX } else { 1 };
    parts.extend(standing.done.iter().take(shown).map(|done| done_in_words(&done.completion)));
    let more = standing.done.len().saturating_sub(shown);
    parts.extend(match more {
        0 => None,
        1 => Some("once before".to_owned()),
        more => Some(format!("{more} times before")),
    });
    if !standing.lists.is_empty() {
        parts.push(format!("in {}", standing.lists.join(", ")));
    }
    if !parts.is_empty() {
        writer.labeled("Your log", SpanStyle::Text, &parts.join("; "));
    }
    let Some(note) = &standing.note else { return };
    match note.text.split_once('\n').filter(|_| length == Length::Brief) {
        Some((first, _)) => writer.labeled("Your note", SpanStyle::Text, &format!("{first} …")),
        None => writer.labeled("Your note", SpanStyle::Text, &note.text),
    }
}

/// By when something is planned: "planned for Dec 1, 2026, overdue".
pub(in crate::app) fn planned(due: Option<&PartialDate>, today: Option<&PartialDate>) -> String {
    match due {
        Some(due) if today.is_some_and(|today| is_past(due, today)) => {
            format!("planned for {due}, overdue")
        }
        Some(due) => format!("planned for {due}"),
        None => "planned".to_owned(),
    }
}

/// Returns what was done: "done Mar 2, 2026, 1.5 h".
pub fn done_in_words(completion: &Completion) -> String {
    let date = completion.date.as_ref().map_or(String::new(), |date| format!(" {date}"));
    let hours = completion.hours.map_or(String::new(), |hours| format!(", {hours}"));
    format!("done{date}{hours}")
}
