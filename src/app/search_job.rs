//! A search and what came of it, on the drawing thread or beside it.

use crate::catalog::Catalog;
use crate::embedded;
use crate::search::{Index, Request, SearchResults, Searcher};
use std::fmt::{Debug, Formatter};
use std::sync::Arc;

/// The reply of a search.
#[derive(Debug, Clone, Default)]
pub struct SearchReply {
    /// The request that it answers.
    pub request: Request,
    /// The results.
    pub outcome: SearchResults,
    /// Where nothing was: the line in words that the catalog knows.
    pub suggestion: Option<String>,
    /// Where nothing was: the place that may be meant.
    pub near_place: Option<String>,
}

impl SearchReply {
    /// Searches. `catalog` is the one that `index` was made of.
    pub fn to(request: Request, searcher: &mut Searcher, index: &Index, catalog: &Catalog) -> Self {
        let outcome = searcher.search(index, catalog, &request);
        let is_guessed = outcome.total == 0 && request.place.is_none();
        let suggestion = if is_guessed { index.nearest(&request.query) } else { None };
        let words = crate::search::words_alone(&request.query);
        let is_place = is_guessed && !words.contains(['"', ':']);
        let near_place = is_place.then(|| embedded::places().suggest(&words, 1).pop()).flatten();
        Self { request, outcome, suggestion, near_place }
    }
}

/// A search to be done beside the drawing thread.
#[derive(Clone)]
pub struct SearchJob {
    /// Later ones have higher numbers, from 1 on.
    pub serial: u64,
    /// The request.
    pub request: Request,
    /// How it is searched.
    pub index: Arc<Index>,
    /// The catalog that `index` was made of.
    pub catalog: Arc<Catalog>,
}

impl Debug for SearchJob {
    // An index is megabytes.
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "SearchJob({}, {:?})", self.serial, self.request)
    }
}

impl PartialEq for SearchJob {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial && self.request == other.request
    }
}

impl Eq for SearchJob {}
