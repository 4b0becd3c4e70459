//! The selected row of the pane of facets.

use super::step::Step;
use crate::app::{Effect, FacetRow, Model};

/// Moves to another row.
pub(in crate::app) fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    let rows = model.facet_rows();
    let page = model.finder_areas().facets.height.into();
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
pub(in crate::app) fn sync_selection(model: &mut Model) {
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
pub(super) fn keep_in_sight(model: &mut Model, rows: usize) {
    let height = usize::from(model.finder_areas().facets.height).max(1);
    let Some(pane) = &mut model.facets else { return };
    let least = (pane.selected + 1).saturating_sub(height);
    let most = pane.selected.saturating_sub(usize::from(height > 1));
    pane.offset = pane.offset.min(rows.saturating_sub(height)).clamp(least, most.max(least));
}
