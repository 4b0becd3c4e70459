//! Entries of the catalog that would fill a gap in a training cycle.

use super::hours::exact;
use crate::catalog::{Access, Catalog, Entry, EntryPosition, Kind, Status};

/// An entry that would fill a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    /// Its id.
    pub id: String,
    /// Its place in the catalog.
    pub entry: EntryPosition,
    /// Its title.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u64,
    /// True if everybody may take it.
    pub is_open: bool,
}

impl Filler {
    /// Returns it in one line: "Labor Trafficking: The Basics, 1 h, open  [labor-basics]".
    pub fn in_words(&self) -> String {
        let open = if self.is_open { ", open" } else { "" };
        format!("{}, {} h{open}  [{}]", self.title, exact(self.minutes), self.id)
    }
}

/// How many are named for each gap.
const MOST: usize = 3;

/// Entries of a larger catalog are not read for this.
const LARGEST: usize = 20_000;

/// Returns what would fill a gap of so many minutes: current, of this topic, not taken yet and
/// of a known length; open access first, then the longest that is no longer than the gap.
pub(super) fn fillers(
    catalog: &Catalog,
    topic: Option<&str>,
    gap: u64,
    is_taken: &dyn Fn(&str) -> bool,
) -> Vec<Filler> {
    if catalog.entries.len() > LARGEST {
        return Vec::new();
    }
    let kinds = Kind::ALL.iter().filter(|kind| kind.can_be_completed());
    let entries = kinds.flat_map(|kind| catalog.entries.of_kind(*kind));
    let filler = |at: EntryPosition| {
        let entry = catalog.entries.get(at)?;
        let minutes = u64::from(entry.duration()?.minutes());
        let has_topic = topic.is_none_or(|topic| entry.topics.iter().any(|own| own == topic));
        let fits = has_topic && minutes > 0 && entry.status == Status::Current;
        (fits && !is_taken(&entry.id)).then(|| of(&entry, at, minutes))
    };
    let mut found: Vec<Filler> = entries.filter_map(filler).collect();
    found.sort_by_cached_key(|filler| {
        let is_long = filler.minutes > gap;
        let miss = filler.minutes.abs_diff(gap);
        (!filler.is_open, is_long, miss, filler.title.clone())
    });
    found.truncate(MOST);
    found
}

fn of(entry: &Entry, at: EntryPosition, minutes: u64) -> Filler {
    let is_open = entry.access == Some(Access::Open);
    Filler { id: entry.id.clone(), entry: at, title: entry.title.clone(), minutes, is_open }
}
