//! The text about the selected entry beside or below the list.

use crate::app::{Command, Model};
use crate::layout::Areas;
use crate::ui::RenderContext;
use crate::ui::panes::key_hints;
use crate::ui::pen::Pen;
use crate::ui::rule::draw_rule;
use crate::ui::text::draw_rows;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The detail beside or below the list: title, what matters, link.
pub fn draw_brief(buffer: &mut Buffer, areas: &Areas, model: &Model, look: &RenderContext) {
    draw_rule(buffer, areas.divider, look);
    if areas.detail.is_empty() {
        return;
    }
    let document = model.beside(areas.detail);
    draw_rows(buffer, areas.detail, (&document, 0), None, look);
    if document.rows.len() > usize::from(areas.detail.height) {
        draw_more(buffer, areas, model, look);
    }
    if let Some(url) = model.address(&document, areas.detail.height) {
        draw_link(buffer, areas.link, &url, look);
    }
}

/// Writes which key shows the rest: in the rule over the text, or below it where the rule is
/// beside it. It never covers a word.
fn draw_more(buffer: &mut Buffer, areas: &Areas, model: &Model, look: &RenderContext) {
    let chord = key_hints::chord(look, model.context(), Command::Detail);
    let Some(chord) = chord else { return };
    let mark = format!(" {chord} more ");
    let width = mark.width() as u16 + 2;
    let is_below = areas.divider.height == 1;
    let row = if is_below { areas.divider } else { areas.more };
    if row.width > width {
        Pen::at(buffer, row.right() - width, row.y).write(&mark, look.theme.style(Role::HintKey));
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
