//! Enter: to the browser, to another entry, or out of an empty list.

use super::{locator, overlay, reader, results, search_line, shelf};
use crate::app::text_view::LinkTarget;
use crate::app::{DetailView, Effect, Message, Model, Overlay, Tab};
use crate::layout;

pub(super) fn selected(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Help(_) | Overlay::Notices(_) | Overlay::Record(_)) => overlay::close(model),
        Some(Overlay::Locator(_)) => locator::choose(model),
        None if model.is_place_selected() => locator::toggle(model),
        Some(&Overlay::Detail(DetailView { link: Some(link), .. })) => {
            crate::app::update::activate::link(model, link)
        }
        Some(Overlay::Reader(reader)) => shelf::open(model, reader.copy.clone(), None),
        _ => {
            let entry = model.current().and_then(|place| model.catalog.entries.get(place));
            let copy = model.current().and_then(|place| model.holdings.copy(place)).cloned();
            match (entry.map(|entry| entry.url.clone()), copy) {
                (Some(url), Some(copy)) => shelf::open(model, copy, Some(url)),
                (Some(url), None) => browse(model, url),
                (None, _) => out_of_nothing(model),
            }
        }
    }
}

/// Shows the link in full, and has it opened after that.
pub(super) fn browse(model: &mut Model, url: String) -> Vec<Effect> {
    model.message = Some(Message::done(format!("Opening {url}")));
    vec![Effect::Open(url)]
}

/// Follows a link of the topmost text; without one, of that beside the list.
pub(super) fn link(model: &mut Model, link: usize) -> Vec<Effect> {
    let document = match model.reading(layout::text_width(model)) {
        Some((document, _)) => document,
        None => model.beside(layout::finder_areas(model).detail),
    };
    match document.destinations.get(link) {
        Some(LinkTarget::Web(url)) => browse(model, url.clone()),
        Some(LinkTarget::Reader) => reader::toggle(model),
        Some(&LinkTarget::Prefer(is_preferred)) => shelf::prefer(model, is_preferred),
        Some(&LinkTarget::Entry(place)) => overlay::follow(model, place, link),
        None => Vec::new(),
    }
}

/// Returns what helps when the list is empty: all kinds, else without the part that
/// keeps all away, else the nearest spelling.
fn out_of_nothing(model: &mut Model) -> Vec<Effect> {
    if model.found_elsewhere() > 0 {
        return results::show_tab(model, Tab::All);
    }
    if model.outcome.obstacle.is_some() {
        return search_line::widen(model);
    }
    match model.suggestion.take() {
        Some(suggestion) => search_line::replace(model, &suggestion),
        None => Vec::new(),
    }
}
