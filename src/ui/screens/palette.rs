//! The command palette, drawn.

use super::frame::draw_typed;
use super::typed_title::TypedTitle;
use crate::app::{Model, Palette};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the commands under what is typed; returns where the cursor is.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    palette: &Palette,
    look: &RenderContext,
) -> Option<Position> {
    let title = TypedTitle { label: "Command", hint: "  (type its name)", typed: &palette.typed };
    draw_typed(buffer, model, &title, Some(palette.selected), look)
}
