//! The result of a search.

use super::Facet;
use super::query::Query;
use super::{CopyIndex, UserSets};
use crate::catalog::{EntryPosition, Kind};
use std::ops::Range;
use std::sync::Arc;

/// A search request: the query, the order and the limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The typed line.
    pub query: String,
    /// The kinds to list; all if empty. Unlike a filter in the line they do not change
    /// [`SearchResults::kinds`].
    pub kinds: Vec<Kind>,
    /// True to list only what is current. Like `kinds`, it does not change
    /// [`SearchResults::kinds`].
    pub current_only: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Most hits to list.
    pub limit: usize,
    /// The entries of the values of `is:`, `list:` and `on:`.
    pub marks: Arc<UserSets>,
    /// The words of saved copies, which are searched, too.
    pub shelf: Option<Arc<CopyIndex>>,
    /// The part of the line that names a place.
    pub place: Option<InLine>,
}

/// The part of a line that names a place. The search does not guess at its words, as it does at
/// misspelled ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLine {
    /// Its byte range in the line.
    pub span: Range<usize>,
    /// True if the line has nothing else.
    pub is_whole: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            query: String::new(),
            kinds: Vec::new(),
            current_only: false,
            sort: Sort::Relevance,
            limit: usize::MAX,
            marks: Arc::default(),
            shelf: None,
            place: None,
        }
    }
}

impl Request {
    /// Returns a request for all hits of a line, best first.
    pub fn all(query: &str) -> Self {
        Self { query: query.to_owned(), ..Self::default() }
    }
}

/// The number of entries from which on a list without a query is in catalog order alone, so
/// that it is there without reading every entry.
pub const LARGE: usize = 5_000;

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best first; without a query in catalog order, what is current first unless the catalog
    /// has more than [`LARGE`] entries.
    #[default]
    Relevance,
    /// Newest date first, undated last.
    Newest,
    /// Shortest first, those without a length last.
    Shortest,
    /// By title.
    Title,
}

impl Sort {
    /// All orders.
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Newest, Sort::Shortest, Sort::Title];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Newest => "newest",
            Sort::Shortest => "shortest",
            Sort::Title => "title",
        }
    }
}

/// The way in which an entry was found, the best first. Entries of a better tier stand before
/// all others, but for those found by their saved copies; see [`Tier::Copy`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tier {
    /// It has every word, as typed, as a beginning or of the same stem.
    #[default]
    Words,
    /// It has every word, some of them only on a page of its saved copy. It stands
    /// among those of [`Tier::Some`] by its score, but before [`Tier::Spelling`]
    /// where the catalog does not know a word, even with a slip: a copy that has
    /// it as typed is better than a guess.
    Copy,
    /// It has every word, some spelled otherwise.
    Spelling,
    /// It has the weightier part of the words.
    Some,
    /// Its title has the letters of every word in order.
    Letters,
}

impl Tier {
    pub(super) const ALL: [Tier; 5] =
        [Tier::Words, Tier::Copy, Tier::Spelling, Tier::Some, Tier::Letters];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Tier::Words => "words",
            Tier::Copy => "saved copy",
            Tier::Spelling => "spelling",
            Tier::Some => "some words",
            Tier::Letters => "letters",
        }
    }
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its position in the catalog.
    pub entry: EntryPosition,
    /// Higher is better within a tier. Comparable within one search only; 0 for
    /// a search without words.
    pub score: f32,
    /// How it was found.
    pub tier: Tier,
    /// The page of its saved copy that made it fit, by its number among all pages
    /// of [`Request::shelf`]; see [`SearchResults::passage`].
    pub page: Option<usize>,
}

/// The result of a search.
#[derive(Debug, Clone, Default)]
pub struct SearchResults {
    /// The query as it was understood.
    pub query: Arc<Query>,
    /// Number of entries that were found, with those beyond the limit.
    pub total: usize,
    /// Number of those that have every word, in the catalog or a saved copy.
    pub with_every_word: usize,
    /// The best of them, in the requested order.
    pub hits: Vec<Hit>,
    /// Number of entries of each kind that were found, in the order of [`Kind::ALL`], whatever
    /// kinds were requested.
    pub kinds: [usize; Kind::ALL.len()],
    /// The part of [`SearchResults::kinds`] that is current.
    pub current: [usize; Kind::ALL.len()],
    /// Number of entries that were found with each value of each facet, in the order of
    /// [`Facet::ALL`]. For a facet with a filter it is counted without that filter.
    pub facets: Vec<Vec<usize>>,
    /// The part of the line without which more would be found, if no entry has every word.
    pub obstacle: Option<Relaxation>,
    /// The saved copies that were searched.
    pub shelf: Option<Arc<CopyIndex>>,
}

/// A part of a query without which more would be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The part as it was typed.
    pub typed: String,
    /// The line without it.
    pub line: String,
    /// Number of entries that this line finds.
    pub total: usize,
}

impl SearchResults {
    /// Returns the number of entries that were found with a value of a facet.
    pub fn count(&self, facet: Facet, value: usize) -> usize {
        let counts = self.facets.get(facet as usize);
        counts.and_then(|counts| counts.get(value)).copied().unwrap_or(0)
    }

    /// Returns how many entries have every word where others have not, in words.
    pub fn others_in_words(&self) -> Option<String> {
        match self.with_every_word {
            0 => None,
            all if all >= self.total => None,
            1 => Some("1 exact match, then similar results".to_owned()),
            some => Some(format!("{some} exact matches, then similar results")),
        }
    }

    /// Returns the tier of the best hit.
    pub fn tier(&self) -> Tier {
        self.hits.iter().map(|hit| hit.tier).min().unwrap_or_default()
    }
}
