//! The list: which rows, which one is selected, which one stands on top.

use super::Step;
use crate::app::{Effect, Focus, Model, Tab};
use crate::layout;

pub(super) fn show_tab(model: &mut Model, tab: Tab) -> Vec<Effect> {
    model.overlays.clear();
    model.tab = tab;
    refill(model);
    Vec::new()
}

/// Fills the rows from the hits. The selection stays with an entry that was
/// chosen by hand, else it is on the best hit.
pub(super) fn refill(model: &mut Model) {
    let shown = |place: &usize| {
        let entry = model.hits.get(*place).and_then(|hit| model.entry_of(hit));
        entry.is_some_and(|entry| model.tab.holds(entry.kind))
    };
    let rows: Vec<usize> = (0..model.hits.len()).filter(shown).collect();
    let of_chosen = |&place: &usize| model.hits.get(place).map(|hit| hit.entry) == model.chosen;
    model.selected = rows.iter().position(of_chosen).unwrap_or(0);
    model.rows = rows;
    model.offset = 0;
    keep_in_sight(model);
}

pub(super) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = layout::areas(model.size).list.height.into();
    model.selected = step.from(model.selected, page, model.rows.len().saturating_sub(1));
    model.chosen = model.selected_hit().map(|hit| hit.entry);
    keep_in_sight(model);
    Vec::new()
}

/// A press selects; a second press on the same row opens it.
pub(super) fn press(model: &mut Model, row: usize) -> Vec<Effect> {
    if model.focus == Focus::List && model.selected == row && model.chosen.is_some() {
        return super::open::selected(model);
    }
    model.focus = Focus::List;
    model.selected = row.min(model.rows.len().saturating_sub(1));
    model.chosen = model.selected_hit().map(|hit| hit.entry);
    keep_in_sight(model);
    Vec::new()
}

/// Moves the rows so that the selected one is on the screen and no space is
/// left below the last one.
pub(super) fn keep_in_sight(model: &mut Model) {
    let height = usize::from(layout::areas(model.size).list.height).max(1);
    model.selected = model.selected.min(model.rows.len().saturating_sub(1));
    let lowest = model.rows.len().saturating_sub(height);
    let least = (model.selected + 1).saturating_sub(height);
    model.offset = model.offset.min(lowest).clamp(least, model.selected.max(least));
}
