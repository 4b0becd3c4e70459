//! Any line through the whole search, in the shipped catalog and a small one.

#![no_main]

use squadroom::embedded;
use libfuzzer_sys::{arbitrary::Arbitrary, fuzz_target};
use squadroom::catalog::{Catalog, Kind};
use squadroom::search::{Facet, Index, Request, Searcher, Sort};
use squadroom_fuzz::{look, small};
use std::cell::RefCell;
use std::sync::LazyLock;

static CATALOGS: LazyLock<[(Catalog, Index); 2]> = LazyLock::new(|| {
    [small(), embedded::catalog()].map(|catalog| {
        let index = Index::build(&catalog);
        (catalog, index)
    })
});

thread_local! {
    static SEARCHERS: RefCell<[Searcher; 2]> = RefCell::default();
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    /// Which catalog, order and kinds, and how many hits.
    pick: u16,
    line: &'a str,
}

fuzz_target!(|input: Input| {
    let pick = usize::from(input.pick);
    // The large one is slow, and what is found there seldom differs.
    let which = usize::from(pick % 16 == 0);
    let (catalog, index) = &CATALOGS[which];
    let kinds = if pick & 64 == 0 { Vec::new() } else { vec![Kind::ALL[pick % Kind::ALL.len()]] };
    let limit = if pick & 128 == 0 { usize::MAX } else { pick % 5 };
    let sort = Sort::ALL[pick / 256 % 4];
    let query = input.line.to_owned();
    let request = Request { query, kinds, sort, limit, ..Request::default() };
    let outcome = SEARCHERS.with_borrow_mut(|all| all[which].search(index, catalog, &request));
    look(catalog, &outcome);
    // Every entry has one kind.
    assert_eq!(outcome.facets.len(), Facet::ALL.len());
    let kinds: usize = outcome.kinds.iter().sum();
    assert!(outcome.total <= kinds && kinds <= index.len());
    if let Some(obstacle) = &outcome.obstacle {
        assert!(obstacle.total > 0 && input.line.contains(&obstacle.typed));
    }
    if let Some(hit) = outcome.hits.first() {
        SEARCHERS.with_borrow_mut(|all| all[which].explain(index, &outcome.query, hit));
    }
    index.nearest(input.line);
});
