//! One block of a page: a heading, a paragraph, an item of a list or a row of a table.

use super::glue;
use crate::faults::cleaned_line;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes of the address of a link at most; longer ones are left out.
const LONGEST_ADDRESS: usize = 2000;

/// A heading, a paragraph, an item of a list or a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The rank of a heading, from 1; 0 for all else.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub heading: u8,
    /// The words, in one line; nothing in it steers a terminal.
    pub text: String,
    /// True for the next line of a text whose line breaks count, of a list or of a table: no
    /// gap stands before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
    /// The form in which it is shown.
    #[serde(default, skip_serializing_if = "BlockShape::is_words")]
    pub shape: BlockShape,
    /// The links in its words, from the front.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<BlockLink>,
    /// Other forms of its words, for the search: with the hyphen at which a line's end parted
    /// them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// The form of a block that is no heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockShape {
    /// A paragraph.
    #[default]
    Words,
    /// An item, with its mark in front, in so many other lists.
    Item(u8),
    /// A row whose cells stand below those of the row before.
    Row,
    /// A row with the headings of the columns.
    Head,
}

impl BlockShape {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_words(&self) -> bool {
        *self == Self::Words
    }

    /// Returns whether it is a row of a table.
    pub const fn is_row(self) -> bool {
        matches!(self, Self::Row | Self::Head)
    }
}

/// Words of a block that lead to a web page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockLink {
    /// The bytes of the block's text.
    pub range: Range<usize>,
    /// The address as the document has it, perhaps without the name of its own site.
    pub to: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(rank: &u8) -> bool {
    *rank == 0
}

impl Block {
    /// Returns a block with these words.
    pub fn new(heading: u8, text: &str) -> Self {
        Self { heading, text: text.to_owned(), ..Self::default() }
    }

    /// Returns it with its white space made even and whatever is invisible taken out; `None`
    /// if no word is left. The ranges of its links have to be those of the even text.
    pub(in crate::shelf) fn cleaned(self) -> Option<Self> {
        let mut text = String::with_capacity(self.text.len());
        for letter in cleaned_line(&self.text).chars() {
            if glue::is_mark_of_number(&text, letter) {
                text.push(' ');
            }
            text.push(letter);
        }
        (!text.is_empty()).then_some(Self { text, ..self })
    }
}

/// Returns the bytes of the cells in the text of a row; those of an empty cell are an empty
/// range.
pub fn cells(text: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('|') {
        let (before, after) = text.split_at(at);
        let is_before = before.is_empty() || before.ends_with(' ');
        let after = after.strip_prefix('|').unwrap_or_default();
        if is_before && (after.is_empty() || after.starts_with(' ')) {
            cells.push(trimmed(text, start..at));
            start = at + 1;
        }
    }
    cells.push(trimmed(text, start..text.len()));
    cells
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// Returns the address of a link that leads to a page; `None` for one that leads to a place on
/// the same page, dials, or runs a program.
pub(in crate::shelf) fn web_address(href: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_to_pages_are_kept() {
        for href in ["https://a.us/b", "HTTP://a.us", "/forms/i-914", "forms.html#top", "//a.us"] {
            assert_eq!(web_address(href).as_deref(), Some(href));
        }
        for href in ["#top", "", " ", "tel:911", "mailto:a@b.us", "javascript:x()", "data:text/a,b"]
        {
            assert_eq!(web_address(href), None, "{href}");
        }
    }

    #[test]
    fn cells_of_a_row_are_told_apart_empty_ones_too() {
        for (text, expected) in [
            ("Vermont | | call 911", &["Vermont", "", "call 911"][..]),
            ("| Hotline", &["", "Hotline"]),
            ("a|b | c", &["a|b", "c"]),
            ("one", &["one"]),
        ] {
            let cells: Vec<&str> = cells(text).into_iter().map(|cell| &text[cell]).collect();
            assert_eq!(cells, expected);
        }
    }
}
