//! The text about the selected entry beside or below the list.

use crate::app::text_view::Row;
use crate::app::{Command, Model};
use crate::layout::Areas;
use crate::ui::RenderContext;
use crate::ui::panes::key_hints;
use crate::ui::pen::Pen;
use crate::ui::rule::draw_rule;
use crate::ui::text::draw_rows;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The detail beside or below the list: title, what matters, link.
pub fn draw_brief(buffer: &mut Buffer, areas: &Areas, model: &Model, look: &RenderContext) {
    draw_rule(buffer, areas.divider, look);
    if areas.detail.is_empty() {
        return;
    }
    let document = model.beside(areas.detail);
    draw_rows(buffer, areas.detail, (&document, 0), None, look);
    if document.rows.len() > usize::from(areas.detail.height) {
        let last = document.rows.get(usize::from(areas.detail.height) - 1);
        draw_more(buffer, areas.detail, last, model, look);
    }
    if let Some(url) = model.address(&document, areas.detail.height) {
        draw_link(buffer, areas.link, &url, look);
    }
}

/// At the end of the last row: which key shows the rest. Where it would cut a
/// number or its doubt, it has the row alone.
fn draw_more(
    buffer: &mut Buffer,
    area: Rect,
    last: Option<&Row>,
    model: &Model,
    look: &RenderContext,
) {
    let chord = key_hints::chord(look, model.context(), Command::Detail);
    let Some(chord) = chord else { return };
    let mark = format!(" … {chord} more");
    let width = mark.chars().count() as u16;
    if area.width > 2 * width {
        let at = Position::new(area.right() - width, area.bottom() - 1);
        if last.is_some_and(|row| row.end_of_number() > usize::from(area.width - width)) {
            let row = Rect { y: at.y, height: 1, ..area };
            Pen::new(buffer, row).write_column("", area.width.into(), look.theme.style(Role::Text));
        }
        Pen::at(buffer, at.x, at.y).write(&mark, look.theme.style(Role::HintKey));
    }
}

/// The address, over all rows of the area.
fn draw_link(buffer: &mut Buffer, area: Rect, url: &str, look: &RenderContext) {
    let style = look.theme.style(Role::Link);
    let mut rest = url;
    for y in area.top()..area.bottom() {
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        let room = pen.room();
        let is_last = y + 1 == area.bottom();
        let end = rest.char_indices().nth(room).map_or(rest.len(), |(end, _)| end);
        let line = if is_last { rest } else { &rest[..end] };
        pen.write_cut(line, room, style);
        let end = pen.column();
        look.links.add(buffer, (area.x, end), y, url);
        rest = &rest[line.len()..];
    }
}
