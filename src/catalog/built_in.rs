//! The hotlines of the built-in catalog, which no other catalog takes away.
//!
//! A person's own catalog may repeat one of them, with the same digits. One
//! that gives it other digits is left out, and the built-in one takes its place:
//! hijackers take numbers that differ from a hotline's in one digit.

use super::{Catalog, Entry, PhoneNumber, Topic};
use std::collections::{HashMap, HashSet};

/// The built-in hotlines, by id and by title.
#[derive(Debug)]
pub struct BuiltIn {
    catalog: Catalog,
    hotlines: Vec<Entry>,
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
}

impl BuiltIn {
    /// The hotlines of the catalog inside the program; nothing in its own build
    /// script, which has none yet.
    pub fn get() -> Option<&'static Self> {
        #[cfg(catalog_embedded)]
        {
            static KNOWN: std::sync::LazyLock<BuiltIn> =
                std::sync::LazyLock::new(|| BuiltIn::of(super::embedded()));
            Some(&KNOWN)
        }
        #[cfg(not(catalog_embedded))]
        None
    }

    fn of(catalog: Catalog) -> Self {
        let hotlines: Vec<Entry> = catalog.hotlines().map(|entry| entry.into_owned()).collect();
        let places = || hotlines.iter().enumerate();
        let by_id = places().map(|(place, entry)| (entry.id.clone(), place)).collect();
        let titles = places().flat_map(|(place, e)| titles(&e.title).map(move |t| (t, place)));
        let by_title = titles.collect();
        Self { catalog, hotlines, by_id, by_title }
    }

    /// Whether one has this id.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    fn with_id(&self, id: &str) -> Option<&Entry> {
        self.hotlines.get(*self.by_id.get(id)?)
    }

    /// The hotline that an entry repeats, by its id or, where it has numbers, by
    /// its title.
    fn repeated_by(&self, entry: &Entry) -> Option<&Entry> {
        let by_title = || {
            let mut titles = titles(&entry.title).filter(|_| !entry.lines.is_empty());
            titles.find_map(|title| self.hotlines.get(*self.by_title.get(&title)?))
        };
        self.with_id(&entry.id).or_else(by_title)
    }

    /// The hotline whose place an entry takes with other digits, or whose id it
    /// takes without the number to call.
    pub(super) fn changed_by(&self, entry: &Entry) -> Option<&Entry> {
        let own = self.repeated_by(entry)?;
        let known: HashSet<&PhoneNumber> = numbers(own).collect();
        let is_other = numbers(entry).any(|number| !known.contains(number));
        let is_same_id = own.id == entry.id;
        let lacks = is_same_id && entry.offered_number() != own.offered_number();
        (is_other || lacks).then_some(own)
    }

    /// The pinned hotlines, by rank.
    fn pinned(&self) -> Vec<&Entry> {
        let mut pinned: Vec<&Entry> =
            self.hotlines.iter().filter(|entry| rank(entry).is_some()).collect();
        pinned.sort_by_key(|entry| rank(entry));
        pinned
    }

    /// Pins entries that repeat a pinned built-in hotline and forgot to.
    pub fn pin(&self, entries: &mut [Entry]) {
        for entry in entries {
            let own = self.with_id(&entry.id).and_then(rank);
            if let (Some(own), super::Detail::Service(service)) = (own, &mut entry.detail) {
                service.pinned.get_or_insert(own);
            }
        }
    }

    /// The entries that a catalog is lent: the pinned hotlines that it does not
    /// have (`has` tells of an id whether it does), behind its own pinned ones,
    /// of which `last` is the last rank; and those that `displaced` names.
    pub fn lent(&self, has: &dyn Fn(&str) -> bool, last: u8, displaced: &[String]) -> Vec<Entry> {
        let mut lent = Vec::new();
        let displaced = displaced.iter().filter_map(|id| self.with_id(id));
        for entry in self.pinned().into_iter().chain(displaced) {
            let is_new = !has(&entry.id) && lent.iter().all(|known: &Entry| known.id != entry.id);
            if is_new {
                lent.push(behind(entry.clone(), last));
            }
        }
        lent
    }

    /// Adds to a catalog what lent entries name: who issues them, and topics.
    pub fn lend_terms(&self, catalog: &mut Catalog, lent: &[Entry]) {
        let publishers: HashSet<&String> = lent.iter().flat_map(|entry| &entry.publisher).collect();
        for own in self.catalog.publishers.iter().filter(|own| publishers.contains(&own.id)) {
            if catalog.publisher(&own.id).is_none() {
                catalog.publishers.push(own.clone());
            }
        }
        let topics: HashSet<&String> = lent.iter().flat_map(|entry| &entry.topics).collect();
        for own in self.catalog.topics.iter().filter(|own| topics.contains(&own.id)) {
            if catalog.topic(&own.id).is_none() {
                // Its neighbors stay behind.
                let alone = Topic { broader: None, related: Vec::new(), ..own.clone() };
                catalog.topics.push(alone);
            }
        }
    }

    /// Lends to a catalog in memory what it lacks, so that every screen and
    /// command has the built-in hotlines whatever is loaded.
    pub fn lend(&self, catalog: &mut Catalog, displaced: &[String]) {
        let entries = catalog.entries.make_mut();
        self.pin(entries);
        let last = entries.iter().filter_map(rank).max().unwrap_or(0);
        let lent = self.lent(&|id| entries.iter().any(|entry| entry.id == id), last, displaced);
        self.lend_terms(catalog, &lent);
        catalog.entries.make_mut().extend(lent);
    }
}

/// The rank of a pinned entry.
pub fn rank(entry: &Entry) -> Option<u8> {
    entry.service().and_then(|service| service.pinned)
}

fn behind(mut entry: Entry, last: u8) -> Entry {
    if let super::Detail::Service(service) = &mut entry.detail {
        service.pinned = service.pinned.map(|own| own.saturating_add(last));
    }
    entry
}

fn numbers(entry: &Entry) -> impl Iterator<Item = &PhoneNumber> {
    entry.lines.iter().filter_map(|line| line.number.as_ref())
}

/// A title with and without the abbreviation in brackets behind it, small
/// letters and digits alone.
fn titles(title: &str) -> impl Iterator<Item = String> {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let short = title.split(" (").next().unwrap_or(title);
    [bare(title), bare(short)].into_iter().filter(|text| !text.is_empty())
}
