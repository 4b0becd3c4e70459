//! How much a record holds, and how new that is: what is told of a copy.

use super::exchange::archive::{Archive, Listed, Noted};
use super::local_time::local_minute;
use std::collections::{BTreeSet, HashMap};

/// How much of each a record holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stars.
    pub stars: usize,
    /// Lists.
    pub lists: usize,
    /// Notes.
    pub notes: usize,
    /// Plans.
    pub planned: usize,
    /// Lines of the log.
    pub done: usize,
}

/// How much a record holds, and when it was changed last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordStats {
    /// When the newest change was made, RFC 3339; `None` if there is nothing in it.
    pub newest: Option<String>,
    /// How much of each there is.
    pub counts: Counts,
}

impl RecordStats {
    /// Returns how much an archive holds.
    pub(super) fn of(archive: &Archive) -> Self {
        let changed = archive.stars.iter().map(|star| &star.changed);
        let changed = changed.chain(archive.lists.iter().map(|listed| &listed.changed));
        let changed = changed.chain(archive.notes.iter().map(|noted| &noted.changed));
        let changed = changed.chain(archive.planned.iter().map(|due| &due.changed));
        let changed = changed.chain(archive.done.iter().map(|line| &line.changed));
        let lists: BTreeSet<&str> =
            archive.lists.iter().map(|listed| listed.list.as_str()).collect();
        Self {
            newest: changed.max().cloned(),
            counts: Counts {
                stars: archive.stars.len(),
                lists: lists.len(),
                notes: archive.notes.len(),
                planned: archive.planned.len(),
                done: archive.done.len(),
            },
        }
    }

    /// Returns how much of an archive is lost if another one takes its place: rows that the other
    /// lacks or has in an older state, whenever they were changed.
    pub(super) fn lost(mut archive: Archive, other: &Archive) -> Self {
        archive.stars.retain(|own| {
            !other.stars.iter().any(|o| o.subject == own.subject && o.changed >= own.changed)
        });
        archive.lists.retain(|own| {
            let is_same = |o: &Listed| (&o.list, &o.subject) == (&own.list, &own.subject);
            !other.lists.iter().any(|o| is_same(o) && o.changed >= own.changed)
        });
        archive.notes.retain(|own| {
            let is_newer = |o: &Noted| o.changed > own.changed || o.text == own.text;
            !other.notes.iter().any(|o| o.subject == own.subject && is_newer(o))
        });
        archive.planned.retain(|own| {
            !other.planned.iter().any(|o| o.subject == own.subject && o.changed >= own.changed)
        });
        let lines: HashMap<&str, &str> =
            other.done.iter().map(|line| (line.id.as_str(), line.changed.as_str())).collect();
        archive.done.retain(|own| {
            lines.get(own.id.as_str()).is_none_or(|changed| *changed < own.changed.as_str())
        });
        Self::of(&archive)
    }

    /// Returns it in words, such as "3 lines of the log, 1 star; the newest change is of
    /// 2026-11-26 18:00".
    pub fn in_words(&self) -> String {
        let Counts { stars, lists, notes, planned, done } = self.counts;
        let parts = [
            (done, "logged training", "logged trainings"),
            (planned, "plan", "plans"),
            (stars, "star", "stars"),
            (lists, "list", "lists"),
            (notes, "note", "notes"),
        ];
        let parts = parts.iter().filter(|(count, ..)| *count > 0);
        let parts = parts.map(|(count, one, many)| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        });
        let parts: Vec<String> = parts.collect();
        match self.newest.as_deref() {
            Some(newest) if !parts.is_empty() => {
                let (parts, newest) = (parts.join(", "), local_minute(newest));
                format!("{parts}; last changed {newest}")
            }
            _ => "nothing".to_owned(),
        }
    }
}
