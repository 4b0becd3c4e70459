//! The list: which rows, which one is selected, which one stands on top.

use super::Step;
use crate::app::{Effect, Focus, Model, Tab};
use crate::layout;
use crate::search::Outcome;

pub(super) fn show_tab(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.overlays.clear();
    model.tab = tab;
    model.limit = crate::app::FIRST_ROWS;
    super::query::search(model)
}

/// Puts what a search found into the list. The selection follows the entry
/// that was chosen by hand while that is among the first rows, or while nothing
/// is searched for; else it is on the best hit.
pub(super) fn show(model: &mut Model, outcome: Outcome) {
    model.outcome = outcome;
    let page = usize::from(layout::areas(model.size).list.height).max(1);
    let within = if model.outcome.query.is_empty() { usize::MAX } else { page };
    let mut rows = model.outcome.hits.iter().take(within);
    let chosen = model.chosen.and_then(|chosen| rows.position(|hit| hit.entry == chosen));
    model.selected = chosen.unwrap_or(0);
    if chosen.is_none() && !model.outcome.query.is_empty() {
        model.chosen = None;
    }
    model.offset = 0;
    keep_in_sight(model);
}

pub(super) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = layout::areas(model.size).list.height.into();
    model.selected = step.from(model.selected, page, model.row_count().saturating_sub(1));
    reach_selected(model)
}

/// A press selects; a second press on the same row opens it.
pub(super) fn press(model: &mut Model, row: usize) -> Vec<Effect> {
    if model.focus == Focus::List && model.selected == row && model.chosen.is_some() {
        return super::open::selected(model);
    }
    model.focus = Focus::List;
    model.selected = row.min(model.row_count().saturating_sub(1));
    reach_selected(model)
}

/// Makes the selected row the chosen one. Rows beyond those that were asked for
/// are asked for now, many at once.
fn reach_selected(model: &mut Model) -> Vec<Effect> {
    keep_in_sight(model);
    let page = usize::from(layout::areas(model.size).list.height);
    let needed = (model.offset + page).min(model.row_count());
    if model.outcome.hits.len() < needed {
        let (selected, offset) = (model.selected, model.offset);
        model.limit = needed.saturating_mul(4);
        let effects = super::query::search(model);
        (model.selected, model.offset) = (selected, offset);
        model.chosen = model.selected_hit().map(|hit| hit.entry);
        return effects;
    }
    model.chosen = model.selected_hit().map(|hit| hit.entry);
    Vec::new()
}

/// Moves the rows so that the selected one is on the screen and no space is
/// left below the last one.
pub(super) fn keep_in_sight(model: &mut Model) {
    let height = usize::from(layout::areas(model.size).list.height).max(1);
    model.selected = model.selected.min(model.row_count().saturating_sub(1));
    let lowest = model.row_count().saturating_sub(height);
    let least = (model.selected + 1).saturating_sub(height);
    model.offset = model.offset.min(lowest).clamp(least, model.selected.max(least));
}
