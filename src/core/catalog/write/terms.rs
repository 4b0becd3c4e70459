//! Names of topics and publishers to their ids; new ones are added to the own catalog.

use super::new_entry::{TomlPiece, quoted};
use crate::catalog::model::slug::slug;
use crate::catalog::{Catalog, Publisher, Topic};
use crate::folding::words;

/// The file of new topics and publishers.
const TERMS: &str = "terms.toml";

/// The terms that new entries name, and those of them that no catalog has.
#[derive(Debug)]
pub struct NamedTerms<'a> {
    catalog: &'a Catalog,
    /// Table, id and name of each new term.
    new: Vec<(&'static str, String, String)>,
}

impl<'a> NamedTerms<'a> {
    /// Returns the terms of a catalog.
    pub fn of(catalog: &'a Catalog) -> Self {
        Self { catalog, new: Vec::new() }
    }

    /// Returns the id of the topic with this id or name. An unknown one becomes a new topic.
    pub fn topic(&mut self, name: &str) -> String {
        let is_it = |own: &&Topic| {
            own.id == name || same(&own.label, name) || own.alt_labels.iter().any(|n| same(n, name))
        };
        let known = self.catalog.topics.iter().find(is_it).map(|topic| topic.id.clone());
        known.unwrap_or_else(|| self.add("topic", name))
    }

    /// Returns the id of the publisher with this id or name. An unknown one becomes a new
    /// publisher.
    pub fn publisher(&mut self, name: &str) -> String {
        let is_it = |own: &&Publisher| {
            own.id == name
                || same(&own.name, name)
                || same(&own.short_name, name)
                || own.alt_names.iter().any(|n| same(n, name))
        };
        let known = self.catalog.publishers.iter().find(is_it).map(|own| own.id.clone());
        known.unwrap_or_else(|| self.add("publisher", name))
    }

    fn add(&mut self, table: &'static str, name: &str) -> String {
        let known = self.new.iter().find(|(own, _, known)| *own == table && same(known, name));
        if let Some((_, id, _)) = known {
            return id.clone();
        }
        let id = slug(&format!("own {name}"));
        self.new.push((table, id.clone(), name.to_owned()));
        id
    }

    /// Returns the new terms in words: `topic "Roll call"`.
    pub fn in_words(&self) -> Vec<String> {
        self.new.iter().map(|(table, _, name)| format!("{table} \"{name}\"")).collect()
    }

    /// Returns the new terms as TOML.
    pub fn to_toml(&self) -> Option<TomlPiece> {
        let term = |(table, id, name): &(&str, String, String)| {
            let (id, name) = (quoted(id), quoted(name));
            match *table {
                "topic" => format!("\n[[topic]]\nid = {id}\nlabel = {name}\n"),
                _ => format!("\n[[publisher]]\nid = {id}\nname = {name}\nshort_name = {name}\n"),
            }
        };
        let text: String = self.new.iter().map(term).collect();
        (!text.is_empty()).then_some(TomlPiece { file: TERMS, text })
    }
}

fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}
