//! What the fuzz targets search in.

use squadroom::catalog::{LoadOptions, Catalog, SourceFile, load};
use squadroom::search::{Facet, Index, SearchResults, matches, ranges_in, title_ranges};
use std::path::Path;

/// The catalog of invented entries that the tests use.
pub fn small() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/small");
    let mut files: Vec<SourceFile> = std::fs::read_dir(folder)
        .expect("the fixture")
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            SourceFile { name, bytes: std::fs::read(path).expect("a file") }
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    load(&files, LoadOptions::shipped()).catalog
}

/// Uses a line as the finder does with each key: without a search.
pub fn edit(index: &Index, line: &str, pick: usize) {
    let facet = Facet::ALL[pick % Facet::ALL.len()];
    let values = index.values(facet);
    if let Some(value) = values.get(pick / Facet::ALL.len() % values.len().max(1)) {
        let changed = index.toggled(line, facet, &value.id);
        // Whatever was typed, it can be taken back and put in again.
        index.toggled(&changed, facet, &value.id);
    }
    let start = (0..=pick % (line.len() + 1)).rev().find(|at| line.is_char_boundary(*at));
    index.without(line, start.unwrap_or(0)..line.len());
    index.without(line, pick % 7..pick);
}

/// Marks what was found, and holds the outcome against its promises.
pub fn look(catalog: &Catalog, outcome: &SearchResults) {
    assert!(outcome.hits.len() <= outcome.total);
    if let Some(hit) = outcome.hits.first()
        && let Some(entry) = catalog.entries.get(hit.entry)
    {
        check(&entry.title, &title_ranges(&entry.title, &outcome.query, hit));
        check(&entry.summary, &ranges_in(&entry.summary, &outcome.query));
        for found in matches(catalog, &entry, &outcome.query, hit) {
            check(found.text(catalog, &entry).unwrap_or_default(), &found.ranges);
        }
    }
}

/// Ranges lie on character boundaries, in order, one beside the other.
pub fn check(text: &str, ranges: &[std::ops::Range<usize>]) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && range.start < range.end);
        assert!(text.get(range.clone()).is_some());
        end = range.end;
    }
}
