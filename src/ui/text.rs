//! Rows of text as the app has them, painted.

use crate::app::text_view::{LinkTarget, SpanStyle, TextView};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the rows from `first` on, as many as fit, those of a selected link highlighted.
pub(in crate::ui) fn draw_rows(
    buffer: &mut Buffer,
    area: Rect,
    (document, first): (&TextView, usize),
    link: Option<usize>,
    look: &RenderContext,
) {
    let rows = document.rows.get(first..).unwrap_or_default();
    for (y, row) in (area.top()..area.bottom()).zip(rows) {
        let selected = link.is_some() && row.link == link;
        let target = row.link.and_then(|link| document.destinations.get(link));
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
            let (start, room) = (pen.column(), pen.room());
            pen.write_cut(word, room, style);
            if let (Some(LinkTarget::Web(url)), SpanStyle::Link) = (target, tone) {
                let end = pen.column();
                look.links.add(pen.buffer(), (start, end), y, url);
            }
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
