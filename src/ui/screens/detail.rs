//! One entry on the full screen.

use super::frame::{draw_foot, draw_head, draw_text};
use crate::app::{DetailView, Model};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the entry; returns where its selected link, or it, starts.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    view: &DetailView,
    look: &RenderContext,
) -> Option<Position> {
    let head = draw_head(buffer, model, &title(model, view), look);
    let cursor = draw_text(buffer, &head, model, view.link, look);
    draw_foot(buffer, &head.areas, model, look);
    cursor
}

/// Returns what stands over an entry on the full screen.
fn title(model: &Model, view: &DetailView) -> String {
    let Some(entry) = model.catalog.entries.get(view.entry) else { return String::new() };
    let kind = entry.kind.word();
    match view.trail.len() {
        0 => format!("This {kind}"),
        steps => format!("This {kind}, {steps} back"),
    }
}
