//! The faults of the user's files.

use super::frame::draw_plain;
use crate::app::Model;
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the notices.
pub fn draw(buffer: &mut Buffer, model: &Model, look: &RenderContext) -> Option<Position> {
    draw_plain(buffer, model, "Your files", look)
}
