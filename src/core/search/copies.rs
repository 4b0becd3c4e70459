//! The words of saved copies, page by page: an index beside that of the catalog.
//!
//! It has the format of [`Image`], with a page in place of each entry, and the texts of the
//! pages in it. It never changes the hits of the catalog's own texts; see `score`.

mod copy_scores;
mod phrases;
pub(super) mod score;
mod snippet;
#[cfg(test)]
mod tests;
mod writer;

pub use snippet::Snippet;
pub use writer::{CopyIndexWriter, CopyPage};

use super::index::doc_store::START;
use super::index::index_file::{FormatError, Image, Section};
use super::index::postings::Postings;
use super::index::term_dictionary::Dictionary;
use super::matching::expand::Lexicon;
use super::matching::score_cache::{ScoreCache, TermScores};
use super::query::Word;
use crate::catalog::{Bytes, Catalog, EntryPosition};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use zstd::bulk::Decompressor;

/// The start of the head of such an image, unlike that of a catalog.
const MARK: &str = "saved copies 1";

/// Most bytes of a stored part. Each part is searched as a page: a web page has only one page,
/// however long it is.
const PART: usize = 8 * 1024;

/// A saved copy whose words are in the image.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopySource {
    /// The id of the entry that it belongs to.
    pub id: String,
    /// The name of the file that the words were read from; another version of
    /// the copy has another name.
    pub file: String,
    /// Size of that file in bytes.
    pub bytes: u64,
}

/// The metadata of such an image.
#[derive(Debug, Default, Serialize, Deserialize)]
struct CopyIndexMeta {
    mark: String,
    sources: Vec<CopySource>,
    /// Number of pages of each copy.
    pages: Vec<u32>,
}

/// The words of the saved copies. Never changes; can be shared by threads.
pub struct CopyIndex {
    image: Image,
    dictionary: Arc<Dictionary>,
    sources: Arc<[CopySource]>,
    /// The pages of each copy.
    pages: Arc<[Range<usize>]>,
    /// The entry of each copy; `None`: the catalog lacks it.
    entries: Vec<Option<EntryPosition>>,
    decoder: Arc<Mutex<Decompressor<'static>>>,
}

impl std::fmt::Debug for CopyIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CopyIndex").field("sources", &self.sources).finish_non_exhaustive()
    }
}

impl PartialEq for CopyIndex {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(self.image.bytes(), other.image.bytes()) && self.entries == other.entries
    }
}

impl Eq for CopyIndex {}

impl CopyIndex {
    /// Opens an image that a [`CopyIndexWriter`] wrote, and compares all of it
    /// with its checksums; 40 MB take some 10 ms.
    ///
    /// # Errors
    /// It is no such image of this version, not whole, or damaged.
    pub fn open(bytes: Bytes) -> Result<Self, FormatError> {
        let image = Image::open(bytes)?;
        image.verify(&[
            Section::Head,
            Section::Terms,
            Section::PostingStarts,
            Section::Postings,
            Section::RecordStarts,
            Section::Records,
        ])?;
        let head: CopyIndexMeta = postcard::from_bytes(image.section(Section::Head))
            .map_err(|_| FormatError::Malformed)?;
        let mut end = 0usize;
        let range = |count: &u32| {
            let start = end;
            end = end.saturating_add(*count as usize);
            start..end
        };
        let pages: Arc<[Range<usize>]> = head.pages.iter().map(range).collect();
        let is_sound = image.section(Section::RecordStarts).len() == end.saturating_mul(START)
            && pages.len() == head.sources.len();
        if head.mark != MARK || !is_sound {
            return Err(FormatError::Malformed);
        }
        let dictionary = Arc::new(Dictionary::new(image.slice(Section::Terms)));
        if !dictionary.is_sound() {
            return Err(FormatError::Malformed);
        }
        let decoder = Decompressor::new().map_err(|_| FormatError::Malformed)?;
        let (entries, decoder) = (vec![None; pages.len()], Arc::new(Mutex::new(decoder)));
        Ok(Self { image, dictionary, sources: head.sources.into(), pages, entries, decoder })
    }

    /// Returns the same index for searches of this catalog.
    #[must_use]
    pub fn of_catalog(&self, catalog: &Catalog) -> Self {
        let place = |source: &CopySource| catalog.entries.position(&source.id);
        Self {
            image: self.image.clone(),
            dictionary: self.dictionary.clone(),
            sources: self.sources.clone(),
            pages: self.pages.clone(),
            entries: self.sources.iter().map(place).collect(),
            decoder: self.decoder.clone(),
        }
    }

    /// Returns the copies that are indexed.
    pub fn sources(&self) -> &[CopySource] {
        &self.sources
    }

    /// Returns the number of pages.
    pub fn len(&self) -> usize {
        self.pages.last().map_or(0, |last| last.end)
    }

    /// Returns true if there is no page.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the entry and the pages of each copy whose entry is in the catalog.
    fn copies(&self) -> impl Iterator<Item = (EntryPosition, Range<usize>)> {
        let both = self.entries.iter().zip(&*self.pages);
        both.filter_map(|(entry, pages)| Some(((*entry)?, pages.clone())))
    }

    fn lexicon(&self) -> Lexicon<'_> {
        let postings = Postings {
            starts: self.image.section(Section::PostingStarts),
            bytes: self.image.section(Section::Postings),
        };
        (&self.dictionary, postings)
    }

    /// Returns the compressed bytes of a page.
    fn packed(&self, page: usize) -> Option<&[u8]> {
        let starts = self.image.section(Section::RecordStarts);
        let (start, length) = starts.get(page * START..(page + 1) * START)?.split_at(8);
        let start = usize::try_from(u64::from_le_bytes(start.try_into().ok()?)).ok()?;
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        self.image.section(Section::Records).get(start..start.checked_add(length)?)
    }

    /// Returns a page: its number, 0 for none, and its text, one line a block.
    fn page(&self, page: usize) -> Option<(u32, String)> {
        let packed = self.packed(page)?;
        let mut decoder = self.decoder.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = decoder.decompress(packed, PART + 16).ok()?;
        postcard::from_bytes(&bytes).ok()
    }
}

/// Scores the words of saved copies; keeps scores for the next search.
#[derive(Debug, Default)]
pub(super) struct CopyScorer {
    index: Option<Arc<CopyIndex>>,
    cache: ScoreCache,
    /// For each phrase the pages that were searched for it: true if the page has it.
    phrases: FxHashMap<Vec<String>, FxHashMap<usize, bool>>,
}

impl CopyScorer {
    /// Replaces the copy index and drops the scores cached for the old one.
    pub(super) fn set_index(&mut self, index: Option<&Arc<CopyIndex>>) {
        let is_same = match (&self.index, index) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            *self = Self { index: index.cloned(), ..Self::default() };
        }
    }

    /// Returns the impact of a word on a page, as the score counts it, from 0 to 1.
    pub(super) fn impact(&mut self, word: &Word, page: usize) -> f32 {
        let Some(index) = self.index.clone() else { return 0.0 };
        let impact = self.scores(&index, word).impacts.get(page).copied().unwrap_or(0);
        f32::from(copy_scores::lowered(impact)) / 255.0
    }

    /// Returns the impacts of a word on all pages.
    fn scores(&mut self, index: &CopyIndex, word: &Word) -> Arc<TermScores> {
        let word = as_in_copies(word);
        self.cache.column(
            index.lexicon(),
            index.len(),
            &word,
            crate::search::query::Fuzziness::Typed,
        )
    }
}

/// Fewest bytes of a word that may be the start of another in a copy: every page has words that
/// start with one or two given letters.
const SHORTEST_START: usize = 3;

/// Returns a typed word as it is searched for in copies, without synonyms.
fn as_in_copies(word: &Word) -> Word {
    let starts = word.starts && word.folded.len() >= SHORTEST_START;
    Word { starts, synonyms: Vec::new(), ..word.clone() }
}
