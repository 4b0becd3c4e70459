//! The made-up records of the benches are what they say: sound, and the same
//! every time.

#[path = "../../benches/records/mod.rs"]
mod records;

use squadroom::catalog::{Kind, LoadOptions, SourceFile, load};
use std::collections::BTreeSet;

fn files(records: usize) -> Vec<SourceFile> {
    records::files(records)
        .map(|(name, text)| SourceFile { name, bytes: text.into_bytes() })
        .collect()
}

#[test]
fn made_up_records_have_no_fault() {
    let loaded = load(&files(1200), LoadOptions::local());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.catalog.entries.len(), 1200);
    let kinds: BTreeSet<Kind> = loaded.catalog.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    for entry in loaded.catalog.entries.iter() {
        assert!((60..=120).contains(&entry.title.len()), "{}", entry.title);
        assert!((500..=1500).contains(&entry.summary.len()), "{}", entry.summary);
    }
}

#[test]
fn the_same_number_gives_the_same_records() {
    assert_eq!(files(30), files(30));
}
