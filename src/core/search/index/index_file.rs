//! The index as one run of bytes: a header, then sections.
//!
//! The same image is made in memory for a small catalog and is in a file for a large one, from
//! which sections are read on demand. The header is the magic word, the format's version, the
//! place of each section with its checksum, and a checksum of itself (XXH3, 64 bits; all
//! numbers little-endian). Nothing behind the header is trusted: each access is checked against
//! the section's bounds.

use crate::catalog::Bytes;
use std::borrow::Cow;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::Range;
use thiserror::Error;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The version of the format and of all that is put in it, derived by the build script
/// from the source that decides both: a change cannot keep the old version.
pub(in crate::search) const VERSION: u32 = format_version(env!("FORMAT_VERSION"));

/// Reads a decimal number at compile time.
const fn format_version(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 10) {
        Ok(version) => version,
        Err(_) => panic!("the build script writes a number"),
    }
}

const MAGIC: [u8; 8] = *b"SQDRMIDX";

/// Declares the sections in the order of the section table.
macro_rules! sections {
    ($($(#[$meta:meta])* $variant:ident,)+) => {
        /// A part of the image.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::search) enum Section { $($(#[$meta])* $variant,)+ }

        impl Section {
            pub(in crate::search) const ALL: &'static [Self] = &[$(Self::$variant,)+];
        }
    };
}

sections! {
    /// [`crate::search::index::meta::IndexMeta`] in postcard.
    Head,
    /// The terms in alphabetical order (`fst`), each with its number.
    Terms,
    /// The start of each term's postings.
    PostingStarts,
    /// The postings.
    Postings,
    /// The start of each entry's names.
    NameStarts,
    /// Title and other names of each entry, one a line.
    Names,
    /// The facets' columns.
    Columns,
    /// Ids in alphabetical order (`fst`), each with its entry; large catalogs only.
    Ids,
    /// The start and length of each record; large catalogs and saved copies only.
    RecordStarts,
    /// The entries of a large catalog, or the pages of saved copies, compressed
    /// one by one.
    Records,
    /// The Zstandard dictionary of the records.
    RecordDictionary,
}

impl Section {
    /// The sections that a catalog is read from, a few MB of a large one. The records are not
    /// among them: each bears its own checksum.
    pub(in crate::search) const OF_CATALOG: &'static [Self] =
        &[Self::Head, Self::Ids, Self::RecordStarts, Self::RecordDictionary];

    /// The further sections that a search reads, most of the image.
    pub(in crate::search) const OF_SEARCH: &'static [Self] = &[
        Self::Terms,
        Self::PostingStarts,
        Self::Postings,
        Self::NameStarts,
        Self::Names,
        Self::Columns,
    ];
}

const COUNT: usize = Section::ALL.len();
const HEADER: usize = 8 + 4 + 4 + COUNT * 24 + 8;

/// The reason why bytes are not an image of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FormatError {
    /// Another program's or version's.
    #[error("it was written by another version")]
    Foreign,
    /// Shorter or longer than its header says.
    #[error("it is not whole")]
    Truncated,
    /// A checksum does not fit.
    #[error("it is damaged")]
    Checksum,
    /// A part cannot be read although its checksum fits.
    #[error("a part of it cannot be read")]
    Malformed,
}

/// One section, for a reader that owns its bytes.
#[derive(Clone)]
pub(in crate::search) struct Slice {
    bytes: Bytes,
    section: Section,
    range: Range<usize>,
}

impl AsRef<[u8]> for Slice {
    fn as_ref(&self) -> &[u8] {
        self.bytes.kept(self.section as usize, self.range.clone())
    }
}

/// An image whose header is sound.
#[derive(Clone)]
pub(in crate::search) struct Image {
    bytes: Bytes,
    ranges: [Range<usize>; COUNT],
    checksums: [u64; COUNT],
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Image").field("ranges", &self.ranges).finish_non_exhaustive()
    }
}

impl Image {
    /// Reads the header.
    pub(in crate::search) fn open(bytes: Bytes) -> Result<Self, FormatError> {
        let (header, size) = (bytes.once(0..HEADER), bytes.size());
        let (fields, checksum) =
            header.split_at_checked(HEADER - 8).ok_or(FormatError::Truncated)?;
        if fields[..8] != MAGIC || number::<4>(fields, 8) != u64::from(VERSION) {
            return Err(FormatError::Foreign);
        }
        if number::<8>(checksum, 0) != xxh3_64(fields) || number::<4>(fields, 12) != COUNT as u64 {
            return Err(FormatError::Checksum);
        }
        let mut ranges: [Range<usize>; COUNT] = std::array::from_fn(|_| 0..0);
        let mut checksums = [0; COUNT];
        let mut end = HEADER;
        for (place, range) in ranges.iter_mut().enumerate() {
            let at = 16 + place * 24;
            let start =
                usize::try_from(number::<8>(fields, at)).map_err(|_| FormatError::Truncated)?;
            let length = usize::try_from(number::<8>(fields, at + 8));
            let stop = start.checked_add(length.map_err(|_| FormatError::Truncated)?);
            *range = start..stop.filter(|stop| *stop <= size).ok_or(FormatError::Truncated)?;
            checksums[place] = number::<8>(fields, at + 16);
            end = end.max(range.end);
        }
        if end != size {
            return Err(FormatError::Truncated);
        }
        drop(header);
        Ok(Self { bytes, ranges, checksums })
    }

    /// Compares the checksums of some sections.
    pub(in crate::search) fn verify(&self, sections: &[Section]) -> Result<(), FormatError> {
        let fits = |section: &Section| {
            xxh3_64(self.section(*section)) == self.checksums[*section as usize]
        };
        sections.iter().all(fits).then_some(()).ok_or(FormatError::Checksum)
    }

    /// Returns all bytes; two images are the same if the pointers are.
    pub(in crate::search) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    pub(in crate::search) fn section(&self, section: Section) -> &[u8] {
        self.bytes.kept(section as usize, self.ranges[section as usize].clone())
    }

    /// Returns the number of bytes of a section.
    pub(in crate::search) fn length(&self, section: Section) -> usize {
        self.ranges[section as usize].len()
    }

    /// Returns a part of a section without keeping it in memory; empty if it is not there.
    pub(in crate::search) fn part(&self, section: Section, part: Range<usize>) -> Cow<'_, [u8]> {
        let within = &self.ranges[section as usize];
        let start = within.start.checked_add(part.start);
        let end = within.start.checked_add(part.end).filter(|end| *end <= within.end);
        match start.zip(end) {
            Some((start, end)) if start <= end => self.bytes.once(start..end),
            _ => Cow::Borrowed(&[]),
        }
    }

    pub(in crate::search) fn slice(&self, section: Section) -> Slice {
        Slice { bytes: self.bytes.clone(), section, range: self.ranges[section as usize].clone() }
    }
}

/// Reads a little-endian number of `N` bytes; 0 if there are none.
fn number<const N: usize>(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.get(at..at + N).unwrap_or_default();
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Writes an image, section by section, in any order.
pub(in crate::search) struct ImageWriter<W> {
    out: W,
    at: u64,
    table: [(u64, u64, u64); COUNT],
    open: Option<(Section, u64, Box<Xxh3>)>,
}

impl<W: Write + Seek> ImageWriter<W> {
    pub(in crate::search) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(&[0; HEADER])?;
        let at = HEADER as u64;
        Ok(Self { out, at, table: [(at, 0, xxh3_64(&[])); COUNT], open: None })
    }

    /// Starts a section; the bytes written next belong to it.
    pub(in crate::search) fn begin(&mut self, section: Section) {
        self.close();
        self.open = Some((section, self.at, Box::default()));
    }

    pub(in crate::search) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        if let Some((_, _, hash)) = &mut self.open {
            hash.update(bytes);
        }
        Ok(())
    }

    /// Writes a section whole.
    pub(in crate::search) fn section(&mut self, section: Section, bytes: &[u8]) -> io::Result<()> {
        self.begin(section);
        self.write(bytes)
    }

    /// Returns the output.
    pub(in crate::search) fn inner(&mut self) -> &mut W {
        &mut self.out
    }

    /// Returns the byte offset at which the open section starts.
    pub(in crate::search) fn section_start(&self) -> u64 {
        self.open.as_ref().map_or(self.at, |(_, start, _)| *start)
    }

    /// Returns the number of bytes of the open section.
    pub(in crate::search) fn written(&self) -> u64 {
        self.open.as_ref().map_or(0, |(_, start, _)| self.at - start)
    }

    fn close(&mut self) {
        if let Some((section, start, hash)) = self.open.take() {
            self.table[section as usize] = (start, self.at - start, hash.digest());
        }
    }

    /// Writes the header, which completes the image.
    pub(in crate::search) fn finish(mut self) -> io::Result<W> {
        self.close();
        let mut header = Vec::with_capacity(HEADER);
        header.extend(MAGIC);
        header.extend(VERSION.to_le_bytes());
        header.extend((COUNT as u32).to_le_bytes());
        for (start, length, hash) in self.table {
            header.extend([start, length, hash].into_iter().flat_map(u64::to_le_bytes));
        }
        header.extend(xxh3_64(&header).to_le_bytes());
        self.out.seek(SeekFrom::Start(0))?;
        self.out.write_all(&header)?;
        Ok(self.out)
    }
}
