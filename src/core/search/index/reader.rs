//! The index: an open image.

use super::facet::{Facet, Value};
use super::fast_fields::Columns;
use super::index_file::{FormatError, Image, ImageWriter, Section};
use super::index_writer::{Builder, Lengths};
use super::meta::{IndexMeta, SourceFingerprint};
use super::postings::Postings;
use super::term_dictionary::Dictionary;
use crate::catalog::{Bytes, Catalog, EntryPosition, Kind};
use crate::faults::Fault;
use crate::search::matching::expand::Lexicon;
use std::io::{self, Cursor};
use std::ops::Range;
use std::sync::Arc;

/// The index of a catalog. Never changes; can be shared by threads.
#[derive(Debug)]
pub struct Index {
    pub(in crate::search) image: Image,
    pub(in crate::search) head: IndexMeta,
    pub(in crate::search) dictionary: Dictionary,
}

impl Index {
    /// Returns the index of a catalog: the one that it brings along or, if there is none or it
    /// is damaged, one that is made in memory.
    pub fn build(catalog: &Catalog) -> Self {
        let Some(image) = catalog.entries.image() else { return Self::make(catalog) };
        let brought = Self::open(image).ok();
        let fits = |index: &Self| index.len() == catalog.entries.len() && index.verify().is_ok();
        brought.filter(fits).unwrap_or_else(|| {
            catalog.entries.report_damage();
            Self::make(catalog)
        })
    }

    /// Indexes a catalog in memory.
    fn make(catalog: &Catalog) -> Self {
        // The same types wrote the image, so it opens.
        #[allow(clippy::expect_used)]
        Self::open(Arc::new(Self::write(catalog))).expect("an image that was just written")
    }

    /// Indexes a catalog; returns the image for [`Index::open`].
    pub fn write(catalog: &Catalog) -> Vec<u8> {
        let mut builder = Builder::new(catalog, Lengths::of(catalog.entries.iter()));
        catalog.entries.iter().for_each(|entry| builder.add(&entry));
        let image = || -> io::Result<Vec<u8>> {
            let image = ImageWriter::new(Cursor::new(Vec::new()))?;
            Ok(builder.finish(image, IndexMeta::default())?.into_inner())
        };
        // Writing to memory fails only beyond 4 GiB of postings, which takes ten million
        // entries.
        #[allow(clippy::expect_used)]
        image().expect("postings below 4 GiB")
    }

    /// Opens an image and checks the sections that its catalog is read from; for the rest see
    /// [`Index::verify`].
    ///
    /// # Errors
    /// It is no image of this version, not whole, or damaged.
    pub fn open(bytes: Bytes) -> Result<Self, FormatError> {
        let image = Image::open(bytes)?;
        image.verify(Section::OF_CATALOG)?;
        let head: IndexMeta = postcard::from_bytes(image.section(Section::Head))
            .map_err(|_| FormatError::Malformed)?;
        let dictionary = Dictionary::new(image.slice(Section::Terms));
        let index = Self { image, head, dictionary };
        // A search takes memory for each entry, so their number is checked.
        let columns = index.image.length(Section::Columns);
        let is_sound = index.head.layout.dates_within(columns) == Some(index.len());
        is_sound.then_some(index).ok_or(FormatError::Malformed)
    }

    /// Compares the checksums of the sections that searches read, most of the image; 250,000
    /// entries take some 10 ms.
    ///
    /// # Errors
    /// A part is damaged.
    pub fn verify(&self) -> Result<(), FormatError> {
        self.image.verify(Section::OF_SEARCH)?;
        self.dictionary.is_sound().then_some(()).ok_or(FormatError::Malformed)
    }

    /// Returns the files that the image was made of; none for a small catalog.
    pub fn sources(&self) -> &[SourceFingerprint] {
        &self.head.sources
    }

    /// Returns the first faults of these files.
    pub fn faults(&self) -> &[Fault] {
        &self.head.faults
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.head.entries as usize
    }

    /// Returns true if there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the values of a facet, in the order in which they are shown.
    pub fn values(&self, facet: Facet) -> &[Value] {
        self.head.vocabularies.get(facet as usize).map_or(&[], Vec::as_slice)
    }

    pub(in crate::search) fn postings(&self) -> Postings<'_> {
        Postings {
            starts: self.image.section(Section::PostingStarts),
            bytes: self.image.section(Section::Postings),
        }
    }

    pub(in crate::search) fn lexicon(&self) -> Lexicon<'_> {
        (&self.dictionary, self.postings())
    }

    pub(in crate::search) fn columns(&self) -> Columns<'_> {
        Columns { layout: &self.head.layout, bytes: self.image.section(Section::Columns) }
    }

    /// Returns the kinds of the entries in runs, each with the positions of its entries; as many
    /// positions as entries if the head is sound.
    pub(in crate::search) fn kind_runs(&self) -> Vec<(Kind, Range<usize>)> {
        let mut start = 0usize;
        let run = |(kind, length): &(Kind, u32)| {
            let end = start.saturating_add(*length as usize);
            (*kind, std::mem::replace(&mut start, end)..end)
        };
        self.head.runs.iter().map(run).collect()
    }

    /// Returns the title and the other names of an entry.
    pub(in crate::search) fn names(&self, entry: EntryPosition) -> impl Iterator<Item = &str> {
        let starts = self.image.section(Section::NameStarts);
        let start = |entry: usize| {
            let bytes =
                starts.get(entry * 4..(entry + 1) * 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes) as usize
        };
        let names = self.image.section(Section::Names);
        let names = names.get(start(entry.index())..start(entry.index() + 1)).unwrap_or_default();
        names.split(|byte| *byte == b'\n').map(|name| std::str::from_utf8(name).unwrap_or_default())
    }
}
