//! The search and the list: which rows, which one is selected, which one stands on top.

use super::facet_selection;
use super::step::Step;
use crate::app::{
    Effect, FIRST_ROWS, Focus, HeldSearch, LineOfPlace, Model, SearchJob, SearchReply, Tab,
};
use crate::search::{CopyIndex, Request, UserField};
use std::sync::Arc;

pub(in crate::app) fn show_tab(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.overlays.clear();
    model.tab = tab;
    search_anew(model)
}

/// Searches for something else than what is shown.
pub(in crate::app) fn search_anew(model: &mut Model) -> Vec<Effect> {
    if model.holds_searches {
        model.held_search = Some(HeldSearch::Anew);
        return Vec::new();
    }
    model.limit = FIRST_ROWS;
    let LineOfPlace { row, hint, words } = model.read_place();
    (model.place, model.place_hint, model.place_words) = (row, hint, words);
    model.awaited_row = None;
    search(model)
}

/// Does the search that was held back.
pub(in crate::app) fn search_held(model: &mut Model) -> Vec<Effect> {
    let holds = std::mem::take(&mut model.holds_searches);
    let effects = match model.held_search.take() {
        Some(HeldSearch::Anew) => search_anew(model),
        Some(HeldSearch::Same) => search(model),
        None => Vec::new(),
    };
    model.holds_searches = holds;
    effects
}

/// Takes in what became known of marks; searches again only where the line asks
/// for them.
pub(in crate::app) fn user_sets_changed(model: &mut Model) -> Vec<Effect> {
    model.marks = Arc::new(model.user_sets());
    if UserField::in_line(model.query.value()).is_empty() {
        model.shown.marks = model.marks.clone();
        return Vec::new();
    }
    search(model)
}

/// Takes in the words of saved copies; searches again unless nothing is looked for.
pub(in crate::app) fn shelf_words_read(
    model: &mut Model,
    words: Option<Box<CopyIndex>>,
) -> Vec<Effect> {
    model.shelf_words = words.map(|words| Arc::new(words.of_catalog(&model.catalog)));
    if model.query.value().trim().is_empty() {
        model.shown.shelf.clone_from(&model.shelf_words);
        return Vec::new();
    }
    search(model)
}

/// Finds anew, at once or, in a large catalog, beside the drawing thread; the
/// list stays as it is until then, and before the index is there.
pub(in crate::app) fn search(model: &mut Model) -> Vec<Effect> {
    if model.holds_searches {
        model.held_search.get_or_insert(HeldSearch::Same);
        return Vec::new();
    }
    let Some(index) = model.index.clone() else { return Vec::new() };
    let request = model.request();
    if model.is_large {
        model.asked += 1;
        let (serial, catalog) = (model.asked, model.catalog.clone());
        return vec![Effect::Search(SearchJob { serial, request, index, catalog })];
    }
    let answer = SearchReply::to(request, &mut model.searcher, &index, &model.catalog);
    show(model, answer);
    Vec::new()
}

/// Takes in what a search beside the drawing thread found, unless something
/// newer is shown already.
pub(in crate::app) fn found(model: &mut Model, serial: u64, answer: SearchReply) -> Vec<Effect> {
    if serial > model.answered {
        model.answered = serial;
        show(model, answer);
    }
    Vec::new()
}

/// Puts what a search found into the list. Where only more rows of the same
/// were asked for, everything stays in its place. Else the selection follows
/// the entry that was chosen by hand while that is among the first rows, or
/// while nothing is searched for; else it is on the best hit. Where only what
/// is marked or saved changed, it stays with its entry while that is in the list.
fn show(model: &mut Model, answer: SearchReply) {
    let asked = |request: &Request| Request {
        limit: 0,
        marks: Arc::default(),
        shelf: None,
        ..request.clone()
    };
    let is_same = asked(&answer.request) == asked(&model.shown);
    let is_marked_anew =
        answer.request.marks != model.shown.marks || answer.request.shelf != model.shown.shelf;
    let held = model.selected_hit().map(|hit| hit.entry).filter(|_| is_marked_anew);
    let awaited = model.awaited_row.take();
    model.shown = answer.request;
    model.outcome = answer.outcome;
    model.suggestion = answer.suggestion;
    model.near_place = answer.near_place;
    if is_same {
        if let Some(row) = awaited {
            model.selected = row;
            keep_in_sight(model);
            model.chosen = model.selected_hit().map(|hit| hit.entry);
        } else if let Some(entry) = held {
            let row = model.outcome.hits.iter().position(|hit| hit.entry == entry);
            model.selected = row.unwrap_or(model.selected);
        }
    } else {
        select_chosen(model);
    }
    keep_in_sight(model);
    facet_selection::sync_selection(model);
}

fn select_chosen(model: &mut Model) {
    let page = usize::from(model.finder_areas().list.height).max(1);
    let within = if model.outcome.query.is_empty() { usize::MAX } else { page };
    let mut rows = model.outcome.hits.iter().take(within);
    let chosen = model.chosen.and_then(|chosen| rows.position(|hit| hit.entry == chosen));
    model.selected = chosen.unwrap_or(0);
    if chosen.is_none() && !model.outcome.query.is_empty() {
        model.chosen = None;
    }
    model.offset = 0;
}

pub(in crate::app) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    if let Some(done) = pass(model, step) {
        return done;
    }
    let page = model.last_from(model.offset) + 1 - model.offset;
    let from = model.awaited_row.unwrap_or(model.selected);
    reach(model, step.from(from, page, model.row_count().saturating_sub(1)))
}

/// A press selects; `None` for a second press on the same row, which opens it.
pub(in crate::app) fn press(model: &mut Model, row: usize) -> Option<Vec<Effect>> {
    let is_selected = model.selected == row && !model.is_place_selected();
    if model.focus == Focus::List && is_selected && model.chosen.is_some() {
        return None;
    }
    model.focus = Focus::List;
    deselect(model);
    Some(reach(model, row.min(model.row_count().saturating_sub(1))))
}

/// Selects a row by hand. Rows beyond those that were asked for are asked for
/// now, many at once; until they are there the selection stays.
fn reach(model: &mut Model, row: usize) -> Vec<Effect> {
    let before = (model.selected, model.offset);
    model.selected = row;
    keep_in_sight(model);
    let page = usize::from(model.finder_areas().list.height);
    let needed = (model.offset + page).min(model.row_count());
    if model.outcome.hits.len() >= needed {
        model.awaited_row = None;
        model.chosen = model.selected_hit().map(|hit| hit.entry);
        return Vec::new();
    }
    (model.selected, model.offset) = before;
    model.awaited_row = Some(row);
    model.limit = needed.saturating_mul(4);
    search(model)
}

/// Moves the rows so that the selected one is on the screen and no space is
/// left below the last one.
pub(in crate::app) fn keep_in_sight(model: &mut Model) {
    let last = model.row_count().saturating_sub(1);
    model.selected = model.selected.min(last);
    let lowest = model.first_to(last);
    let least = model.first_to(model.selected);
    model.offset = model.offset.min(lowest).clamp(least, model.selected.max(least));
}

/// Moves between the place over the list and the list; `None` for a move
/// within the list.
fn pass(model: &mut Model, step: Step) -> Option<Vec<Effect>> {
    let at_top = model.selected == 0 && model.awaited_row.is_none();
    let is_empty = model.row_count() == 0;
    let place = model.place.as_mut()?;
    let is_up = matches!(step, Step::Rows(..0) | Step::Pages(..0) | Step::First);
    match (place.is_selected, is_up) {
        (true, true) => Some(Vec::new()),
        (true, false) if is_empty => Some(Vec::new()),
        (true, false) => {
            place.is_selected = false;
            (step == Step::Rows(1)).then(|| reach(model, 0))
        }
        (false, true) if at_top => {
            place.is_selected = true;
            Some(Vec::new())
        }
        (false, _) => None,
    }
}

/// The selection is in the list.
fn deselect(model: &mut Model) {
    if let Some(place) = &mut model.place {
        place.is_selected = false;
    }
}
