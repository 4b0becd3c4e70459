//! Torn, changed and foreign images: an error, or the index that was written.

use super::fixture::fixture;
use crate::search::index::index_file::{ImageWriter, Section};
use crate::search::{Facet, FormatError, Index, Request, Searcher};
use proptest::prelude::*;
use std::io::Cursor;
use std::sync::Arc;

fn whole(index: &Index) -> Vec<u8> {
    let bytes = index.image.bytes();
    bytes.once(0..bytes.size()).into_owned()
}

fn image() -> Vec<u8> {
    let index = Index::build(&fixture());
    whole(&index)
}

/// The image with other bytes in a section, and checksums that fit them.
fn with_section(index: &Index, other: Section, bytes: &[u8]) -> Vec<u8> {
    let mut image = ImageWriter::new(Cursor::new(Vec::new())).unwrap();
    for section in Section::ALL {
        let own = index.image.section(*section);
        image.section(*section, if *section == other { bytes } else { own }).unwrap();
    }
    image.finish().unwrap().into_inner()
}

/// Opens an image as a cache is opened: nothing is used before it is verified.
fn open(bytes: Vec<u8>) -> Result<Index, FormatError> {
    let index = Index::open(Arc::new(bytes))?;
    index.verify()?;
    Ok(index)
}

/// Uses an index in every way, whatever is in it.
fn search(index: &Index) -> Vec<usize> {
    let catalog = fixture();
    let mut found = Vec::new();
    for line in
        ["labor", "trafick hotlnie", "\"t visa\" -kind:faq", "massge taskforce zz", "lbrvcm", ""]
    {
        let outcome = Searcher::default().search(index, &catalog, &Request::all(line));
        found.extend(outcome.hits.iter().map(|hit| hit.entry.index()));
        found.extend(outcome.facets.into_iter().flatten());
        index.nearest(line);
    }
    for facet in Facet::ALL {
        index.values(*facet).iter().for_each(|value| drop(index.toggled("", *facet, &value.id)));
    }
    found
}

#[test]
fn the_same_catalog_gives_the_same_image() {
    assert_eq!(image(), image());
    let again = open(image()).unwrap();
    assert_eq!(search(&again), search(&Index::build(&fixture())));
    assert_eq!((again.len(), again.is_empty()), (10, false));
}

#[test]
fn an_image_cut_anywhere_is_refused() {
    let whole = image();
    for length in 0..whole.len() {
        assert!(open(whole[..length].to_vec()).is_err(), "{length} of {} bytes", whole.len());
    }
    let longer = [whole.clone(), vec![0]].concat();
    assert_eq!(open(longer).err(), Some(FormatError::Truncated));
    assert_eq!(open(Vec::new()).err(), Some(FormatError::Truncated));
}

#[test]
fn any_byte_that_changed_is_noticed() {
    let whole = image();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        assert!(open(bytes).is_err(), "byte {at}");
    }
}

#[test]
fn an_image_of_another_program_or_version_is_foreign() {
    for at in [0, 7, 8, 11] {
        let mut bytes = image();
        bytes[at] ^= 1;
        assert_eq!(open(bytes).err(), Some(FormatError::Foreign), "byte {at}");
    }
    assert_eq!(open(vec![b'x'; 4000]).err(), Some(FormatError::Foreign));
}

#[test]
fn a_number_of_entries_that_no_column_bears_out_is_refused() {
    let mut index = Index::build(&fixture());
    for entries in [u32::MAX, 11, 9] {
        index.head.entries = entries;
        let head = postcard::to_stdvec(&index.head).unwrap();
        let image = with_section(&index, Section::Head, &head);
        assert_eq!(open(image).err(), Some(FormatError::Malformed), "{entries} entries");
    }
}

#[test]
fn an_empty_catalog_has_an_index() {
    let index = Index::build(&crate::catalog::Catalog::default());
    assert!(index.is_empty());
    assert_eq!(search(&open(whole(&index)).unwrap()), [0; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_or_sound(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let whole = image();
        let mut bytes = whole.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let changed = bytes != whole;
        prop_assert_eq!(open(bytes).is_err(), changed);
    }

    /// Names, columns and postings lead nowhere else when they were changed
    /// between the check and the use, as a file may be that is mapped.
    #[test]
    fn a_change_behind_the_check_panics_nowhere(
        section in prop::sample::select(vec![
            Section::PostingStarts, Section::Postings, Section::NameStarts, Section::Names, Section::Columns,
        ]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let index = Index::build(&fixture());
        let mut bytes = index.image.section(section).to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let image = with_section(&index, section, &bytes);
        search(&Index::open(Arc::new(image)).unwrap());
    }
}
