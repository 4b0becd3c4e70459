//! The list: which rows, which one is selected, which one stands on top.

use super::{Step, facets, locator};
use crate::app::{Effect, Focus, Model, SearchReply, Tab};
use crate::layout;
use crate::search::Request;
use std::sync::Arc;

pub(super) fn show_tab(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.overlays.clear();
    model.tab = tab;
    crate::app::update::search_line::search_anew(model)
}

/// Puts what a search found into the list. Where only more rows of the same
/// were asked for, everything stays in its place. Else the selection follows
/// the entry that was chosen by hand while that is among the first rows, or
/// while nothing is searched for; else it is on the best hit. Where only what
/// is marked or saved changed, it stays with its entry while that is in the list.
pub(super) fn show(model: &mut Model, answer: SearchReply) {
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
    facets::settle(model);
}

fn select_chosen(model: &mut Model) {
    let page = usize::from(layout::finder_areas(model).list.height).max(1);
    let within = if model.outcome.query.is_empty() { usize::MAX } else { page };
    let mut rows = model.outcome.hits.iter().take(within);
    let chosen = model.chosen.and_then(|chosen| rows.position(|hit| hit.entry == chosen));
    model.selected = chosen.unwrap_or(0);
    if chosen.is_none() && !model.outcome.query.is_empty() {
        model.chosen = None;
    }
    model.offset = 0;
}

pub(super) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    if let Some(done) = locator::pass(model, step) {
        return done;
    }
    let page = layout::finder_areas(model).list.height.into();
    let from = model.awaited_row.unwrap_or(model.selected);
    reach(model, step.from(from, page, model.row_count().saturating_sub(1)))
}

/// A press selects; a second press on the same row opens it.
pub(super) fn press(model: &mut Model, row: usize) -> Vec<Effect> {
    let is_selected = model.selected == row && !model.is_place_selected();
    if model.focus == Focus::List && is_selected && model.chosen.is_some() {
        return crate::app::update::activate::selected(model);
    }
    model.focus = Focus::List;
    locator::deselect(model);
    reach(model, row.min(model.row_count().saturating_sub(1)))
}

/// Selects a row by hand. Rows beyond those that were asked for are asked for
/// now, many at once; until they are there the selection stays.
pub(super) fn reach(model: &mut Model, row: usize) -> Vec<Effect> {
    let before = (model.selected, model.offset);
    model.selected = row;
    keep_in_sight(model);
    let page = usize::from(layout::finder_areas(model).list.height);
    let needed = (model.offset + page).min(model.row_count());
    if model.outcome.hits.len() >= needed {
        model.awaited_row = None;
        model.chosen = model.selected_hit().map(|hit| hit.entry);
        return Vec::new();
    }
    (model.selected, model.offset) = before;
    model.awaited_row = Some(row);
    model.limit = needed.saturating_mul(4);
    crate::app::update::search_line::search(model)
}

/// Moves the rows so that the selected one is on the screen and no space is
/// left below the last one.
pub(super) fn keep_in_sight(model: &mut Model) {
    let height = usize::from(layout::finder_areas(model).list.height).max(1);
    model.selected = model.selected.min(model.row_count().saturating_sub(1));
    let lowest = model.row_count().saturating_sub(height);
    let least = (model.selected + 1).saturating_sub(height);
    model.offset = model.offset.min(lowest).clamp(least, model.selected.max(least));
}
