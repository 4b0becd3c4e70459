//! Draws the model. One file a painted region; nothing here changes state.

mod panes;
mod pen;
mod render_context;
mod rule;
mod screens;
pub mod theme;

use crate::ui::panes::facets;
use crate::ui::panes::hotline_bar;
use crate::ui::panes::key_hints;
use crate::ui::panes::results;
use crate::ui::panes::search_line;
use crate::ui::panes::search_notes;
use crate::ui::panes::tabs;
use crate::ui::screens::detail;
use crate::ui::screens::forms;
use crate::ui::screens::hotline_card;
use crate::ui::screens::list_picker;
use crate::ui::screens::locator;
use crate::ui::screens::reader;
use crate::ui::screens::victim_card;
pub use panes::key_hints::{chord, context};
pub use screens::help::help;

pub use render_context::RenderContext;

use crate::app::{Focus, Model, Overlay};
use crate::layout;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use theme::Role;

/// Paints the whole screen and puts the cursor where the focus is, because
/// screen readers follow it.
pub fn draw(frame: &mut Frame<'_>, model: &Model, look: &RenderContext) {
    let buffer = frame.buffer_mut();
    buffer.set_style(buffer.area, look.theme.style(Role::Screen));
    let cursor = match model.overlays.last() {
        None => draw_finder(buffer, model, look),
        Some(Overlay::Victim(card)) => victim_card::draw(buffer, model, card, look),
        Some(Overlay::Note(editor)) => forms::draw_note(buffer, model, editor, look),
        Some(Overlay::Lists(choice)) => list_picker::draw_lists(buffer, model, choice, look),
        Some(Overlay::Form(form)) => forms::draw_form(buffer, model, form, look),
        Some(Overlay::Reader(reader)) => reader::draw(buffer, model, reader, look),
        Some(overlay) => draw_overlay(buffer, model, look, overlay),
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

fn draw_finder(buffer: &mut Buffer, model: &Model, look: &RenderContext) -> Option<Position> {
    let areas = layout::finder_areas(model);
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    tabs::draw_tabs(buffer, areas.tabs, model, look);
    let cursor = search_line::draw_search_line(buffer, areas.search, model, look);
    search_notes::draw_told(buffer, areas.rule, model, look);
    let facet = facets::draw_facets(buffer, areas.facets, model, look);
    rule::draw_rule(buffer, areas.facet_rule, look);
    let place = locator::draw_row(buffer, areas.place, model, look);
    let row = results::draw_list(buffer, areas.list, model, look);
    detail::draw_brief(buffer, &areas, model, look);
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
    match model.focus {
        Focus::Search => cursor,
        Focus::List => place.or(row),
        Focus::Facets => facet,
    }
}

fn draw_overlay(
    buffer: &mut Buffer,
    model: &Model,
    look: &RenderContext,
    overlay: &Overlay,
) -> Option<Position> {
    let areas = layout::overlay_areas(model);
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    let title = match overlay {
        Overlay::Help(_) => "Keys".to_owned(),
        Overlay::Notices(_) => "Your files".to_owned(),
        Overlay::Record(_) => "My record".to_owned(),
        Overlay::Card(card) => hotline_card::title(model, card, look),
        Overlay::Detail(view) => detail::title(model, view),
        Overlay::Locator(locator) => locator::title(locator, areas.title.width),
        // They draw themselves.
        Overlay::Victim(_)
        | Overlay::Note(_)
        | Overlay::Form(_)
        | Overlay::Lists(_)
        | Overlay::Reader(_) => String::new(),
    };
    let end = rule::draw_titled_rule(buffer, areas.title, &title, look);
    let reading = model.reading(areas.text.width.into());
    if let Some((document, scroll)) = &reading {
        let (rows, height) = (document.rows.len(), areas.text.height.into());
        rule::draw_scroll_mark(buffer, areas.title, end, (*scroll, height, rows), look);
    }
    let mut typing = None;
    if let Overlay::Locator(locator) = overlay {
        typing = locator::cursor(locator, areas.title);
    }
    if let Overlay::Card(card) = overlay {
        hotline_card::draw_side(buffer, areas.side, model, card, look);
        hotline_card::draw_code(buffer, areas.code, model, look);
        typing = hotline_card::cursor(card, areas.title);
    }
    let cursor = reading.and_then(|(document, scroll)| {
        detail::draw_reading(buffer, areas.text, &document, scroll, overlay, look)
    });
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
    typing.or(cursor)
}
