//! What a search can be narrowed by, and which values there are.

use crate::catalog::{AudienceLevel, Catalog, Entry};
use serde::{Deserialize, Serialize};

/// Declares the facets with their name in queries and their heading.
macro_rules! facets {
    ($($(#[$meta:meta])* $variant:ident, $name:literal, $heading:literal;)+) => {
        /// A property by which a search can be narrowed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet { $($(#[$meta])* $variant,)+ }

        impl Facet {
            /// All facets, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in a query: `kind` of `kind:webinar`.
            pub const fn name(self) -> &'static str {
                match self { $(Facet::$variant => $name,)+ }
            }

            /// Returns what stands over its values.
            pub const fn heading(self) -> &'static str {
                match self { $(Facet::$variant => $heading,)+ }
            }
        }
    };
}

facets! {
    /// What it is.
    Kind, "kind", "Kind";
    /// What it is about.
    Topic, "topic", "Topic";
    /// Who issues it.
    Publisher, "publisher", "Publisher";
    /// The work of those whom it is for.
    Level, "level", "Audience";
    /// What it takes to get in.
    Access, "access", "Access";
    /// The form in which it comes.
    Format, "format", "Form";
    /// Whether it still holds.
    Status, "status", "Status";
    /// The year of its newest date.
    Year, "year", "Year";
    /// How long it takes, in minutes.
    Length, "length", "Length";
    /// The language, as a BCP 47 tag.
    Language, "lang", "Language";
    /// Whether it costs nothing.
    Free, "free", "Free";
}

/// How many facets there are.
pub(in crate::search) const COUNT: usize = Facet::ALL.len();

impl Facet {
    /// The facet of this name, in any case; `language` and `type` are known too.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = match name.as_str() {
            "language" => "lang",
            "type" => "kind",
            other => other,
        };
        Self::ALL.iter().copied().find(|facet| facet.name() == name)
    }

    /// Returns what a sentence calls it: `language` of `lang:es`.
    pub(in crate::search) const fn noun(self) -> &'static str {
        match self {
            Facet::Language => "language",
            other => other.name(),
        }
    }

    /// Returns what a query says to narrow by a value: `format:"conference session"`.
    pub fn term(self, id: &str) -> String {
        term(self.name(), id)
    }

    /// Returns whether its values are numbers, asked for as a range.
    pub const fn is_range(self) -> bool {
        matches!(self, Facet::Year | Facet::Length)
    }

    pub(in crate::search) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Returns what a query says to ask for a value of a field.
pub(in crate::search) fn term(field: &str, id: &str) -> String {
    match id.contains(char::is_whitespace) {
        true => format!("{field}:\"{id}\""),
        false => format!("{field}:{id}"),
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// What a query says: `labor-trafficking`, `webinar`, `2019`; minutes for a length.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Other names that a query may say.
    pub names: Vec<String>,
}

impl Value {
    pub(in crate::search) fn plain(id: &str) -> Self {
        Self { id: id.to_owned(), label: id.to_owned(), names: Vec::new() }
    }

    /// All that it is called.
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
    entry.language.iter().for_each(|tag| visit(Facet::Language, tag));
    if let Some(free) = entry.is_free() {
        visit(Facet::Free, if free { "yes" } else { "no" });
    }
}

/// A value with the names that the catalog gives it.
pub(in crate::search) fn described(catalog: &Catalog, facet: Facet, id: &str) -> Value {
    let mut value = Value::plain(id);
    match facet {
        Facet::Topic => {
            if let Some(topic) = catalog.topic(id) {
                value.label.clone_from(&topic.label);
                value.names.clone_from(&topic.alt_labels);
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
        _ => {}
    }
    value
}

/// The lengths by which a list is narrowed: a heading and the minutes, both included.
pub const LENGTHS: &[(&str, u32, u32)] = &[
    ("up to 5 min", 0, 5),
    ("6 to 15 min", 6, 15),
    ("16 to 30 min", 16, 30),
    ("31 to 60 min", 31, 60),
    ("1 to 2 h", 61, 120),
    ("over 2 h", 121, u32::MAX),
];
