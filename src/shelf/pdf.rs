//! The words of a PDF file.

use super::text::Page;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};
use std::collections::BTreeMap;

/// Letters this much larger than most of a page make a heading.
const LARGER: f64 = 1.15;

/// More letters than this are no heading.
const LONGEST_HEADING: usize = 160;

/// Reads the words page by page, from the page behind `after` on, and hands each
/// page to `put`, which returns whether to go on. A file that is damaged can make
/// this panic.
///
/// # Errors
/// It is no PDF file, or needs a password; in words for people.
pub fn pages(bytes: &[u8], after: u32, put: &mut dyn FnMut(Page) -> bool) -> Result<(), String> {
    let mut document = Document::load_mem(bytes).map_err(|error| error.to_string())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("it needs a password".to_owned());
    }
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    for number in numbers.into_iter().filter(|number| *number > after) {
        if !put(page(&document, number)) {
            break;
        }
    }
    Ok(())
}

fn page(document: &Document, number: u32) -> Page {
    let mut page = Page { page: number, ..Page::default() };
    let mut lines = Lines::default();
    // What came before a fault on the page is as good.
    let _ = output_doc_page(document, &mut lines, number);
    lines.into_blocks(&mut page);
    page
}

/// Letters of one size and height.
#[derive(Debug, Default)]
struct Line {
    text: String,
    size: f64,
    y: f64,
    end: f64,
}

/// Collects letters into lines.
#[derive(Debug, Default)]
struct Lines {
    lines: Vec<Line>,
    is_word_start: bool,
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        // The side of a square as large as the letter's rectangle.
        let side = (size * (at.m11 + at.m21)).abs() * (size * (at.m12 + at.m22)).abs();
        let size = side.sqrt();
        let (x, y) = (at.m31, at.m32);
        match self.lines.last_mut() {
            Some(line) if (y - line.y).abs() <= size * 0.5 => {
                if self.is_word_start && x > line.end + size * 0.1 {
                    line.text.push(' ');
                }
                line.text.push_str(letter);
                line.end = x + width * size;
            }
            _ => {
                let end = x + width * size;
                self.lines.push(Line { text: letter.to_owned(), size, y, end });
            }
        }
        self.is_word_start = false;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.is_word_start = true;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Lines {
    /// Joins lines that follow closely to paragraphs; larger letters are headings.
    fn into_blocks(self, page: &mut Page) {
        let usual = self.usual_size();
        let is_heading = |line: &Line| {
            line.size > usual * LARGER && line.text.trim().chars().count() <= LONGEST_HEADING
        };
        let mut block = String::new();
        let mut before: Option<&Line> = None;
        for line in &self.lines {
            let follows = before.is_some_and(|before| {
                let close = (before.y - line.y).abs() <= before.size.max(line.size) * 1.6;
                close && before.y > line.y && is_heading(before) == is_heading(line)
            });
            let is_item = line.text.trim_start().starts_with(['•', '▪', '■', '●', '◦', '–']);
            if !follows || is_item {
                page.push(u8::from(before.is_some_and(is_heading)), &block);
                block.clear();
            }
            join(&mut block, &line.text);
            before = Some(line);
        }
        page.push(u8::from(before.is_some_and(is_heading)), &block);
    }

    /// The size that most letters have.
    fn usual_size(&self) -> f64 {
        let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.size.is_finite()) {
            // In tenths; sizes are never below zero.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let tenths = (line.size * 10.0).round() as u64;
            *letters.entry(tenths).or_default() += line.text.len();
        }
        let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
        #[allow(clippy::cast_precision_loss, reason = "sizes are small numbers")]
        most.map_or(0.0, |(tenths, _)| tenths as f64 / 10.0)
    }
}

/// Adds a line to a paragraph. A word that was parted at its end is whole again.
fn join(block: &mut String, line: &str) {
    let line = line.trim();
    let goes_on = line.starts_with(|c: char| c.is_lowercase());
    let parted = block.strip_suffix('-').filter(|rest| rest.ends_with(char::is_alphabetic));
    match parted.map(str::len).filter(|_| goes_on) {
        Some(length) => block.truncate(length),
        None if !block.is_empty() => block.push(' '),
        None => {}
    }
    block.push_str(line);
}
