//! The words of a PDF file.
//!
//! The engine finds the objects and the letters of the fonts. This module carries out the
//! operators that move or show letters, and hands each letter with its place to
//! [`layout`](super::layout). Nothing is drawn.

mod annotations;
mod content;
mod damage;
mod drawn_lines;
mod fonts;
mod labels;
mod layers;
mod link_areas;
mod state;
mod strings;

use super::block::Block;
use super::pages::{TextPage, Unread};
use content::Interpreter;
use fonts::Fonts;
use hayro_syntax::{LoadPdfError, Pdf};
use labels::PageLabels;
use layers::HiddenLayers;

/// Reads the words page by page, from the page behind `after` on, and hands each
/// page to `put`, which returns whether to go on.
///
/// # Errors
/// It is no PDF file, or needs a password; in words for people.
pub fn pages(
    bytes: &[u8],
    after: u32,
    put: &mut dyn FnMut(TextPage) -> bool,
) -> Result<(), String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => "a password is needed to read it".to_owned(),
        LoadPdfError::Invalid => "it isn't a complete PDF file".to_owned(),
    })?;
    let fonts = Fonts::new();
    let hidden = HiddenLayers::of(&pdf);
    let labels = PageLabels::of(&pdf);
    let damage = damage::message(&pdf, bytes);
    for (page, number) in pdf.pages().iter().zip(1_u32..).skip(after as usize) {
        let mut interpreter = Interpreter::new(&fonts, &hidden, page);
        interpreter.run_page(page);
        let mut read = interpreter.into_page(number);
        if let Some(told) = damage.as_deref().filter(|_| number == 1) {
            read.blocks.insert(0, Block::new(0, told));
        }
        if !put(TextPage { label: labels.label(number), ..read }) {
            break;
        }
    }
    Ok(())
}

/// Returns the part of a page that could not be read, by what was met on it.
const fn unread(has_words: bool, shows_text: bool, has_image: bool) -> Unread {
    match (has_words, shows_text, has_image) {
        (true, _, _) | (false, false, false) => Unread::Nothing,
        (false, true, _) => Unread::Words,
        (false, false, true) => Unread::Picture,
    }
}
