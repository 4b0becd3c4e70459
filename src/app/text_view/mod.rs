//! Text to read: an entry or a hotline, wrapped to a width, as rows.
//!
//! Rows are plain data, so that the screen, the scroll position and the
//! pointer agree on what stands where. A number is never wrapped or cut.

mod builder;
mod cut;
mod entry;
mod facts;
mod help;
mod hotline;
mod log_rows;
mod news;
mod place;
mod record;
mod record_view;

pub use builder::{Trust, Writer};
pub use cut::cut;
pub(in crate::app) use entry::TWO_COLUMNS_FROM;
pub use entry::{EntryContext, brief, full};
pub use help::notices;
pub(in crate::app) use help::{HelpText, commands, help};
pub use hotline::{CardView, card, ways};
pub use log_rows::LogRows;
pub(in crate::app) use news::news;
pub use place::{PlaceView, place};
pub use record::done_in_words;
pub use record_view::{RecordView, own_record};

use crate::catalog::{Channel, Doubt, EntryPosition};
use crate::places::OfficeLookup;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A text of some width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextView {
    /// Its rows, top to bottom.
    pub rows: Vec<Row>,
    /// Where its links lead, in reading order.
    pub destinations: Vec<LinkTarget>,
    /// The numbers that can be chosen, in reading order.
    pub numbers: Vec<Choice>,
    /// The rows of the way that is marked, on the card of a hotline.
    pub marked: Option<Range<usize>>,
}

/// A number that can be chosen, to be copied.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The row on which it stands.
    pub row: usize,
    /// Whose it is.
    pub name: String,
    /// How it is reached.
    pub channel: Channel,
    /// The number.
    pub number: String,
    /// Why it is not to be taken as sure, if so.
    pub doubt: Option<Doubt>,
    /// The act of Enter while the number is marked; absent: it does as it does without one.
    pub step: Option<PlaceStep>,
}

/// The act of Enter in the locator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceStep {
    /// Asks for this place: the first of several, or of those that may be meant.
    Ask(String),
    /// Opens the page of the office.
    Page(String),
}

impl PlaceStep {
    /// Returns what it does on this answer; nothing where several offices share a place.
    pub fn on(answer: &OfficeLookup) -> Option<Self> {
        let labels = answer.labels();
        let next = match labels.as_slice() {
            [] => answer.suggestions.first(),
            [_] => None,
            // A town and a quarter may go by the label of the town.
            several => several.iter().find(|label| **label != answer.query),
        };
        match (next, answer.offices.as_slice()) {
            (Some(place), _) => Some(Self::Ask(place.clone())),
            (None, [local]) => Some(Self::Page(local.office.url.clone())),
            _ => None,
        }
    }
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Pieces of text, left to right.
    pub spans: Vec<(SpanStyle, String)>,
    /// The link that this row belongs to, by its place in `destinations`.
    pub link: Option<usize>,
}

/// The meaning of a piece of text; the theme decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanStyle {
    /// The name of the whole.
    Heading,
    /// The name of a part.
    Label,
    /// Prose.
    Text,
    /// Something beside the point.
    Dim,
    /// A telephone number.
    Number,
    /// A link.
    Link,
    /// Something to know before relying on it.
    Warning,
    /// The word for a status other than current.
    Status,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To the browser.
    Web(String),
    /// To this entry of the catalog.
    Entry(EntryPosition),
    /// To the reader, for the saved copy of this entry.
    Reader,
    /// To the choice whether the saved copy is opened in place of the link.
    Prefer(bool),
}

impl TextView {
    /// Puts a text without links at its right, from a column on.
    pub(in crate::app) fn beside(mut self, right: Self, column: usize) -> Self {
        debug_assert!(right.destinations.is_empty() && right.numbers.is_empty());
        if self.rows.len() < right.rows.len() {
            self.rows.resize(right.rows.len(), Row::default());
        }
        for (row, right) in self.rows.iter_mut().zip(right.rows) {
            let taken: usize = row.spans.iter().map(|(_, text)| text.width()).sum();
            row.spans.push((SpanStyle::Text, " ".repeat(column.saturating_sub(taken))));
            row.spans.extend(right.spans);
        }
        self
    }

    /// The first row of a link.
    pub fn row_of_link(&self, link: usize) -> Option<usize> {
        self.rows_of_link(link).map(|rows| rows.start)
    }

    /// The rows of a link: a long address stands below its label.
    pub fn rows_of_link(&self, link: usize) -> Option<Range<usize>> {
        let is_own = |row: &Row| row.link == Some(link);
        let start = self.rows.iter().position(is_own)?;
        let rows = self.rows.iter().skip(start).take_while(|row| is_own(row));
        Some(start..start + rows.count())
    }
}
