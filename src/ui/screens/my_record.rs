//! The officer's own record.

use super::frame::draw_plain;
use crate::app::Model;
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the record.
pub fn draw(buffer: &mut Buffer, model: &Model, look: &RenderContext) -> Option<Position> {
    draw_plain(buffer, model, "My training log", look)
}
