//! The pointer: which link, row or tab a cell belongs to.

use crate::app::{ClickTarget, Model, tab_spans};
use ratatui::layout::Position;

/// Returns what stands at a cell.
pub fn hit(model: &Model, at: Position) -> Option<ClickTarget> {
    if model.is_locked() {
        return None;
    }
    match model.overlays.is_empty() {
        true => hit_finder(model, at),
        false => hit_overlay(model, at),
    }
}

/// Returns whether a cell is in a text rather than in a list.
pub fn is_text(model: &Model, at: Position) -> bool {
    match model.overlays.is_empty() {
        true => model.finder_areas().detail.contains(at),
        false => !model.overlay_areas().side.contains(at),
    }
}

/// Returns whether a cell is in the pane of facets.
pub fn is_facet(model: &Model, at: Position) -> bool {
    model.overlays.is_empty() && model.finder_areas().facets.contains(at)
}

fn hit_finder(model: &Model, at: Position) -> Option<ClickTarget> {
    let areas = model.finder_areas();
    if areas.hotline.contains(at) {
        return Some(ClickTarget::Hotline);
    }
    if areas.search.contains(at) {
        return Some(ClickTarget::Search);
    }
    if areas.tabs.contains(at) {
        let spans = tab_spans(model, areas.tabs.width);
        return spans.iter().position(|span| span.range.contains(&at.x)).map(ClickTarget::Tab);
    }
    if areas.facets.contains(at) {
        let row = model.facets.as_ref()?.offset + usize::from(at.y - areas.facets.y);
        return (row < model.facet_rows().len()).then_some(ClickTarget::Facet(row));
    }
    if areas.place.contains(at) {
        return Some(ClickTarget::Place);
    }
    if areas.list.contains(at) {
        let rows = model.result_rows();
        let row = rows.iter().find(|(_, area)| area.contains(at)).map(|(row, _)| *row);
        return row.map(ClickTarget::Row);
    }
    if !areas.detail.contains(at) && !areas.link.contains(at) {
        return None;
    }
    let document = model.beside(areas.detail);
    if areas.link.contains(at) {
        return model.address(&document, areas.detail.height).map(|_| ClickTarget::Address);
    }
    document.rows.get(usize::from(at.y - areas.detail.y))?.link.map(ClickTarget::Link)
}

fn hit_overlay(model: &Model, at: Position) -> Option<ClickTarget> {
    let areas = model.overlay_areas();
    if areas.hotline.contains(at) {
        return Some(ClickTarget::Hotline);
    }
    if areas.side.contains(at) {
        let mut rows = model.card_rows(areas.side).into_iter();
        return rows
            .find(|(_, row)| row.contains(at))
            .map(|(place, _)| ClickTarget::CardLine(place));
    }
    if areas.text.contains(at) {
        let (document, scroll) = model.reading(areas.text.width.into())?;
        let row = document.rows.get(scroll + usize::from(at.y - areas.text.y))?;
        return row.link.map(ClickTarget::Link);
    }
    None
}
