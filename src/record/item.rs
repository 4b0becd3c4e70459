//! The item of a record: an entry, or a training in no catalog.

use crate::catalog::{Catalog, Entry};

/// An entry of a catalog, or a training that is in none. The record keeps all these
/// fields, so that it can show an entry that is no longer in the catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The id of the entry; of a training in no catalog `own.` and letters.
    pub id: String,
    /// The title.
    pub title: String,
    /// The kind of the entry, such as `training`; empty for one in no catalog.
    pub kind: String,
    /// The provider: of an entry the full names of its publishers.
    pub provider: Option<String>,
    /// The labels of its topics.
    pub topics: Vec<String>,
    /// Where to find it.
    pub url: Option<String>,
}

/// The prefix of ids of trainings in no catalog; no entry's id has a dot.
pub(super) const OWN: &str = "own.";

/// The id of a training in no catalog that is typed and not in the record yet.
pub const NEW_OWN: &str = "own.new";

/// The topic of a training in no catalog of which the person says that it has none.
pub const NO_TOPIC: &str = "no topic";

impl Item {
    /// Returns the item of an entry of this catalog.
    pub fn of(catalog: &Catalog, entry: &Entry) -> Self {
        let label = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
        Self {
            id: entry.id.clone(),
            title: entry.title.clone(),
            kind: entry.kind.as_str().to_owned(),
            provider: Some(catalog.publisher_full_names(entry)).filter(|names| !names.is_empty()),
            topics: entry.topics.iter().map(label).collect(),
            url: Some(entry.url.clone()).filter(|url| !url.is_empty()),
        }
    }

    /// Returns whether it is in no catalog.
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }
}
