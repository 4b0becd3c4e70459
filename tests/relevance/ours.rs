//! The program's own search behind the same door as the others.

use super::peers::Peer;
use squadroom::catalog::Catalog;
use squadroom::search::{Index, Request, Searcher};

/// The index as the program makes it.
pub struct Ours<'c> {
    catalog: &'c Catalog,
    index: Index,
    searcher: Searcher,
}

impl<'c> Ours<'c> {
    pub fn build(catalog: &'c Catalog) -> Self {
        Self { catalog, index: Index::build(catalog), searcher: Searcher::default() }
    }
}

impl Peer for Ours<'_> {
    fn name(&self) -> &'static str {
        "squadroom"
    }

    fn top(&mut self, query: &str, most: usize) -> Vec<usize> {
        let request = Request { limit: most, ..Request::all(query) };
        let outcome = self.searcher.search(&self.index, self.catalog, &request);
        outcome.hits.iter().map(|hit| hit.entry.index()).collect()
    }
}
