//! The officer's lists, while one is chosen for an entry.

use super::frame::{draw_foot, draw_head};
use super::input_line::draw_line;
use crate::app::{ListChoice, ListRow, ListState, Model};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The hint in the empty line for names.
const PLACEHOLDER: &str = "type to filter your lists, or to name a new one";

/// The sentence in place of the lists while there are none.
const NONE: &str = "You have no lists yet. Type a name to make one.";

/// The sentence in place of the lists while the record has not been read.
const NOT_READ: &str = "squadroom couldn't read your record, so it can't show your lists.";

/// The rows over the lists: the name, and one that is empty.
const ABOVE: u16 = 2;

/// Draws what is typed and the lists that fit; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    choice: &ListChoice,
    look: &RenderContext,
) -> Option<Position> {
    let areas = draw_head(buffer, model, &format!("Lists: {}", choice.subject.title), look).areas;
    let line = Rect { height: areas.text.height.min(1), ..areas.text };
    let cursor = draw_line(buffer, line, ("List", &choice.name, PLACEHOLDER), true, look);
    let above = ABOVE.min(areas.text.height);
    let below = Rect { y: line.y + above, height: areas.text.height - above, ..areas.text };
    let rows = model.list_rows(choice);
    if rows.is_empty() && !below.is_empty() {
        let mut pen = Pen::new(buffer, below);
        let room = pen.room();
        let none = if model.record.is_read() { NONE } else { NOT_READ };
        pen.write_cut(none, room, look.theme.style(Role::Dim));
    }
    // The selected row is in sight however few rows there are.
    let first = (choice.selected + 1).saturating_sub(usize::from(below.height).max(1));
    for (y, (place, row)) in (below.top()..below.bottom()).zip(rows.iter().enumerate().skip(first))
    {
        let area = Rect { y, height: 1, ..below };
        draw_row(buffer, area, row, place == choice.selected, look);
    }
    draw_foot(buffer, &areas, model, look);
    Some(cursor).filter(|_| !areas.text.is_empty())
}

fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    row: &ListRow,
    is_selected: bool,
    look: &RenderContext,
) {
    let style = look.theme.style(if is_selected { Role::SelectedRow } else { Role::Row });
    if is_selected {
        buffer.set_style(area, style);
    }
    let mark = match row.state {
        ListState::In => "[x] ",
        ListState::Out => "[ ] ",
        ListState::New => "New list: ",
    };
    let mut pen = Pen::new(buffer, area);
    pen.write(if is_selected { "> " } else { "  " }, style);
    pen.write(mark, style);
    let room = pen.room();
    pen.write_cut(&row.name, room, style);
}
