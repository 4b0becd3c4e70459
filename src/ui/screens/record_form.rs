//! The form of a training that was done or is planned.

use super::frame::{draw_foot, draw_head, write_lines};
use super::input_line::{LABELS, draw_line};
use crate::app::{FormField, Model, RecordForm};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// Draws a form, what belongs into its current line below; returns where the
/// cursor stands.
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
    let rows = usize::from(areas.text.height);
    // The current line is in sight however few rows there are.
    let first = (form.current + 1).saturating_sub(rows.max(1));
    let mut cursor = None;
    let mut y = areas.text.y;
    for (place, field) in form.fields.iter().enumerate().skip(first).take(rows) {
        let row = Rect { y, height: 1, ..areas.text };
        let of = (field.name.label(), &field.input, field.placeholder.as_str());
        let at = draw_line(buffer, row, of, place == form.current, look);
        cursor = if place == form.current { Some(at) } else { cursor };
        if let Some(wrong) = form.shown_error(place) {
            draw_error(buffer, row, field, &wrong, look);
        }
        y += 1;
    }
    let below = Rect { y, height: areas.text.bottom().saturating_sub(y), ..areas.text };
    if let Some(field) = form.fields.get(form.current) {
        let help = wrap(field.name.help(), usize::from(below.width).max(1));
        let gap = u16::from(usize::from(below.height) > help.len());
        let below =
            Rect { y: below.y + gap, height: below.height - gap.min(below.height), ..below };
        write_lines(buffer, below, &help, Role::Dim, look);
    }
    draw_foot(buffer, &areas, model, look);
    cursor.filter(|_| !areas.text.is_empty())
}

/// Draws what is wrong with a line behind its text, as far as there is room.
fn draw_error(
    buffer: &mut Buffer,
    row: Rect,
    field: &FormField,
    wrong: &str,
    look: &RenderContext,
) {
    let mut pen = Pen::new(buffer, row);
    pen.skip(LABELS.min(row.width / 2));
    pen.skip(u16::try_from(field.input.value().width() + 2).unwrap_or(u16::MAX));
    let room = pen.room();
    pen.write_cut(wrong, room, look.theme.style(Role::Error));
}
