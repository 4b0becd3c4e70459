//! The words of saved copies, in one file on the shelf that the search reads.
//!
//! The file is made of the words that lie beside each copy, and brought up to
//! date with what was saved and removed since; what was in it is taken over.
//! Nothing in it is worth keeping: whatever is wrong with it, it is made anew,
//! and where it cannot be written it is made in memory.

use super::copy_text::read_saved;
use crate::disk;
use crate::search::{CopyIndex, CopyIndexWriter, CopyPage, CopySource};
use crate::shelf::{KeptText, Shelf, TextPage};
use std::collections::BTreeSet;
use std::io::{self, Cursor};
use std::sync::{Arc, Mutex, PoisonError};

/// The words of the copies, brought up to date first if need be; `None` where no
/// copy has words.
pub fn read(shelf: &Shelf) -> Option<CopyIndex> {
    brought_up(shelf)
}

/// Brings the file up to date, so that no search has to. To be called when
/// copies were saved or removed: words of what was removed are in it until then.
pub fn bring_up_to_date(shelf: &Shelf) {
    brought_up(shelf);
}

/// Held while the file is brought up to date: who comes next finds it done.
static AT_WORK: Mutex<()> = Mutex::new(());

fn brought_up(shelf: &Shelf) -> Option<CopyIndex> {
    let _at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    read_again(shelf);
    let old = found(shelf);
    let texts = sound_texts(shelf, old.as_ref());
    if texts.is_empty() {
        // Where it cannot be deleted nobody reads it, since no copy has words.
        let _ = shelf.drop_words();
        return None;
    }
    let wanted: BTreeSet<CopySource> = texts.iter().map(source).collect();
    match old {
        Some(old) if is_of(&old, &wanted) => Some(old),
        old => {
            let image = made(shelf, &texts, old.as_ref(), &wanted).ok()?;
            drop(old);
            kept(shelf, image)
        }
    }
}

/// Reads the words of copies once more that an older program read: it ran numbers and
/// the marks of footnotes together.
fn read_again(shelf: &Shelf) {
    for copy in shelf.outdated() {
        read_saved(shelf, &copy);
        // Where it stays it is read again next time.
        let _ = shelf.drop_outdated(&copy);
    }
}

/// Returns the files with the words of the copies. Those that the search doesn't know yet are
/// read from the copies once more if they are damaged.
fn sound_texts(shelf: &Shelf, old: Option<&CopyIndex>) -> Vec<KeptText> {
    let texts = shelf.saved_texts();
    let is_known = |text: &KeptText| old.is_some_and(|own| own.sources().contains(&source(text)));
    let is_damaged = |text: &&KeptText| !is_known(text) && shelf.pages_of_text(text).is_none();
    let damaged: Vec<&KeptText> = texts.iter().filter(is_damaged).collect();
    if damaged.is_empty() {
        return texts;
    }
    for copy in damaged.iter().filter_map(|text| shelf.copy(&text.id).ok()) {
        read_saved(shelf, &copy);
    }
    shelf.saved_texts()
}

/// Returns whether these are exactly the copies in it.
fn is_of(words: &CopyIndex, wanted: &BTreeSet<CopySource>) -> bool {
    words.sources().len() == wanted.len() && words.sources().iter().all(|own| wanted.contains(own))
}

fn source(text: &KeptText) -> CopySource {
    CopySource { id: text.id.clone(), file: text.file.clone(), bytes: text.bytes }
}

/// The file as it is, if it is there and sound.
fn found(shelf: &Shelf) -> Option<CopyIndex> {
    let path = shelf.words_file();
    let file = disk::open_own(&path).ok()?;
    // Read whole: another program may cut the file short, and Windows does not let a
    // file be replaced that is open.
    let bytes = disk::read_to_end(&file, u64::MAX - 1).ok()?;
    CopyIndex::open(Arc::new(bytes)).ok()
}

/// The image of all copies that are wanted: those that are in the old one, then
/// the others.
fn made(
    shelf: &Shelf,
    texts: &[KeptText],
    old: Option<&CopyIndex>,
    wanted: &BTreeSet<CopySource>,
) -> io::Result<Vec<u8>> {
    let mut writer = CopyIndexWriter::new(Cursor::new(Vec::new()))?;
    let mut taken: BTreeSet<&CopySource> = BTreeSet::new();
    if let Some(old) = old {
        writer.take_over(old, |source| wanted.contains(source))?;
        taken.extend(old.sources());
    }
    for text in texts {
        let source = source(text);
        if !taken.contains(&source) {
            let pages = shelf.pages_of_text(text).unwrap_or_default();
            let words: Vec<[String; 2]> = pages.iter().map(words_of).collect();
            let pages = pages.iter().zip(&words).map(|(page, [text, also])| CopyPage {
                number: page.page,
                text,
                also,
            });
            writer.add(source, pages)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

/// The blocks of a page, a line each, and other forms of its words.
fn words_of(page: &TextPage) -> [String; 2] {
    let blocks: Vec<&str> = page.blocks.iter().map(|block| &*block.text).collect();
    let also: Vec<&str> =
        page.blocks.iter().flat_map(|block| &block.also).map(String::as_str).collect();
    [blocks.join("\n"), also.join("\n")]
}

/// Writes an image and opens it; from memory where it cannot be written.
fn kept(shelf: &Shelf, image: Vec<u8>) -> Option<CopyIndex> {
    match shelf.save_words(&image) {
        Ok(()) => found(shelf),
        Err(_) => CopyIndex::open(Arc::new(image)).ok(),
    }
}

#[cfg(test)]
mod tests;
