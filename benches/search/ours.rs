//! The program's own search: what the bench builds, opens and asks. All that
//! it knows of its interface stands here.

use super::engines::Engine;
use super::files::Files;
use super::measure::{Built, building};
use squadroom::catalog::Catalog;
use squadroom::search::{Index, Request, Searcher};

/// How many hits a screen can show.
const LISTED: usize = 50;

struct Ours {
    catalog: Catalog,
    index: Index,
    searcher: Searcher,
}

pub fn build(files: &Files) -> Built {
    // A large catalog is read and indexed in one go, file by file.
    files.empty("squadroom");
    building(|| Index::build(&files.load())).0
}

pub fn open(files: &Files) -> Box<dyn Engine> {
    let catalog = files.load();
    let index = Index::build(&catalog);
    Box::new(Ours { catalog, index, searcher: Searcher::default() })
}

impl Engine for Ours {
    fn keystroke(&mut self, typed: &str) -> usize {
        let request = Request { limit: LISTED, ..Request::all(typed) };
        self.searcher.search(&self.index, &self.catalog, &request).hits.len()
    }

    fn forget(&mut self) {
        self.searcher = Searcher::default();
    }
}
