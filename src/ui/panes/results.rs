//! The list of what was found.

use super::key_hints;
use super::search_notes::quoted;
use crate::app::{Command, Model, signs};
use crate::catalog::{Entry, Status};
use crate::search::{Hit, title_ranges};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::ops::Range;

/// From this width on the list has columns beside the title.
const COLUMNS_FROM: u16 = 60;
/// From this width on it has the publisher.
const PUBLISHER_FROM: u16 = 76;
/// From this width on it has the length.
const LENGTH_FROM: u16 = 96;

/// The mark of a row whose document has a copy on the shelf, and its form on narrow screens.
const SAVED: &str = "saved";
const SAVED_MARK: &str = "=";

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
        let nothing = format!("No entry has \"{}\".", model.query.value().trim());
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
    for (y, row) in (area.top()..area.bottom()).zip(model.offset..) {
        let Some(hit) = model.hit(row) else { break };
        let selected = row == model.selected && !model.is_place_selected();
        draw_row(buffer, Rect { y, height: 1, ..area }, model, look, hit, selected);
    }
    let y = area.y + model.selected.saturating_sub(model.offset) as u16;
    Some(Position::new(area.x, y))
}

fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    look: &RenderContext,
    hit: &Hit,
    selected: bool,
) {
    let Some(entry) = model.entry_of(hit) else { return };
    let base = look.theme.style(if selected { Role::SelectedRow } else { Role::Row });
    buffer.set_style(area, base);
    let columns = columns(area.width, model, hit, &entry);
    let taken: usize = columns.iter().map(|column| column.width + 1).sum();
    let mut pen = Pen::new(buffer, area);
    pen.write(if selected { "> " } else { "  " }, base);
    let room = pen.room().saturating_sub(taken);
    let found = if selected {
        base.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    } else {
        base.patch(look.theme.style(Role::Match))
    };
    let ranges = title_ranges(&entry.title, &model.outcome.query, hit);
    draw_title(&mut pen, room, &entry.title, &ranges, (base, found));
    for column in columns {
        pen.write(" ", base);
        let style = if selected { base } else { look.theme.style(column.role) };
        pen.write_column(&column.text, column.width, style);
    }
}

/// A column right of the title.
struct TableColumn {
    text: String,
    width: usize,
    role: Role,
}

fn columns(width: u16, model: &Model, hit: &Hit, entry: &Entry) -> Vec<TableColumn> {
    let column = |text: &str, width, role| TableColumn { text: text.to_owned(), width, role };
    if width < COLUMNS_FROM {
        let mut columns = vec![column(entry.kind.letter(), 1, Role::Kind)];
        columns.extend(written(width, model, hit));
        columns.extend(saved(width, model, hit));
        columns.push(column(entry.status.letter(), 1, Role::Status));
        return columns;
    }
    let mut columns = vec![column(entry.kind.word(), 11, Role::Kind)];
    let roomy = width >= LENGTH_FROM;
    if width >= PUBLISHER_FROM {
        let width = if roomy { 18 } else { 12 };
        columns.push(column(&model.catalog.publisher_names(entry), width, Role::Dim));
    }
    if roomy {
        let length = entry.duration().map_or(String::new(), |length| length.to_string());
        columns.push(column(&length, 10, Role::Dim));
    }
    let status = if entry.status == Status::Current { "" } else { entry.status.as_str() };
    columns.extend(written(width, model, hit));
    columns.extend(saved(width, model, hit));
    columns.push(column(status, 10, Role::Status));
    columns
}

/// Returns what the officer's record says of it: words, on narrower screens letters; no
/// column where nothing is written down.
fn written(width: u16, model: &Model, hit: &Hit) -> Option<TableColumn> {
    let signs = model.record.standing(hit.entry).map_or_else(Vec::new, signs);
    let most = model.record.most_signs();
    let (text, column) = match width >= LENGTH_FROM {
        true => (
            signs.iter().map(|sign| sign.word()).collect::<Vec<_>>().join(" "),
            (most * 5).saturating_sub(1),
        ),
        false => (signs.iter().map(|sign| sign.letter()).collect(), most),
    };
    (most > 0).then_some(TableColumn { text, width: column, role: Role::Status })
}

/// Returns whether it is on the shelf; no column where nothing is.
fn saved(width: u16, model: &Model, hit: &Hit) -> Option<TableColumn> {
    let word = if width >= COLUMNS_FROM { SAVED } else { SAVED_MARK };
    let is_saved = model.holdings.copy(hit.entry).is_some();
    let text = if is_saved { word.to_owned() } else { String::new() };
    (!model.holdings.is_empty()).then_some(TableColumn {
        text,
        width: word.len(),
        role: Role::Status,
    })
}

/// The title with what the query found in it set off.
fn draw_title(
    pen: &mut Pen<'_>,
    room: usize,
    title: &str,
    ranges: &[Range<usize>],
    (base, found): (Style, Style),
) {
    let cut = crate::ui::pen::cut(title, room);
    let is_cut = cut.len() != title.len() || *cut != *title;
    let kept = if is_cut { cut.len().saturating_sub('…'.len_utf8()) } else { cut.len() };
    let start = pen.column();
    let mut done = 0;
    for range in ranges {
        let (from, to) = (range.start.clamp(done, kept.max(done)), range.end.min(kept));
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
        vec![("The catalog has no entries.".to_owned(), Role::Warning)]
    } else if model.found_elsewhere() == 0 {
        vec![(format!("Nothing found for {}.", quoted(typed)), Role::Text)]
    } else {
        let among = format!("Nothing found for {} among {}.", quoted(typed), model.tab.label());
        vec![(among, Role::Text)]
    };
    lines.extend(way_out(model, look).map(|text| (text, Role::Hint)));
    if let Some(place) = &model.near_place
        && let Some(key) = key_hints::chord(look, model.context(), Command::Locator)
    {
        lines.push((format!("{key} looks for places: {place}?"), Role::Hint));
    }
    let first = model.pinned.first().and_then(|&place| model.catalog.entries.get(place));
    let line = first.as_deref().and_then(Entry::offered_line);
    if let Some((line, number)) = line.and_then(|line| Some((line, line.offered_in_words()?))) {
        let doubt = line.doubt(model.today.as_ref());
        let doubt = doubt.map_or(String::new(), |doubt| format!(" {}", doubt.in_words()));
        lines.push((format!("{number} is the hotline's number.{doubt}"), Role::Text));
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
    let key = |command| key_hints::chord(look, model.context(), command);
    if model.catalog.entries.is_empty() {
        None
    } else if model.found_elsewhere() > 0 {
        let found = model.found_elsewhere();
        key(Command::Open).map(|open| format!("{open}: search all kinds ({found} found)."))
    } else if let Some(obstacle) = &model.outcome.obstacle {
        let (typed, total) = (&obstacle.typed, obstacle.total);
        key(Command::Open).map(|open| format!("{open}: {total} found without {}.", quoted(typed)))
    } else if let Some(word) = &model.suggestion {
        key(Command::Open).map(|open| format!("{open}: search for \"{word}\" instead."))
    } else {
        let clear = key(Command::Back).or_else(|| key(Command::DeleteLine));
        let clear = clear.map_or(String::new(), |clear| format!(" {clear} clears the line."));
        Some(format!("Try fewer or shorter words.{clear}"))
    }
}
