//! The card to show a victim: its words in the middle, its two keys below.

use crate::app::screens::victim_card::{self, VictimCard, word};
use crate::app::{Command, Model};
use crate::keys::Context;
use crate::ui::RenderContext;
use crate::ui::panes::key_hints;
use crate::ui::pen::Pen;
use crate::ui::text::draw_rows;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr;

/// From this height on there is a row for the keys.
const LEAST_WITH_KEYS: u16 = 3;

/// Draws the card; returns where its words start.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    card: &VictimCard,
    look: &RenderContext,
) -> Option<Position> {
    let Size { width, height } = model.size;
    let entry = model.catalog.entries.get(card.entry)?;
    let keys = u16::from(height >= LEAST_WITH_KEYS);
    let margin = u16::from(width >= 30);
    let room = Size { width: width.saturating_sub(2 * margin), height: height - keys };
    let document = victim_card::document(&entry, card.language, room, '█', model.today.as_ref());
    let wide = |row: &_| row_width(row);
    let widest = document.rows.iter().map(wide).max().unwrap_or(0) as u16;
    let rows = document.rows.len() as u16;
    let area = Rect {
        x: width.saturating_sub(widest) / 2,
        y: room.height.saturating_sub(rows) / 2,
        width: widest.min(width),
        height: rows.min(room.height),
    };
    draw_rows(buffer, area, (&document, 0), None, look);
    draw_keys(buffer, Rect::new(0, height - keys, width, keys), card, look);
    (!area.is_empty()).then_some(area.as_position())
}

fn row_width(row: &crate::app::text_view::Row) -> usize {
    row.spans.iter().map(|(_, text)| text.width()).sum()
}

/// The two keys, in the words of the card's language: the other language names
/// itself.
fn draw_keys(buffer: &mut Buffer, area: Rect, card: &VictimCard, look: &RenderContext) {
    let keys = [
        (Command::Back, word("close", card.language)),
        (Command::NextKind, word("language", card.language.other())),
    ];
    let mut pen = Pen::new(buffer, area);
    pen.skip(1);
    for (command, what) in keys {
        let Some(chord) = key_hints::chord(look, Context::List, command) else { continue };
        if pen.room() < chord.width() + 1 + what.width() {
            return;
        }
        pen.write(&chord, look.theme.style(Role::HintKey));
        pen.write(" ", look.theme.style(Role::Hint));
        pen.write(what, look.theme.style(Role::Hint));
        pen.skip(3);
    }
}
