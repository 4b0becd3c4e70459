//! A line to type in, after its name.

use crate::app::TextInput;
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// The columns of the names before the lines of a form.
pub(in crate::ui) const LABELS: u16 = 13;

/// One line of a form: its name, and what is typed or holds while nothing is.
pub(in crate::ui) fn draw_line(
    buffer: &mut Buffer,
    row: Rect,
    (name, input, placeholder): (&str, &TextInput, &str),
    is_current: bool,
    look: &RenderContext,
) -> Position {
    let role = if is_current { Role::Heading } else { Role::Label };
    let mut pen = Pen::new(buffer, row);
    let labels = usize::from(LABELS.min(row.width / 2));
    pen.write_column(&format!("{name}:"), labels, look.theme.style(role));
    let start = pen.column();
    let room = pen.room();
    let typed = input.value();
    let scroll = input.visual_scroll(room.saturating_sub(1));
    if typed.is_empty() {
        pen.write_cut(placeholder, room, look.theme.style(Role::Dim));
    } else {
        let seen = from_column(typed, scroll);
        let role = if input.selected().is_some() { Role::SelectedRow } else { Role::SearchText };
        pen.write(seen, look.theme.style(role));
    }
    let column = input.visual_cursor().saturating_sub(scroll).min(room.saturating_sub(1));
    Position::new(start + column as u16, row.y)
}

/// The text from a column on.
fn from_column(text: &str, column: usize) -> &str {
    let mut starts = text.char_indices().map(|(start, _)| start);
    let start = starts.find(|start| text[..*start].width() >= column);
    start.map_or("", |start| &text[start..])
}
