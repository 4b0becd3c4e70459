//! Where something stands in a text: rows, pages, and places that stay when it is laid out anew.

use super::rows::{Piece, TextRow};
use super::text::ReadingText;
use crate::shelf::Bookmark;

impl ReadingText {
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
            TextRow::Gap | TextRow::Rule(_) => None,
            TextRow::Page { block, .. } => Some(Bookmark { block: *block, byte: 0 }),
            TextRow::Line(pieces) => {
                let own = pieces.iter().find_map(Piece::own_place);
                own.map(|(block, range)| Bookmark { block, byte: range.start })
            }
        };
        rows.iter().find_map(place)
    }

    /// The row on which that stands, or that of the page that begins there; the
    /// last one for what is beyond the end.
    pub fn row_of(&self, at: Bookmark) -> usize {
        let is_at = |row: &TextRow| match row {
            TextRow::Gap | TextRow::Rule(_) => false,
            TextRow::Page { block, .. } => (*block, 0) == (at.block, at.byte),
            TextRow::Line(pieces) => pieces
                .iter()
                .filter_map(Piece::place)
                .any(|(block, range)| block == at.block && range.contains(&at.byte)),
        };
        let reaches = |row: &TextRow| match row {
            TextRow::Gap | TextRow::Rule(_) => false,
            TextRow::Page { block, .. } => (*block, 0) >= (at.block, at.byte),
            TextRow::Line(pieces) => pieces
                .iter()
                .filter_map(Piece::own_place)
                .any(|(block, range)| (block, range.end) > (at.block, at.byte)),
        };
        let mut rows = self.rows.iter();
        let row = rows.position(is_at).or_else(|| self.rows.iter().position(reaches));
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
            Some(TextRow::Line(pieces)) if self.last_page() == 0 => {
                let first = pieces.iter().find_map(Piece::own_place);
                first.is_some_and(|(block, range)| {
                    range.start == 0 && self.blocks.get(block).is_some_and(|own| own.heading > 0)
                })
            }
            _ => false,
        };
        match back {
            true => (0..row).rev().find(is_part),
            false => (row + 1..self.rows.len()).find(is_part),
        }
    }

    /// Returns the rows on which words of a link stand.
    pub fn rows_of_link(&self, link: usize) -> impl Iterator<Item = usize> {
        let leads = move |pieces: &[Piece]| pieces.iter().any(|piece| piece.link == Some(link));
        (0..self.len()).filter(move |row| leads(self.pieces(*row)))
    }
}
