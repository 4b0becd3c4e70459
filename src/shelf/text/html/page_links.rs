//! The links of a block that lead to pages: where their words stand.

use crate::shelf::text::block::BlockLink;
use std::ops::Range;

/// Links of a page that are kept.
const MOST: usize = 20_000;

/// The links of the block that is read, as bytes of the block as it is so far. White space
/// and what is invisible will be taken out of it, so places are counted in letters and digits
/// in the end: those stay.
#[derive(Debug, Default)]
pub(super) struct PageLinks {
    open: Vec<(Range<usize>, String)>,
    /// The links of the page so far.
    count: usize,
}

impl PageLinks {
    /// Takes in a link whose words stand there.
    pub(super) fn add(&mut self, range: Range<usize>, to: String) {
        if self.count < MOST {
            self.count += 1;
            self.open.push((range, to));
        }
    }

    /// Leaves out the links whose words begin there or behind, since those words change.
    pub(super) fn truncate(&mut self, at: usize) {
        self.open.retain(|(range, _)| range.start < at);
    }

    /// Returns the links with their places counted in letters and digits of the block, which
    /// ends here.
    pub(super) fn counted(&mut self, block: &str) -> Vec<(Range<usize>, String)> {
        let links = std::mem::take(&mut self.open);
        let (mut at, mut count) = (0, 0);
        let mut counted_to = |place: usize| {
            let place = block.floor_char_boundary(place.min(block.len()));
            let more = block.get(at..place).unwrap_or_default();
            count += more.chars().filter(|c| c.is_alphanumeric()).count();
            at = at.max(place);
            count
        };
        let counted = links.into_iter().map(|(range, to)| {
            let start = counted_to(range.start);
            (start..counted_to(range.end), to)
        });
        counted.filter(|(range, _)| !range.is_empty()).collect()
    }
}

/// Returns links with their places in bytes of the text that the block became. Links whose words
/// are not in it any more are left out.
pub(super) fn placed(counted: Vec<(Range<usize>, String)>, text: &str) -> Vec<BlockLink> {
    if counted.is_empty() {
        return Vec::new();
    }
    let letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let letters: Vec<Range<usize>> = letters.map(|(at, c)| at..at + c.len_utf8()).collect();
    let placed = counted.into_iter().filter_map(|(range, to)| {
        let (first, last) = (letters.get(range.start)?, letters.get(range.end - 1)?);
        Some(BlockLink { range: first.start..last.end, to })
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_when_white_space_goes() {
        let mut links = PageLinks::default();
        let block = "Read  the\n guide  (PDF)";
        let at = |words: &str| block.find(words).unwrap();
        links.add(at("the")..at("(PDF)"), "/guide".to_owned());
        links.add(0..0, "/nothing".to_owned());
        let text = "Read the guide (PDF)";
        let placed = placed(links.counted(block), text);
        assert_eq!(placed.len(), 1);
        assert_eq!(&text[placed[0].range.clone()], "the guide");
    }
}
