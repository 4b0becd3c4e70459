//! The locator: the way from a place to its FBI office.

use super::frame::draw_typed;
use super::typed_title::TypedTitle;
use crate::app::{Locator, Model};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the answer under what is typed; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    locator: &Locator,
    look: &RenderContext,
) -> Option<Position> {
    let hint = "  (ZIP, city, county or state)";
    let title = TypedTitle { label: "Place", hint, typed: &locator.typed };
    draw_typed(buffer, model, &title, None, look)
}
