//! The place over the list, and the locator.

use super::{Step, activate, overlay, results, search_line};
use crate::app::text_view::TextView;
use crate::app::{Command, Effect, LONGEST_PLACE, Locator, Message, Model, Overlay, PlaceStep};
use crate::layout;
use std::ops::Range;

/// Opens the locator, with the place of the search line if it names one or may
/// name one, or closes it.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    if is_open(model) {
        return overlay::close(model);
    }
    let typed = model.place.as_ref().map(|place| place.answer.query.clone());
    let typed = typed.or_else(|| model.place_hint.clone());
    // One that lies deeper comes up, so that no pile of screens grows.
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Locator(_)));
    model.overlays.push(ask(model, typed.unwrap_or_default()));
    Vec::new()
}

/// Returns whether the locator is on top.
pub(super) fn is_open(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Locator(_)))
}

fn ask(model: &Model, typed: String) -> Overlay {
    Overlay::Locator(Locator { answer: model.ask_place(&typed), typed, scroll: 0, chosen: None })
}

/// Asks for something else.
fn ask_anew(model: &mut Model, typed: String) -> Vec<Effect> {
    model.message = None;
    let asked = ask(model, typed);
    if let Some(locator) = model.overlays.last_mut() {
        *locator = asked;
    }
    Vec::new()
}

fn typed(model: &Model) -> String {
    match model.overlays.last() {
        Some(Overlay::Locator(locator)) => locator.typed.clone(),
        _ => String::new(),
    }
}

/// Adds to what is typed.
pub(super) fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    let before = typed(model);
    let more = text.chars().filter_map(search_line::typed_form);
    let line: String = before.chars().chain(more).take(LONGEST_PLACE).collect();
    ask_anew(model, line.trim_start().to_owned())
}

/// Takes a letter, a word or all of it away.
pub(super) fn shorten(model: &mut Model, by: Command) -> Vec<Effect> {
    let shorter = overlay::shortened(typed(model), by);
    ask_anew(model, shorter)
}

/// Marks the next number and brings it into sight.
pub(super) fn next_number(model: &mut Model, step: isize) -> Vec<Effect> {
    model.message = None;
    let Some((document, scroll)) = model.reading(layout::text_width(model)) else {
        return Vec::new();
    };
    let height = usize::from(layout::overlay_areas(model).text.height);
    let seen = scroll..scroll + height;
    let Some(Overlay::Locator(locator)) = model.overlays.last_mut() else { return Vec::new() };
    let count = document.numbers.len() as isize;
    let next = match locator.marked() {
        Some(marked) => (marked as isize + step).rem_euclid(count.max(1)) as usize,
        None => first_seen(&document, &seen).unwrap_or_default(),
    };
    locator.chosen = Some(next);
    if let Some(number) = document.numbers.get(next) {
        let last = document.rows.len().saturating_sub(height);
        let least = (number.row + 1).saturating_sub(height.max(1));
        locator.scroll = locator.scroll.clamp(least, number.row.max(least)).min(last);
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

/// After a scroll the mark is on a number in sight: what is copied is what is
/// marked, and nobody copies what they do not see.
pub(super) fn keep_mark_in_sight(model: &mut Model) {
    if !is_open(model) {
        return;
    }
    let Some((document, scroll)) = model.reading(layout::text_width(model)) else { return };
    let height = usize::from(layout::overlay_areas(model).text.height);
    let seen = scroll..scroll + height;
    let Some(Overlay::Locator(locator)) = model.overlays.last_mut() else { return };
    let marked = locator.marked().and_then(|at| document.numbers.get(at));
    if marked.is_some_and(|number| !seen.contains(&number.row)) {
        locator.chosen = first_seen(&document, &seen).or(locator.chosen);
    }
}

/// Enter: another place, or the page of the office.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(answer) = model.shown_answer() else { return Vec::new() };
    let is_shared = answer.offices.len() > 1;
    match model.place_step() {
        Some(PlaceStep::Ask(place)) => ask_anew(model, place),
        Some(PlaceStep::Page(url)) => activate::browse(model, url),
        None => {
            let why = match model.number_by_hand() {
                Some(number) => Some(format!("{} has no page to open.", number.number)),
                None => is_shared.then(|| several(model).to_owned()),
            };
            model.message = why.map(Message::error);
            Vec::new()
        }
    }
}

/// Returns what to do where an act is for one office, in the locator or over the list,
/// where Tab does something else.
pub(super) fn several(model: &Model) -> &'static str {
    match model.locator() {
        Some(_) => {
            "Several offices are shown. Type the city or the ZIP code, or mark a number with Tab."
        }
        None => "Several offices are shown. Type the city or the ZIP code. Or press F3, then Tab.",
    }
}

/// Moves between the place over the list and the list; `None` for a move
/// within the list.
pub(super) fn pass(model: &mut Model, step: Step) -> Option<Vec<Effect>> {
    let at_top = model.selected == 0 && model.awaited_row.is_none();
    let is_empty = model.row_count() == 0;
    let place = model.place.as_mut()?;
    let is_up = matches!(step, Step::Rows(..0) | Step::Pages(..0) | Step::First);
    match (place.is_selected, is_up) {
        (true, true) => Some(Vec::new()),
        (true, false) if is_empty => Some(Vec::new()),
        (true, false) => {
            place.is_selected = false;
            (step == Step::Rows(1)).then(|| results::reach(model, 0))
        }
        (false, true) if at_top => {
            place.is_selected = true;
            Some(Vec::new())
        }
        (false, _) => None,
    }
}

/// The selection is in the list.
pub(super) fn deselect(model: &mut Model) {
    if let Some(place) = &mut model.place {
        place.is_selected = false;
    }
}
