//! A text laid out in rows of some width.

use super::block::ReadingBlock;
use super::flow::{lines, runs, width_of};
use super::links::TextLinks;
use super::outline::{self, OutlineItem};
use super::rows::{Piece, PieceSource, TextRow, Tone};
use super::table;
use crate::shelf::{BlockShape, TextPage};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;
use url::Url;

/// The narrowest text that is laid out; narrower screens cut it.
const LEAST_WIDTH: usize = 16;
/// The columns that the line with the title needs for all else.
const BESIDE_TITLE: usize = 34;
/// How far a list in a list is set in, and how many lists are.
const SET_IN: usize = 2;
const DEEPEST: u8 = 5;

/// The text of a copy in rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingText {
    pub(super) blocks: Vec<ReadingBlock>,
    links: TextLinks,
    /// The numbers of pages that the document itself has, where they differ.
    labels: Vec<(u32, String)>,
    outline: Vec<OutlineItem>,
    /// The number of the last page; 0 where there are none.
    last_page: u32,
    /// The columns of the title, if the text begins with it.
    title: Option<usize>,
    /// The width for which it is laid out, in columns.
    width: usize,
    pub(super) rows: Vec<TextRow>,
}

impl ReadingText {
    /// Lays pages out. `title` is what is shown over the text, and `address` where the document
    /// is on the web.
    pub fn new(pages: Vec<TextPage>, title: &str, address: Option<&str>, width: usize) -> Self {
        let mut text = Self {
            last_page: pages.iter().map(|page| page.page).max().unwrap_or(0),
            ..Self::default()
        };
        let base = address.and_then(|address| Url::parse(address).ok());
        for page in pages {
            text.add(page, base.as_ref());
        }
        let is_title = |own: &&ReadingBlock| own.heading > 0 && are_same(&own.text, title);
        text.title = text.blocks.first().filter(is_title).map(|_| title.width());
        outline::even_headings(&mut text.blocks);
        text.outline = outline::of(&text.blocks);
        text.lay_out(width);
        text
    }

    fn add(&mut self, page: TextPage, base: Option<&Url>) {
        let number = page.page;
        if let Some(label) = page.label {
            self.labels.push((number, label));
        }
        for own in page.blocks {
            let links = self.links.of_block(&own.text, &own.links, base);
            let (heading, text, follows, shape) = (own.heading, own.text, own.follows, own.shape);
            self.blocks.push(ReadingBlock { page: number, heading, text, follows, shape, links });
        }
        if let Some(told) = page.unread.placeholder() {
            let text = told.to_owned();
            self.blocks.push(ReadingBlock { page: number, text, ..ReadingBlock::default() });
        }
    }

    /// Lays it out anew; `false` where it has that width already.
    pub fn lay_out(&mut self, width: usize) -> bool {
        if self.width == width && !self.rows.is_empty() {
            return false;
        }
        (self.width, self.rows) = (width, Vec::new());
        let is_title_above = self.title.is_some_and(|title| title + BESIDE_TITLE <= width);
        let mut block = usize::from(is_title_above && self.blocks.len() > 1);
        let mut page = 0;
        while let Some(own) = self.blocks.get(block) {
            let (number, follows) = (own.page, own.follows && own.page == page);
            if !self.rows.is_empty() && !follows {
                self.rows.push(TextRow::Gap);
            }
            if number != page {
                page = number;
                self.rows.extend([TextRow::Page { page, block }, TextRow::Gap]);
            }
            let end = self.end_of_table(block);
            let rows = self.rows_of(block..end);
            self.rows.extend(rows);
            block = end;
        }
        true
    }

    /// Returns the block behind those that are laid out with this one.
    fn end_of_table(&self, block: usize) -> usize {
        let own = self.blocks.get(block..).unwrap_or_default();
        let Some((first, rest)) = own.split_first().filter(|(first, _)| first.shape.is_row())
        else {
            return block + 1;
        };
        let is_row =
            |own: &&ReadingBlock| own.follows && own.shape.is_row() && own.page == first.page;
        block + 1 + rest.iter().take_while(is_row).count()
    }

    fn rows_of(&self, blocks: Range<usize>) -> Vec<TextRow> {
        let width = self.width.max(LEAST_WIDTH);
        let own = self.blocks.get(blocks.clone()).unwrap_or_default();
        match own {
            [block] => block_rows(blocks.start, block, width),
            table => table::rows(blocks.start, table, width),
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

    /// Returns the pieces of a row.
    pub fn pieces(&self, row: usize) -> &[Piece] {
        match self.rows.get(row) {
            Some(TextRow::Line(pieces)) => pieces,
            _ => &[],
        }
    }

    /// Returns the words of a piece.
    pub fn words<'t>(&'t self, piece: &'t Piece) -> &'t str {
        match &piece.source {
            PieceSource::Words { block, range } | PieceSource::Label { block, range } => {
                let own = self.blocks.get(*block).and_then(|own| own.text.get(range.clone()));
                own.unwrap_or_default()
            }
            PieceSource::Said(text) => text,
        }
    }

    /// The texts of all blocks.
    pub fn blocks(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().map(|block| block.text.as_str())
    }

    /// The headings, or else the pages, to choose one from.
    pub fn outline(&self) -> &[OutlineItem] {
        &self.outline
    }

    /// Returns how many links there are.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// Returns the address that a link leads to.
    pub fn address(&self, link: usize) -> Option<&str> {
        self.links.address(link)
    }

    /// The number of the last page; 0 where there are none.
    pub fn last_page(&self) -> u32 {
        self.last_page
    }

    /// Returns the number that the document itself gives a page, if it is another one.
    pub fn label(&self, page: u32) -> Option<&str> {
        let at = self.labels.binary_search_by_key(&page, |(number, _)| *number).ok()?;
        self.labels.get(at).map(|(_, label)| label.as_str())
    }
}

/// Returns the rows of a block that is no part of a table.
fn block_rows(number: usize, block: &ReadingBlock, width: usize) -> Vec<TextRow> {
    let (indent, mark) = match block.shape {
        BlockShape::Item(depth) => (SET_IN * usize::from(depth.min(DEEPEST)), block.marker()),
        _ => (0, 0),
    };
    let indent = if width > indent * 4 { indent } else { 0 };
    let tone = if block.heading > 0 { Tone::Heading(block.heading) } else { Tone::Plain };
    let hang = indent + block.text.get(..mark).map_or(0, UnicodeWidthStr::width);
    let words = runs((number, block), mark..block.text.len(), tone);
    let mut rows = lines(&words, hang, width.saturating_sub(hang));
    if mark > 0 {
        let source = PieceSource::Words { block: number, range: 0..mark };
        let piece = Piece { column: indent, source, tone, link: None };
        match rows.first_mut() {
            Some(first) => first.insert(0, piece),
            None => rows.push(vec![piece]),
        }
    }
    let below = (block.heading == 1).then(|| TextRow::Rule(width_of(&words).min(width)));
    rows.into_iter().map(TextRow::Line).chain(below).collect()
}

/// Returns whether two titles say the same.
fn are_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}
