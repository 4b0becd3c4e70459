//! A resource that a person wants to add, as it was typed.

use super::new_entry::{NewEntry, NewNumber};
use super::terms::NamedTerms;
use crate::catalog::model::layer::BUILT_IN_LAYER;
use crate::catalog::model::slug::slug;
use crate::catalog::{Catalog, Channel, Evidence, Kind, PartialDate};

/// Pinned hotlines of an own catalog at most.
const MOST_PINS: usize = 9;

/// A resource to add. Publishers and topics are ids or names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRequest {
    /// Its type.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its id; absent: made of the title.
    pub id: Option<String>,
    /// Its publishers.
    pub publishers: Vec<String>,
    /// Its topics.
    pub topics: Vec<String>,
    /// Its other keys with their values.
    pub fields: Vec<(String, String)>,
    /// Its number, typed twice.
    pub number: Option<(String, String)>,
    /// True to pin it, if it is a hotline.
    pub is_pinned: bool,
}

impl EntryRequest {
    /// Returns the entry for a catalog over `base`, and takes note of new terms.
    pub fn entry(
        &self,
        base: &Catalog,
        prefix: &str,
        terms: &mut NamedTerms<'_>,
        today: Option<&PartialDate>,
    ) -> NewEntry {
        let pair = |key: &str, value: String| (key.to_owned(), value);
        let mut fields = vec![pair("title", self.title.trim().to_owned())];
        fields.extend(self.publishers.iter().map(|name| pair("publisher", terms.publisher(name))));
        fields.extend(self.topics.iter().map(|name| pair("topics", terms.topic(name))));
        fields.extend(self.fields.iter().cloned());
        let today = today.map(|day| day.as_str().to_owned());
        fields.extend(today.clone().map(|day| pair("as_of", day)));
        let number = self.number.clone().map(|(number, again)| {
            let (channel, evidence) = (Channel::Voice, Evidence::Confirmed);
            NewNumber { channel, number, again, evidence, as_of: today }
        });
        let rank = u8::try_from((pins(base) + 1).min(MOST_PINS)).unwrap_or(1);
        NewEntry {
            kind: self.kind,
            id: self.id.clone().unwrap_or_else(|| free_id(base, prefix, &self.title)),
            fields,
            numbers: number.into_iter().collect(),
            pinned: (self.is_pinned && self.kind == Kind::Hotline).then_some(rank),
            comments: Vec::new(),
        }
    }
}

/// Counts the pinned hotlines of own catalogs.
fn pins(base: &Catalog) -> usize {
    base.pinned().iter().filter(|entry| entry.layer != BUILT_IN_LAYER).count()
}

/// Returns an id made of the name of its catalog and a title, which no entry of the catalogs has.
/// Catalogs that are made apart and meet later so have different ids.
pub fn free_id(base: &Catalog, prefix: &str, title: &str) -> String {
    let id = slug(&format!("{prefix} {title}"));
    let numbered = (2..).map(|number| format!("{}-{number}", id.get(..60).unwrap_or(&id)));
    let is_free = |id: &String| base.entries.position(id).is_none();
    [id.clone()].into_iter().chain(numbered).find(is_free).unwrap_or(id)
}
