//! Every entry of the built-in catalog is found by its own title.

// Test code says what it expects by unwrapping.

use squadroom::catalog::Entry;
use squadroom::embedded;
use squadroom::search::{Index, Request, Searcher};

/// Two entries may share a title: a course and its recording, a task force and
/// its site. Either may be the first hit then, but for one that the page names
/// on which the catalog began.
#[test]
fn an_entry_is_the_first_hit_for_its_own_title() {
    let catalog = embedded::catalog();
    let index = Index::build(&catalog);
    let mut searcher = Searcher::default();
    let same = |entry: &Entry, title: &str| entry.title.eq_ignore_ascii_case(title);
    assert!(!catalog.entries.is_empty());
    for entry in catalog.entries.iter() {
        let request = Request { limit: 1, ..Request::all(&entry.title) };
        let outcome = searcher.search(&index, &catalog, &request);
        let first = catalog.entries.get(outcome.hits[0].entry).unwrap().into_owned();
        assert!(same(&first, &entry.title), "{} is found by {}", first.title, entry.title);
        if entry.on_origin_page {
            assert_eq!(first.id, entry.id, "{}", entry.title);
        }
    }
}
