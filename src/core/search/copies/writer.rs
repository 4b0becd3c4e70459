//! Makes the image of saved copies.

use super::{CopyIndex, CopyIndexMeta, CopySource, MARK, PART};
use crate::faults::is_forbidden;
use crate::search::index::index_file::{ImageWriter, Section};
use crate::search::index::postings_writer::Terms;
use crate::search::text::tokenizer::{number_words, words};
use std::io::{self, Seek, Write};
use zstd::bulk::Compressor;

/// Number of pages that are packed together, which bounds the memory.
const CHUNK: usize = 2_000;

const LEVEL: i32 = 3;

/// A page of a copy.
#[derive(Debug, Clone, Copy)]
pub struct CopyPage<'p> {
    /// Its number; 0 for a copy without pages.
    pub number: u32,
    /// Its blocks, one a line.
    pub text: &'p str,
    /// Other forms of its words, which find it, too.
    pub also: &'p str,
}

impl<'p> From<(u32, &'p str)> for CopyPage<'p> {
    fn from((number, text): (u32, &'p str)) -> Self {
        Self { number, text, also: "" }
    }
}

/// Writes the image of saved copies.
pub struct CopyIndexWriter<W: Write + Seek> {
    image: ImageWriter<W>,
    terms: Terms,
    head: CopyIndexMeta,
    /// Start (64 bits) and length (32 bits) of each page.
    starts: Vec<u8>,
    compressor: Compressor<'static>,
}

impl<W: Write + Seek> std::fmt::Debug for CopyIndexWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ShelfWordsWriter").field("head", &self.head).finish_non_exhaustive()
    }
}

impl<W: Write + Seek> CopyIndexWriter<W> {
    /// Starts an image in `out`, from its start.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> io::Result<Self> {
        let mut image = ImageWriter::new(out)?;
        image.begin(Section::Records);
        let mut compressor = Compressor::new(LEVEL)?;
        compressor.include_checksum(true)?;
        let head = CopyIndexMeta { mark: MARK.to_owned(), ..CopyIndexMeta::default() };
        Ok(Self { image, terms: Terms::in_chunks_of(CHUNK), head, starts: Vec::new(), compressor })
    }

    /// Copies the wanted copies from another image, which saves reading them again. To be
    /// called before any copy is added.
    ///
    /// # Errors
    /// Those of the output, and a page of the other image that is not whole.
    pub fn take_over(
        &mut self,
        other: &CopyIndex,
        is_wanted: impl Fn(&CopySource) -> bool,
    ) -> io::Result<()> {
        let mut numbers = vec![None; other.len()];
        let mut next = 0u32;
        for (source, pages) in other.sources.iter().zip(&*other.pages) {
            if !is_wanted(source) {
                continue;
            }
            self.begin(source.clone());
            for page in pages.clone() {
                let packed = other.packed(page).ok_or(io::ErrorKind::InvalidData)?;
                self.write(packed)?;
                numbers[page] = Some(next);
                next += 1;
            }
        }
        self.terms.adopt(other.lexicon(), &numbers);
        Ok(())
    }

    /// Adds a copy with its pages.
    ///
    /// # Errors
    /// Those of the output.
    pub fn add<'p>(
        &mut self,
        source: CopySource,
        pages: impl IntoIterator<Item = impl Into<CopyPage<'p>>>,
    ) -> io::Result<()> {
        self.begin(source);
        for page in pages {
            let CopyPage { number, text, also } = page.into();
            let clean: String =
                text.chars().filter(|letter| *letter == '\n' || !is_forbidden(*letter)).collect();
            let mut rest = clean.trim();
            while !rest.is_empty() {
                let (part, after) = rest.split_at(cut(rest));
                number_words(part, |word, _| self.terms.add(word, 1.0));
                words(also, |word, _| self.terms.add(word, 1.0));
                self.terms.end_entry();
                let page = postcard::to_stdvec(&(number, part.trim_end()));
                let packed = self.compressor.compress(&page.map_err(io::Error::other)?)?;
                self.write(&packed)?;
                rest = after.trim_start();
            }
        }
        Ok(())
    }

    fn begin(&mut self, source: CopySource) {
        self.head.sources.push(source);
        self.head.pages.push(0);
    }

    fn write(&mut self, packed: &[u8]) -> io::Result<()> {
        self.starts.extend(self.image.written().to_le_bytes());
        self.starts.extend((packed.len() as u32).to_le_bytes());
        if let Some(pages) = self.head.pages.last_mut() {
            *pages += 1;
        }
        self.image.write(packed)
    }

    /// Ends the image.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self) -> io::Result<W> {
        let mut image = self.image;
        image.section(Section::RecordStarts, &self.starts)?;
        self.terms.write(&mut image)?;
        let head = postcard::to_stdvec(&self.head).map_err(io::Error::other)?;
        image.section(Section::Head, &head)?;
        image.finish()
    }
}

/// Returns the offset at which to cut a text that is too long: after a block, or else after a
/// word.
fn cut(text: &str) -> usize {
    if text.len() <= PART {
        return text.len();
    }
    let start = &text[..text.floor_char_boundary(PART)];
    let after = |letter: char| start.rfind(letter).filter(|at| *at > PART / 2);
    after('\n').or_else(|| after(' ')).map_or(start.len(), |at| at + 1)
}
