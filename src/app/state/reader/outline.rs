//! The headings of a text, or else its pages, to choose one from.

use super::block::ReadingBlock;
use crate::shelf::Bookmark;
use std::collections::BTreeSet;

/// The lightest weight of headings.
const LIGHTEST: u8 = 3;

/// The outline while one chooses from it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutlineView {
    /// The item that Enter goes to.
    pub selected: usize,
    /// The first one on the screen.
    pub scroll: usize,
}

/// A heading, or a page of a text without headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineItem {
    /// The words of the heading, or the first ones of the page.
    pub title: String,
    /// The weight of the heading, from 1 to 3; 0 for a page.
    pub weight: u8,
    /// The page that it is on; 0 where there are none.
    pub page: u32,
    /// Where it stands.
    pub at: Bookmark,
}

/// Gives headings the weights 1, 2, and 3, whichever ranks the document uses. Where it has one
/// rank, that is 2.
pub(super) fn even_headings(blocks: &mut [ReadingBlock]) {
    let ranks = blocks.iter().map(|block| block.heading).filter(|rank| *rank > 0);
    let ranks: BTreeSet<u8> = ranks.collect();
    let first = if ranks.len() == 1 { 2 } else { 1 };
    for block in blocks.iter_mut().filter(|block| block.heading > 0) {
        let weight = (first..).zip(&ranks).find(|(_, rank)| **rank == block.heading);
        block.heading = weight.map_or(LIGHTEST, |(weight, _)| weight.min(LIGHTEST));
    }
}

/// Returns the outline of a text.
pub(super) fn of(blocks: &[ReadingBlock]) -> Vec<OutlineItem> {
    let item = |(number, block): (usize, &ReadingBlock)| OutlineItem {
        title: without_leader(&block.text).to_owned(),
        weight: block.heading,
        page: block.page,
        at: Bookmark { block: number, byte: 0 },
    };
    let headings: Vec<OutlineItem> =
        blocks.iter().enumerate().filter(|(_, block)| block.heading > 0).map(item).collect();
    if headings.len() > 1 {
        return headings;
    }
    let mut pages: Vec<OutlineItem> = Vec::new();
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| block.page > 0) {
        if pages.last().is_none_or(|last| last.page != block.page) {
            pages.push(OutlineItem { weight: 0, ..item((number, block)) });
        }
    }
    pages
}

/// Returns a line of a table of contents without the dots that lead to its page.
fn without_leader(title: &str) -> &str {
    let own = title.find(". . .").and_then(|at| title.get(..at)).unwrap_or(title);
    let own = own.trim_end();
    if own.is_empty() { title } else { own }
}
