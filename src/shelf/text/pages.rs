//! The words of a saved copy, page by page.

use super::block::Block;
use crate::disk;
use crate::faults::{cleaned_line, visible};
use crate::shelf::error::ShelfError;
use crate::shelf::names::{END, Named, OLD_ENDS, UNREADABLE};
use crate::shelf::saved_document::SavedDocument;
use crate::shelf::store::Shelf;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// This version of the program: a newer one may read a copy that this one could not.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// This version of the reader of documents.
fn reader() -> String {
    format!("{PROGRAM} {END}")
}

/// Bytes of the words of a copy that are kept at most.
pub const MOST_TEXT: u64 = 32 * 1024 * 1024;

/// The letters that break lines of a plain text.
pub const BREAKS: [char; 5] = ['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}'];

/// One page of a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPage {
    /// Its number, from 1; 0 where the document has no pages.
    pub page: u32,
    /// The number that the document itself gives it, if it is another one: `iv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its blocks of text, from the top.
    pub blocks: Vec<Block>,
    /// The part of it that could not be read.
    #[serde(default, skip_serializing_if = "Unread::is_nothing")]
    pub unread: Unread,
}

/// The part of a document that could not be read, though the rest could.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unread {
    /// All was read.
    #[default]
    Nothing,
    /// This page.
    Page,
    /// The words of this page: its fonts do not say which letters they draw.
    Words,
    /// Nothing; this page is a picture.
    Picture,
    /// This page and whatever follows.
    Rest,
    /// This page and whatever follows, for want of time: another try may do.
    Time,
}

impl Unread {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }

    /// Returns whether what follows was not read either.
    pub const fn is_to_the_end(self) -> bool {
        matches!(self, Self::Rest | Self::Time)
    }

    /// Returns whether the page was read to its end, with words or without.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Nothing | Self::Words | Self::Picture)
    }

    /// Returns what to say in place of the words.
    pub const fn placeholder(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Page => Some("(squadroom can't read this page. Open the document to see it.)"),
            Self::Words => {
                Some("(No words could be read on this page. Open the document to see it.)")
            }
            Self::Picture => Some("(This page is a picture. Open the document to see it.)"),
            Self::Rest => Some("(squadroom can't read the rest. Open the document to see it.)"),
            Self::Time => Some("(Reading took too long. Open the document to see the rest.)"),
        }
    }
}

impl TextPage {
    /// A page without words, because of that.
    pub const fn unread(page: u32, unread: Unread) -> Self {
        Self { page, label: None, blocks: Vec::new(), unread }
    }

    /// Adds a block, with its white space made even and whatever is invisible
    /// taken out; nothing if no word is left.
    pub fn push(&mut self, heading: u8, text: &str) {
        self.push_block(Block::new(heading, text));
    }

    /// Adds a block likewise; returns whether a word was left. The first one of a page
    /// follows none.
    pub fn push_block(&mut self, block: Block) -> bool {
        let Some(mut block) = block.cleaned() else { return false };
        block.follows &= !self.blocks.is_empty();
        self.blocks.push(block);
        true
    }

    /// The page with its blocks as [`TextPage::push`] adds them: the file with the words
    /// may have been written by somebody else.
    fn cleaned(self) -> Self {
        let blocks = self.blocks;
        let label = self.label.map(|label| cleaned_line(&label).into_owned());
        let mut page = Self { label, blocks: Vec::with_capacity(blocks.len()), ..self };
        for block in blocks {
            page.push_block(block);
        }
        page
    }

    /// A page as one line of JSON, with a line break at the end.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// Returns lines behind a line with their SHA-256: other programs may cut or change the file.
fn sealed(lines: &str) -> String {
    format!("{}\n{lines}", disk::sha256_hex(lines.as_bytes()))
}

/// Returns the lines of such a file; `None` if they are not as they were written.
fn unsealed(text: &str) -> Option<&str> {
    let (seal, lines) = text.split_once('\n')?;
    (seal == disk::sha256_hex(lines.as_bytes())).then_some(lines)
}

/// The pages that lines of JSON hold. A last line that was cut off is left out.
pub fn pages_of(lines: &str) -> Vec<TextPage> {
    let pages = lines.lines().map_while(|line| serde_json::from_str(line).ok());
    pages.map(TextPage::cleaned).collect()
}

impl Shelf {
    /// The words of a copy that were kept; `None` if none were, or not all of them are there.
    pub fn text(&self, copy: &SavedDocument) -> Option<Vec<TextPage>> {
        self.pages_in(&self.beside(copy, END))
    }

    /// The pages in a file with the words of a copy; `None` if it is gone or damaged.
    pub(super) fn pages_in(&self, file: &Path) -> Option<Vec<TextPage>> {
        let text = disk::read_own_text(file, MOST_TEXT).ok()?;
        unsealed(&text).map(pages_of)
    }

    /// The copies whose words were read by an older reader. None where nothing may be
    /// written.
    pub fn outdated(&self) -> Vec<SavedDocument> {
        let items = fs::read_dir(self.directory()).into_iter().flatten().flatten();
        let names = items.filter_map(|item| item.file_name().into_string().ok());
        let is_old = |end: &str| OLD_ENDS.contains(&end) || end == UNREADABLE;
        let old: Vec<String> = names
            .filter(|name| name.rsplit_once('.').is_some_and(|(_, end)| is_old(end)))
            .collect();
        if old.is_empty() || self.lock().is_err() {
            return Vec::new();
        }
        let copy = |name: &String| match Named::of(name) {
            Named::Made(id) => self.copy(id).ok(),
            _ => None,
        };
        let has_old = |copy: &SavedDocument| {
            OLD_ENDS.iter().any(|end| self.beside(copy, end).exists())
                || self.is_unreadable_for_older(copy)
        };
        let copies: BTreeMap<String, SavedDocument> =
            old.iter().filter_map(copy).map(|copy| (copy.id.clone(), copy)).collect();
        copies.into_values().filter(has_old).collect()
    }

    /// Deletes what an older reader made of a copy.
    ///
    /// # Errors
    /// The system does not let it be deleted.
    pub fn drop_outdated(&self, copy: &SavedDocument) -> Result<(), ShelfError> {
        let stale = Some(UNREADABLE).filter(|_| self.is_unreadable_for_older(copy));
        OLD_ENDS.into_iter().chain(stale).try_for_each(|end| {
            let path = self.beside(copy, end);
            disk::remove(&path).map(drop).map_err(ShelfError::file(path))
        })
    }

    /// Keeps the words of a copy beside it.
    ///
    /// # Errors
    /// They cannot be written; the copy is as good without them.
    pub fn save_text(&self, copy: &SavedDocument, pages: &[TextPage]) -> Result<(), ShelfError> {
        let lines: String = pages.iter().map(TextPage::to_line).collect();
        self.save_beside(copy, END, &sealed(&lines))
    }

    /// Why the words of a copy cannot be read, if that was kept by this version of
    /// the program: another may read what this one cannot.
    pub fn unreadable(&self, copy: &SavedDocument) -> Option<String> {
        let text = disk::read_own_text(&self.beside(copy, UNREADABLE), 4096).ok()?;
        let why = text.strip_prefix(&reader())?.strip_prefix('\n')?;
        Some(visible(why.trim_end()))
    }

    /// Keeps beside a copy why its words cannot be read.
    ///
    /// # Errors
    /// It cannot be written, or the copy is gone.
    pub fn save_unreadable(&self, copy: &SavedDocument, why: &str) -> Result<(), ShelfError> {
        self.save_beside(copy, UNREADABLE, &format!("{}\n{why}\n", reader()))
    }

    /// Returns whether an older reader could not read a copy.
    fn is_unreadable_for_older(&self, copy: &SavedDocument) -> bool {
        let text = disk::read_own_text(&self.beside(copy, UNREADABLE), 4096);
        text.is_ok_and(|text| !text.starts_with(&reader()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_even_and_nothing_steers_the_terminal() {
        let mut page = TextPage::default();
        page.push(0, " a\u{1b}[2J\n\u{202e}b \u{200b} c\u{ad}d ");
        page.push(1, "\u{200b} \u{7}");
        assert_eq!(
            page.blocks,
            [Block { heading: 0, text: "a[2J b cd".to_owned(), ..Block::default() }]
        );
    }

    #[test]
    fn a_raised_digit_stands_apart_from_a_number() {
        let mut page = TextPage::default();
        page.push(0, "Call 1-888-373-7888¹, 10² m² or 911³");
        assert_eq!(page.blocks[0].text, "Call 1-888-373-7888 ¹, 10² m² or 911³");
    }

    #[test]
    fn words_that_somebody_else_wrote_are_made_harmless() {
        let heap = format!("e{}", "\u{301}".repeat(2000));
        let text = format!("a\u{1b}[2J\n-- page 2 -- {heap}");
        let foreign = TextPage {
            page: 1,
            blocks: vec![Block { text, ..Block::default() }],
            ..TextPage::default()
        };
        let [page] = <[TextPage; 1]>::try_from(pages_of(&foreign.to_line())).unwrap();
        let kept = format!("a[2J -- page 2 -- e{}", "\u{301}".repeat(4));
        assert_eq!(page.blocks, [Block { text: kept, ..Block::default() }]);
    }

    #[test]
    fn a_line_that_was_cut_off_is_left_out() {
        let page = |number| TextPage { page: number, ..TextPage::default() };
        let lines = page(1).to_line() + page(2).to_line().trim_end() + "\n{\"page\": 3, \"blo";
        assert_eq!(pages_of(&lines), [page(1), page(2)]);
    }
}
