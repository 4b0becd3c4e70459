//! The locator: the way from a place to its FBI office.

use super::shared::screen::{Asked, Handled, Screen, Subject};
use super::shared::scroll;
use crate::app::text_input::{lengthened, shortened};
use crate::app::text_view::{Choice, PlaceStep, TextView};
use crate::app::update::open;
use crate::app::update::step::around;
use crate::app::{Command, Context, Effect, LONGEST_PLACE, Locator, Message, Model, Overlay};
use std::ops::Range;

/// The screen of the locator.
pub(super) struct LocatorScreen;

/// Some width: which numbers there are does not depend on it.
const NUMBERS_ALONE: usize = 80;

/// Opens the locator, with the place of the search line if it names one or may
/// name one, or closes it.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    if model.top_as::<Locator>().is_some() {
        return model.close();
    }
    let typed = model.place.as_ref().map(|place| place.answer.query.clone());
    let typed = typed.or_else(|| model.place_hint.clone());
    let locator = ask(model, typed.unwrap_or_default());
    model.raise(Overlay::Locator(locator));
    Vec::new()
}

fn ask(model: &Model, typed: String) -> Locator {
    Locator { answer: model.ask_place(&typed), typed, scroll: 0, chosen: None, has_details: false }
}

/// Asks for something else.
fn ask_anew(model: &mut Model, typed: String) -> Vec<Effect> {
    model.message = None;
    let asked = ask(model, typed);
    if let Some(locator) = model.top_as_mut::<Locator>() {
        *locator = Locator { has_details: locator.has_details, ..asked };
    }
    Vec::new()
}

/// Marks the next number and brings it into sight.
fn next_number(model: &mut Model, step: isize) -> Vec<Effect> {
    model.message = None;
    let Some((document, _)) = model.reading(model.text_width()) else { return Vec::new() };
    let seen = scroll::seen(model);
    let Some(locator) = model.top_as_mut::<Locator>() else { return Vec::new() };
    let next = match locator.marked() {
        Some(marked) => around(marked, step, document.numbers.len()),
        None => first_seen(&document, &seen).unwrap_or_default(),
    };
    locator.chosen = Some(next);
    if let Some(number) = document.numbers.get(next) {
        scroll::show(model, &(number.row..number.row + 1));
    }
    Vec::new()
}

/// The first number in sight, 911 only where there is no other.
fn first_seen(document: &TextView, seen: &Range<usize>) -> Option<usize> {
    let numbers = document.numbers.iter().enumerate();
    let mut places = numbers.filter(|(_, number)| seen.contains(&number.row)).map(|(at, _)| at);
    let first = places.next()?;
    if first > 0 { Some(first) } else { places.next().or(Some(first)) }
}

/// Shows addresses, sources and notes, too, or hides them. The marked number stays in
/// sight.
fn toggle_details(model: &mut Model) -> Vec<Effect> {
    if let Some(locator) = model.top_as_mut::<Locator>() {
        locator.has_details = !locator.has_details;
    }
    scroll::keep_in_bounds(model);
    let Some((document, _)) = model.reading(model.text_width()) else { return Vec::new() };
    let marked = model.top_as::<Locator>().and_then(Locator::marked);
    if let Some(number) = marked.and_then(|at| document.numbers.get(at)) {
        scroll::show(model, &(number.row..number.row + 1));
    }
    Vec::new()
}

/// Enter: another place, or the page of the office.
fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(answer) = model.shown_answer() else { return Vec::new() };
    let is_shared = answer.offices.len() > 1;
    match model.place_step() {
        Some(PlaceStep::Ask(place)) => ask_anew(model, place),
        Some(PlaceStep::Page(url)) => open::browse(model, url),
        None => {
            let why = match model.number_by_hand() {
                Some(number) => Some(format!("{} has no page to open.", number.number)),
                None => is_shared.then(|| model.several_offices().to_owned()),
            };
            model.message = why.map(Message::error);
            Vec::new()
        }
    }
}

/// Returns whether the details of an answer have something to tell.
fn has_more(locator: &Locator) -> bool {
    !locator.answer.offices.is_empty() || !locator.answer.state_contacts.is_empty()
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
}

impl Screen for LocatorScreen {
    fn context(&self, _: &Model) -> Context {
        Context::Search
    }

    fn hints(&self, model: &Model) -> &'static [Command] {
        use Command::*;
        if matches!(model.place_step(), Some(PlaceStep::Ask(_))) {
            return &[Back, Open, Copy, NextKind, Detail, SelectNext, Hotlines, QuickExit, Help];
        }
        &[Back, Copy, NextKind, Detail, Open, SelectNext, PageDown, Hotlines, QuickExit, Help]
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        match (command, model.place_step()) {
            (Command::Open, Some(PlaceStep::Ask(_))) => {
                let is_chosen = model.locator().is_some_and(|own| own.chosen.is_some());
                Some(if is_chosen { "take this place" } else { "take the first" })
            }
            (Command::Open, _) => Some("web page"),
            (Command::NextKind, _) => Some("next number"),
            (Command::Detail, _) => {
                let has_details = model.top_as::<Locator>().is_some_and(|own| own.has_details);
                Some(if has_details { "less" } else { "more" })
            }
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        match command {
            Command::Open => Some(model.place_step().is_some()),
            Command::Detail => model.top_as::<Locator>().map(has_more),
            // It has a line of its own to type in.
            Command::FocusSearch | Command::FocusList => Some(false),
            _ => None,
        }
    }

    fn subject(&self, _: &Model, _: &Overlay) -> Subject {
        Subject::Own(None)
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        Some(model.top_as::<Locator>()?.document(model.today.as_ref(), width))
    }

    fn marked_rows(&self, model: &Model, document: &TextView) -> Option<Range<usize>> {
        let row = document.numbers.get(model.top_as::<Locator>()?.marked()?)?.row;
        Some(row..row + 1)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        let typed = model.top_as::<Locator>().map_or("", |locator| &locator.typed);
        let typed = lengthened(typed, text, LONGEST_PLACE);
        ask_anew(model, typed)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::{Detail, FocusList, FocusSearch, NextKind, Open, PreviousKind};
        Some(match command {
            Open => choose(model),
            Detail => toggle_details(model),
            // It has a line of its own to type in. With vim keys Esc is the second one.
            FocusSearch => Vec::new(),
            FocusList => model.close(),
            NextKind => next_number(model, 1),
            PreviousKind => next_number(model, -1),
            by => {
                let typed = shortened(&model.top_as::<Locator>()?.typed, by)?;
                ask_anew(model, typed)
            }
        })
    }

    /// The mark moves to a number in sight: what is copied is what is marked, and nobody
    /// copies what they do not see.
    fn scrolled(&self, model: &mut Model) {
        let Some((document, _)) = model.reading(model.text_width()) else { return };
        let seen = scroll::seen(model);
        let Some(locator) = model.top_as_mut::<Locator>() else { return };
        let marked = locator.marked().and_then(|at| document.numbers.get(at));
        if marked.is_some_and(|number| !seen.contains(&number.row)) {
            locator.chosen = first_seen(&document, &seen).or(locator.chosen);
        }
    }
}
