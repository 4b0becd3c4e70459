//! The way from a place to its FBI office: the locator's screen, and the place
//! that stands in the search line.

use super::{Model, Overlay};
use crate::places::{Answer, Places};

/// The longest place that can be typed, in characters.
pub const LONGEST_PLACE: usize = 60;

/// The locator. Nothing that is typed here is kept when it closes.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator {
    /// What was typed.
    pub typed: String,
    /// The answer to it.
    pub answer: Answer,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
}

/// A place in the search line: its office stands over the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRow {
    /// The answer to it.
    pub answer: Answer,
    /// Whether the row is selected.
    pub is_selected: bool,
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
    /// What it does on this answer; nothing where several offices share a place.
    pub fn on(answer: &Answer) -> Option<Self> {
        let labels = answer.labels();
        let next = match labels.as_slice() {
            [] => answer.suggestions.first(),
            [_] => None,
            [first, ..] => Some(first),
        };
        match (next, answer.offices.as_slice()) {
            (Some(place), _) => Some(Self::Ask(place.clone())),
            (None, [local]) => Some(Self::Page(local.office.url.clone())),
            _ => None,
        }
    }
}

impl Model {
    /// The answer to a place, with the lines that are pinned here.
    pub fn ask_place(&self, typed: &str) -> Answer {
        let entry = |&place: &usize| self.catalog.entries.get(place);
        let pinned: Vec<_> = self.pinned.iter().filter_map(entry).collect();
        let pinned: Vec<_> = pinned.iter().map(|entry| &**entry).collect();
        let places = Places::embedded();
        Answer { national: places.national(&pinned), ..places.find(typed) }
    }

    /// The place in the search line. The row is selected when the line says
    /// nothing else, so that Enter shows the office.
    pub(super) fn find_place_row(&self) -> Option<PlaceRow> {
        let line = self.query.value();
        let place = named_place(line)?;
        let answer = self.ask_place(place);
        let is_selected = answer.is_found() && is_all_of_line(line, place);
        Some(PlaceRow { answer, is_selected })
    }

    /// Whether the row over the list is selected.
    pub fn is_place_selected(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.is_selected)
    }

    /// The answer that is on the screen, in the locator or as the selected row.
    pub fn shown_answer(&self) -> Option<&Answer> {
        let over = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Help(_) | Overlay::Notices(_) => None,
            Overlay::Locator(locator) => Some(Some(&locator.answer)),
            _ => Some(None),
        });
        over.unwrap_or_else(|| {
            self.place.as_ref().filter(|place| place.is_selected).map(|place| &place.answer)
        })
    }
}

/// What of a search line names a place: a ZIP code alone, known or not, what
/// follows "near" or "in", or a city with its state behind a comma.
fn named_place(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_known = |text: &&str| Places::embedded().knows(text);
    let is_state = |(_, last)| Places::embedded().is_state(last);
    if is_zip(line) || line.rsplit_once(',').is_some_and(is_state) && is_known(&line) {
        return Some(line);
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let starts = std::iter::once(0).chain(ends.map(|at| at + 1));
    let behind = starts.filter_map(|start| {
        let (word, rest) = line.get(start..)?.split_once(char::is_whitespace)?;
        let is_lead = ["near", "in"].iter().any(|lead| word.eq_ignore_ascii_case(lead));
        is_lead.then(|| rest.trim())
    });
    behind.filter(|rest| !rest.is_empty()).find(is_known)
}

/// Five digits, and four more if they are there.
fn is_zip(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    plain && [5, 9].contains(&digits)
}

/// Whether nothing but "near" or "in" stands before the place.
fn is_all_of_line(line: &str, place: &str) -> bool {
    line.trim().strip_suffix(place).is_some_and(|before| before.split_whitespace().count() < 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_seen_in_the_search_line() {
        for (line, place) in [
            ("77002", Some("77002")),
            (" 77002-1234 ", Some("77002-1234")),
            ("near chicago", Some("chicago")),
            ("labor in Springfield, IL", Some("Springfield, IL")),
            ("hotline Near new york", Some("new york")),
            ("training in texas", Some("texas")),
            ("Springfield, IL", Some("Springfield, IL")),
            ("springfield,illinois", Some("springfield,illinois")),
            ("00000", Some("00000")),
            ("7700", None),
            ("chicago", None),
            ("victims, witnesses", None),
            ("in zzyzzx", None),
            ("in ", None),
            ("near", None),
            ("", None),
        ] {
            assert_eq!(named_place(line), place, "{line}");
        }
    }

    #[test]
    fn the_row_is_selected_when_the_line_is_the_place() {
        for (line, all) in [("77002", true), ("near chicago", true), ("labor near chicago", false)]
        {
            let place = named_place(line).unwrap();
            assert_eq!(is_all_of_line(line, place), all, "{line}");
        }
    }
}
