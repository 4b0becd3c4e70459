//! From a typed line to ranked entries, with the reasons.
//!
//! Every typed word must be found, in any order, in any of the [`Field`]s;
//! case and accents count for nothing. Best is an exact title, then titles
//! that hold every word, then what the single words earn: a whole word or the
//! start of one above the middle of one, a title above other names above
//! topics above people and organizations above the description. A word that
//! stands nowhere in the catalog is looked for loosely in titles, other names
//! and topics, so that a missing letter does not empty the screen.
//!
//! [`Index`] is all that the rest of the program sees of how it is done.

mod field;
mod find;
mod fold;
mod index;
mod lookup;
mod query;
mod rank;
mod reason;
mod spelling;
#[cfg(test)]
mod tests;

pub use field::{Field, Label};
pub use index::Index;
pub use reason::reason;

use crate::catalog::{Catalog, Entry};
use field::{Place, text_at};
use find::merged;
use fold::Folded;
use query::Query;
use std::ops::Range;
use std::sync::Arc;

/// An entry that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place in [`Catalog::entries`].
    pub entry: usize,
    /// Higher is better. Comparable within one search only.
    pub score: i64,
    /// Where the words were found, the weightiest field first; each word once.
    /// Empty for an empty query.
    pub matched: Vec<Match>,
}

/// A text in which typed words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: Field,
    /// Which alternative title, topic, publisher, presenter … of the entry.
    pub value: usize,
    /// Which name of that topic, publisher or line.
    pub label: Label,
    /// What to highlight: bytes of the text ([`Match::text`]), on character
    /// boundaries, sorted, disjoint.
    pub ranges: Vec<Range<usize>>,
    /// The typed words that were found here.
    pub words: Vec<Arc<str>>,
    /// The words are not there as typed, only their letters in order.
    pub loose: bool,
}

impl Match {
    /// The text that `ranges` are about; `None` if the entry is another one.
    pub fn text<'a>(&self, catalog: &'a Catalog, entry: &'a Entry) -> Option<&'a str> {
        text_at(catalog, entry, Place { field: self.field, value: self.value, label: self.label })
    }
}

/// Where the words of a typed line stand in any text: bytes of `text`, on
/// character boundaries, sorted, disjoint. For texts on screen other than
/// those of a [`Match`].
pub fn ranges_in(text: &str, query: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let words = Query::parse(query).words;
    merged(words.iter().flat_map(|word| find::ranges(&folded, word)).collect())
}
