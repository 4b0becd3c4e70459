//! The reader: the text of a saved copy on the full screen.

mod block;
mod flow;
mod links;
mod outline;
mod places;
mod rows;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use outline::{OutlineItem, OutlineView};
pub use rows::{Piece, PieceSource, TextRow, Tone};
pub use text::ReadingText;

use crate::catalog::EntryPosition;
use crate::search::find_in;
use crate::shelf::{Bookmark, SavedDocument};
use std::ops::Range;

/// The text of a saved copy, and where one is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// The entry that it belongs to.
    pub entry: EntryPosition,
    /// Which copy.
    pub copy: SavedDocument,
    /// The text, as far as it is there.
    pub text: Text,
    /// The first row on the screen.
    pub scroll: usize,
    /// Where to go once the text is there.
    pub passage: Option<Passage>,
    /// The search in the text.
    pub find: FindState,
    /// True if the match is still to be brought into sight.
    pub is_to_show: bool,
    /// Where reading is while it goes on from the bookmark that is kept already.
    pub kept: Option<Bookmark>,
    /// The outline, while one chooses from it.
    pub outline: Option<OutlineView>,
    /// The link that Open opens, counted from 0.
    pub link: Option<usize>,
    /// The digits of the number of a link, as far as they are typed.
    pub digits: String,
}

/// The text of a copy, or the reason why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// It is being read from the copy.
    Awaited,
    /// Why it cannot be read.
    Failed(String),
    /// The text itself.
    There(ReadingText),
}

/// A place in a text to open it at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The page, from 1; 0: the start of the text.
    pub page: u32,
    /// The words on that page to open it at; empty: its first ones.
    pub words: String,
    /// The words to highlight, each at the start of a word, short ones as whole words; the
    /// first one from there on is the one that is shown.
    pub phrases: Vec<String>,
}

/// The state of the search in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindState {
    /// The words; empty when nothing is looked for.
    pub phrase: String,
    /// True while letters are added to the words.
    pub is_typing: bool,
    /// Where they stand, from the front.
    pub matches: Vec<TextMatch>,
    /// The one that is shown now.
    pub current: Option<usize>,
    /// The row that stood on top when it was begun.
    pub from: usize,
}

/// A place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMatch {
    /// The block, by its place in the text.
    pub block: usize,
    /// The bytes in its text.
    pub range: Range<usize>,
}

impl Reader {
    /// A reader of the copy of an entry that is to be opened at a passage, or
    /// else where it was left off. Its text is still to come.
    pub fn new(entry: EntryPosition, copy: SavedDocument, passage: Option<Passage>) -> Self {
        Self {
            entry,
            copy,
            text: Text::Awaited,
            scroll: 0,
            passage,
            find: FindState::default(),
            is_to_show: false,
            kept: None,
            outline: None,
            link: None,
            digits: String::new(),
        }
    }

    /// The text, once it is there.
    pub fn reading(&self) -> Option<&ReadingText> {
        match &self.text {
            Text::There(text) => Some(text),
            Text::Awaited | Text::Failed(_) => None,
        }
    }

    /// Returns the name of the parts of the text: a book has sections, as long as they may be.
    pub fn part_name(&self) -> &'static str {
        self.copy.document.part_name()
    }

    /// The address of the link that is marked.
    pub fn marked_address(&self) -> Option<&str> {
        self.reading()?.address(self.link?)
    }

    /// Where reading goes on: what stands on the first row.
    pub fn bookmark(&self) -> Option<Bookmark> {
        self.reading()?.bookmark(self.scroll)
    }

    /// Returns what is found in a piece of a row: bytes of its words, and whether it is the
    /// one that is shown now.
    pub fn found_in(&self, piece: &Piece) -> Vec<(Range<usize>, bool)> {
        let Some((block, range)) = piece.place() else { return Vec::new() };
        let first = self
            .find
            .matches
            .partition_point(|found| (found.block, found.range.end) <= (block, range.start));
        let is_in_piece = |(_, found): &(usize, &TextMatch)| {
            found.block == block && found.range.start < range.end
        };
        let matches = self.find.matches.iter().enumerate().skip(first).take_while(is_in_piece);
        let cut = |(place, found): (usize, &TextMatch)| {
            let start = found.range.start.clamp(range.start, range.end) - range.start;
            let end = found.range.end.clamp(range.start, range.end) - range.start;
            (start..end, self.find.current == Some(place))
        };
        matches.map(cut).collect()
    }

    /// The row of the match that is shown now.
    pub fn current_row(&self) -> Option<usize> {
        let found = self.find.matches.get(self.find.current?)?;
        // One byte on, so that it is the words and not the mark of a page over them.
        let at = Bookmark { block: found.block, byte: found.range.end.saturating_sub(1) };
        Some(self.reading()?.row_of(at))
    }

    /// Looks for words; the match that is shown is the first one from a row on,
    /// else the first one of all.
    pub(in crate::app) fn search_text(&mut self, phrase: String, row: usize) {
        let Text::There(text) = &self.text else { return };
        let at = text.bookmark(row).unwrap_or_default();
        let matches = found_in(text, |words| find_in(words, &phrase));
        self.show(phrase, matches, at);
    }

    /// Goes to a passage and sets off what was found there.
    pub(in crate::app) fn go_to(&mut self, passage: &Passage) {
        let Text::There(text) = &self.text else { return };
        let row = text.row_of_page(passage.page);
        let at = text.place_of(passage.page, &passage.words).or_else(|| text.bookmark(row));
        let at = at.unwrap_or_default();
        let matches = found_in(text, |words| {
            let all = passage.phrases.iter().flat_map(|phrase| {
                let found = find_in(words, phrase).into_iter();
                found.filter(|range| stands_as_word(words, range, phrase))
            });
            let mut all: Vec<_> = all.collect();
            all.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
            all.dedup_by(|next, before| next.start < before.end);
            all
        });
        // The page from its start, where what was found is then in sight.
        self.scroll = if matches.is_empty() { text.row_of(at) } else { row };
        self.show(passage.phrases.join(" "), matches, at);
    }

    fn show(&mut self, phrase: String, matches: Vec<TextMatch>, at: Bookmark) {
        let is_before = |found: &TextMatch| (found.block, found.range.start) < (at.block, at.byte);
        let next = matches.partition_point(is_before);
        let current = if next < matches.len() { next } else { 0 };
        self.find.current = (!matches.is_empty()).then_some(current);
        (self.find.phrase, self.find.matches) = (phrase, matches);
    }
}

/// A phrase with fewer bytes is a word of its own and not the start of others.
const SHORTEST_START: usize = 3;

/// Returns whether what was found of a phrase begins with a word and, where the phrase is
/// short, ends with one.
fn stands_as_word(words: &str, found: &Range<usize>, phrase: &str) -> bool {
    let before = words.get(..found.start).unwrap_or_default();
    let after = words.get(found.end..).unwrap_or_default();
    let is_end = phrase.len() >= SHORTEST_START || !after.starts_with(char::is_alphanumeric);
    is_end && !before.ends_with(char::is_alphanumeric)
}

/// Returns what is found in each block of a text.
fn found_in(text: &ReadingText, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<TextMatch> {
    let mut matches = Vec::new();
    for (block, words) in text.blocks().enumerate() {
        matches.extend(find(words).into_iter().map(|range| TextMatch { block, range }));
    }
    matches
}
