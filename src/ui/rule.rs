//! The lines between regions, with what is written in them.

use super::pen::Pen;
use super::render_context::RenderContext;
use super::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line along the area: upright when it is one column wide.
pub fn draw_rule(buffer: &mut Buffer, area: Rect, look: &RenderContext) {
    let style = look.theme.style(Role::Border);
    let symbol = if area.width == 1 && area.height > 1 { "│" } else { "─" };
    for position in area.positions() {
        buffer[position].set_symbol(symbol).set_style(style);
    }
}

/// Makes the line along the area a heavy one, whatever is written in it: the pane at it has
/// the keys.
pub fn mark_rule(buffer: &mut Buffer, area: Rect, look: &RenderContext) {
    let style = look.theme.style(Role::BorderActive);
    for position in area.intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        let heavy = match cell.symbol() {
            "─" => "━",
            "│" => "┃",
            _ => continue,
        };
        cell.set_symbol(heavy).set_style(style);
    }
}

/// A rule with a title in it; returns the column after the title.
pub fn draw_titled_rule(buffer: &mut Buffer, area: Rect, title: &str, look: &RenderContext) -> u16 {
    let lead = area.width.min(2);
    let mut pen = Pen::new(buffer, area);
    pen.skip(lead + 1);
    let room = pen.room().saturating_sub(1);
    pen.write_cut(title, room, look.theme.style(Role::Heading));
    pen.skip(1);
    let end = if title.is_empty() { area.x + lead } else { pen.column() };
    draw_rule(buffer, Rect { width: lead, ..area }, look);
    draw_rule(buffer, Rect { x: end, width: area.right() - end, ..area }, look);
    end
}

/// Tells at the right end of a title which rows of the text below are shown:
/// the first one, how many there is room for, and how many it has.
pub fn draw_scroll_mark(
    buffer: &mut Buffer,
    title: Rect,
    free_from: u16,
    (scroll, height, rows): (usize, usize, usize),
    look: &RenderContext,
) {
    if rows <= height || title.is_empty() {
        return;
    }
    let mark = format!(" {}-{} of {rows} rows ", scroll + 1, (scroll + height).min(rows));
    let start = title.right().saturating_sub(mark.len() as u16 + 1);
    if start > free_from {
        Pen::at(buffer, start, title.y).write(&mark, look.theme.style(Role::Border));
    }
}
