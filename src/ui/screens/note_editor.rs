//! The note on an entry, while it is written.

use super::frame::{draw_foot, draw_head, write_lines};
use crate::app::{Model, NoteEditor};
use crate::ui::RenderContext;
use crate::ui::pen::cleanse;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use textwrap::wrap;

/// The advice before the first note.
const NO_CASES: &str = "Write about the training: its use, or who to ask. Don't write case data: \
    no names of victims, suspects, or witnesses, and no case numbers.";

/// Below so many rows there is room for the note only.
const LEAST_WITH_WARNING: u16 = 6;

/// Draws the note with what there is to say; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    editor: &NoteEditor,
    look: &RenderContext,
) -> Option<Position> {
    let areas = draw_head(buffer, model, &format!("Note: {}", editor.subject.title), look).areas;
    let mut area = areas.text;
    if editor.warns && area.height >= LEAST_WITH_WARNING {
        let lines = wrap(NO_CASES, usize::from(area.width).max(1));
        let rows = (lines.len() as u16 + 1).min(area.height - 2);
        write_lines(buffer, Rect { height: rows, ..area }, &lines, Role::Warning, look);
        area = Rect { y: area.y + rows, height: area.height - rows, ..area };
    }
    buffer.set_style(area, look.theme.style(Role::Text));
    editor.text.render(area, buffer);
    cleanse(buffer, area);
    draw_foot(buffer, &areas, model, look);
    if area.is_empty() {
        return None;
    }
    let (cursor, (top, left)) = (editor.text.screen_cursor(), editor.text.scroll_offset());
    let x = u16::try_from(cursor.col).ok()?.saturating_sub(left).min(area.width - 1);
    let y = u16::try_from(cursor.row).ok()?.saturating_sub(top).min(area.height - 1);
    Some(Position::new(area.x + x, area.y + y))
}
