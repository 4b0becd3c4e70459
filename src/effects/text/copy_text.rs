//! The words of saved copies: read by a child, and kept beside each copy.

use super::text_extraction::{ExtractError, read};
use crate::shelf::{Health, SavedDocument, Shelf, TextPage, Unread};

/// Returns the words of a copy: the kept ones, or read now and kept. A failure to read
/// them is kept likewise.
///
/// # Errors
/// They cannot be read.
pub fn text_of(shelf: &Shelf, copy: &SavedDocument) -> Result<Vec<TextPage>, ExtractError> {
    match (shelf.text(copy), shelf.unreadable(copy)) {
        (Some(pages), _) => Ok(pages),
        (None, Some(why)) => Err(ExtractError::Before(why)),
        (None, None) => read_and_save(shelf, copy),
    }
}

/// Reads the words of a copy that was just saved, unless they are kept. Words for which
/// there was too little time are read once more: the computer may have been busy. A
/// failure is told when a person wants to read them.
pub fn read_saved(shelf: &Shelf, copy: &SavedDocument) {
    match shelf.text(copy) {
        Some(pages) if ended_by_time(&pages) => drop(read_and_save(shelf, copy)),
        Some(_) => {}
        None if was_slow(shelf, copy) => drop(read_and_save(shelf, copy)),
        None => drop(text_of(shelf, copy)),
    }
}

fn read_and_save(shelf: &Shelf, copy: &SavedDocument) -> Result<Vec<TextPage>, ExtractError> {
    if shelf.health(copy) == Health::Changed {
        return Err(ExtractError::Changed);
    }
    let program = std::env::current_exe()?;
    // Where it cannot be kept it is read again next time.
    let pages = read(&program, &shelf.file(copy), copy.document).inspect_err(|error| {
        // A file that was damaged here may be mended.
        if error.is_final() && shelf.health(copy) == Health::Whole {
            let _ = shelf.save_unreadable(copy, &error.to_string());
        }
    })?;
    let is_less = |kept: Vec<TextPage>| ended_by_time(&pages) && kept.len() > pages.len();
    if !shelf.text(copy).is_some_and(is_less) {
        let _ = shelf.save_text(copy, &pages);
    }
    Ok(pages)
}

/// Returns whether there was no time to read any of them.
fn was_slow(shelf: &Shelf, copy: &SavedDocument) -> bool {
    shelf.unreadable(copy).is_some_and(|why| why == ExtractError::Slow.to_string())
}

fn ended_by_time(pages: &[TextPage]) -> bool {
    pages.last().is_some_and(|page| page.unread == Unread::Time)
}
