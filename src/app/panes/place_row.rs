//! The place that stands in the search line; its FBI office stands over the list.

use crate::app::{LineOfPlace, Locator, Model, OverlayState, PlaceRow};
use crate::catalog::EntryPosition;
use crate::embedded;
use crate::places::{OfficeLookup, Places, Sureness};
use crate::search;

impl Model {
    /// The answer to a place, with the lines that are pinned here.
    pub fn ask_place(&self, typed: &str) -> OfficeLookup {
        let entry = |&place: &EntryPosition| self.catalog.entries.get(place);
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
            // A filter behind the words does not change their meaning.
            read if words != line => {
                LineOfPlace { words: self.read_place_in(&words).words, ..read }
            }
            read => read,
        }
    }

    fn read_place_in(&self, line: &str) -> LineOfPlace {
        let index = self.index.as_deref();
        let knows = |word: &str| index.is_none_or(|index| index.knows_start(word));
        let Some(found) = embedded::places().in_line(line, &knows) else {
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
        Locator::of(self.overlays_with_content().next()?)
    }

    /// The answer that is on the screen, in the locator or as the selected row.
    pub fn shown_answer(&self) -> Option<&OfficeLookup> {
        match (self.locator(), &self.place) {
            (Some(locator), _) => Some(&locator.answer),
            (None, Some(place))
                if place.is_selected && self.overlays_with_content().next().is_none() =>
            {
                Some(&place.answer)
            }
            _ => None,
        }
    }

    /// Returns what to do where an act is for one office, in the locator or over the list,
    /// where Tab does something else.
    pub(in crate::app) fn several_offices(&self) -> &'static str {
        match self.locator() {
            Some(_) => {
                "Several offices are shown. Type the city or the ZIP code, or mark a number with \
                 Tab."
            }
            None => {
                "Several offices are shown. Type the city or the ZIP code. Or press F3, then Tab."
            }
        }
    }
}
