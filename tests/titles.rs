//! Every entry of the built-in catalog is found by its own title.

// Test code says what it expects by unwrapping.
#![allow(clippy::unwrap_used)]

use squadroom::catalog::{Entry, embedded};
use squadroom::search::Index;

/// Two entries may share a title: a course and its recording, a task force and
/// its site. The one that stands first in the catalog is the first hit then.
#[test]
fn an_entry_is_the_first_hit_for_its_own_title() {
    let catalog = embedded();
    let index = Index::build(&catalog);
    let same = |entry: &&Entry, title: &str| entry.title.eq_ignore_ascii_case(title);
    assert!(!catalog.entries.is_empty());
    for entry in &catalog.entries {
        let hits = index.search(&catalog, &entry.title);
        let first = hits.first().map(|hit| catalog.entries[hit.entry].id.as_str());
        let twin = catalog.entries.iter().find(|other| same(other, &entry.title)).unwrap();
        assert_eq!(first, Some(twin.id.as_str()), "{}", entry.title);
        if entry.on_origin_page {
            assert_eq!(first, Some(entry.id.as_str()), "{}", entry.title);
        }
    }
}
