//! The hotline card: its title, its list, its QR code.

use super::frame::{draw_foot, draw_head, draw_text};
use crate::app::{Card, Command, HotlineRow, Model, card_order};
use crate::keys::Context;
use crate::ui::RenderContext;
use crate::ui::panes::key_hints;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Draws the card; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    card: &Card,
    look: &RenderContext,
) -> Option<Position> {
    let head = draw_head(buffer, model, &title(model, card, look), look);
    draw_side(buffer, head.areas.side, model, card, look);
    draw_code(buffer, head.areas.code, model, look);
    let text = draw_text(buffer, &head, model, None, look);
    draw_foot(buffer, &head.areas, model, look);
    cursor(card, head.areas.title).or(text)
}

/// Returns what stands over the card: how many hotlines there are, and what was typed.
fn title(model: &Model, card: &Card, look: &RenderContext) -> String {
    let (place, count) = (card.selected + 1, card_order(model).len());
    match (card.need.as_str(), &card.found) {
        ("", _) => format!("Hotline {place} of {count}{}", keys(model, look)),
        (need, Some(_)) => format!("{NEED}{need}  {place} of {count}"),
        (need, None) => format!("{NEED}{need}  no hotline for that, all {count} are here"),
    }
}

const NEED: &str = "Need: ";

/// Where the cursor stands in the title while a need is typed.
fn cursor(card: &Card, title: Rect) -> Option<Position> {
    let column = 3 + NEED.len() + card.need.width();
    let is_seen = !card.need.is_empty() && !title.is_empty();
    let x = u16::try_from(column).ok().filter(|x| is_seen && *x < title.width)?;
    Some(Position::new(title.x + x, title.y))
}

fn keys(model: &Model, look: &RenderContext) -> String {
    let steps = [Command::SelectPrevious, Command::SelectNext];
    let keys = steps.iter().filter_map(|&step| key_hints::chord(look, Context::List, step));
    let keys = keys.collect::<Vec<_>>().join(", ");
    let others = if keys.is_empty() { keys } else { format!("{keys}: others; ") };
    let wide = format!(" ({others}or type a need: minor, deaf, wages)");
    // The rest is for the scroll mark and the rule around the title.
    let room = usize::from(model.size.width).saturating_sub(30);
    let forms = [wide, format!(" ({others}type: find)")];
    forms.into_iter().find(|form| form.len() <= room).unwrap_or_default()
}

/// The QR code dark on light, under a row that says what scanning it does. The
/// theme has both colors, so that no terminal turns it inside out.
fn draw_code(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    let Some((caption, code)) = model.code().filter(|_| !area.is_empty()) else { return };
    Pen::new(buffer, area).write(&caption, look.theme.style(Role::Label));
    let rows = if model.is_colorless { code.ascii() } else { code.half_blocks() };
    for (y, row) in (area.top() + 1..area.bottom()).zip(rows) {
        Pen::new(buffer, Rect { y, height: 1, ..area }).write(&row, look.theme.style(Role::QrCode));
    }
}

/// The list of all hotlines beside the card on wide screens.
fn draw_side(buffer: &mut Buffer, area: Rect, model: &Model, card: &Card, look: &RenderContext) {
    let order = card_order(model);
    for (place, area) in model.card_rows(area) {
        let row = order.get(place).and_then(|at| model.hotline_row(*at, area.width));
        let Some(row) = row else { break };
        let selected = place == card.selected;
        let style = look.theme.style(if selected { Role::SelectedRow } else { Role::Row });
        // The window may have fewer rows than the name.
        for (number, part) in row.parts.iter().enumerate().take(area.height.into()) {
            let line = Rect { y: area.y + number as u16, height: 1, ..area };
            let mut pen = Pen::new(buffer, line);
            pen.write(if selected && number == 0 { "> " } else { "  " }, style);
            if number + 1 < row.parts.len() {
                let room = pen.room();
                pen.write_column(&row.title[part.clone()], room, style);
                continue;
            }
            draw_number(&mut pen, &row, part, (style, selected), look);
        }
    }
}

/// Draws the last part of a name, and its number at the right end.
fn draw_number(
    pen: &mut Pen<'_>,
    row: &HotlineRow,
    part: &Range<usize>,
    (style, selected): (Style, bool),
    look: &RenderContext,
) {
    let doubt = row.doubt;
    let beside = [doubt.len(), usize::from(!doubt.is_empty()), row.number.len() + 1];
    let room = pen.room().saturating_sub(beside.iter().sum());
    pen.write_column(&row.title[part.clone()], room, style);
    pen.write(" ", style);
    if !doubt.is_empty() {
        // Not as a warning: on most rows of a list, a warning is read on none.
        pen.write(doubt, style);
        pen.write(" ", style);
    }
    let is_sure = row.is_sure && !selected;
    pen.write(&row.number, if is_sure { look.theme.style(Role::HotlineNumber) } else { style });
}
