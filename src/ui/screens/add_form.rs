//! The form of a resource to add to the reader's own catalog.

use super::frame::{draw_foot, draw_head, write_lines};
use super::input_line::{LABELS, draw_line};
use crate::app::{AddForm, Model};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// Draws the form, what belongs into its current line below; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    form: &AddForm,
    look: &RenderContext,
) -> Option<Position> {
    let areas = draw_head(buffer, model, "Add to your agency's catalog", look).areas;
    let rows = usize::from(areas.text.height);
    // The current line is in sight however few rows there are, with the help below it.
    let lines = rows.saturating_sub(2).max(1);
    let first = (form.current + 1).saturating_sub(lines);
    let mut cursor = None;
    let mut y = areas.text.y;
    for (place, field) in form.fields.iter().enumerate().skip(first).take(lines.min(rows)) {
        let row = Rect { y, height: 1, ..areas.text };
        let at = draw_line(
            buffer,
            row,
            (field.name.label(), &field.input, ""),
            place == form.current,
            look,
        );
        cursor = if place == form.current { Some(at) } else { cursor };
        if let Some(wrong) = form.shown_error(place) {
            let mut pen = Pen::new(buffer, row);
            pen.skip(LABELS.min(row.width / 2));
            pen.skip(u16::try_from(field.input.value().width() + 2).unwrap_or(u16::MAX));
            let room = pen.room();
            pen.write_cut(&wrong, room, look.theme.style(Role::Error));
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
