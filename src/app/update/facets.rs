//! The pane of facets: opening and leaving it, its selection, its switches.

use super::{Step, results, search_line};
use crate::app::{Effect, FacetPane, FacetRow, Focus, Model};
use crate::layout;

/// Opens the pane or moves into it; closes it when it has the keyboard.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let is_in = model.is_in_facets();
    model.overlays.clear();
    if is_in {
        let effects = leave(model);
        model.facets = None;
        results::keep_in_sight(model);
        return effects;
    }
    let from = if model.focus == Focus::Facets { Focus::Search } else { model.focus };
    model.facets.get_or_insert_with(FacetPane::default).from = from;
    model.focus = Focus::Facets;
    results::keep_in_sight(model);
    settle(model);
    Vec::new()
}

/// Gives the keyboard back. Beside the list the pane stays.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.focus = model.facets.as_ref().map_or(Focus::Search, |pane| pane.from);
    results::keep_in_sight(model);
    Vec::new()
}

/// Switches the selected value on or off, as text in the search line, or folds
/// and unfolds.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let row = model.facets.as_ref().map_or(0, |pane| pane.selected);
    let Some(index) = model.index.clone() else { return Vec::new() };
    match model.facet_rows().get(row) {
        Some(FacetRow::Value(value)) => {
            let line = index.toggled(model.query.value(), value.facet, &value.filter);
            search_line::replace(model, &line)
        }
        Some(&FacetRow::Fold(facet, hidden)) => {
            if let Some(pane) = &mut model.facets {
                pane.unfolded.retain(|own| *own != facet);
                pane.unfolded.extend((hidden > 0).then_some(facet));
            }
            settle(model);
            Vec::new()
        }
        Some(FacetRow::Heading(_)) | None => Vec::new(),
    }
}

/// A press selects a row and switches it.
pub(super) fn press(model: &mut Model, row: usize) -> Vec<Effect> {
    let rows = model.facet_rows();
    let key = rows.get(row).and_then(FacetRow::key);
    let Some(pane) = model.facets.as_mut().filter(|_| key.is_some()) else { return Vec::new() };
    if model.focus != Focus::Facets {
        pane.from = model.focus;
    }
    (pane.selected, pane.key) = (row, key);
    model.focus = Focus::Facets;
    choose(model)
}

/// Selects the next value whose name starts with a letter, past the last from the
/// first on; none such: nothing.
pub(super) fn jump(model: &mut Model, letter: char) -> Vec<Effect> {
    model.message = None;
    let rows = model.facet_rows();
    let Some(pane) = &mut model.facets else { return Vec::new() };
    let wanted: Vec<char> = letter.to_lowercase().collect();
    let starts = |row: &usize| match rows.get(*row) {
        Some(FacetRow::Value(value)) => {
            value.label.chars().flat_map(char::to_lowercase).take(wanted.len()).eq(wanted.clone())
        }
        _ => false,
    };
    let mut places = (pane.selected + 1..rows.len()).chain(0..pane.selected.min(rows.len()));
    let Some(row) = places.find(starts) else { return Vec::new() };
    (pane.selected, pane.key) = (row, rows.get(row).and_then(FacetRow::key));
    keep_in_sight(model, rows.len());
    Vec::new()
}

pub(super) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    let rows = model.facet_rows();
    let page = layout::finder_areas(model).facets.height.into();
    let Some(pane) = &mut model.facets else { return Vec::new() };
    let wanted = step.from(pane.selected, page, rows.len().saturating_sub(1));
    let down = wanted > pane.selected;
    pane.selected = selectable(&rows, wanted, down);
    pane.key = rows.get(pane.selected).and_then(FacetRow::key);
    keep_in_sight(model, rows.len());
    Vec::new()
}

/// After rows came or went: the selection stays with its value, in the same
/// line of the screen where that can be.
pub(super) fn settle(model: &mut Model) {
    if model.facets.is_none() {
        return;
    }
    let rows = model.facet_rows();
    let Some(pane) = &mut model.facets else { return };
    let same = |key| rows.iter().position(|row| row.key().as_ref() == Some(key));
    let selected = pane.key.as_ref().and_then(same).unwrap_or(pane.selected);
    let line = pane.selected.saturating_sub(pane.offset);
    pane.selected = selectable(&rows, selected.min(rows.len().saturating_sub(1)), true);
    pane.offset = pane.selected.saturating_sub(line);
    // While there are no rows at all the value is waited for.
    if let Some(row) = rows.get(pane.selected) {
        pane.key = row.key();
    }
    keep_in_sight(model, rows.len());
}

/// The row itself, or that beside it where it is a heading. Under each heading
/// is a row, over the first there is none.
fn selectable(rows: &[FacetRow], row: usize, down: bool) -> usize {
    match rows.get(row) {
        Some(FacetRow::Heading(_)) if down || row == 0 => row + 1,
        Some(FacetRow::Heading(_)) => row - 1,
        _ => row,
    }
}

/// Moves the rows so that the selected one is seen, with its heading if that
/// is right above, and no space is left below.
fn keep_in_sight(model: &mut Model, rows: usize) {
    let height = usize::from(layout::finder_areas(model).facets.height).max(1);
    let Some(pane) = &mut model.facets else { return };
    let least = (pane.selected + 1).saturating_sub(height);
    let most = pane.selected.saturating_sub(usize::from(height > 1));
    pane.offset = pane.offset.min(rows.saturating_sub(height)).clamp(least, most.max(least));
}
