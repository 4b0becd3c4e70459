//! A block of a text that is read, with its weight and its links.

use crate::shelf::{BlockShape, cells};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The widest mark of an item behind which its words stand one below the other.
const WIDEST_MARK: usize = 6;

/// A heading, a paragraph, an item, or a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReadingBlock {
    pub(super) page: u32,
    /// The weight of a heading, from 1 to 3; 0 for all else.
    pub(super) heading: u8,
    pub(super) text: String,
    /// True for the next line of the block before.
    pub(super) follows: bool,
    pub(super) shape: BlockShape,
    /// The bytes of the words of each link, and its number.
    pub(super) links: Vec<(Range<usize>, usize)>,
}

impl ReadingBlock {
    /// Returns the bytes of the cells of a row.
    pub(super) fn cells(&self) -> Vec<Range<usize>> {
        cells(&self.text)
    }

    /// Returns the bytes of the mark of an item, with the blank behind it.
    pub(super) fn marker(&self) -> usize {
        let mark = self.text.find(' ').map_or(0, |at| at + 1);
        let words = self.text.get(..mark).unwrap_or_default();
        if words.width() <= WIDEST_MARK { mark } else { 0 }
    }
}
