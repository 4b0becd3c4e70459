//! The changes that a catalog asks for in the entries of earlier ones.

use super::date::Duration;
use super::entry::{Detail, Entry};
use super::kind::{Access, Status, UrlKind};
use super::layer::LayerChange;

/// An `[[override]]`: corrections of an entry, and a note.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::catalog) struct EntryOverride {
    pub id: String,
    pub reason: String,
    pub note: Option<String>,
    /// The keys that it has of the entry's own, in the order of the text.
    pub keys: Vec<String>,
    pub title: Option<String>,
    /// Added to those that the entry has.
    pub alt_titles: Vec<String>,
    /// Added to those that the entry has.
    pub keywords: Vec<String>,
    pub summary: Option<String>,
    pub url: Option<String>,
    pub url_kind: Option<UrlKind>,
    pub archived_url: Option<String>,
    pub document_url: Option<String>,
    /// Added to those that the entry has.
    pub topics: Vec<String>,
    pub audience: Vec<String>,
    pub access: Option<Access>,
    pub cost: Option<String>,
    pub duration: Option<Duration>,
    pub status: Option<Status>,
    pub status_note: Option<String>,
    pub replaced_by: Option<String>,
}

/// A `[[hide]]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::catalog) struct EntryHide {
    pub id: String,
    pub reason: String,
}

impl EntryOverride {
    /// Returns true if it only adds a note.
    pub fn is_note(&self) -> bool {
        self.keys.is_empty()
    }

    /// Changes an entry, and writes down which catalog did so and why.
    pub fn apply(self, entry: &mut Entry, layer: &str) {
        if let Some(title) = self.title {
            // It is still found by the title that it had.
            entry.alt_titles.push(std::mem::replace(&mut entry.title, title));
        }
        add(&mut entry.alt_titles, self.alt_titles);
        add(&mut entry.keywords, self.keywords);
        add(&mut entry.topics, self.topics);
        set(&mut entry.summary, self.summary);
        if let Some(url) = self.url {
            entry.url = url;
            entry.url_kind = UrlKind::Exact;
        }
        set(&mut entry.url_kind, self.url_kind);
        set(&mut entry.status, self.status);
        if !self.audience.is_empty() {
            entry.audience = self.audience;
        }
        entry.archived_url = self.archived_url.or(entry.archived_url.take());
        entry.access = self.access.or(entry.access);
        entry.cost = self.cost.or(entry.cost.take());
        entry.status_note = self.status_note.or(entry.status_note.take());
        entry.replaced_by = self.replaced_by.or(entry.replaced_by.take());
        if let Detail::Resource(resource) = &mut entry.detail {
            resource.duration = self.duration.or(resource.duration);
            resource.document_url = self.document_url.or(resource.document_url.take());
        }
        let (layer, reason) = (layer.to_owned(), self.reason);
        entry.changes.push(LayerChange { layer, reason, keys: self.keys, note: self.note });
    }
}

fn set<T>(own: &mut T, other: Option<T>) {
    if let Some(other) = other {
        *own = other;
    }
}

fn add(own: &mut Vec<String>, others: Vec<String>) {
    let new: Vec<String> = others.into_iter().filter(|other| !own.contains(other)).collect();
    own.extend(new);
}
