//! The rows of a text that is laid out, and the pieces in each.

use std::ops::Range;

/// A row of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRow {
    /// Nothing.
    Gap,
    /// A line below a heading or the head of a table, so many columns wide.
    Rule(usize),
    /// The head of a page; the block is the first one on it or after it.
    Page {
        /// Its number.
        page: u32,
        /// The block below.
        block: usize,
    },
    /// Words, from left to right.
    Line(Vec<Piece>),
}

/// Words in a row that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The column where they begin.
    pub column: usize,
    /// The words.
    pub source: PieceSource,
    /// How they stand out.
    pub tone: Tone,
    /// The link that they lead along, counted from 0.
    pub link: Option<usize>,
}

/// Where the words of a piece come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceSource {
    /// Bytes of the text of a block.
    Words {
        /// The block, by its place in the text.
        block: usize,
        /// The bytes.
        range: Range<usize>,
    },
    /// The same, said once more: the heading of a column in front of a cell.
    Label {
        /// The block, by its place in the text.
        block: usize,
        /// The bytes.
        range: Range<usize>,
    },
    /// The program: the number of a link.
    Said(String),
}

/// How words stand out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// They do not.
    #[default]
    Plain,
    /// As a heading of this weight: 1, 2, or 3.
    Heading(u8),
    /// As the name of what stands behind or below it.
    Label,
}

impl Piece {
    /// Returns the block of its words and their bytes in it.
    pub fn place(&self) -> Option<(usize, &Range<usize>)> {
        match &self.source {
            PieceSource::Words { block, range } | PieceSource::Label { block, range } => {
                Some((*block, range))
            }
            PieceSource::Said(_) => None,
        }
    }

    /// Returns the same for words that are not said once more.
    pub(super) fn own_place(&self) -> Option<(usize, &Range<usize>)> {
        self.place().filter(|_| matches!(self.source, PieceSource::Words { .. }))
    }
}
