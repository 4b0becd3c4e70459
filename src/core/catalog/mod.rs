//! The catalog: entries, topics, publishers, and the rules that they keep.
//!
//! Start at [`Catalog`] and [`Entry`]. [`load`] turns TOML into a catalog and a list of every
//! fault; it opens no files. The build script runs the same loader over the shipped files and
//! embeds the result.

mod facts;
mod format;
mod load;
mod model;
mod parse;
mod validate;
mod write;
pub use facts::{Fact, FactValue, source_facts};
pub use format::entry_store::{ByteSource, Bytes, Entries, Store, positions_in};
pub use format::packed::{pack, unpack};
pub use load::built_in::{BuiltIn, NATIONAL_HOTLINE, rank};
pub use load::driver::{Loaded, load};
pub use load::options::{LoadOptions, Strictness};
pub use load::stream::{Stream, load_stream};
pub use model::date::{Duration, PartialDate, REVIEW_DAYS};
pub use model::doubt::{CONFIRM, CONFIRM_FIRST, Doubt};
pub use model::entry::{
    Answer, Award, Detail, Email, Entry, FieldCard, Line, Part, Person, Point, Resource, Service,
    Source,
};
pub use model::entry_position::EntryPosition;
pub use model::kind::{Access, AudienceLevel, Channel, Evidence, Format, Kind, Status, UrlKind};
pub use model::language::{language_called, language_name, language_synonyms};
pub use model::layer::{BUILT_IN_LAYER, CatalogLayer, HiddenEntry, LayerChange};
pub use model::phone::{PhoneError, PhoneNumber, TOLL_FREE, keypad_digit};
pub use model::slug::slug;
pub use model::source_file::{LINK_STATE, SourceFile};
pub use model::typed_date::Lean;
pub use validate::link::{is_email, is_link, is_plain_host, written_host};
pub use validate::text::is_device_name;
pub use write::find::place_of;
pub use write::json_schema::json_schema;
pub use write::new_entry::{NewEntry, NewNumber, TomlPiece, quoted};
pub use write::request::{EntryRequest, free_id};
pub use write::terms::NamedTerms;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Everything that was loaded, entries in the order of their kinds and files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalog {
    /// The catalog's description of itself.
    pub manifest: Manifest,
    /// The thesaurus, in file order.
    pub topics: Vec<Topic>,
    /// The organizations that issue or pay for entries, in file order.
    pub publishers: Vec<Publisher>,
    /// Words that mean the same to an officer, two or more in each, in file
    /// order: small letters and digits.
    pub synonyms: Vec<Vec<String>>,
    /// The catalogs of a stack, the built-in one first; empty: it is the only one.
    pub layers: Vec<CatalogLayer>,
    /// The entries, by kind, then in file order.
    pub entries: Entries,
}

/// The catalog's description of itself (`catalog.toml`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Short name.
    pub id: String,
    /// Full name.
    pub title: String,
    /// Version of the content.
    pub version: String,
    /// Day of that version.
    pub issued: Option<PartialDate>,
    /// The organization that issues it.
    pub publisher: String,
    /// SPDX expression or words.
    pub license: String,
    /// A description in one or two sentences.
    pub description: String,
    /// Pages that the catalog grew from.
    pub origins: Vec<Origin>,
    /// Hotlines of the version before that have other numbers or are gone.
    pub changed_hotlines: Vec<ChangedHotline>,
    /// Links that failed for a week or longer.
    pub dead_links: Vec<DeadLink>,
}

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadLink {
    /// The link.
    pub url: String,
    /// The day of the first failure.
    pub since: PartialDate,
}

/// A hotline whose numbers a new version of the built-in catalog changes on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedHotline {
    /// Its id.
    pub id: String,
    /// The reason, with where it was seen.
    pub reason: String,
}

/// A page that the catalog grew from, cited by its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Cited as `{ origin = "…" }`.
    pub id: String,
    /// Title of the page.
    pub title: String,
    /// Address of the page.
    pub url: String,
    /// Date of the page, if it bears one.
    pub as_of: Option<PartialDate>,
}

/// A subject (SKOS concept).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// Id that entries name.
    pub id: String,
    /// The name that is shown.
    pub label: String,
    /// Synonyms and abbreviations.
    pub alt_labels: Vec<String>,
    /// Words that people type for it, misspelled or coarse ones, too; searched, never shown.
    pub keywords: Vec<String>,
    /// Id of the wider topic.
    pub broader: Option<String>,
    /// Ids of neighboring topics.
    pub related: Vec<String>,
}

/// An organization that issues or pays for entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Publisher {
    /// Id that entries name.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Abbreviation for narrow columns.
    pub short_name: String,
    /// Its site.
    pub url: Option<String>,
    /// Former and other names.
    pub alt_names: Vec<String>,
}

impl Catalog {
    /// The entry with exactly this id.
    pub fn entry(&self, id: &str) -> Option<Cow<'_, Entry>> {
        self.entries.get(self.entries.position(id)?)
    }

    /// The topic with exactly this id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The publisher with exactly this id.
    pub fn publisher(&self, id: &str) -> Option<&Publisher> {
        self.publishers.iter().find(|publisher| publisher.id == id)
    }

    /// The catalog of a stack with exactly this id.
    pub fn layer(&self, id: &str) -> Option<&CatalogLayer> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// Returns the record of a link that leads nowhere.
    pub fn dead_link(&self, url: &str) -> Option<&DeadLink> {
        self.manifest.dead_links.iter().find(|dead| dead.url == url)
    }

    /// The short names of an entry's publishers, joined by commas.
    pub fn publisher_names(&self, entry: &Entry) -> String {
        let names = entry.publisher.iter().map(|id| match self.publisher(id) {
            Some(publisher) => publisher.short_name.as_str(),
            None => id,
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// Returns the full names of an entry's publishers, joined by semicolons.
    pub fn publisher_full_names(&self, entry: &Entry) -> String {
        let name = |id: &String| self.publisher(id).map_or(id.clone(), |known| known.name.clone());
        entry.publisher.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    /// The hotlines, in catalog order.
    pub fn hotlines(&self) -> impl Iterator<Item = Cow<'_, Entry>> {
        let places = self.entries.of_kind(Kind::Hotline);
        places.into_iter().filter_map(|at| self.entries.get(at))
    }

    /// Returns the pinned hotlines, by rank.
    pub fn pinned(&self) -> Vec<Cow<'_, Entry>> {
        let rank = |entry: &Entry| entry.service().and_then(|service| service.pinned);
        let hotlines = self.entries.pinned_positions().into_iter();
        let hotlines = hotlines.filter_map(|at| self.entries.get(at));
        let mut pinned: Vec<_> = hotlines.filter(|entry| rank(entry).is_some()).collect();
        pinned.sort_by_key(|entry| rank(entry));
        pinned
    }
}
