//! The words of a PDF file.

use super::lines::{Letter, Lines};
use super::pages::Page;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

/// Reads the words page by page, from the page behind `after` on, and hands each
/// page to `put`, which returns whether to go on. A file that is damaged can make
/// this panic.
///
/// # Errors
/// It is no PDF file, or needs a password; in words for people.
pub fn pages(bytes: &[u8], after: u32, put: &mut dyn FnMut(Page) -> bool) -> Result<(), String> {
    let damaged = |error| format!("it is not a whole PDF file ({error})");
    let mut document = Document::load_mem(bytes).map_err(damaged)?;
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
    let mut reader = Reader::default();
    // What came before a fault on the page is as good.
    let _ = output_doc_page(document, &mut reader, number);
    reader.lines.into_blocks(&mut page);
    page
}

/// Hands letters over to lines.
#[derive(Debug, Default)]
struct Reader {
    lines: Lines,
    is_word_start: bool,
}

impl OutputDev for Reader {
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
        self.lines.add(&Letter {
            text: letter,
            x: at.m31,
            y: at.m32,
            width: width * size,
            size,
            is_start: self.is_word_start,
        });
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
