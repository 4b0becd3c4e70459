//! The locator, and the place that stands in the search line.

use crate::app::text_view::{PlaceView, TextView, place};
use crate::catalog::PartialDate;
use crate::places::OfficeLookup;
use crate::search;

/// The longest place that can be typed, in characters.
pub const LONGEST_PLACE: usize = 60;

/// The locator. Nothing that is typed here is kept when it closes.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator {
    /// The typed text.
    pub typed: String,
    /// The answer to it.
    pub answer: OfficeLookup,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The number that was chosen, by its place among those of the text; absent:
    /// that of the office, if it is the only one.
    pub chosen: Option<usize>,
    /// True if addresses, sources and notes are shown, too.
    pub has_details: bool,
}

/// Where the number of the only office stands among those of the text: behind 911.
const OFFICE: usize = 1;

impl Locator {
    /// The place of the marked number among those of the text: what is copied.
    pub fn marked(&self) -> Option<usize> {
        self.chosen.or_else(|| (self.answer.offices.len() == 1).then_some(OFFICE))
    }

    /// Its text at this width, with the numbers as they are on that day.
    pub fn document(&self, today: Option<&PartialDate>, width: usize) -> TextView {
        let view = PlaceView { marked: self.marked(), today, has_details: self.has_details };
        place(&self.answer, view, width)
    }
}

/// A place in the search line: its office stands over the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// The answer to it.
    pub answer: OfficeLookup,
    /// True if the row is selected.
    pub is_selected: bool,
}

/// The places in a search line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineOfPlace {
    /// The row over the list.
    pub row: Option<PlaceRow>,
    /// The question for the locator, where there is no row: the place that may be
    /// meant, or nothing where somebody asks for the FBI's office and names none.
    pub hint: Option<String>,
    /// The words of the place: they are not answered by guesses at their spelling.
    pub words: Option<search::InLine>,
}
