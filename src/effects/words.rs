//! The words of saved copies: read by a child, and kept beside each copy.

use super::extract::{ExtractError, read};
use crate::shelf::{Copy, Shelf, TextPage, Unread};

/// The words of a copy: those that were kept, or read now and kept.
///
/// # Errors
/// They cannot be read.
pub fn text_of(shelf: &Shelf, copy: &Copy) -> Result<Vec<TextPage>, ExtractError> {
    match shelf.text(copy) {
        Some(pages) => Ok(pages),
        None => read_and_keep(shelf, copy),
    }
}

/// Reads the words of a copy that was just saved, unless they are kept. Those for
/// which there was too little time are read once more: the computer may have been
/// busy. Whether that works is told by whoever wants to read them.
pub fn read_saved(shelf: &Shelf, copy: &Copy) {
    let kept = shelf.text(copy);
    if kept.is_none_or(|pages| ended_by_time(&pages)) {
        let _ = read_and_keep(shelf, copy);
    }
}

fn read_and_keep(shelf: &Shelf, copy: &Copy) -> Result<Vec<TextPage>, ExtractError> {
    let program = std::env::current_exe()?;
    let pages = read(&program, &shelf.file(copy), copy.document)?;
    let is_less = |kept: Vec<TextPage>| ended_by_time(&pages) && kept.len() > pages.len();
    if !shelf.text(copy).is_some_and(is_less) {
        // Where it cannot be kept it is read again next time.
        let _ = shelf.keep_text(copy, &pages);
    }
    Ok(pages)
}

fn ended_by_time(pages: &[TextPage]) -> bool {
    pages.last().is_some_and(|page| page.unread == Unread::Time)
}
