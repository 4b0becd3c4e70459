//! The list of what was found.

use super::key_hints;
use super::search_notes::quoted;
use super::selected_role;
use crate::app::{Command, Model, RowFacts, WayOut};
use crate::catalog::{Entry, Status};
use crate::search::{Hit, Relaxation, title_ranges};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The cursor, left of the title of the selected row.
const CURSOR: &str = "▌";

/// Draws the rows; returns where the selected one starts.
pub fn draw_list(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    look: &RenderContext,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if model.row_count() == 0 && model.is_place_selected() {
        let nothing = format!("No resource has \"{}\".", model.query.value().trim());
        let mut pen = Pen::new(buffer, Rect { height: 1, ..area });
        pen.skip(2);
        let room = pen.room();
        pen.write_cut(&nothing, room, look.theme.style(Role::Dim));
        return None;
    }
    if model.row_count() == 0 {
        draw_nothing_found(buffer, area, model, look);
        return Some(area.as_position());
    }
    let mut cursor = area.as_position();
    for (row, place) in model.result_rows() {
        let Some(hit) = model.hit(row) else { break };
        let selected = row == model.selected && !model.is_place_selected();
        draw_row(buffer, (area, place), model, look, hit, selected);
        if row == model.selected {
            cursor = place.as_position();
        }
    }
    Some(cursor)
}

/// Draws one row of the `list` in its own `area`.
fn draw_row(
    buffer: &mut Buffer,
    (list, area): (Rect, Rect),
    model: &Model,
    look: &RenderContext,
    hit: &Hit,
    selected: bool,
) {
    let Some(entry) = model.entry_of(hit) else { return };
    let role = match (selected, entry.status) {
        (true, _) => selected_role(!model.is_in_facets()),
        (false, Status::Current | Status::Upcoming) => Role::Row,
        _ => Role::Dim,
    };
    let base = look.theme.style(role);
    buffer.set_style(area, base);
    let row = model.result_row(hit, &entry, list);
    let found = match selected {
        true => base.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        false => base.patch(look.theme.style(Role::Match)),
    };
    let ranges = title_ranges(&entry.title, &model.outcome.query, hit);
    let facts = row.facts.text().width();
    for (number, part) in row.title.iter().enumerate() {
        let line = Rect { y: area.y + number as u16, height: 1, ..area };
        let mut pen = Pen::new(buffer, Rect { width: line.width.saturating_sub(1), ..line });
        let [own, saved] = if number == 0 { row.marks } else { [' ', ' '] };
        pen.write(&format!("{own}{saved}"), base);
        pen.write(if selected { CURSOR } else { " " }, base);
        let is_last = number + 1 == row.title.len();
        let room = pen.room().saturating_sub(if is_last && facts > 0 { facts + 1 } else { 0 });
        draw_title(&mut pen, room, &entry.title, part, &ranges, (base, found));
        if is_last && facts > 0 {
            pen.write(" ", base);
            let role = match row.facts {
                RowFacts::Number(_) => Role::HotlineNumber,
                RowFacts::Words(_) => Role::Dim,
            };
            let style = if selected { base } else { look.theme.style(role) };
            pen.write(row.facts.text(), style);
        }
    }
}

/// Draws a part of the title, with what the query found in it set off.
fn draw_title(
    pen: &mut Pen<'_>,
    room: usize,
    title: &str,
    part: &Range<usize>,
    ranges: &[Range<usize>],
    (base, found): (Style, Style),
) {
    let text = &title[part.clone()];
    let cut = crate::ui::pen::cut(text, room);
    let is_cut = cut.len() != text.len() || *cut != *text;
    let kept = if is_cut { cut.len().saturating_sub('…'.len_utf8()) } else { cut.len() };
    let start = pen.column();
    let mut done = 0;
    for range in ranges {
        let from = range.start.saturating_sub(part.start).clamp(done, kept.max(done));
        let to = range.end.saturating_sub(part.start).min(kept);
        if from < to {
            pen.write(&cut[done..from], base);
            pen.write(&cut[from..to], found);
            done = to;
        }
    }
    pen.write(&cut[done..], base);
    let written = usize::from(pen.column() - start);
    pen.write(&" ".repeat(room.saturating_sub(written)), base);
}

/// Never an empty screen: says so, what helps, and the hotline.
fn draw_nothing_found(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    let typed = model.query.value();
    let mut lines = if model.catalog.entries.is_empty() {
        vec![("The catalog is empty.".to_owned(), Role::Warning)]
    } else if let Some((what, why)) = model.unanswered() {
        vec![(what, Role::Warning), (why.to_owned(), Role::Text)]
    } else if model.found_elsewhere() == 0 {
        vec![(format!("Nothing found for {}.", quoted(typed)), Role::Text)]
    } else {
        let among = match model.hidden_in_tab() {
            0 => model.tab.label(),
            _ => "current resources",
        };
        vec![(format!("Nothing found for {} among {among}.", quoted(typed)), Role::Text)]
    };
    lines.extend(way_out(model, look).map(|text| (text, Role::Hint)));
    if let Some(place) = &model.near_place
        && let Some(key) = key_hints::chord(look, model.context(), Command::Locator)
    {
        lines.push((format!("{key}: find the place {place}"), Role::Hint));
    }
    let first = model.pinned.first().and_then(|&place| model.catalog.entries.get(place));
    let line = first.as_deref().and_then(Entry::offered_line);
    if let Some((line, number)) = line.and_then(|line| Some((line, line.offered_in_words()?))) {
        let doubt = line.doubt(model.today.as_ref());
        let doubt = doubt.map_or(String::new(), |doubt| format!(" {}", doubt.in_words()));
        lines.push((format!("Hotline: {number}.{doubt}"), Role::Text));
    }
    for (y, (line, role)) in (area.top()..area.bottom()).zip(lines) {
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        pen.skip(2);
        let room = pen.room();
        pen.write_cut(&line, room, look.theme.style(role));
    }
}

/// Returns what finds something after all, and the key for it.
fn way_out(model: &Model, look: &RenderContext) -> Option<String> {
    if model.catalog.entries.is_empty() {
        return None;
    }
    let key = |command| key_hints::chord(look, model.context(), command);
    let then = match model.way_out() {
        Some(WayOut::ShowPast(hidden)) => format!("show older resources ({hidden} hidden)."),
        Some(WayOut::AllTypes(found)) => format!("search all types ({found} found)."),
        Some(WayOut::Without(Relaxation { typed, total, .. })) => {
            format!("{total} found without {}.", quoted(typed))
        }
        Some(WayOut::Respell(word)) => format!("search for \"{word}\" instead."),
        None => {
            let clear = key(Command::Back).or_else(|| key(Command::DeleteLine));
            let clear = clear.map_or(String::new(), |clear| format!(" {clear} clears the line."));
            let advice = match model.unanswered() {
                Some(_) => "Leave it out to search the rest.",
                None => "Try fewer or shorter words.",
            };
            return Some(format!("{advice}{clear}"));
        }
    };
    key(Command::Open).map(|open| format!("{open}: {then}"))
}
