//! Terms with their postings while entries are added.
//!
//! Entries come in chunks: a chunk is sorted by term and packed when it is
//! full, and the chunks are merged at the end, so that building takes little
//! more memory than the postings themselves.

use super::index_file::{ImageWriter, Section};
use super::postings;
use crate::search::matching::expand::Lexicon;
use rustc_hash::FxHashMap;
use std::io::{self, Seek, Write};

/// Number of entries in a chunk, unless another number is given.
const CHUNK: usize = 20_000;

/// Limits the impact of a word that is repeated often: the impact is 255·w/(SATURATION + w), w
/// the sum of the weights of its places (BM25's saturation, Robertson and Zaragoza 2009).
const SATURATION: f32 = 1.6;

/// All terms so far.
pub(in crate::search) struct Terms {
    chunk: Chunk,
    chunk_size: usize,
    packed: Vec<PackedPostings>,
    entries: u32,
}

/// Entries whose postings are not sorted yet.
#[derive(Default)]
struct Chunk {
    numbers: FxHashMap<Box<str>, u32>,
    /// The weight of each term in the current entry.
    weights: Vec<f32>,
    /// The terms of the current entry.
    touched: Vec<u32>,
    /// Term, entry, impact; sorted by entry.
    postings: Vec<(u32, u32, u8)>,
}

/// Terms in alphabetical order, with the postings of each as [`postings::push`]
/// writes them.
struct PackedPostings {
    terms: Vec<Box<str>>,
    starts: Vec<usize>,
    bytes: Vec<u8>,
}

impl Default for Terms {
    fn default() -> Self {
        Self::in_chunks_of(CHUNK)
    }
}

impl Terms {
    /// Returns an empty set of terms that packs a chunk after this many entries.
    pub(in crate::search) fn in_chunks_of(chunk_size: usize) -> Self {
        Self { chunk: Chunk::default(), chunk_size, packed: Vec::new(), entries: 0 }
    }

    /// Adds entries that were indexed before, ahead of any others: `numbers` has for each its
    /// number here, in the same order, or `None` to leave it out.
    pub(in crate::search) fn adopt(
        &mut self,
        (dictionary, postings): Lexicon<'_>,
        numbers: &[Option<u32>],
    ) {
        let mut packed = PackedPostings { terms: Vec::new(), starts: vec![0], bytes: Vec::new() };
        dictionary.each_starting_with("", |term, number| {
            let (before, mut last) = (packed.bytes.len(), 0);
            postings.each(number, |entry, impact| {
                if let Some(entry) = numbers.get(entry).copied().flatten() {
                    postings::push(&mut packed.bytes, entry - last, impact);
                    last = entry;
                }
            });
            if packed.bytes.len() > before {
                packed.terms.push(term.into());
                packed.starts.push(packed.bytes.len());
            }
            true
        });
        self.packed.push(packed);
        self.entries += numbers.iter().flatten().count() as u32;
    }

    /// Adds a word to the current entry.
    pub(in crate::search) fn add(&mut self, term: &str, weight: f32) {
        let chunk = &mut self.chunk;
        let number = match chunk.numbers.get(term) {
            Some(number) => *number,
            None => {
                let number = chunk.weights.len() as u32;
                chunk.numbers.insert(term.into(), number);
                chunk.weights.push(0.0);
                number
            }
        };
        let sum = &mut chunk.weights[number as usize];
        if *sum == 0.0 {
            chunk.touched.push(number);
        }
        *sum += weight;
    }

    /// Ends the current entry.
    pub(in crate::search) fn end_entry(&mut self) {
        let chunk = &mut self.chunk;
        for term in chunk.touched.drain(..) {
            let weight = std::mem::take(&mut chunk.weights[term as usize]);
            let impact = (255.0 * weight / (SATURATION + weight)).round().max(1.0);
            chunk.postings.push((term, self.entries, impact as u8));
        }
        self.entries += 1;
        if (self.entries as usize).is_multiple_of(self.chunk_size) {
            self.packed.push(std::mem::take(chunk).pack());
        }
    }

    /// Writes terms and postings.
    pub(in crate::search) fn write<W: Write + Seek>(
        mut self,
        image: &mut ImageWriter<W>,
    ) -> io::Result<()> {
        self.packed.push(self.chunk.pack());
        let mut dictionary = fst::MapBuilder::memory();
        let mut starts = Vec::new();
        let mut at = vec![0usize; self.packed.len()];
        let mut run = Vec::new();
        image.begin(Section::Postings);
        let first = |at: &[usize], packed: &[PackedPostings]| {
            let heads = packed.iter().zip(at).filter_map(|(chunk, at)| chunk.terms.get(*at));
            heads.min().cloned()
        };
        while let Some(term) = first(&at, &self.packed) {
            let number = (starts.len() / 4) as u64;
            dictionary.insert(&*term, number).map_err(io::Error::other)?;
            starts.extend(position(image.written())?);
            run.clear();
            let mut last = 0;
            for (chunk, at) in self.packed.iter().zip(&mut at) {
                if chunk.terms.get(*at) == Some(&term) {
                    let bytes = &chunk.bytes[chunk.starts[*at]..chunk.starts[*at + 1]];
                    last = postings::append(&mut run, last, bytes);
                    *at += 1;
                }
            }
            image.write(&run)?;
        }
        starts.extend(position(image.written())?);
        image.section(Section::PostingStarts, &starts)?;
        let terms = dictionary.into_inner().map_err(io::Error::other)?;
        image.section(Section::Terms, &terms)
    }
}

/// Returns an offset in the postings in its stored form.
fn position(at: u64) -> io::Result<[u8; 4]> {
    match u32::try_from(at) {
        Ok(at) => Ok(at.to_le_bytes()),
        Err(_) => Err(io::Error::new(io::ErrorKind::FileTooLarge, "the catalog is too large")),
    }
}

impl Chunk {
    fn pack(self) -> PackedPostings {
        let mut terms: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        terms.sort_unstable();
        let mut rank = vec![0u32; terms.len()];
        for (place, (_, number)) in terms.iter().enumerate() {
            rank[*number as usize] = place as u32;
        }
        // A counting sort by term; entries stay in order.
        let mut ends = vec![0usize; terms.len() + 1];
        for (term, _, _) in &self.postings {
            ends[rank[*term as usize] as usize + 1] += 1;
        }
        for place in 1..ends.len() {
            ends[place] += ends[place - 1];
        }
        let mut next = ends.clone();
        let mut sorted = vec![(0u32, 0u8); self.postings.len()];
        for (term, entry, impact) in self.postings {
            let place = &mut next[rank[term as usize] as usize];
            sorted[*place] = (entry, impact);
            *place += 1;
        }
        let (mut starts, mut bytes) = (vec![0], Vec::new());
        for range in ends.windows(2) {
            let mut last = 0;
            for (entry, impact) in &sorted[range[0]..range[1]] {
                postings::push(&mut bytes, entry - last, *impact);
                last = *entry;
            }
            starts.push(bytes.len());
        }
        PackedPostings { terms: terms.into_iter().map(|(term, _)| term).collect(), starts, bytes }
    }
}
