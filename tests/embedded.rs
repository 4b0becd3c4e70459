//! The embedded catalog is the one that stands in the files.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use squadroom::catalog::{Audience, NATIONAL_HOTLINE, SourceFile, embedded, load};

#[test]
fn the_embedded_catalog_is_a_fresh_load_of_the_files() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let mut files: Vec<SourceFile> = std::fs::read_dir(folder)
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let loaded = load(&files, Audience::Shipped);
    assert!(!loaded.has_errors());
    assert!(!loaded.catalog.entries.is_empty());
    assert_eq!(embedded(), loaded.catalog);
    // What the packed form keeps beside the entries says the same.
    assert!(!loaded.catalog.pinned().is_empty());
    assert_eq!(embedded().pinned(), loaded.catalog.pinned());
    assert_eq!(embedded().pinned()[0].id, NATIONAL_HOTLINE);
}
