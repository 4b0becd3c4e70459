//! The links of a block that lead to pages: where their words stand.

use crate::shelf::text::block::{BlockLink, LONGEST_ADDRESS};
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

/// Returns the address of a link that leads to a page; `None` for one that leads to a place on
/// the same page, dials, or runs a program.
pub(super) fn address(href: &str) -> Option<String> {
    let href = href.trim();
    let scheme = href.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let is_web = scheme.is_none_or(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    let is_kept = is_web && !href.is_empty() && !href.starts_with('#');
    let fits = href.len() <= LONGEST_ADDRESS && !href.contains(char::is_control);
    (is_kept && fits).then(|| href.to_owned())
}

impl PageLinks {
    /// Takes in a link whose words stand there.
    pub(super) fn add(&mut self, range: Range<usize>, to: String) {
        if self.count < MOST {
            self.count += 1;
            self.open.push((range, to));
        }
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
    fn only_links_to_pages_are_kept() {
        for href in ["https://a.us/b", "HTTP://a.us", "/forms/i-914", "forms.html#top", "//a.us"] {
            assert_eq!(address(href).as_deref(), Some(href));
        }
        for href in ["#top", "", " ", "tel:911", "mailto:a@b.us", "javascript:x()", "data:text/a,b"]
        {
            assert_eq!(address(href), None, "{href}");
        }
    }

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
