//! The tabs with their counts.

use crate::app::{Model, tab_spans};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the tabs, the chosen one set off.
pub fn draw_tabs(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    if area.is_empty() {
        return;
    }
    for span in tab_spans(model, area.width) {
        let role = if span.tab == model.tab { Role::TabActive } else { Role::Tab };
        let mut pen = Pen::new(buffer, area);
        pen.skip(span.range.start);
        pen.write(&span.text, look.theme.style(role));
    }
}
