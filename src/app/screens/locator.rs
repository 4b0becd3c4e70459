//! The way from a place to its FBI office: the locator's screen, and the place
//! that stands in the search line.

use crate::app::text_view::{Choice, PlaceView, TextView};
use crate::app::{Model, Overlay};
use crate::catalog::PartialDate;
use crate::embedded;
use crate::places::{OfficeLookup, Places, Sureness};
use crate::search;

/// The longest place that can be typed, in characters.
pub const LONGEST_PLACE: usize = 60;

/// The locator. Nothing that is typed here is kept when it closes.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator {
    /// What was typed.
    pub typed: String,
    /// The answer to it.
    pub answer: OfficeLookup,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The number that was chosen, by its place among those of the text; absent:
    /// that of the office, if it is the only one.
    pub chosen: Option<usize>,
}

/// Some width: which numbers there are does not depend on it.
const NUMBERS_ALONE: usize = 80;

/// Where the number of the only office stands among those of the text: behind 911.
const OFFICE: usize = 1;

impl Locator {
    /// The place of the marked number among those of the text: what is copied.
    pub fn marked(&self) -> Option<usize> {
        self.chosen.or_else(|| (self.answer.offices.len() == 1).then_some(OFFICE))
    }

    /// Its text at this width, with the numbers as they are on that day.
    pub fn document(&self, today: Option<&PartialDate>, width: usize) -> TextView {
        crate::app::text_view::place(
            &self.answer,
            PlaceView { marked: self.marked(), today },
            width,
        )
    }
}

/// A place in the search line: its office stands over the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// The answer to it.
    pub answer: OfficeLookup,
    /// Whether the row is selected.
    pub is_selected: bool,
}

/// What a search line says of places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineOfPlace {
    /// The row over the list.
    pub row: Option<PlaceRow>,
    /// What the locator is to be asked, where there is no row: the place that may
    /// be meant, or nothing where somebody asks for the FBI's office and names none.
    pub hint: Option<String>,
    /// The words of the place: they are not answered by guesses at their spelling.
    pub words: Option<search::InLine>,
}

/// What Enter does in the locator.
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

/// Gets ready what the first question for a place would wait for: some
/// milliseconds of work, and memory that many never need.
pub fn prepare_places() {
    embedded::prepare_places();
}

/// Whether the tables of places can be asked from the search line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlaceTables {
    /// Yes; where they are not unpacked yet, the question waits for it.
    #[default]
    Ready,
    /// No: the first letter has them unpacked beside the drawing thread.
    Unasked,
    /// Not yet: they are being unpacked.
    Awaited,
}

impl Model {
    /// Returns what Enter does on the place that is shown: it follows the mark, if a
    /// number is marked, and does nothing where that has no page.
    pub fn place_step(&self) -> Option<PlaceStep> {
        match self.number_by_hand() {
            Some(number) => number.step,
            None => PlaceStep::on(self.shown_answer()?),
        }
    }

    /// The number of the locator that was marked by hand.
    pub(in crate::app) fn number_by_hand(&self) -> Option<Choice> {
        let locator = self.locator()?;
        let document = locator.document(self.today.as_ref(), NUMBERS_ALONE);
        document.numbers.into_iter().nth(locator.chosen?)
    }

    /// The answer to a place, with the lines that are pinned here.
    pub fn ask_place(&self, typed: &str) -> OfficeLookup {
        let entry = |&place: &usize| self.catalog.entries.get(place);
        let pinned: Vec<_> = self.pinned.iter().filter_map(entry).collect();
        let pinned: Vec<_> = pinned.iter().map(|entry| &**entry).collect();
        let places = embedded::places();
        OfficeLookup { national: places.national(&pinned), ..places.find(typed) }
    }

    /// Returns what the search line says of places. The row is selected when the line says
    /// nothing else, so that Enter shows the office.
    pub(in crate::app) fn read_place(&self) -> LineOfPlace {
        let line = self.query.value();
        let words = search::words_alone(line);
        match self.read_place_in(line) {
            // What the words mean is the same with a filter behind them.
            read if words != line => {
                LineOfPlace { words: self.read_place_in(&words).words, ..read }
            }
            read => read,
        }
    }

    fn read_place_in(&self, line: &str) -> LineOfPlace {
        let index = self.index.as_deref();
        let knows = |word: &str| index.is_none_or(|index| index.knows_start(word));
        let places = (self.tables == PlaceTables::Ready).then(embedded::places);
        let Some(found) = places.and_then(|places| places.in_line(line, &knows)) else {
            let hint = Places::is_asked_for_office(line).then(String::new);
            return LineOfPlace { hint, ..LineOfPlace::default() };
        };
        let span = found.start..found.start + found.typed.len();
        let is_named = found.is_named(line, &knows);
        if found.sureness == Sureness::May {
            let words = is_named.then_some(search::InLine { span, is_whole: true });
            return LineOfPlace { hint: Some(found.typed.to_owned()), words, row: None };
        }
        let answer = self.ask_place(found.typed);
        let is_known = answer.is_found();
        let is_whole = found.is_whole && found.sureness == Sureness::Sure && is_known;
        let is_alone = found.is_whole && is_named;
        let named = search::InLine { span, is_whole: is_alone && is_known };
        let words = (is_known && is_named).then_some(named);
        let row = Some(PlaceRow { answer, is_selected: is_whole });
        LineOfPlace { row, hint: None, words }
    }

    /// Returns whether the row over the list is selected.
    pub fn is_place_selected(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.is_selected)
    }

    /// The locator, where it is the topmost screen that shows a number.
    pub fn locator(&self) -> Option<&Locator> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Help(_) | Overlay::Notices(_) => None,
            Overlay::Locator(locator) => Some(Some(locator)),
            _ => Some(None),
        })?
    }

    /// The answer that is on the screen, in the locator or as the selected row.
    pub fn shown_answer(&self) -> Option<&OfficeLookup> {
        match (self.locator(), &self.place) {
            (Some(locator), _) => Some(&locator.answer),
            (None, Some(place)) if place.is_selected && self.is_list_on_top() => {
                Some(&place.answer)
            }
            _ => None,
        }
    }

    /// Returns whether nothing lies over the list but what tells of the program itself.
    fn is_list_on_top(&self) -> bool {
        let about = |overlay: &Overlay| matches!(overlay, Overlay::Help(_) | Overlay::Notices(_));
        self.overlays.iter().all(about)
    }
}
