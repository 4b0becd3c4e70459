//! The first row: the hotline. Its number is written whole or not at all.

use super::key_hints;
use crate::app::{Command, Model, card_order};
use crate::catalog::{
    BUILT_IN_LAYER, CONFIRM, CONFIRM_FIRST, Channel, Entry, Line, NATIONAL_HOTLINE, Service,
};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Below this width the number stands before the name.
const NARROW: u16 = 60;

/// A piece of the row. Pieces with a low rank are kept longest.
struct BarItem {
    text: String,
    role: Role,
    rank: usize,
}

impl BarItem {
    fn new(text: impl Into<String>, role: Role, rank: usize) -> Self {
        Self { text: text.into(), role, rank }
    }
}

/// The ranks: what an officer misses most comes first.
mod rank {
    pub const NUMBER: usize = 0;
    pub const DOUBT: usize = 1;
    pub const TEXT_CODE: usize = 2;
    pub const LABEL: usize = 3;
    pub const NAME: usize = 4;
    pub const NATIONAL: usize = 5;
    pub const CARD: usize = 6;
    pub const REASON: usize = 7;
    pub const HOURS: usize = 8;
    pub const OWN: usize = 9;
    pub const LABEL_BESIDE_NAME: usize = 10;
    pub const OTHERS: usize = 11;
}

/// Draws the first row.
pub fn draw_hotline(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    buffer.set_style(area, look.theme.style(Role::Hotline));
    let mut pen = Pen::new(buffer, area);
    pen.skip(margin(area.width));
    for piece in row(area.width, model, look) {
        pen.write(&piece.text, look.theme.style(piece.role));
        pen.skip(2);
    }
}

/// Returns whether the row of so many columns names the key of the hotlines.
pub fn names_key(width: u16, model: &Model, look: &RenderContext) -> bool {
    row(width, model, look).iter().any(|piece| piece.rank == rank::CARD)
}

/// Returns the columns before the text.
fn margin(width: u16) -> u16 {
    u16::from(width > 16)
}

/// Returns the pieces that fit.
fn row(width: u16, model: &Model, look: &RenderContext) -> Vec<BarItem> {
    let room = usize::from(width - margin(width));
    let row = fitting(pieces(width, model, look, rank::LABEL_BESIDE_NAME), room);
    if row.iter().any(|piece| piece.rank == rank::NAME) {
        return row;
    }
    fitting(pieces(width, model, look, rank::LABEL), room)
}

/// The pieces that fit into `room` columns with two blanks between them, in
/// the order of the row; the most important ones take their room first.
fn fitting(pieces: Vec<BarItem>, room: usize) -> Vec<BarItem> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|&place| pieces[place].rank);
    let mut left = room + 2;
    let mut fits = vec![false; pieces.len()];
    for place in order {
        let wide = pieces[place].text.width() + 2;
        fits[place] = wide <= left;
        left -= if fits[place] { wide } else { 0 };
        // The other hotlines have an order, too.
        if !fits[place] && pieces[place].rank >= rank::OTHERS {
            break;
        }
    }
    pieces.into_iter().zip(fits).filter(|(_, fits)| *fits).map(|(piece, _)| piece).collect()
}

/// All pieces of the row; `label` is the rank of the word before the name.
fn pieces(width: u16, model: &Model, look: &RenderContext, label: usize) -> Vec<BarItem> {
    let mut pinned = model.pinned.iter().filter_map(|&place| model.catalog.entries.get(place));
    let mut row = match pinned.next() {
        Some(first) => {
            national(width, BarItem::new("HOTLINE", Role::Hotline, label), &first, model)
        }
        None => vec![
            BarItem::new("EMERGENCY", Role::Hotline, rank::NAME),
            BarItem::new("911", Role::HotlineNumber, rank::NUMBER),
        ],
    };
    for (place, other) in pinned.enumerate() {
        let text = format!("| {}", name_with_number(&other, model));
        // Behind a desk of one's own the national hotline goes first.
        // An agency's own number is the one that its officers dial most.
        let rank = match (other.id.as_str(), other.layer.as_str()) {
            (NATIONAL_HOTLINE, _) => rank::NATIONAL,
            (_, BUILT_IN_LAYER) => rank::OTHERS + place,
            _ => rank::OWN,
        };
        row.push(BarItem::new(text, Role::Hotline, rank));
    }
    let card = key_hints::chord(look, model.context(), Command::Hotlines);
    if let Some(chord) = card.filter(|_| !card_order(model).is_empty()) {
        let hint = model.hint(Command::Hotlines);
        // Beside the numbers a short word does, and leaves room for the hours.
        let hint = if hint == Command::Hotlines.hint() { "more" } else { hint };
        row.push(BarItem::new(format!("{chord} {hint}"), Role::Hotline, rank::CARD));
    }
    row
}

/// The first pinned hotline: name, number, text code, hours.
fn national(width: u16, label: BarItem, entry: &Entry, model: &Model) -> Vec<BarItem> {
    let doubt = entry.offered_line().and_then(|line| line.doubt(model.today.as_ref()));
    let role = if doubt.is_none() { Role::HotlineNumber } else { Role::Hotline };
    let number = BarItem::new(number(entry), role, rank::NUMBER);
    let reason = doubt.map(|doubt| BarItem::new(doubt.reason(), Role::Hotline, rank::REASON));
    let doubt = reason.as_ref().map(|_| BarItem::new(CONFIRM_FIRST, Role::Warning, rank::DOUBT));
    let name = BarItem::new(name(entry), Role::Hotline, rank::NAME);
    let row = match width < NARROW {
        true => vec![Some(number), doubt, reason, Some(label), Some(name)],
        false => vec![Some(label), Some(name), Some(number), doubt, reason],
    };
    let mut row: Vec<BarItem> = row.into_iter().flatten().collect();
    let text = entry.lines.iter().find(|line| {
        line.channel == Channel::Text && line.doubt(model.today.as_ref()).is_none_or(|d| d.is_age())
    });
    if let Some((line, code)) = text.and_then(|line| Some((line, line.offered_in_words()?)))
        && row.iter().all(|piece| piece.text != code)
    {
        let is_sure = line.doubt(model.today.as_ref()).is_none();
        let code = if is_sure { code } else { format!("{code} ({CONFIRM})") };
        row.push(BarItem::new(code, Role::Hotline, rank::TEXT_CODE));
    }
    if entry.service().is_some_and(Service::is_always_open) {
        row.push(BarItem::new("24/7", Role::Hotline, rank::HOURS));
    }
    row
}

fn number(entry: &Entry) -> String {
    let number = entry.offered_line().and_then(Line::offered_in_words);
    number.unwrap_or_else(|| "no certain number".to_owned())
}

/// Name and number of another pinned hotline; one that is in doubt says so.
fn name_with_number(entry: &Entry, model: &Model) -> String {
    let doubt = entry.offered_line().and_then(|line| line.doubt(model.today.as_ref()));
    let number = number(entry);
    let confirm = if doubt.is_some() { format!(" ({CONFIRM_FIRST})") } else { String::new() };
    let short = entry.alt_titles.iter().find(|short| short.width() <= 12);
    match short.cloned().unwrap_or_else(|| name(entry)) {
        _ if name(entry).starts_with(&number) => name(entry) + &confirm,
        name => format!("{name} {number}{confirm}"),
    }
}

/// The title without the abbreviation in brackets behind it.
fn name(entry: &Entry) -> String {
    entry.title.split(" (").next().unwrap_or(&entry.title).to_owned()
}
