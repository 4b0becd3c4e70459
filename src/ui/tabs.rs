//! The tabs with their counts.

use super::Look;
use super::theme::Role;
use crate::app::{Model, tab_spans};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the tabs, the chosen one set off.
pub fn draw_tabs(buffer: &mut Buffer, area: Rect, model: &Model, look: &Look) {
    if area.is_empty() {
        return;
    }
    for span in tab_spans(model, area.width) {
        let role = if span.tab == model.tab { Role::TabActive } else { Role::Tab };
        let room = usize::from(area.width.saturating_sub(span.range.start));
        if room > 0 {
            let x = area.x + span.range.start;
            buffer.set_stringn(x, area.y, &span.text, room, look.theme.style(role));
        }
    }
}
