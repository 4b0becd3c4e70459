//! The words of a web page.
//!
//! A page is read as a run of tags and words. No tree is built, so that depth
//! costs nothing and a file that is not a web page does no harm. Digits of different
//! elements never join, so that no number takes in the mark of a footnote. Hidden
//! words are left out, crossed-out words are labeled so, and a link that dials tells
//! its number.

mod article;
mod cells;
mod crossed_out;
mod elements;
mod link;
mod list;
mod page_links;
mod phone_link;
mod raised;
mod region;
mod shapes;
mod style;
mod tables;

use super::block::{Block, BlockShape};
use super::pages::{BREAKS, TextPage};
use super::{edges, encoding, glue, mail};
use elements::{ends_block, heading, is_container, is_skipped};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use link::Link;
use list::OpenLists;
use page_links::PageLinks;
use region::{Ends, Open, Region, is_void};
use std::collections::BTreeSet;
pub(in crate::shelf) use style::style_sheets;
use style::{Sheet, Visibility, attribute, shown};
use tables::OpenTables;

/// The words of a page in whatever letters it was written.
pub fn pages(bytes: &[u8]) -> Vec<TextPage> {
    let text = match mail::page(bytes) {
        Some(page) => encoding::page(&page),
        None => encoding::page(bytes),
    };
    let sheet = Sheet::of_page(&text);
    let has_rules = !sheet.is_empty();
    let passed_over = article::passed_over(&text, &sheet);
    let page = page(&text, sheet, passed_over);
    // A page whose rules hide all of it is shown by a program.
    match page.blocks.is_empty() && has_rules {
        true => vec![self::page(&text, Sheet::default(), BTreeSet::new())],
        false => vec![page],
    }
}

/// The words of a page that is an article as a whole.
pub(in crate::shelf) fn whole(text: &str) -> TextPage {
    page(text, Sheet::of_page(text), BTreeSet::new())
}

/// The words of a page of a book with the rules of files that it links to.
pub(in crate::shelf) fn with_rules(text: &str, linked: &str) -> TextPage {
    let page = page(text, Sheet::with_linked(linked, text), BTreeSet::new());
    // Rules that hide all of it are not meant for this program.
    if page.blocks.is_empty() { whole(text) } else { page }
}

/// The words of a page with these rules, without the elements of these numbers.
fn page(text: &str, sheet: Sheet, passed_over: BTreeSet<usize>) -> TextPage {
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = HtmlReader { sheet, passed_over, ..HtmlReader::default() };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.open(&tag),
            Ok(Token::EndTag(tag)) => reader.close(&tag.name),
            Ok(Token::Comment(_)) => reader.block.push(edges::SOFT),
            Ok(Token::String(words)) => reader.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    reader.end_link();
    reader.end_block();
    reader.page
}

#[derive(Default)]
struct HtmlReader {
    page: TextPage,
    /// The rules of the page that hide words.
    sheet: Sheet,
    /// The numbers of start tags whose elements are passed over.
    passed_over: BTreeSet<usize>,
    /// How many start tags there were.
    tags: usize,
    block: String,
    heading: u8,
    lists: OpenLists,
    /// The length of the mark of the item in the block.
    mark: usize,
    /// True if an element began or ended since the last words.
    is_edge: bool,
    /// True while a remark ends the block.
    is_after_mark: bool,
    /// The element whose letters are raised, and where in the block they begin.
    raised: Option<(Region, usize)>,
    /// The cells of the row in the block so far, and those that are headings.
    cells: u32,
    heads: u32,
    tables: OpenTables,
    /// True in a text whose line breaks are kept.
    is_pre: bool,
    /// True if the block is the next line of the one before.
    follows: bool,
    /// The elements that are open.
    open: Open,
    /// The element whose words are not for readers.
    skipped: Option<Region>,
    /// The element whose digits are not read out.
    unread: Option<Region>,
    /// The element whose words are crossed out, and where in the block they begin.
    crossed: Option<(Region, usize)>,
    /// The link that is open, and where in the block its words begin.
    link: Option<(Link, usize)>,
    /// The links of the block that lead to pages.
    page_links: PageLinks,
    /// The form of the block that was put last; `None` at the start of a list or table.
    before: Option<BlockShape>,
}

impl HtmlReader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        let is_passed_over = self.passed_over.contains(&self.tags);
        self.tags += 1;
        // A place where a long word may be broken is inside of it.
        match name {
            b"wbr" => self.block.push(edges::SOFT),
            _ => self.is_edge = true,
        }
        if let Some(region) = &mut self.skipped {
            if !region.open(name, ends_block(name)) {
                return;
            }
            self.skipped = None;
        }
        self.end_regions_before(name);
        let is_closed = tag.self_closing || is_void(name);
        let shown = shown(tag, &self.sheet);
        let is_never = is_skipped(name) || is_passed_over || shown == Visibility::Never;
        if is_never && !is_closed {
            if ends_block(name) {
                self.end_block();
            }
            self.skipped = Some(Region::new(name));
            return;
        }
        self.begin(tag, is_closed, is_never);
        match shown {
            Visibility::Crossed if !is_closed && self.crossed.is_none() => {
                self.crossed = Some((Region::new(name), self.block.len()));
            }
            // A whole page that is hidden so lies behind a window of it.
            Visibility::Unread if !is_closed && !is_container(name) && self.unread.is_none() => {
                self.unread = Some(Region::new(name));
            }
            _ => {}
        }
    }

    /// Begins an element whose words are shown.
    fn begin(&mut self, tag: &StartTag<()>, is_closed: bool, is_hidden: bool) {
        let name: &[u8] = &tag.name;
        self.open.open(name);
        if tables::ends_row(name) {
            self.end_row(name);
        }
        if self.keeps_mark(name) {
            // Its end ends the block.
        } else if self.is_line_of_cell(name) {
            self.part();
        } else if ends_block(name) {
            self.end_block();
            self.heading = heading(name);
            if matches!(name, b"pre" | b"table") {
                self.is_pre = name == b"pre";
            }
            match name {
                b"li" => self.begin_item(tag),
                b"ul" | b"ol" => self.open_list(tag),
                b"table" => self.begin_table(),
                b"tr" => self.begin_row(),
                _ => {}
            }
        } else if matches!(name, b"td" | b"th") {
            self.begin_cell(tag);
        } else if name == b"img" && !is_hidden {
            self.show_picture(tag);
        } else if name == b"a" {
            self.end_link();
            let link = attribute(tag, "href").and_then(|address| Link::of(&address));
            self.link = link.map(|link| (link, self.block.len()));
        }
        if !is_closed {
            self.begin_raised(tag);
        }
        let item = self.item_start();
        if let Some((_, start)) = &mut self.crossed {
            *start = (*start).max(item);
        }
    }

    /// Ends what an element ends by its start.
    fn end_regions_before(&mut self, name: &[u8]) {
        let ends = |region: &mut Region| region.open(name, ends_block(name));
        if self.unread.as_mut().is_some_and(ends) {
            self.unread = None;
        }
        if self.crossed.as_mut().is_some_and(|(region, _)| ends(region)) {
            self.end_crossed();
            self.crossed = None;
        }
        if self.raised.as_mut().is_some_and(|(region, _)| ends(region)) {
            self.end_raised();
        }
    }

    fn close(&mut self, name: &[u8]) {
        self.is_edge = true;
        if let Some(region) = &mut self.skipped {
            let ends = region.close(name, &self.open);
            if ends != Ends::No {
                self.skipped = None;
            }
            if ends != Ends::Around {
                return;
            }
        }
        if self.unread.as_mut().is_some_and(|own| own.close(name, &self.open) != Ends::No) {
            self.unread = None;
        }
        let raised = self.raised.as_mut().map(|(own, _)| own.close(name, &self.open));
        if raised.is_some_and(|ends| ends != Ends::No) {
            self.end_raised();
        }
        let crossed = self.crossed.as_mut().map(|(own, _)| own.close(name, &self.open));
        if name == b"a" {
            self.end_link();
        }
        if crossed.is_some_and(|ends| ends != Ends::No) {
            self.end_crossed();
            self.crossed = None;
        }
        if tables::ends_row(name) || name == b"table" {
            self.end_row(name);
        }
        match self.open.close(name).then_some(name) {
            Some(b"table") => self.tables.end(),
            Some(b"ul" | b"ol") => self.close_list(),
            _ => {}
        }
        if self.is_line_of_cell(name) {
            self.part();
        } else if ends_block(name) {
            self.end_block();
            self.is_pre &= name != b"pre";
        }
    }

    /// Tells the number behind a link where its words do not.
    fn end_link(&mut self) {
        let Some((link, at)) = self.link.take() else { return };
        let link = match link {
            Link::Page(to) => return self.page_links.add(at..self.block.len(), to),
            other => other,
        };
        let words = self.block.get(at..).unwrap_or_default();
        if let Some(remark) = link.remark(&edges::settled(words)) {
            self.block.truncate(self.block.trim_end().len());
            self.part();
            self.block.push_str(&remark);
            self.is_after_mark = true;
        }
    }

    /// Says what is on a picture.
    fn show_picture(&mut self, tag: &StartTag<()>) {
        let words = attribute(tag, "alt").unwrap_or_default();
        if list::has_number(&words) && self.unread.is_none() {
            self.part();
            self.block.push_str(&format!("[picture: {}]", words.trim()));
            self.is_after_mark = true;
        }
    }

    /// Puts a space behind what stands in the block.
    fn part(&mut self) {
        if !self.block.is_empty() && !self.block.ends_with(char::is_whitespace) {
            self.block.push(' ');
        }
    }

    fn words(&mut self, words: &str) {
        if !self.is_pre {
            return self.add(words);
        }
        for (line, words) in words.split(BREAKS).enumerate() {
            if line > 0 && self.skipped.is_none() {
                let is_line = !self.block.trim().is_empty();
                self.end_block();
                self.follows = is_line;
            }
            self.add(words);
        }
    }

    /// Adds words of one line to the block.
    fn add(&mut self, words: &str) {
        let is_unread = self.unread.is_some() && words.contains(char::is_numeric);
        if self.skipped.is_none() && !is_unread && !words.is_empty() {
            let is_after_mark = std::mem::take(&mut self.is_after_mark);
            if is_after_mark && words.starts_with(|c: char| c.is_alphanumeric() || "(+".contains(c))
            {
                self.block.push(' ');
            } else if self.is_edge && glue::would_join(&self.block, words) {
                let is_digits =
                    self.block.ends_with(char::is_numeric) && words.starts_with(char::is_numeric);
                self.block.push(if is_digits { edges::EDGE } else { ' ' });
            }
            self.block.push_str(words);
            self.is_edge = false;
        }
    }

    fn end_block(&mut self) {
        self.end_raised();
        // A link around a block begins in front of it.
        let is_shown = |(_, at): &(Link, usize)| {
            self.block.get(*at..).is_some_and(|words| words.contains(char::is_alphanumeric))
        };
        if self.link.as_ref().is_some_and(is_shown) {
            self.end_link();
        }
        self.end_crossed();
        self.tables.take(&self.block);
        (self.link, self.is_after_mark) = (self.link.take().map(|(link, _)| (link, 0)), false);
        let links = self.page_links.counted(&self.block);
        self.block = edges::settled(&self.block);
        // Empty cells at the end tell nothing.
        let text = match self.cells > 1 {
            true => self.block.trim_end_matches(|c: char| c.is_whitespace() || c == '|'),
            false => self.block.trim(),
        };
        if self.block.get(self.item_start()..).is_none_or(|words| !words.trim().is_empty()) {
            let block = Block::new(self.heading, text);
            self.push_block(block, links);
        }
        self.follows = false;
        self.block.clear();
        self.cross_out_from(0);
        (self.cells, self.heads, self.heading, self.mark) = (0, 0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(page: &[u8]) -> Vec<(u8, String)> {
        let page = pages(page).remove(0);
        page.blocks.into_iter().map(|block| (block.heading, block.text)).collect()
    }

    #[test]
    fn headings_paragraphs_and_items_are_kept_apart() {
        let page = b"<!doctype html><title>T</title><style>p{}</style><nav><a>Menu</a></nav>
            <h1>Signs &amp; <em>signals</em></h1><p>Look for<br>debts.<script>if (a<b) </script>
            <ul><li>No papers<li>No key</ul><table><tr><td>one<td>two</table>";
        let expected = [
            (1, "Signs & signals"),
            (0, "Look for"),
            (0, "debts."),
            (0, "• No papers"),
            (0, "• No key"),
            (0, "one | two"),
        ];
        assert_eq!(blocks(page), expected.map(|(rank, text)| (rank, text.to_owned())));
    }

    #[test]
    fn letters_of_other_encodings_are_read() {
        for page in [
            &b"<meta charset=\"iso-8859-1\"><p>Se\xf1ales"[..],
            b"<p>Se\xf1ales",
            "\u{feff}<p>Señales".as_bytes(),
        ] {
            assert_eq!(blocks(page), [(0, "Señales".to_owned())]);
        }
    }
}
