//! The form of a resource to add to the reader's own catalog.

use super::form_lines::draw_fields;
use super::frame::{draw_foot, draw_head};
use crate::app::{AddForm, Model};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the form; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    form: &AddForm,
    look: &RenderContext,
) -> Option<Position> {
    let areas = draw_head(buffer, model, "Add to your agency's catalog", look).areas;
    let errors = |place| form.shown_error(place);
    let cursor = draw_fields(buffer, areas.text, (&form.fields, None), errors, look);
    draw_foot(buffer, &areas, model, look);
    cursor
}
