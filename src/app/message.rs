//! A message as the rows it takes at the bottom of the screen.

use super::Model;
use std::borrow::Cow;
use textwrap::{Options, WordSplitter};

/// The columns that the longest number takes.
const LONGEST_NUMBER: usize = 14;

/// Returns the lines of a message on a screen that is so many columns wide. A link
/// may be broken, a number may not.
pub fn message_lines(text: &str, columns: u16) -> Vec<Cow<'_, str>> {
    let width = usize::from(columns.saturating_sub(2)).max(1);
    let options = Options::new(width)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(width >= LONGEST_NUMBER);
    textwrap::wrap(text, options)
}

impl Model {
    /// Returns how many rows of a text the message lies over; its last line has a
    /// row of its own.
    pub(super) fn covered_rows(&self) -> usize {
        let lines =
            self.message.as_ref().map(|message| message_lines(&message.text, self.size.width));
        lines.map_or(0, |lines| lines.len().saturating_sub(1))
    }
}
