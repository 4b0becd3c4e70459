//! The form of a training that was done or is planned.

use super::form_lines::draw_fields;
use super::frame::{draw_foot, draw_head};
use crate::app::{Model, RecordForm};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the form; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    form: &RecordForm,
    look: &RenderContext,
) -> Option<Position> {
    let title = match (form.is_plan(), &form.line) {
        (true, _) => format!("Plan: {}", form.subject.title),
        (false, Some(_)) => format!("Correct: {}", form.subject.title),
        (false, None) if form.subject.title.is_empty() => "Done: outside the catalog".to_owned(),
        (false, None) => format!("Done: {}", form.subject.title),
    };
    let areas = draw_head(buffer, model, &title, look).areas;
    let errors = |place| form.shown_error(place);
    let help = form.topic_help();
    let fields = (&form.fields, help.as_deref());
    let cursor = draw_fields(buffer, areas.text, fields, errors, look);
    draw_foot(buffer, &areas, model, look);
    cursor
}
