//! The hotlines of the built-in catalog, which no other catalog takes away.
//!
//! A person's own catalog may repeat one of them, with the same digits. One
//! that gives it other digits is left out, and the built-in one takes its place:
//! hijackers take numbers that differ from a hotline's in one digit. One that repeats it adds
//! words and facts, and changes none that the built-in catalog has.

mod names;
mod repeated;

use crate::catalog::{Catalog, Detail, Entry, PhoneNumber, Topic};
use names::BuiltInNames;
use std::collections::{HashMap, HashSet};

/// The id of the built-in hotline that comes first. A frame asks for it, which is
/// no time to unpack the built-in catalog.
pub const NATIONAL_HOTLINE: &str = "national-human-trafficking-hotline";

/// The built-in hotlines, by id and by name.
#[derive(Debug)]
pub struct BuiltIn {
    catalog: Catalog,
    hotlines: Vec<Entry>,
    by_id: HashMap<String, usize>,
    names: BuiltInNames,
}

/// The way in which an entry threatens a built-in hotline.
#[derive(Debug, PartialEq)]
pub(in crate::catalog) enum Change<'a> {
    /// It has the id or a name of this hotline and other digits, or none.
    Digits(&'a Entry),
    /// It has the id of this hotline and is of another kind.
    Kind(&'a Entry),
    /// Its number is one typo away from that of this hotline: the entry's number, then the
    /// hotline's.
    Near(&'a Entry, PhoneNumber, PhoneNumber),
}

impl BuiltIn {
    /// Returns the hotlines of the catalog inside the program.
    pub fn of(catalog: Catalog) -> Self {
        let hotlines: Vec<Entry> = catalog.hotlines().map(|entry| entry.into_owned()).collect();
        let places = || hotlines.iter().enumerate();
        let by_id = places().map(|(place, entry)| (entry.id.clone(), place)).collect();
        let names = BuiltInNames::of(&hotlines);
        Self { catalog, hotlines, by_id, names }
    }

    /// Returns the hotlines, in the order of the catalog.
    pub(in crate::catalog) fn hotlines(&self) -> &[Entry] {
        &self.hotlines
    }

    /// Returns true if a built-in hotline has this id.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Returns the title of the hotline with this id.
    pub(in crate::catalog) fn title(&self, id: &str) -> Option<&str> {
        Some(&self.with_id(id)?.title)
    }

    fn with_id(&self, id: &str) -> Option<&Entry> {
        self.hotlines.get(*self.by_id.get(id)?)
    }

    /// Returns the hotline that an entry repeats, by its id or, if the entry has numbers, by a
    /// name.
    fn repeated_by(&self, entry: &Entry) -> Option<&Entry> {
        let by_name = || {
            let named = (!entry.lines.is_empty()).then(|| self.names.find(entry)).flatten()?;
            self.hotlines.get(named)
        };
        self.with_id(&entry.id).or_else(by_name)
    }

    /// Returns the threat of an entry to a built-in hotline: it takes its place with other
    /// digits, without the number to call or as something else than a hotline, or it has a
    /// number that is easily taken for the hotline's.
    pub(in crate::catalog) fn changed_by(&self, entry: &Entry) -> Option<Change<'_>> {
        let other_kind = || self.with_id(&entry.id).filter(|own| own.kind != entry.kind);
        self.other_digits(entry)
            .map(Change::Digits)
            .or_else(|| other_kind().map(Change::Kind))
            .or_else(|| self.near(entry))
    }

    fn other_digits(&self, entry: &Entry) -> Option<&Entry> {
        let own = self.repeated_by(entry)?;
        let known: HashSet<&PhoneNumber> = numbers(own).collect();
        let is_other = numbers(entry).any(|number| !known.contains(number));
        let is_same_id = own.id == entry.id;
        let lacks = is_same_id && entry.offered_number() != own.offered_number();
        (is_other || lacks).then_some(own)
    }

    /// Whatever it is called: hijackers buy the numbers that are misdialed.
    fn near(&self, entry: &Entry) -> Option<Change<'_>> {
        let all = || self.hotlines.iter().flat_map(|own| numbers(own).map(move |n| (own, n)));
        numbers(entry).find_map(|number| {
            let is_known = all().any(|(_, known)| known == number);
            let is_near =
                |known: &PhoneNumber| number.is_slip_of(known) || number.is_near_toll_free(known);
            let (own, known) = all().find(|(_, known)| !is_known && is_near(known))?;
            Some(Change::Near(own, number.clone(), known.clone()))
        })
    }

    /// Returns the hotlines that another version of the catalog lacks or gives other numbers,
    /// and of which its manifest does not say so. More numbers are no change.
    pub fn changed_unannounced(&self, new: &Catalog) -> Vec<&Entry> {
        let is_announced =
            |own: &Entry| new.manifest.changed_hotlines.iter().any(|changed| changed.id == own.id);
        let is_kept = |own: &Entry| {
            new.entry(&own.id).is_some_and(|entry| {
                let known: HashSet<&PhoneNumber> = numbers(&entry).collect();
                entry.kind == own.kind
                    && entry.offered_number() == own.offered_number()
                    && numbers(own).all(|number| known.contains(number))
            })
        };
        self.hotlines.iter().filter(|own| !is_announced(own) && !is_kept(own)).collect()
    }

    /// Returns the pinned hotlines, by rank.
    fn pinned(&self) -> Vec<&Entry> {
        let mut pinned: Vec<&Entry> =
            self.hotlines.iter().filter(|entry| rank(entry).is_some()).collect();
        pinned.sort_by_key(|entry| rank(entry));
        pinned
    }

    /// Gives entries that repeat a built-in hotline its facts: the built-in catalog has the last
    /// word on what the hotline is, whom it is for and how it is reached.
    pub fn complete(&self, entries: &mut [Entry]) {
        for entry in entries {
            if let Some(own) = self.with_id(&entry.id) {
                repeated::complete(entry, own);
            }
        }
    }

    /// Returns the hotlines that a catalog does not have (`has` takes an id), to be added to
    /// it: the pinned ones first, ranked behind the catalog's own, whose last rank is `last`.
    pub fn lent(&self, has: &dyn Fn(&str) -> bool, last: u8) -> Vec<Entry> {
        let others = self.hotlines.iter().filter(|entry| rank(entry).is_none());
        let all = self.pinned().into_iter().chain(others);
        all.filter(|entry| !has(&entry.id)).map(|entry| behind(entry.clone(), last)).collect()
    }

    /// Adds to a catalog the publishers and topics that lent entries name.
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
                // The catalog may lack its neighbors.
                let alone = Topic { broader: None, related: Vec::new(), ..own.clone() };
                catalog.topics.push(alone);
            }
        }
    }

    /// Lends to a catalog in memory what it lacks, so that every screen and
    /// command has the built-in hotlines whatever is loaded.
    pub fn lend(&self, catalog: &mut Catalog) {
        let entries = catalog.entries.make_mut();
        self.complete(entries);
        let last = entries.iter().filter_map(rank).max().unwrap_or(0);
        let ids: HashSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let lent = self.lent(&|id| ids.contains(id), last);
        self.lend_terms(catalog, &lent);
        catalog.entries.make_mut().extend(lent);
    }
}

/// The rank of a pinned entry.
pub fn rank(entry: &Entry) -> Option<u8> {
    entry.service().and_then(|service| service.pinned)
}

fn behind(mut entry: Entry, last: u8) -> Entry {
    if let Detail::Service(service) = &mut entry.detail {
        service.pinned = service.pinned.map(|own| own.saturating_add(last));
    }
    entry
}

fn numbers(entry: &Entry) -> impl Iterator<Item = &PhoneNumber> {
    entry.lines.iter().filter_map(|line| line.number.as_ref())
}
