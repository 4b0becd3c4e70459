//! The facets by which a search can be filtered, and their values. A new one needs a line in
//! `facets!` and `values_of` here, `vocabularies`, `natural`, and the tests' `brute_force.rs`.

use crate::catalog::{AudienceLevel, Catalog, Entry, language_called};
use serde::{Deserialize, Serialize};

/// Declares the facets with their name in queries and their heading.
macro_rules! facets {
    ($($(#[$meta:meta])* $variant:ident, $name:literal, $heading:literal;)+) => {
        /// A property by which a search can be filtered.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet { $($(#[$meta])* $variant,)+ }

        impl Facet {
            /// All facets, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns its name in a query: `kind` of `kind:webinar`.
            pub const fn name(self) -> &'static str {
                match self { $(Facet::$variant => $name,)+ }
            }

            /// Returns the heading over its values.
            pub const fn heading(self) -> &'static str {
                match self { $(Facet::$variant => $heading,)+ }
            }
        }
    };
}

facets! {
    /// The kind of an entry.
    Kind, "kind", "Type";
    /// A topic of an entry.
    Topic, "topic", "Topic";
    /// A publisher of an entry.
    Publisher, "publisher", "Publisher";
    /// A job of the audience.
    Level, "level", "Audience";
    /// The condition for access.
    Access, "access", "Access";
    /// The form in which it comes.
    Format, "format", "Format";
    /// The state of an entry, such as current or archived.
    Status, "status", "Status";
    /// The year of its newest date.
    Year, "year", "Year";
    /// The length in minutes.
    Length, "length", "Length";
    /// The language, as a BCP 47 tag.
    Language, "lang", "Language";
    /// The price: free or not, where known.
    Free, "free", "Free";
    /// The catalog of a stack that it comes from.
    Layer, "catalog", "Catalog";
}

/// Number of facets.
pub(in crate::search) const COUNT: usize = Facet::ALL.len();

impl Facet {
    /// Returns the facet of this name, in any case; `language` and `type` are known, too.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = match name.as_str() {
            "language" => "lang",
            "type" => "kind",
            other => other,
        };
        Self::ALL.iter().copied().find(|facet| facet.name() == name)
    }

    /// Returns the noun for a sentence: `language` of `lang:es`.
    pub(in crate::search) const fn noun(self) -> &'static str {
        match self {
            Facet::Kind => "type",
            Facet::Language => "language",
            other => other.name(),
        }
    }

    /// Returns the term of a query that filters by a value: `format:"conference session"`.
    pub fn term(self, id: &str) -> String {
        term(self.name(), id)
    }

    /// Returns true if its values are numbers, to be given as a range.
    pub const fn is_range(self) -> bool {
        matches!(self, Facet::Year | Facet::Length)
    }

    pub(in crate::search) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Returns the term of a query for a value of a field.
pub(in crate::search) fn term(field: &str, id: &str) -> String {
    match id.contains(char::is_whitespace) {
        true => format!("{field}:\"{id}\""),
        false => format!("{field}:{id}"),
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The value in a query: `labor-trafficking`, `webinar`, `2019`; minutes for a length.
    pub id: String,
    /// The name that is shown.
    pub label: String,
    /// Other names that a query may have.
    pub names: Vec<String>,
}

impl Value {
    pub(in crate::search) fn plain(id: &str) -> Self {
        Self { id: id.to_owned(), label: id.to_owned(), names: Vec::new() }
    }

    /// Returns its id, its label and its other names.
    pub(in crate::search) fn all_names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.label.as_str()].into_iter().chain(self.names.iter().map(|n| &**n))
    }
}

/// Calls `visit` with the id of each value that the entry has.
pub(in crate::search) fn values_of(entry: &Entry, mut visit: impl FnMut(Facet, &str)) {
    visit(Facet::Kind, entry.kind.as_str());
    entry.topics.iter().for_each(|id| visit(Facet::Topic, id));
    entry.publisher.iter().for_each(|id| visit(Facet::Publisher, id));
    entry.audience_level.iter().for_each(|level| visit(Facet::Level, level.as_str()));
    if let Some(access) = entry.access {
        visit(Facet::Access, access.as_str());
    }
    if let Some(format) = entry.format() {
        visit(Facet::Format, format.as_str());
    }
    visit(Facet::Status, entry.status.as_str());
    if let Some(date) = entry.dates().max() {
        visit(Facet::Year, date.year());
    }
    if let Some(length) = entry.duration() {
        visit(Facet::Length, &length.minutes().to_string());
    }
    languages(entry).for_each(|tag| visit(Facet::Language, tag));
    if let Some(free) = entry.is_free() {
        visit(Facet::Free, if free { "yes" } else { "no" });
    }
    if !entry.layer.is_empty() {
        visit(Facet::Layer, &entry.layer);
    }
}

/// Returns the languages of an entry: the tags of a document, those of the names that a hotline
/// speaks.
pub(in crate::search) fn languages(entry: &Entry) -> impl Iterator<Item = &str> {
    let spoken = entry.service().map(|service| service.languages.as_slice()).unwrap_or_default();
    let spoken = spoken.iter().filter_map(|name| language_called(name));
    entry.language.iter().map(String::as_str).chain(spoken)
}

/// Returns a value with the names that the catalog gives it.
pub(in crate::search) fn described(catalog: &Catalog, facet: Facet, id: &str) -> Value {
    let mut value = Value::plain(id);
    match facet {
        Facet::Topic => {
            if let Some(topic) = catalog.topic(id) {
                value.label.clone_from(&topic.label);
                value.names.extend(topic.alt_labels.iter().chain(&topic.keywords).cloned());
            }
        }
        Facet::Publisher => {
            if let Some(publisher) = catalog.publisher(id) {
                value.label.clone_from(&publisher.short_name);
                value.names.push(publisher.name.clone());
                value.names.extend(publisher.alt_names.iter().cloned());
            }
        }
        Facet::Level => {
            if let Some(level) = AudienceLevel::parse(id) {
                value.label = level.in_words().to_owned();
            }
        }
        Facet::Layer => {
            if let Some(layer) = catalog.layer(id) {
                value.label.clone_from(&layer.title);
            }
        }
        _ => {}
    }
    value
}

/// The ranges of length to filter by: a heading, and the minutes from and to, both included.
pub const LENGTHS: &[(&str, u32, u32)] = &[
    ("up to 5 min", 0, 5),
    ("6 to 15 min", 6, 15),
    ("16 to 30 min", 16, 30),
    ("31 to 60 min", 31, 60),
    ("1 to 2 h", 61, 120),
    ("over 2 h", 121, u32::MAX),
];
