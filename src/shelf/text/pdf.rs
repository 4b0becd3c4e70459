//! The words of a PDF file.

use super::lines::{Letter, Lines};
use super::overprint::Overprint;
use super::pages::TextPage;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

/// Text that is turned by less, as a share of its length, is not turned.
const STRAIGHT: f64 = 0.005;

/// Reads the words page by page, from the page behind `after` on, and hands each
/// page to `put`, which returns whether to go on. A file that is damaged can make
/// this panic.
///
/// # Errors
/// It is no PDF file, or needs a password; in words for people.
pub fn pages(
    bytes: &[u8],
    after: u32,
    put: &mut dyn FnMut(TextPage) -> bool,
) -> Result<(), String> {
    let damaged = |error| format!("it isn't a complete PDF file ({error})");
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

fn page(document: &Document, number: u32) -> TextPage {
    let mut page = TextPage { page: number, ..TextPage::default() };
    let mut reader = PdfReader::default();
    // The letters before a fault on the page are kept.
    let _ = output_doc_page(document, &mut reader, number);
    reader.lines.into_blocks(&mut page);
    page
}

/// Hands letters over to lines.
#[derive(Debug, Default)]
struct PdfReader {
    lines: Lines,
    /// Letters that were drawn before.
    drawn: Overprint,
    /// The number of the piece of text in hand.
    piece: u64,
    is_word_start: bool,
    is_placed: bool,
}

impl OutputDev for PdfReader {
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
        let across = at.m11.hypot(at.m12);
        let along = direction(at, size);
        // The side of a square as large as the letter's rectangle.
        let side = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let letter = Letter {
            text: letter,
            // As if the text ran from left to right: its page may be turned.
            x: at.m31 * along.0 + at.m32 * along.1,
            y: at.m32 * along.0 - at.m31 * along.1,
            along,
            width: width * size.abs() * across,
            size: size.abs() * side,
            piece: self.piece,
            is_start: self.is_word_start,
            is_placed: self.is_placed,
        };
        if !self.drawn.is_again(&letter) {
            self.lines.add(&letter);
            (self.is_word_start, self.is_placed) = (false, false);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.is_word_start = true;
        self.piece += 1;
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.is_placed = true;
        Ok(())
    }
}

/// The direction in which text runs on a page, of length 1.
fn direction(at: &Transform, size: f64) -> (f64, f64) {
    let length = at.m11.hypot(at.m12) * size.signum();
    let (x, y) = (at.m11 / length, at.m12 / length);
    match (x, y) {
        _ if !(x.is_finite() && y.is_finite()) => (1.0, 0.0),
        _ if y.abs() < STRAIGHT => (x.signum(), 0.0),
        _ if x.abs() < STRAIGHT => (0.0, y.signum()),
        along => along,
    }
}
