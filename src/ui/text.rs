//! Rows of text as the app has them, painted.

use crate::app::text_view::{Row, SpanStyle};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws as many rows as fit, those of a selected link set off.
pub(in crate::ui) fn draw_rows(
    buffer: &mut Buffer,
    area: Rect,
    rows: &[Row],
    link: Option<usize>,
    look: &RenderContext,
) {
    for (y, row) in (area.top()..area.bottom()).zip(rows) {
        let selected = link.is_some() && row.link == link;
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        for (tone, text) in &row.spans {
            let style = match selected {
                true => look.theme.style(Role::SelectedLink),
                false => tone_style(*tone, look),
            };
            // No background is painted on the blanks around a word.
            let word = text.trim();
            let before = text.len() - text.trim_start().len();
            let (before, after) = (&text[..before], &text[before + word.len()..]);
            let plain = if selected { style } else { tone_style(SpanStyle::Text, look) };
            pen.write(before, plain);
            let room = pen.room();
            pen.write_cut(word, room, style);
            pen.write(after, plain);
        }
    }
}

fn tone_style(tone: SpanStyle, look: &RenderContext) -> Style {
    look.theme.style(match tone {
        SpanStyle::Heading => Role::Heading,
        SpanStyle::Label => Role::Label,
        SpanStyle::Text => Role::Text,
        SpanStyle::Dim => Role::Dim,
        SpanStyle::Number => Role::HotlineNumber,
        SpanStyle::Link => Role::Link,
        SpanStyle::Warning => Role::Warning,
        SpanStyle::Status => Role::Status,
    })
}
