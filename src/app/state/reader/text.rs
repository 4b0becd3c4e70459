//! A text laid out in rows of some width.

use crate::shelf::{Block, Bookmark, TextPage};
use std::ops::Range;
use textwrap::{Options, WordSplitter, wrap};

/// The narrowest text that is laid out; narrower screens cut it.
const LEAST_WIDTH: usize = 16;

/// The text of a copy in rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingText {
    blocks: Vec<ReadingBlock>,
    /// The number of the last page; 0 where there are none.
    last_page: u32,
    /// The width for which it is laid out, in columns.
    width: usize,
    rows: Vec<TextRow>,
}

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ReadingBlock {
    page: u32,
    /// The rank of a heading; 0 for all else.
    heading: u8,
    text: String,
    /// True for the next line of the block before.
    follows: bool,
}

/// A row of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRow {
    /// Nothing.
    Gap,
    /// The head of a page; the block is the first one on it or after it.
    Page {
        /// Its number.
        page: u32,
        /// The block below.
        block: usize,
    },
    /// A part of a block.
    Line {
        /// The block, by its place in the text.
        block: usize,
        /// The bytes of its text.
        range: Range<usize>,
    },
}

impl ReadingText {
    /// Lays pages out.
    pub fn new(pages: Vec<TextPage>, width: usize) -> Self {
        let last_page = pages.iter().map(|page| page.page).max().unwrap_or(0);
        let blocks = pages.into_iter().flat_map(|page| {
            let number = page.page;
            let block = move |own: Block| ReadingBlock {
                page: number,
                heading: own.heading,
                text: own.text,
                follows: own.follows,
            };
            let told = page.unread.placeholder();
            let told = told.map(|told| Block { text: told.to_owned(), ..Block::default() });
            page.blocks.into_iter().chain(told).map(block)
        });
        let mut text = Self { blocks: blocks.collect(), last_page, ..Self::default() };
        text.lay_out(width);
        text
    }

    /// Lays it out anew; `false` where it has that width already.
    pub fn lay_out(&mut self, width: usize) -> bool {
        if self.width == width && !self.rows.is_empty() {
            return false;
        }
        (self.width, self.rows) = (width, Vec::new());
        let mut page = 0;
        for block in 0..self.blocks.len() {
            let own = self.blocks.get(block);
            let number = own.map_or(0, |block| block.page);
            let follows = number == page && own.is_some_and(|own| own.follows);
            if block > 0 && !follows {
                self.rows.push(TextRow::Gap);
            }
            if number != page {
                page = number;
                self.rows.extend([TextRow::Page { page, block }, TextRow::Gap]);
            }
            self.wrap(block);
        }
        true
    }

    fn wrap(&mut self, block: usize) {
        let Some(text) = self.blocks.get(block).map(|block| block.text.as_str()) else { return };
        let options = Options::new(self.width.max(LEAST_WIDTH));
        let mut start = 0;
        for line in wrap(text, options.word_splitter(WordSplitter::NoHyphenation)) {
            let end = (start + line.len()).min(text.len());
            self.rows.push(TextRow::Line { block, range: start..end });
            let rest = text.get(end..).unwrap_or_default();
            start = end + (rest.len() - rest.trim_start_matches(' ').len());
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns what stands in a row.
    pub fn row(&self, row: usize) -> Option<&TextRow> {
        self.rows.get(row)
    }

    /// The words in a row, and the rank of the heading that they belong to.
    pub fn words(&self, row: usize) -> (&str, u8) {
        match self.rows.get(row) {
            Some(TextRow::Line { block, range }) => self
                .blocks
                .get(*block)
                .map_or(("", 0), |b| (b.text.get(range.clone()).unwrap_or_default(), b.heading)),
            _ => ("", 0),
        }
    }

    /// The texts of all blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().map(|block| block.text.as_str())
    }

    /// The number of the last page; 0 where there are none.
    pub fn last_page(&self) -> u32 {
        self.last_page
    }

    /// The page that a row is on; 0 where there are none.
    pub fn page(&self, row: usize) -> u32 {
        let block = self.bookmark(row).map_or(0, |at| at.block);
        self.blocks.get(block).map_or(0, |block| block.page)
    }

    /// Returns what stands on a row, or else on the next one with words; `None` in an
    /// empty text.
    pub fn bookmark(&self, row: usize) -> Option<Bookmark> {
        let rows = self.rows.get(row..).unwrap_or_default();
        let place = |row: &TextRow| match row {
            TextRow::Gap => None,
            TextRow::Page { block, .. } => Some(Bookmark { block: *block, byte: 0 }),
            TextRow::Line { block, range } => Some(Bookmark { block: *block, byte: range.start }),
        };
        rows.iter().find_map(place)
    }

    /// The row on which that stands, or that of the page that begins there; the
    /// last one for what is beyond the end.
    pub fn row_of(&self, at: Bookmark) -> usize {
        let reaches = |row: &TextRow| match row {
            TextRow::Gap => false,
            TextRow::Page { block, .. } => (*block, 0) >= (at.block, at.byte),
            TextRow::Line { block, range } => (*block, range.end) > (at.block, at.byte),
        };
        let row = self.rows.iter().position(reaches);
        row.unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// The row where a page begins, or else the next one that there is.
    pub fn row_of_page(&self, number: u32) -> usize {
        let begins = |row: &TextRow| matches!(row, TextRow::Page { page, .. } if *page >= number);
        match number {
            0 => 0,
            _ => self.rows.iter().position(begins).unwrap_or(0),
        }
    }

    /// Where on a page these words stand, which may go on in blocks that follow.
    pub fn place_of(&self, page: u32, words: &str) -> Option<Bookmark> {
        let (mut joined, mut starts) = (String::new(), Vec::new());
        for (block, own) in self.blocks.iter().enumerate().filter(|(_, own)| own.page == page) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            starts.push((joined.len(), block));
            joined.push_str(&own.text);
        }
        let at = joined.find(words)?;
        let (start, block) = *starts.iter().rev().find(|(start, _)| *start <= at)?;
        Some(Bookmark { block, byte: at - start })
    }

    /// The row of the next page, or where there are no pages of the next
    /// heading; the one before with `back`.
    pub fn next_part(&self, row: usize, back: bool) -> Option<usize> {
        let is_part = |place: &usize| match self.rows.get(*place) {
            Some(TextRow::Page { .. }) => true,
            Some(TextRow::Line { block, range }) if self.last_page == 0 && range.start == 0 => {
                self.blocks.get(*block).is_some_and(|block| block.heading > 0)
            }
            _ => false,
        };
        match back {
            true => (0..row).rev().find(is_part),
            false => (row + 1..self.rows.len()).find(is_part),
        }
    }
}
