//! Any bytes as the image of an index: refused, or searched without harm.
//!
//! Bytes alone hardly ever come past the checksums. So most inputs are changes
//! of a sound image, after which its checksums are made to fit again. Those of
//! the terms and ids are not: they guard `fst`, which trusts its bytes.

#![no_main]

use libfuzzer_sys::{arbitrary::Arbitrary, fuzz_target};
use squadroom::catalog::{Catalog, EntryPosition, Kind};
use squadroom::search::{StoreContents, Facet, Index, DocStoreWriter, Request, Searcher, Sort, SourceFingerprint};
use squadroom_fuzz::{edit, look, small};
use std::io::Cursor;
use std::sync::{Arc, LazyLock};
use xxhash_rust::xxh3::xxh3_64;

/// The header before its table of sections, and a row of that table: start,
/// length and checksum.
const TABLE: usize = 16;
const ROW: usize = 24;
/// Bytes of the typed line.
const LINE: usize = 12;
/// The sections in `fst`: terms and ids.
const FST: [usize; 2] = [1, 7];

/// A small catalog, and the images of it without its entries and with them.
static SMALL: LazyLock<(Catalog, [Vec<u8>; 2])> = LazyLock::new(|| {
    let catalog = small();
    let mut recorder = DocStoreWriter::new(Cursor::new(Vec::new())).expect("memory");
    let entries: Vec<_> = catalog.entries.iter().map(|entry| entry.into_owned()).collect();
    recorder.put(0, &entries).expect("memory");
    let stamp = SourceFingerprint { name: "a.toml".into(), bytes: 1, changed: 2, hash: 3 };
    let contents = StoreContents { catalog: catalog.clone(), sources: vec![stamp], faults: Vec::new() };
    let stored = recorder.finish(contents, &mut |_, _| Ok(())).expect("memory").into_inner();
    let images = [Index::write(&catalog), stored];
    (catalog, images)
});

#[derive(Arbitrary, Debug)]
enum Input<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// These bytes behind a header that fits them: the lengths of the sections.
    Sections(Vec<u16>, &'a [u8]),
    /// A sound image, changed.
    Changed {
        stored: bool,
        is_repaired: bool,
        changes: Vec<Change<'a>>,
        use_as: u16,
        line: &'a str,
    },
}

#[derive(Arbitrary, Debug)]
enum Change<'a> {
    /// A byte of a section.
    Byte { section: u8, at: u16, byte: u8 },
    /// Four bytes of a section: a position or a count.
    Number { section: u8, at: u16, number: u32 },
    /// The end of a section, cut off.
    Cut { section: u8, at: u16 },
    /// A section, from here on.
    Replace { section: u8, at: u16, with: &'a [u8] },
    /// Where the header says that a section starts and how long it is.
    Row { section: u8, start: u64, length: u64 },
}

fuzz_target!(|input: Input| {
    let (catalog, images) = &*SMALL;
    match input {
        Input::Bytes(bytes) => try_out(bytes.to_vec(), catalog, 0, "labor"),
        Input::Sections(lengths, mut bytes) => {
            let mut sections = vec![Vec::new(); count(&images[0])];
            for (section, length) in sections.iter_mut().zip(lengths) {
                let (own, rest) = bytes.split_at(bytes.len().min(usize::from(length)));
                *section = own.to_vec();
                bytes = rest;
            }
            try_out(assemble(&images[0], &sections, &[]), catalog, 0, "labor");
        }
        Input::Changed { stored, is_repaired: false, changes, use_as, line } => {
            let mut image = images[usize::from(stored)].clone();
            for change in changes {
                if let Change::Byte { section, at, byte } = change {
                    let at = (usize::from(section) << 16 | usize::from(at)) % image.len();
                    image[at] = byte;
                } else if let Change::Cut { at, .. } = change {
                    image.truncate(usize::from(at).max(1));
                }
            }
            try_out(image, catalog, use_as, line);
        }
        Input::Changed { stored, is_repaired: true, changes, use_as, line } => {
            let image = &images[usize::from(stored)];
            let mut sections: Vec<Vec<u8>> =
                (0..count(image)).map(|place| section(image, place).to_vec()).collect();
            let mut rows = Vec::new();
            changes.iter().for_each(|change| apply(change, &mut sections, &mut rows));
            try_out(assemble(image, &sections, &rows), catalog, use_as, line);
        }
    }
});

fn apply(change: &Change<'_>, sections: &mut [Vec<u8>], rows: &mut Vec<(usize, u64, u64)>) {
    let count = sections.len();
    let place = |section: u8| usize::from(section) % count;
    match *change {
        Change::Byte { section, at, byte } => {
            let section = &mut sections[place(section)];
            let at = usize::from(at) % section.len().max(1);
            section.iter_mut().skip(at).take(1).for_each(|old| *old = byte);
        }
        Change::Number { section, at, number } => {
            let section = &mut sections[place(section)];
            let at = usize::from(at) * 4 % section.len().max(1);
            let bytes = number.to_le_bytes();
            section.iter_mut().skip(at).zip(bytes).for_each(|(old, new)| *old = new);
        }
        Change::Cut { section, at } => sections[place(section)].truncate(usize::from(at)),
        Change::Replace { section, at, with } => {
            sections[place(section)].truncate(usize::from(at));
            sections[place(section)].extend(with);
        }
        Change::Row { section, start, length } => rows.push((place(section), start, length)),
    }
}

/// What a program does with a cache: opens it, verifies it, uses it.
fn try_out(image: Vec<u8>, catalog: &Catalog, use_as: u16, line: &str) {
    let Ok(index) = Index::open(Arc::new(image)) else { return };
    if index.verify().is_err() {
        return;
    }
    let pick = usize::from(use_as);
    // Many words that are near would take nearly all of the time.
    let line = &line[..line.floor_char_boundary(LINE)];
    index.sources().iter().for_each(|stamp| drop(stamp.clone()));
    index.faults().iter().for_each(|fault| drop(fault.clone()));
    let stored = index.catalog().ok();
    let catalog = stored.as_ref().unwrap_or(catalog);
    let sort = Sort::ALL[pick % 4];
    let request = Request { sort, ..Request::all(line) };
    let mut searcher = Searcher::default();
    let outcome = searcher.search(&index, catalog, &request);
    look(catalog, &outcome);
    if let Some(hit) = outcome.hits.first() {
        searcher.explain(&index, &outcome.query, hit);
    }
    edit(&index, line, pick);
    if pick % 8 == 0 {
        index.nearest(line);
    }
    for (value, _) in index.values(Facet::ALL[pick % Facet::ALL.len()]).iter().enumerate().take(9) {
        outcome.count(Facet::ALL[pick % Facet::ALL.len()], value);
    }
    if let Some(catalog) = &stored {
        assert!(index.len() == catalog.entries.len());
        for at in catalog.entries.positions().chain([EntryPosition::from(u32::MAX)]) {
            if let Some(entry) = catalog.entries.get(at) {
                catalog.entries.position(&entry.id);
            }
        }
        catalog.entries.of_kind(Kind::ALL[pick % Kind::ALL.len()]);
    }
}

/// How many sections an image has.
fn count(image: &[u8]) -> usize {
    image[12] as usize
}

/// An image of these sections, in the format of `like`; last the rows of its
/// table that are to say something else.
fn assemble(like: &[u8], sections: &[Vec<u8>], rows: &[(usize, u64, u64)]) -> Vec<u8> {
    let end = TABLE + sections.len() * ROW;
    let mut image = like[..end + 8].to_vec();
    for section in sections {
        image.extend(section);
    }
    let mut at = end + 8;
    for (place, section) in sections.iter().enumerate() {
        let row = TABLE + place * ROW;
        image[row..row + 8].copy_from_slice(&(at as u64).to_le_bytes());
        image[row + 8..row + 16].copy_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len();
    }
    for (place, start, length) in rows {
        let row = TABLE + place * ROW;
        image[row..row + 8].copy_from_slice(&start.to_le_bytes());
        image[row + 8..row + 16].copy_from_slice(&length.to_le_bytes());
    }
    for place in (0..sections.len()).filter(|place| !FST.contains(place)) {
        let row = TABLE + place * ROW;
        // A section that lies elsewhere gets the checksum of what lies there.
        let hash = xxh3_64(section(&image, place));
        image[row + 16..row + 24].copy_from_slice(&hash.to_le_bytes());
    }
    let hash = xxh3_64(&image[..end]);
    image[end..end + 8].copy_from_slice(&hash.to_le_bytes());
    image
}

/// The bytes of a section, as the header says where it lies; none if it lies
/// beyond the end.
fn section(image: &[u8], place: usize) -> &[u8] {
    let at = TABLE + place * ROW;
    let number = |at: usize| {
        image[at..at + 8].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    let start = number(at);
    let end = start.checked_add(number(at + 8));
    end.and_then(|end| image.get(start..end)).unwrap_or_default()
}
