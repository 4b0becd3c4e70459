//! The columns of the last words, so that a key press costs one column.

use super::expand::{Expander, Lexicon, Reach};
use super::query::Word;
use std::sync::Arc;

/// How many columns are kept for the next key press.
const KEPT: usize = 24;

/// The impacts of a word in all entries, or on all pages of saved copies.
#[derive(Debug)]
pub(super) struct Column {
    word: String,
    starts: bool,
    quoted: bool,
    synonyms: Vec<String>,
    reach: Reach,
    pub(super) impacts: Vec<u8>,
    /// In how many entries it is, as itself if it is there at all.
    pub(super) found: u32,
}

/// Columns in the order of their last use.
#[derive(Debug, Default)]
pub(super) struct KeptColumns {
    columns: Vec<Arc<Column>>,
}

impl KeptColumns {
    /// The column of a word, `length` bytes long, made of these terms or kept
    /// from before.
    pub(super) fn column(
        &mut self,
        lexicon: Lexicon<'_>,
        length: usize,
        word: &Word,
        reach: Reach,
    ) -> Arc<Column> {
        let same = |column: &Arc<Column>| {
            column.reach == reach
                && column.starts == word.starts
                && column.quoted == word.quoted
                && column.word == word.folded
                && column.synonyms == word.synonyms
        };
        if let Some(place) = self.columns.iter().position(same) {
            self.columns[place..].rotate_left(1);
            return self.columns[self.columns.len() - 1].clone();
        }
        let mut impacts = Vec::new();
        if self.columns.len() >= KEPT {
            // The search in hand may still hold it.
            if let Ok(oldest) = Arc::try_unwrap(self.columns.remove(0)) {
                impacts = oldest.impacts;
                impacts.fill(0);
            }
        }
        impacts.resize(length, 0);
        let expander = Expander::new(word, reach);
        expander.fill(lexicon, &mut impacts);
        let mut found = count_found(&impacts);
        if !word.synonyms.is_empty() {
            expander.fill_synonyms(lexicon, &mut impacts);
            // A word is as rare as itself where it is there at all.
            found = if found == 0 { count_found(&impacts) } else { found };
        }
        let Word { starts, quoted, synonyms, folded, .. } = word.clone();
        let column = Column { word: folded, starts, quoted, synonyms, reach, impacts, found };
        let column = Arc::new(column);
        self.columns.push(column.clone());
        column
    }

    /// How many are kept.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }
}

fn count_found(impacts: &[u8]) -> u32 {
    impacts.iter().filter(|impact| **impact > 0).count() as u32
}
