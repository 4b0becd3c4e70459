//! Fields of a query with values from outside of the catalog: the entries that a person
//! starred, did, put into a list or saved.

use crate::catalog::EntryPosition;
use crate::folding;
use crate::search::index::facet::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A field of a query; its values are sets of entries that come with the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserField {
    /// `is:starred`, `is:planned`, `is:done`, `is:noted`: the marks in the person's record.
    Is,
    /// `list:NAME`: the person's own lists.
    List,
    /// `on:shelf`: the place of a saved copy.
    On,
    /// `note:WORD`: the words of the person's own notes.
    Note,
}

impl UserField {
    /// All fields.
    pub const ALL: [Self; 4] = [Self::Is, Self::List, Self::On, Self::Note];

    /// Its name in a query: `is` of `is:starred`.
    pub const fn name(self) -> &'static str {
        match self {
            UserField::Is => "is",
            UserField::List => "list",
            UserField::On => "on",
            UserField::Note => "note",
        }
    }

    /// Returns the field of this name, in any case.
    pub(in crate::search) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }

    /// Returns the fields of this kind that a line has, so that their sets are read before the
    /// search. `is:` alone counts, since a value may follow.
    pub fn in_line(line: &str) -> Vec<Self> {
        Self::ALL
            .into_iter()
            .filter(|field| crate::search::query::names_field(line, field.name()))
            .collect()
    }
}

/// The sets of entries that are starred, done, on the shelf and so on; they come with a search.
/// A value without a set has no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserSets {
    sets: Vec<Set>,
    /// The folded words of each note.
    notes: BTreeMap<EntryPosition, Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Set {
    field: UserField,
    value: Value,
    entries: BTreeSet<EntryPosition>,
}

/// The values that are always known, even if no entry has one.
const KNOWN: [(UserField, &str); 5] = [
    (UserField::Is, "starred"),
    (UserField::Is, "planned"),
    (UserField::Is, "done"),
    (UserField::Is, "noted"),
    (UserField::On, "shelf"),
];

impl Default for UserSets {
    fn default() -> Self {
        let set = |(field, value): (UserField, &str)| Set {
            field,
            value: Value::plain(value),
            entries: BTreeSet::new(),
        };
        Self { sets: KNOWN.into_iter().map(set).collect(), notes: BTreeMap::new() }
    }
}

impl UserSets {
    /// Sets the entries that have a value of a field, perhaps none, in place of those set
    /// before. A value of several words is written in quotes in a query: `list:"roll call"`.
    pub fn set(
        &mut self,
        field: UserField,
        value: &str,
        entries: impl IntoIterator<Item = EntryPosition>,
    ) {
        let entries = entries.into_iter().collect();
        let same = |set: &&mut Set| set.field == field && set.value.id == value;
        match self.sets.iter_mut().find(same) {
            Some(set) => set.entries = entries,
            None => self.sets.push(Set { field, value: Value::plain(value), entries }),
        }
    }

    /// Sets the names of all lists with the entries of each, in place of all lists set before.
    pub fn set_lists(&mut self, lists: impl IntoIterator<Item = (String, Vec<EntryPosition>)>) {
        self.sets.retain(|set| set.field != UserField::List);
        for (name, entries) in lists {
            self.set(UserField::List, &name, entries);
        }
    }

    /// Sets the texts of all notes, in place of those set before.
    pub fn set_notes<'t>(&mut self, notes: impl IntoIterator<Item = (EntryPosition, &'t str)>) {
        self.notes = notes.into_iter().map(|(entry, text)| (entry, folding::words(text))).collect();
    }

    /// Returns the entries whose note has all words of a text, in any order; the start of a
    /// word is enough. None for a text without a word.
    pub fn with_note(&self, text: &str) -> BTreeSet<EntryPosition> {
        let typed = folding::words(text);
        let has_all = |words: &[String]| {
            typed.iter().all(|typed| words.iter().any(|word| word.starts_with(typed.as_str())))
        };
        let found = self.notes.iter().filter(|(_, words)| !typed.is_empty() && has_all(words));
        found.map(|(entry, _)| *entry).collect()
    }

    /// Returns true if an entry has a value of a field.
    pub fn has(&self, field: UserField, value: &str, entry: EntryPosition) -> bool {
        let own = |set: &&Set| set.field == field && set.value.id == value;
        self.sets.iter().find(own).is_some_and(|set| set.entries.contains(&entry))
    }

    /// Returns the values of a field, in the order in which they were set.
    pub(in crate::search) fn values(&self, field: UserField) -> Vec<Value> {
        let own = self.sets.iter().filter(|set| set.field == field);
        own.map(|set| set.value.clone()).collect()
    }

    /// Returns the entries that have one of these values, which are indexes in the values of
    /// the field.
    pub(in crate::search) fn union(
        &self,
        field: UserField,
        values: &BTreeSet<usize>,
    ) -> BTreeSet<EntryPosition> {
        let own = self.sets.iter().filter(|set| set.field == field).enumerate();
        let wanted = own.filter(|(place, _)| values.contains(place));
        wanted.flat_map(|(_, set)| set.entries.iter().copied()).collect()
    }
}
