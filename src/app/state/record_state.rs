//! The officer's own record, as far as the finder knows.

use crate::app::RecordNow;
use crate::catalog::{Catalog, EntryPosition, PartialDate};
use crate::record::{DraftKind, EntryState, Item, LogEntry, RecordSnapshot, Summary};
use crate::search::{UserField, UserSets};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The officer's record as the finder knows it: empty until the first frame is out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnRecord {
    contents: RecordSnapshot,
    /// True once the record was read.
    is_read: bool,
    /// The reason for which it could not be read the last time.
    fault: Option<String>,
    /// Notes and forms that were not saved, by the keys of their drafts.
    drafts: BTreeMap<String, String>,
    /// The lines of the log, newest first.
    log: Vec<LogEntry>,
    /// The ids of the lines that have the file of a certificate.
    certificates: BTreeSet<String>,
    /// The lines that were taken out of the log since the start, the last one last.
    removed: Vec<LogEntry>,
    /// The completions, summed up.
    summary: Summary,
    /// The day on this computer.
    today: Option<PartialDate>,
    /// The ids of this catalog's entries that the record speaks of, by their positions.
    places: BTreeMap<EntryPosition, String>,
    /// The most signs that an entry has, see [`signs`].
    most_signs: usize,
    /// Stars that are being written: whether the entry is to have one, by its id.
    awaited: BTreeMap<String, bool>,
}

/// Something that the record says of an entry, as a row of the list tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// It has a star.
    Star,
    /// It is planned.
    Planned,
    /// It was done.
    Done,
    /// There is a note on it.
    Note,
}

impl Badge {
    /// Returns the mark before the title of a row.
    pub const fn letter(self) -> char {
        match self {
            Badge::Star => '*',
            Badge::Planned => 'p',
            Badge::Done => 'd',
            Badge::Note => 'n',
        }
    }
}

/// Returns what a row says of an entry.
pub fn signs(standing: &EntryState) -> Vec<Badge> {
    let all = [
        (Badge::Star, standing.starred),
        (Badge::Planned, standing.planned.is_some()),
        (Badge::Done, !standing.done.is_empty()),
        (Badge::Note, standing.note.is_some()),
    ];
    all.into_iter().filter_map(|(sign, holds)| holds.then_some(sign)).collect()
}

impl OwnRecord {
    /// Returns what it says of everything.
    pub fn contents(&self) -> &RecordSnapshot {
        &self.contents
    }

    /// Returns whether it was read: where it was not, nothing follows from what is missing.
    pub fn is_read(&self) -> bool {
        self.is_read
    }

    /// Returns why nothing is known of it: it could not be read, or was not read yet.
    pub fn unread(&self) -> Option<&str> {
        const NOT_YET: &str = "squadroom is still reading it.";
        self.fault.as_deref().or((!self.is_read).then_some(NOT_YET))
    }

    /// Notes why it could not be read.
    pub(in crate::app) fn note_fault(&mut self, why: String) {
        self.fault = Some(why);
    }

    /// Returns the keys of all drafts, sorted.
    pub(in crate::app) fn drafts(&self) -> impl Iterator<Item = &str> {
        self.drafts.keys().map(String::as_str)
    }

    /// Returns the draft with this key, which was not saved.
    pub fn draft(&self, key: &str) -> Option<&str> {
        self.drafts.get(key).map(String::as_str)
    }

    /// Returns whether another window left a draft with this key, too.
    pub(in crate::app) fn has_other_draft(&self, key: &str) -> bool {
        let of = |key| DraftKind::parse_key(key);
        self.drafts.keys().filter(|own| of(own) == of(key)).count() > 1
    }

    /// Forgets the draft with this key, so that the next one is offered; returns whether there
    /// was one.
    pub(in crate::app) fn remove_draft(&mut self, key: &str) -> bool {
        crate::record::take_out(&mut self.drafts, key)
    }

    /// Returns the lines of the log, newest first, those without a date last.
    pub fn log(&self) -> &[LogEntry] {
        &self.log
    }

    /// Returns whether there is the file of a certificate for a line of the log.
    pub fn has_certificate(&self, line: &str) -> bool {
        self.certificates.contains(line)
    }

    /// Returns the ids of the lines that have the file of a certificate.
    pub(in crate::app) fn certificates(&self) -> &BTreeSet<String> {
        &self.certificates
    }

    /// Returns the line that was taken out of the log last and can be put back.
    pub fn last_removed(&self) -> Option<&LogEntry> {
        self.removed.last()
    }

    /// Notes that a line was taken out of the log.
    pub(in crate::app) fn note_removed(&mut self, line: LogEntry) {
        self.removed.push(line);
    }

    /// Notes that a line is back in the log.
    pub(in crate::app) fn note_restored(&mut self, id: &str) {
        self.removed.retain(|line| line.id != id);
    }

    /// Returns the minutes of the log lines on this date, without one line.
    pub(in crate::app) fn minutes_on(&self, date: &PartialDate, except: Option<&str>) -> u64 {
        let on = |line: &&LogEntry| {
            line.completion.date.as_ref() == Some(date) && Some(&*line.id) != except
        };
        let hours = self.log.iter().filter(on).filter_map(|line| line.completion.hours);
        hours.map(|hours| u64::from(hours.minutes())).sum()
    }

    /// Returns what was done, summed up.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The day on this computer, once the record was asked for.
    pub fn today(&self) -> Option<&PartialDate> {
        self.today.as_ref()
    }

    /// Returns what it says of an entry
    pub fn standing(&self, entry: EntryPosition) -> Option<&EntryState> {
        let id = self.places.get(&entry)?;
        self.contents.kept.get(id).map(|kept| &kept.standing)
    }

    /// The most signs that a row of this catalog has; 0 where no row has any.
    pub fn most_signs(&self) -> usize {
        self.most_signs
    }

    /// Returns whether something has a star, or will have one as soon as that is written.
    pub fn is_starred(&self, id: &str) -> bool {
        let known = self.contents.kept.get(id).is_some_and(|kept| kept.standing.starred);
        self.awaited.get(id).copied().unwrap_or(known)
    }

    /// Tells what `is:`, `list:` and `note:` mean.
    pub fn add_to_sets(&self, marks: &mut UserSets) {
        let standings = || {
            let kept = self.places.iter();
            kept.filter_map(|(place, id)| Some((*place, &self.contents.kept.get(id)?.standing)))
        };
        for (value, sign) in [
            ("starred", Badge::Star),
            ("planned", Badge::Planned),
            ("done", Badge::Done),
            ("noted", Badge::Note),
        ] {
            let having = standings().filter(|(_, standing)| signs(standing).contains(&sign));
            marks.set(UserField::Is, value, having.map(|(place, _)| place));
        }
        let notes = standings().filter_map(|(place, own)| Some((place, &*own.note.as_ref()?.text)));
        marks.set_notes(notes);
        let mut lists: BTreeMap<String, Vec<EntryPosition>> = BTreeMap::new();
        // A list of which nothing is in this catalog is a list all the same.
        for name in self.contents.kept.values().flat_map(|kept| &kept.standing.lists) {
            lists.entry(name.clone()).or_default();
        }
        for (place, standing) in standings() {
            for name in &standing.lists {
                lists.entry(name.clone()).or_default().push(place);
            }
        }
        marks.set_lists(lists);
    }

    /// Takes in what the record says now.
    pub(in crate::app) fn read(&mut self, catalog: &Catalog, mut now: RecordNow) {
        correct(&mut now.contents, catalog);
        let placed = |id: &String| Some((catalog.entries.position(id)?, id.clone()));
        self.places = now.contents.kept.keys().filter_map(placed).collect();
        (self.contents, self.today) = (now.contents, now.today.or(self.today.take()));
        (self.drafts, self.certificates) = (now.drafts, now.certificates);
        (self.is_read, self.fault) = (true, None);
        self.summary = Summary::default();
        let done = self.contents.kept.values().flat_map(|kept| &kept.standing.done);
        self.log = done.cloned().collect();
        self.log.sort_by_cached_key(|line| {
            let date = Reverse(line.completion.date.clone());
            (date, Reverse(line.added.clone()), line.id.clone())
        });
        self.log.iter().for_each(|done| self.summary.add(done));
        self.summary.finish();
        let counts = self.places.keys().filter_map(|place| self.standing(*place));
        self.most_signs = counts.map(|standing| signs(standing).len()).max().unwrap_or(0);
    }

    /// Notes that a star is being given or taken.
    pub(in crate::app) fn await_star(&mut self, id: &str, on: bool) {
        self.awaited.insert(id.to_owned(), on);
    }

    /// Notes that this is written, or will not be.
    pub(in crate::app) fn finish_star(&mut self, id: &str, on: bool) {
        // A later one may be on its way.
        if self.awaited.get(id) == Some(&on) {
            self.awaited.remove(id);
        }
    }
}

/// Has the record tell of entries as this catalog does: one that was handed on may have
/// misleading titles for them.
fn correct(contents: &mut RecordSnapshot, catalog: &Catalog) {
    for (id, kept) in &mut contents.kept {
        if let Some(entry) = catalog.entry(id) {
            kept.subject = Item::of(catalog, &entry);
            kept.standing.done.iter_mut().for_each(|done| done.subject = kept.subject.clone());
        }
    }
}
