//! The embedded catalog is the one that stands in the files.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use squadroom::catalog::{LoadOptions, NATIONAL_HOTLINE, SourceFile, load};
use squadroom::embedded;
use squadroom::places::pack::pack;

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
    let loaded = load(&files, LoadOptions::shipped());
    assert!(!loaded.has_errors());
    assert!(!loaded.catalog.entries.is_empty());
    assert_eq!(embedded::catalog(), loaded.catalog);
    // What the packed form keeps beside the entries says the same.
    assert!(!loaded.catalog.pinned().is_empty());
    assert_eq!(embedded::catalog().pinned(), loaded.catalog.pinned());
    assert_eq!(embedded::catalog().pinned()[0].id, NATIONAL_HOTLINE);
}

#[test]
fn the_embedded_places_are_what_the_files_say_and_stay_small() {
    let mut files = Vec::new();
    for (folder, prefix) in [("assets/places", ""), ("assets/places/zips", "zips/")] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for item in std::fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                let name = path.file_name().unwrap().to_str().unwrap();
                files.push((format!("{prefix}{name}"), std::fs::read(&path).unwrap()));
            }
        }
    }
    let catalog = embedded::catalog();
    let packed = pack(&files, &catalog).unwrap();
    assert!(*embedded::places().tables() == packed, "the embedded tables differ from the files");
    // In a package, which is compressed, they take a third of this.
    assert!(embedded::places_size() <= 1_200_000, "{}", embedded::places_size());
}
