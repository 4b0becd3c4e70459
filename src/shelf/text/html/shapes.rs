//! The forms of blocks: items of lists, rows of tables, and which of them stand closely.

use super::HtmlReader;
use super::page_links::placed;
use crate::shelf::text::block::{Block, BlockShape};
use html5gum::StartTag;
use std::ops::Range;

impl HtmlReader {
    /// Begins a list. One in another list goes on with it.
    pub(super) fn open_list(&mut self, tag: &StartTag<()>) {
        if self.lists.depth() == 0 {
            self.before = None;
        }
        self.lists.open(tag);
    }

    /// Ends a list.
    pub(super) fn close_list(&mut self) {
        self.end_block();
        self.lists.close();
    }

    /// Begins a table.
    pub(super) fn begin_table(&mut self) {
        self.tables.begin();
        self.before = None;
    }

    /// Begins an item with its mark.
    pub(super) fn begin_item(&mut self, tag: &StartTag<()>) {
        let mark = self.lists.next_label(tag);
        self.mark = mark.len();
        self.block.push_str(&mark);
    }

    /// Returns where the words of the block begin, behind its mark.
    pub(super) fn item_start(&self) -> usize {
        self.mark.min(self.block.len())
    }

    /// Returns whether an element at the start of an item leaves the block to the words in it,
    /// so that they keep their mark.
    pub(super) fn keeps_mark(&self, name: &[u8]) -> bool {
        let has_words = self.block.get(self.mark..).is_none_or(|words| !words.trim().is_empty());
        self.mark > 0 && !has_words && matches!(name, b"p" | b"div")
    }

    /// Adds a block that ended to the page, with its links.
    pub(super) fn push_block(&mut self, block: Block, links: Vec<(Range<usize>, String)>) {
        let shape = self.shape();
        let is_close = match (shape, self.before) {
            (BlockShape::Item(_), Some(BlockShape::Item(_))) => true,
            (shape, Some(before)) => shape.is_row() && before.is_row(),
            (_, None) => false,
        };
        let follows = self.follows || is_close;
        if self.page.push_block(Block { follows, shape, ..block }) {
            self.before = Some(shape);
            if let Some(block) = self.page.blocks.last_mut() {
                block.links = placed(links, &block.text);
            }
        }
    }

    /// Returns the form of the block in hand.
    fn shape(&self) -> BlockShape {
        match (self.cells, self.mark) {
            _ if self.heading > 0 => BlockShape::Words,
            (2.., _) if self.cells == self.heads => BlockShape::Head,
            (2.., _) => BlockShape::Row,
            (_, 1..) => {
                let depth = self.lists.depth().saturating_sub(1);
                BlockShape::Item(u8::try_from(depth).unwrap_or(u8::MAX))
            }
            _ => BlockShape::Words,
        }
    }
}
