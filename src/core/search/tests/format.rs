//! The bytes of the formats: a change is seen here, and no cache of before is read.

use super::fixture::{fixture, source};
use crate::catalog;
use crate::search::index::index_file::{Image, Section, VERSION};
use crate::search::{CopyIndexWriter, DocStoreWriter, Index, StoreContents};
use std::io::Cursor;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

fn fingerprint(name: &str, bytes: &[u8]) -> String {
    format!("{name}: {} bytes, {:016x}\n", bytes.len(), xxh3_64(bytes))
}

/// A line for each section with its length and checksum; the header, which holds
/// [`VERSION`], is left out.
fn sections(name: &str, image: Vec<u8>) -> String {
    let image = Image::open(Arc::new(image)).unwrap();
    let line =
        |section: &Section| fingerprint(&format!("{name} {section:?}"), image.section(*section));
    Section::ALL.iter().map(line).collect()
}

fn large() -> Vec<u8> {
    let mut recorder = DocStoreWriter::new(Cursor::new(Vec::new())).unwrap();
    let entries: Vec<_> = fixture().entries.iter().map(|entry| entry.into_owned()).collect();
    recorder.add(0, &entries).unwrap();
    let contents = StoreContents { catalog: fixture(), ..StoreContents::default() };
    recorder.finish(contents, &mut |_, _| Ok(())).unwrap().into_inner()
}

fn copies() -> Vec<u8> {
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new())).unwrap();
    writer.add(source("witness-interviews"), [(1, "Ask. Listen.")]).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_bytes_of_every_format_are_the_golden_ones() {
    let (contents, entries) = catalog::pack(&fixture()).unwrap();
    let golden = [
        fingerprint("packed catalog", &contents),
        fingerprint("packed entries", &entries),
        sections("index", Index::write(&fixture())),
        sections("large catalog", large()),
        sections("saved copies", copies()),
    ];
    // Another format needs another `search::index::index_file::VERSION`. The build script derives it
    // from the source, so caches of older builds are made again: read what changed and
    // accept it.
    insta::assert_snapshot!(golden.concat());
}

#[test]
fn the_version_is_the_one_that_the_build_script_derived() {
    assert_eq!(VERSION.to_string(), env!("FORMAT_VERSION"));
    let image = Index::write(&fixture());
    assert_eq!(image[8..12], VERSION.to_le_bytes());
}
