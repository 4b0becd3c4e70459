//! The outline of a saved copy: its headings, or else its pages.

use crate::app::screens::reader::{OutlineItem, OutlineView, Reader, ReadingText};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// How far a heading is set in below the one that it belongs to.
const SET_IN: u16 = 2;

/// Draws a row for each part; returns where the selected one begins.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    (reader, text): (&Reader, &ReadingText),
    view: OutlineView,
    look: &RenderContext,
) -> Option<Position> {
    let items = text.outline();
    let least = items.iter().map(|item| item.weight).min().unwrap_or(0);
    let mut selected = None;
    for (y, at) in (area.top()..area.bottom()).zip(view.scroll..) {
        let Some(item) = items.get(at) else { break };
        let line = Rect { y, height: 1, ..area };
        let page = page_of(reader, text, item);
        draw_item(buffer, line, (item, &page), least, look);
        if at == view.selected {
            buffer.set_style(line, look.theme.style(Role::SelectedRow));
            selected = Some(line.as_position());
        }
    }
    selected
}

/// Returns where an item stands: `page iv`, or in a book `section 2`.
fn page_of(reader: &Reader, text: &ReadingText, item: &OutlineItem) -> String {
    let name = reader.part_name();
    match (item.page, text.label(item.page)) {
        (0, _) => String::new(),
        (_, Some(label)) => format!("{name} {label}"),
        (page, None) => format!("{name} {page}"),
    }
}

fn draw_item(
    buffer: &mut Buffer,
    line: Rect,
    (item, page): (&OutlineItem, &str),
    least: u8,
    look: &RenderContext,
) {
    let role = if item.weight == 1 { Role::Heading } else { Role::Text };
    let mut pen = Pen::new(buffer, line);
    pen.skip(SET_IN * u16::from(item.weight - least));
    let room = pen.room().saturating_sub(page.width() + 2);
    pen.write_cut(&item.title, room, look.theme.style(role));
    let start = line.right().saturating_sub(u16::try_from(page.width()).unwrap_or(u16::MAX));
    let mut pen = Pen::new(buffer, Rect { x: start, width: line.right() - start, ..line });
    pen.write(page, look.theme.style(Role::Dim));
}
