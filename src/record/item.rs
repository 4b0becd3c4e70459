//! What the record speaks of.

use crate::catalog::{Catalog, Entry};

/// An entry of a catalog, or a training that is in none. The record keeps all of
/// this, so that it can tell of an entry that is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The id of the entry; of a training in no catalog `own.` and letters.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The kind of the entry, such as `training`; empty for one in no catalog.
    pub kind: String,
    /// Who gives it: the short names of the publishers.
    pub provider: Option<String>,
    /// The labels of its topics.
    pub topics: Vec<String>,
    /// Where to find it.
    pub url: Option<String>,
}

/// How the ids of trainings in no catalog begin; no entry's id has a dot.
pub(super) const OWN: &str = "own.";

impl Item {
    /// An entry as this catalog tells it.
    pub fn of(catalog: &Catalog, entry: &Entry) -> Self {
        let label = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
        Self {
            id: entry.id.clone(),
            title: entry.title.clone(),
            kind: entry.kind.as_str().to_owned(),
            provider: Some(catalog.publisher_names(entry)).filter(|names| !names.is_empty()),
            topics: entry.topics.iter().map(label).collect(),
            url: Some(entry.url.clone()).filter(|url| !url.is_empty()),
        }
    }

    /// Returns whether it is in no catalog.
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }
}
