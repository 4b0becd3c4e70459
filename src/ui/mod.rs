//! Draws the model. One file a painted region; nothing here changes state.

mod mouse;
mod panes;
mod pen;
mod render_context;
mod rule;
mod screen_links;
mod screens;
mod text;
pub mod theme;

pub use mouse::{hit, is_facet, is_text};
pub use render_context::RenderContext;
pub use screen_links::{ScreenLink, ScreenLinks, cells};
pub use screens::command_keys;

use crate::app::{Focus, Model};
use crate::layout::Areas;
use panes::{
    brief, facets, hotline_bar, key_hints, place_row, results, search_line, search_notes, tabs,
};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use theme::Role;

/// Paints the whole screen and puts the cursor where the focus is, because
/// screen readers follow it.
pub fn draw(frame: &mut Frame<'_>, model: &Model, look: &RenderContext) {
    look.links.clear();
    let buffer = frame.buffer_mut();
    buffer.set_style(buffer.area, look.theme.style(Role::Screen));
    let cursor = match model.overlays.last() {
        None => draw_finder(buffer, model, look),
        Some(overlay) => screens::draw(buffer, model, overlay, look),
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn draw_finder(buffer: &mut Buffer, model: &Model, look: &RenderContext) -> Option<Position> {
    let areas = model.finder_areas();
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    tabs::draw_tabs(buffer, areas.tabs, model, look);
    let cursor = search_line::draw_search_line(buffer, areas.search, model, look);
    search_notes::draw_search_notes(buffer, areas.rule, model, look);
    let facet = facets::draw_facets(buffer, areas.facets, model, look);
    rule::draw_rule(buffer, areas.facet_rule, look);
    mark_active_pane(buffer, &areas, model, look);
    let place = place_row::draw_row(buffer, areas.place, model, look);
    let row = results::draw_list(buffer, areas.list, model, look);
    brief::draw_brief(buffer, &areas, model, look);
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
    match model.focus {
        Focus::Search => cursor,
        Focus::List => place.or(row),
        Focus::Facets => facet,
    }
}

/// Marks the rule over the pane that has the keys where the filters are open, and the one
/// beside the filters while those have them.
fn mark_active_pane(buffer: &mut Buffer, areas: &Areas, model: &Model, look: &RenderContext) {
    if areas.facets.is_empty() {
        return;
    }
    let (pane, over) = (areas.facets, areas.rule);
    if model.is_in_facets() {
        rule::mark_rule(buffer, Rect { width: pane.width, ..over }, look);
        rule::mark_rule(buffer, areas.facet_rule, look);
    } else {
        let width = over.right().saturating_sub(areas.list.x);
        rule::mark_rule(buffer, Rect { x: areas.list.x, width, ..over }, look);
    }
}
