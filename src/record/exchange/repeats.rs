//! Rows of an archive that have the same id and say different things: the newest counts,
//! and the others are named.

use super::archive::{Archive, Due, JsonLine, Titled};
use crate::catalog::PartialDate;
use crate::record::hours::Hours;
use crate::record::local_time::local_minute;
use std::collections::BTreeMap;

/// Rows left out that are named at most.
const MOST_NAMED: usize = 8;

impl Archive {
    /// Returns the archive with one row for each id, the newest, and sentences on the rows
    /// that said something else. The first of several titles stays, since titles bear no time.
    /// Several notes on one entry stay, since an import takes in all their texts.
    pub fn without_repeats(mut self) -> (Self, Vec<String>) {
        let mut out = Vec::new();
        let subjects = std::mem::take(&mut self.subjects);
        self.subjects = newest(subjects, |titled| &titled.id, |_| "", titled_in_words, &mut out);
        let planned = std::mem::take(&mut self.planned);
        self.planned =
            newest(planned, |due| &due.subject, |due| &due.changed, due_in_words, &mut out);
        let done = std::mem::take(&mut self.done);
        self.done = newest(done, |line| &line.id, |line| &line.changed, line_in_words, &mut out);
        (self, a_few(out))
    }
}

/// Returns a few of the sentences on rows that differ, and how many more there are.
pub(super) fn a_few(mut sentences: Vec<String>) -> Vec<String> {
    let more = sentences.len().saturating_sub(MOST_NAMED);
    sentences.truncate(MOST_NAMED);
    if more > 0 {
        sentences.push(format!("{more} more lines of the file differ in the same way"));
    }
    sentences
}

/// Says which of two states of a row is in the record now: the record's own, or the newer
/// one of the file.
pub(super) fn kept_one(id: &str, is_theirs: bool, [ours, theirs]: [String; 2]) -> String {
    match is_theirs {
        true => differs(id, &theirs, &ours),
        false => differs(id, &ours, &theirs),
    }
}

/// Says that the record and the file have different states of a row.
pub(super) fn differs(id: &str, kept: &str, left_out: &str) -> String {
    format!("your record and the file differ on `{id}`. Kept: {kept}. Left out: {left_out}")
}

/// Keeps the newest row of each id, in the order of the first ones.
fn newest<T: PartialEq>(
    rows: Vec<T>,
    id: impl Fn(&T) -> &str,
    changed: impl Fn(&T) -> &str,
    in_words: impl Fn(&T) -> String,
    out: &mut Vec<String>,
) -> Vec<T> {
    let (mut kept, mut places): (Vec<T>, BTreeMap<String, usize>) = Default::default();
    for row in rows {
        let Some(known) = places.get(id(&row)).and_then(|place| kept.get_mut(*place)) else {
            places.insert(id(&row).to_owned(), kept.len());
            kept.push(row);
            continue;
        };
        if *known == row {
            continue;
        }
        let is_newer = changed(&row) > changed(known);
        let old = if is_newer { std::mem::replace(known, row) } else { row };
        let note = format!(
            "the file has `{}` twice. Kept: {}. Left out: {}",
            id(known),
            in_words(known),
            in_words(&old)
        );
        if out.last() != Some(&note) {
            out.push(note);
        }
    }
    kept
}

fn titled_in_words(titled: &Titled) -> String {
    let Titled { title, kind, provider, topics, url, .. } = titled;
    let parts = [Some(title), Some(kind).filter(|kind| !kind.is_empty()), provider.as_ref()];
    let parts = parts.into_iter().flatten().chain(topics).chain(url);
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Returns a date of a file in words, as it stands there if it is none, or else `none`.
fn day_in_words(date: Option<&str>, none: &str) -> String {
    let date = date.unwrap_or(none);
    PartialDate::parse(date).map_or_else(|| date.to_owned(), |date| date.to_string())
}

pub(super) fn due_in_words(due: &Due) -> String {
    let day = day_in_words(due.due.as_deref(), "no due date");
    format!("planned, {day} (written {})", local_minute(&due.changed))
}

pub(super) fn line_in_words(line: &JsonLine) -> String {
    let hours = line.minutes.and_then(Hours::of_minutes).map(|hours| hours.to_string());
    let expires =
        line.expires.as_deref().map(|day| format!("expires {}", day_in_words(Some(day), "")));
    let date = day_in_words(line.date.as_deref(), "no date");
    let mut parts = vec![line.subject.as_str(), &date];
    parts.extend(hours.as_deref());
    parts.extend(line.provider.as_deref());
    parts.extend(line.certificate.as_deref());
    parts.extend(line.credit.as_deref());
    parts.extend(expires.as_deref());
    format!("{} (written {})", parts.join(", "), local_minute(&line.changed))
}
