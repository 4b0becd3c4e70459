//! The frame of every screen over the finder: the hotline and the title above the text,
//! the message and the hints below.

use super::typed_title::TypedTitle;
use crate::app::Model;
use crate::layout::OverlayAreas;
use crate::ui::panes::{hotline_bar, key_hints};
use crate::ui::pen::Pen;
use crate::ui::text::draw_rows;
use crate::ui::theme::Role;
use crate::ui::{RenderContext, rule};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;

/// The rows over a text.
pub(in crate::ui) struct ScreenHead {
    /// The regions of the screen.
    pub areas: OverlayAreas,
    /// Where the title ends.
    end: u16,
}

/// Draws the hotline and a title.
pub(in crate::ui) fn draw_head(
    buffer: &mut Buffer,
    model: &Model,
    title: &str,
    look: &RenderContext,
) -> ScreenHead {
    let areas = model.overlay_areas();
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    let end = rule::draw_titled_rule(buffer, areas.title, title, look);
    ScreenHead { areas, end }
}

/// Draws the text and how far it is scrolled; returns where its selected link, or it,
/// starts.
pub(in crate::ui) fn draw_text(
    buffer: &mut Buffer,
    head: &ScreenHead,
    model: &Model,
    link: Option<usize>,
    look: &RenderContext,
) -> Option<Position> {
    let (area, title) = (head.areas.text, head.areas.title);
    let (document, scroll) = model.reading(area.width.into())?;
    let (count, height) = (document.rows.len(), area.height.into());
    rule::draw_scroll_mark(buffer, title, head.end, (scroll, height, count), look);
    draw_rows(buffer, area, (&document, scroll), link, look);
    let row = link.and_then(|link| document.row_of_link(link)?.checked_sub(scroll)).unwrap_or(0);
    let y = area.y + (row as u16).min(area.height.saturating_sub(1));
    (!area.is_empty()).then_some(Position::new(area.x, y))
}

/// A message may lie over the rows above it, so this comes last.
pub(in crate::ui) fn draw_foot(
    buffer: &mut Buffer,
    areas: &OverlayAreas,
    model: &Model,
    look: &RenderContext,
) {
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
}

/// Draws a screen that has nothing but a title and a text.
pub(in crate::ui) fn draw_plain(
    buffer: &mut Buffer,
    model: &Model,
    title: &str,
    look: &RenderContext,
) -> Option<Position> {
    let head = draw_head(buffer, model, title, look);
    let cursor = draw_text(buffer, &head, model, None, look);
    draw_foot(buffer, &head.areas, model, look);
    cursor
}

/// Draws a screen whose title is what is typed, over its text; returns where the cursor is.
pub(in crate::ui) fn draw_typed(
    buffer: &mut Buffer,
    model: &Model,
    title: &TypedTitle<'_>,
    link: Option<usize>,
    look: &RenderContext,
) -> Option<Position> {
    let text = title.text(model.overlay_areas().title.width);
    let head = draw_head(buffer, model, &text, look);
    let start = draw_text(buffer, &head, model, link, look);
    draw_foot(buffer, &head.areas, model, look);
    title.cursor(head.areas.title).or(start)
}

/// Draws a line in each row.
pub(in crate::ui) fn write_lines(
    buffer: &mut Buffer,
    area: Rect,
    lines: &[Cow<'_, str>],
    role: Role,
    look: &RenderContext,
) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        Pen::new(buffer, Rect { y, height: 1, ..area }).write(line, look.theme.style(role));
    }
}
