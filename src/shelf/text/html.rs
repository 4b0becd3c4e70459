//! The words of a web page.
//!
//! A page is read as a run of tags and words. No tree is built, so that depth
//! costs nothing and a file that is not a web page does no harm. Digits of different
//! elements never join, so that no number takes in the mark of a footnote. Hidden
//! words are left out, crossed-out words are labeled so, and a link that dials tells
//! its number.

mod cells;
mod crossed_out;
mod phone_link;
mod region;
mod style;
mod tables;

use super::pages::{BREAKS, TextPage};
use super::{edges, glue};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use phone_link::PhoneLink;
use region::{Ends, Open, Region, is_void};
use style::{Sheet, Visibility, attribute, shown};
use tables::OpenTables;

/// In front of an item of a list.
const BULLET: &str = "• ";

/// The words of a page in whatever letters it was written.
pub fn pages(bytes: &[u8]) -> Vec<TextPage> {
    let (text, _, _) = encoding(bytes).decode(bytes);
    let sheet = Sheet::of_page(&text);
    let has_rules = !sheet.is_empty();
    let page = page(&text, sheet);
    // A page whose rules hide all of it is shown by a program.
    match page.blocks.is_empty() && has_rules {
        true => vec![self::page(&text, Sheet::default())],
        false => vec![page],
    }
}

/// The words of a page with these rules.
fn page(text: &str, sheet: Sheet) -> TextPage {
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = HtmlReader { sheet, ..HtmlReader::default() };
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

/// The encoding that a page names at its start; else UTF-8, or what browsers
/// take where it is none.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let end = |c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c));
    let label = named.and_then(|rest| rest.split(end).next());
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let guessed = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    named.unwrap_or(guessed)
}

#[derive(Default)]
struct HtmlReader {
    page: TextPage,
    /// The rules of the page that hide words.
    sheet: Sheet,
    block: String,
    heading: u8,
    /// True if an element began or ended since the last words.
    is_edge: bool,
    /// True while a remark ends the block.
    is_after_mark: bool,
    /// Where in the block raised letters begin.
    raised: Option<usize>,
    /// The cells of the row in the block so far.
    cells: u32,
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
    /// The link that dials, and where in the block its words begin.
    link: Option<(PhoneLink, usize)>,
}

impl HtmlReader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
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
        if (is_skipped(name) || shown == Visibility::Never) && !is_closed {
            if ends_block(name) {
                self.end_block();
            }
            self.skipped = Some(Region::new(name));
            return;
        }
        self.begin(tag, is_closed);
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
    fn begin(&mut self, tag: &StartTag<()>, is_closed: bool) {
        let name: &[u8] = &tag.name;
        self.open.open(name);
        if tables::ends_row(name) {
            self.end_row(name);
        }
        if ends_block(name) {
            self.end_block();
            self.heading = heading(name);
            if matches!(name, b"pre" | b"table") {
                self.is_pre = name == b"pre";
            }
            match name {
                b"li" => self.block.push_str(BULLET),
                b"table" => self.tables.begin(),
                b"tr" => self.begin_row(),
                _ => {}
            }
        } else if matches!(name, b"td" | b"th") {
            self.begin_cell(tag);
        } else if name == b"sup" && !is_closed {
            self.raised.get_or_insert(self.block.len());
        } else if name == b"a" {
            self.end_link();
            let link = attribute(tag, "href").and_then(|address| PhoneLink::of(&address));
            self.link = link.map(|link| (link, self.block.len()));
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
        if self.open.close(name) && name == b"table" {
            self.tables.end();
        }
        if ends_block(name) {
            self.end_block();
            self.is_pre &= name != b"pre";
        } else if name == b"sup" {
            self.end_raised();
        }
    }

    /// Tells the number behind a link where its words do not.
    fn end_link(&mut self) {
        let Some((link, at)) = self.link.take() else { return };
        let words = self.block.get(at..).unwrap_or_default();
        if let Some(remark) = link.remark(&edges::settled(words)) {
            self.block.truncate(self.block.trim_end().len());
            self.part();
            self.block.push_str(&remark);
            self.is_after_mark = true;
        }
    }

    /// Puts a space behind what stands in the block.
    fn part(&mut self) {
        if !self.block.is_empty() && !self.block.ends_with(char::is_whitespace) {
            self.block.push(' ');
        }
    }

    /// Where the words of the block begin, behind its bullet.
    fn item_start(&self) -> usize {
        if self.block.starts_with(BULLET) { BULLET.len() } else { 0 }
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

    /// The mark of a footnote gets brackets; `1st` does not.
    fn end_raised(&mut self) {
        let Some(at) = self.raised.take() else { return };
        let raised = self.block.get(at..).unwrap_or_default().trim().to_owned();
        if raised.contains(char::is_numeric) && !raised.starts_with(['[', '(']) {
            self.block.truncate(at);
            self.part();
            self.block.push_str(&format!("[{raised}]"));
        }
    }

    fn end_block(&mut self) {
        self.end_raised();
        // A link around a block begins in front of it.
        let is_shown = |(_, at): &(PhoneLink, usize)| {
            self.block.get(*at..).is_some_and(|words| words.contains(char::is_alphanumeric))
        };
        if self.link.as_ref().is_some_and(is_shown) {
            self.end_link();
        }
        self.end_crossed();
        self.tables.take(&self.block);
        (self.link, self.is_after_mark) = (self.link.take().map(|(link, _)| (link, 0)), false);
        self.block = edges::settled(&self.block);
        // Empty cells at the end tell nothing.
        let block = match self.cells > 1 {
            true => self.block.trim_end_matches(|c: char| c.is_whitespace() || c == '|'),
            false => self.block.trim(),
        };
        if block != "•" {
            self.page.push_line(self.heading, block, self.follows);
        }
        self.follows = false;
        self.block.clear();
        self.cross_out_from(0);
        self.cells = 0;
        self.heading = 0;
    }
}

fn is_skipped(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"svg"
            | b"noscript"
            | b"nav"
            | b"select"
            | b"textarea"
            | b"title"
            | b"iframe"
            | b"object"
    )
}

#[rustfmt::skip]
fn ends_block(name: &[u8]) -> bool {
    heading(name) > 0 || matches!(
        name,
        b"p" | b"div" | b"section" | b"article" | b"main" | b"aside" | b"header" | b"footer" | b"li" | b"ul"
            | b"ol" | b"dl" | b"dt" | b"dd" | b"br" | b"hr" | b"table" | b"tr" | b"caption" | b"blockquote"
            | b"pre" | b"figure" | b"figcaption" | b"form" | b"fieldset" | b"address" | b"details" | b"summary"
            | b"body" | b"head" | b"html"
    )
}

/// Returns whether an element holds blocks or cells of a page.
fn is_container(name: &[u8]) -> bool {
    ends_block(name) && !matches!(name, b"p" | b"br" | b"hr")
        || matches!(name, b"td" | b"th" | b"tbody")
}

const fn heading(name: &[u8]) -> u8 {
    match name {
        [b'h', rank @ b'1'..=b'6'] => *rank - b'0',
        _ => 0,
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
