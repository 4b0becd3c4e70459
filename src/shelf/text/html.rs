//! The words of a web page.
//!
//! A page is read as a run of tags and words. No tree is built, so that depth
//! costs nothing and a page that is no page harms nobody. Digits of different
//! elements never join, so that no number takes in the mark of a footnote.

use super::pages::Page;
use super::{edges, glue};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// The words of a page in whatever letters it was written.
pub fn pages(bytes: &[u8]) -> Vec<Page> {
    let (text, _, _) = encoding(bytes).decode(bytes);
    let mut emitter: DefaultEmitter<()> = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(text.as_ref(), emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.open(&tag.name, tag.self_closing),
            Ok(Token::EndTag(tag)) => reader.close(&tag.name),
            Ok(Token::Comment(_)) => reader.block.push(edges::SOFT),
            Ok(Token::String(words)) => reader.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    reader.end_block();
    vec![reader.page]
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
struct Reader {
    page: Page,
    block: String,
    heading: u8,
    /// Whether an element began or ended since the last words.
    is_edge: bool,
    /// Where in the block raised letters begin.
    raised: Option<usize>,
    /// The cells of the row so far.
    cells: u32,
    /// The element whose words are not for readers, and how deep in itself.
    skipped: Option<(Vec<u8>, u32)>,
}

impl Reader {
    fn open(&mut self, name: &[u8], is_closed: bool) {
        // A place where a long word may be broken is inside of it.
        match name {
            b"wbr" => self.block.push(edges::SOFT),
            _ => self.is_edge = true,
        }
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += u32::from(skipped == name && !is_closed);
            return;
        }
        if is_skipped(name) && !is_closed {
            self.skipped = Some((name.to_vec(), 1));
        } else if ends_block(name) {
            self.end_block();
            self.heading = heading(name);
            if name == b"li" {
                self.block.push_str("• ");
            }
        } else if matches!(name, b"td" | b"th") {
            self.begin_cell();
        } else if name == b"sup" && !is_closed {
            self.raised.get_or_insert(self.block.len());
        }
    }

    fn close(&mut self, name: &[u8]) {
        self.is_edge = true;
        match &mut self.skipped {
            Some((skipped, depth)) if skipped == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            Some(_) => {}
            None if ends_block(name) => self.end_block(),
            None if name == b"sup" => self.end_raised(),
            None => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.skipped.is_none() && !words.is_empty() {
            if self.is_edge && glue::would_join(&self.block, words) {
                let is_digits =
                    self.block.ends_with(char::is_numeric) && words.starts_with(char::is_numeric);
                self.block.push(if is_digits { edges::EDGE } else { ' ' });
            }
            self.block.push_str(words);
            self.is_edge = false;
        }
    }

    /// Cells of a row are parted, empty ones too: what is in a column stays in it.
    fn begin_cell(&mut self) {
        if self.cells > 0 {
            self.block.push_str(glue::CELL);
        }
        self.cells += 1;
    }

    /// The mark of a footnote gets brackets; `1st` does not.
    fn end_raised(&mut self) {
        let Some(at) = self.raised.take() else { return };
        let raised = self.block.get(at..).unwrap_or_default().trim().to_owned();
        if raised.contains(char::is_numeric) && !raised.starts_with(['[', '(']) {
            self.block.truncate(at);
            if !self.block.is_empty() && !self.block.ends_with(char::is_whitespace) {
                self.block.push(' ');
            }
            self.block.push_str(&format!("[{raised}]"));
        }
    }

    fn end_block(&mut self) {
        self.end_raised();
        self.block = edges::settled(&self.block);
        // Empty cells at the end tell nothing.
        let block = match self.cells > 1 {
            true => self.block.trim_end_matches(|c: char| c.is_whitespace() || c == '|'),
            false => self.block.trim(),
        };
        if block != "•" {
            self.page.push(self.heading, block);
        }
        self.block.clear();
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
