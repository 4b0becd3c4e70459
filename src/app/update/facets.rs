//! The pane of facets: opening and leaving it, its switches.

use super::facet_selection::{keep_in_sight, sync_selection};
use super::{results, search_line};
use crate::app::{Effect, FacetPane, FacetRow, Focus, Model};

pub(in crate::app) use super::facet_selection::select;

/// Opens the pane or moves into it; closes it when it has the keyboard.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
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
    sync_selection(model);
    Vec::new()
}

/// Gives the keyboard back. Beside the list the pane stays.
pub(in crate::app) fn leave(model: &mut Model) -> Vec<Effect> {
    model.focus = model.facets.as_ref().map_or(Focus::Search, |pane| pane.from);
    results::keep_in_sight(model);
    Vec::new()
}

/// Switches the selected value on or off, as text in the search line, or folds
/// and unfolds.
pub(in crate::app) fn choose(model: &mut Model) -> Vec<Effect> {
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
            sync_selection(model);
            Vec::new()
        }
        Some(FacetRow::Heading(_)) | None => Vec::new(),
    }
}

/// A press selects a row and switches it.
pub(in crate::app) fn press(model: &mut Model, row: usize) -> Vec<Effect> {
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
pub(in crate::app) fn jump(model: &mut Model, letter: char) -> Vec<Effect> {
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
