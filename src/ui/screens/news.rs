//! News of the catalogs.

use super::frame::{draw_foot, draw_head, draw_text};
use crate::app::{Model, NewsView};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the news; returns where the selected resource is.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    view: &NewsView,
    look: &RenderContext,
) -> Option<Position> {
    let head = draw_head(buffer, model, "News of your catalogs", look);
    let start = draw_text(buffer, &head, model, view.link, look);
    draw_foot(buffer, &head.areas, model, look);
    start
}
