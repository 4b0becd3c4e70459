//! What belongs to the hotline card alone: its title and its list.

use super::theme::Role;
use super::{Look, Pen, hints};
use crate::app::{Card, Command, Model, card_order};
use crate::catalog::Line;
use crate::keys::Context;
use crate::layout::card_list_top;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What stands over the card.
pub fn title(model: &Model, card: &Card, look: &Look) -> String {
    let steps = [Command::SelectPrevious, Command::SelectNext];
    let keys = steps.iter().filter_map(|&step| hints::chord(look, Context::List, step));
    let keys = keys.collect::<Vec<_>>().join(", ");
    let others = if keys.is_empty() { keys } else { format!(" ({keys}: others)") };
    format!("Hotline {} of {}{others}", card.selected + 1, card_order(model).len())
}

/// The list of all hotlines beside the card on wide screens.
pub fn draw_side(buffer: &mut Buffer, area: Rect, model: &Model, card: &Card, look: &Look) {
    let order = card_order(model);
    let top = card_list_top(card.selected, area.height);
    for (y, place) in (area.top()..area.bottom()).zip(top..order.len()) {
        let entry = order.get(place).and_then(|&entry| model.catalog.entries.get(entry));
        let Some(entry) = entry else { break };
        let selected = place == card.selected;
        let style = look.theme.style(if selected { Role::SelectedRow } else { Role::Row });
        let number = entry.offered_line().and_then(Line::offered_in_words).unwrap_or_default();
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        pen.write(if selected { "> " } else { "  " }, style);
        let room = pen.room().saturating_sub(number.len() + 1);
        pen.write_column(&entry.title, room, style);
        pen.write(" ", style);
        pen.write(&number, style);
    }
}
