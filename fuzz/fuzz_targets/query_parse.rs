//! Any line through the parser of queries, and back with a filter switched.

#![no_main]

use squadroom::embedded;
use libfuzzer_sys::fuzz_target;
use squadroom::catalog::Catalog;
use squadroom::search::{Hit, Index, Request, Searcher, Tier, title_ranges};
use squadroom_fuzz::{check, edit, small};
use std::cell::RefCell;
use std::sync::LazyLock;

/// Nothing is found in it, so that a search is little more than parsing.
static EMPTY: LazyLock<(Catalog, Index)> = LazyLock::new(|| {
    let catalog = Catalog::default();
    let index = Index::build(&catalog);
    (catalog, index)
});
static SMALL: LazyLock<Index> = LazyLock::new(|| Index::build(&small()));
static SHIPPED: LazyLock<Index> = LazyLock::new(|| Index::build(&embedded::catalog()));

thread_local! {
    static SEARCHER: RefCell<Searcher> = RefCell::default();
}

fuzz_target!(|input: (u16, &str)| {
    let (pick, line) = (usize::from(input.0), input.1);
    edit(&SMALL, line, pick);
    // What looks for words that are near takes a hundred times as long; the
    // target `query` does it always.
    if pick % 64 != 0 {
        return;
    }
    edit(&SHIPPED, line, pick / 64);
    SMALL.nearest(line);
    let (catalog, index) = &*EMPTY;
    let request = Request::all(line);
    let outcome = SEARCHER.with_borrow_mut(|searcher| searcher.search(index, catalog, &request));
    for fault in &outcome.query.faults {
        assert!(line.get(fault.span.clone()).is_some());
    }
    // The line in itself is a text too, of every script.
    if pick % 256 == 0 {
        let tier = [Tier::Words, Tier::Spelling, Tier::Some, Tier::Letters][pick / 256 % 4];
        let hit = Hit { entry: 0, score: 0.0, tier, page: None };
        check(line, &title_ranges(line, &outcome.query, &hit));
    }
});
