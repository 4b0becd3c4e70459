//! The officer's own record.

use super::frame::{draw_foot, draw_head, draw_text};
use super::typed_title::TypedTitle;
use crate::app::{Model, TrainingLog};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the record; returns where the cursor stands: in the words to find, or at the selected
/// line.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    log: &TrainingLog,
    look: &RenderContext,
) -> Option<Position> {
    let find = TypedTitle { label: "Find", hint: "  (title, date, credit)", typed: &log.typed };
    let title = match log.is_typing || !log.typed.is_empty() {
        true => find.text(model.overlay_areas().title.width),
        false => "My training log".to_owned(),
    };
    let head = draw_head(buffer, model, &title, look);
    let start = draw_text(buffer, &head, model, Some(log.selected), look);
    draw_foot(buffer, &head.areas, model, look);
    let typed = log.is_typing.then(|| find.cursor(head.areas.title)).flatten();
    typed.or(start)
}
