//! The text of a saved copy.

use crate::app::Model;
mod outline;

use crate::app::screens::reader::{Piece, Reader, ReadingText, Text, TextRow, Tone};
use crate::ui::RenderContext;
use crate::ui::panes::{hotline_bar, key_hints};
use crate::ui::pen::Pen;
use crate::ui::rule::{draw_rule, draw_titled_rule};
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Draws the reader; returns where the cursor is: behind what is typed, else
/// where what was found stands, else at the text.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    reader: &Reader,
    look: &RenderContext,
) -> Option<Position> {
    let areas = model.overlay_areas();
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    let typing = draw_title(buffer, areas.title, model, reader, look);
    let found = match &reader.text {
        Text::There(text) => match reader.outline {
            Some(view) => outline::draw(buffer, areas.text, (reader, text), view, look),
            None => draw_text(buffer, areas.text, reader, text, look),
        },
        Text::Awaited => draw_note(buffer, areas.text, "Reading the copy …", Role::Dim, look),
        Text::Failed(why) => draw_note(
            buffer,
            areas.text,
            &format!("squadroom can't read it: {why}."),
            Role::Text,
            look,
        ),
    };
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
    typing.or(found)
}

/// The title or what is looked for, and the page; returns where the cursor is
/// while one types.
fn draw_title(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    reader: &Reader,
    look: &RenderContext,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let mark = position_label(reader, model.overlay_areas().text.height.into());
    // The rule goes on between the two.
    let room = area.width.saturating_sub(mark.width() as u16 + 1);
    let is_narrow = room < 24 && !mark.is_empty();
    let left = if is_narrow { area } else { Rect { width: room, ..area } };
    let is_finding = reader.find.is_typing || !reader.find.phrase.is_empty();
    let room = usize::from(left.width).saturating_sub(AROUND);
    let title = if is_finding { finding(reader, room) } else { reader.copy.title.clone() };
    draw_titled_rule(buffer, left, &title, look);
    if !is_narrow {
        let right = Rect { x: left.right(), width: area.right() - left.right(), ..area };
        draw_rule(buffer, right, look);
        Pen::at(buffer, right.x, right.y).write(&mark, look.theme.style(Role::Border));
    }
    if !reader.find.is_typing {
        return None;
    }
    let column = u16::try_from(BEFORE + title.width()).unwrap_or(u16::MAX);
    Some(Position::new(area.x + column.min(area.width - 1), area.y))
}

/// Columns of the rule before a title, and those around it with the cursor's.
const BEFORE: usize = 3;
const AROUND: usize = 5;

/// "Find 3 of 17: visa", in so many columns; of long words the end.
fn finding(reader: &Reader, room: usize) -> String {
    let find = &reader.find;
    let lead = match (find.current, find.phrase.is_empty()) {
        (_, true) => "Find: ".to_owned(),
        (None, false) => "Not found: ".to_owned(),
        (Some(current), false) => format!("Find {} of {}: ", current + 1, find.matches.len()),
    };
    let room = room.saturating_sub(lead.width());
    let mut ends = find.phrase.char_indices().map(|(start, _)| &find.phrase[start..]);
    let end = ends.find(|end| end.width() <= room).unwrap_or_default();
    lead + end
}

/// " page 12 of 40 ", or how much of the text lies above the screen: none at the start, all at
/// the end. The page is that of what was found, else that of the first row; at the end the last.
fn position_label(reader: &Reader, height: usize) -> String {
    let Some(text) = reader.reading() else { return String::new() };
    if reader.outline.is_some() {
        return " outline ".to_owned();
    }
    let (rows, last) = (text.len(), text.last_page());
    let in_sight = |row: &usize| (reader.scroll..reader.scroll + height).contains(row);
    let found = reader.current_row().filter(in_sight);
    let is_end = rows > height && reader.scroll + height >= rows;
    let page = match found {
        Some(row) => text.page(row),
        None if is_end => last,
        None => text.page(reader.scroll),
    };
    let name = reader.part_name();
    match (last, text.label(page)) {
        (1.., Some(label)) => format!(" {name} {label} ({page} of {last}) "),
        (1.., None) => format!(" {name} {page} of {last} "),
        (0, _) if rows > height => format!(" {} % ", reader.scroll * 100 / (rows - height)),
        (0, _) => String::new(),
    }
}

fn draw_note(
    buffer: &mut Buffer,
    area: Rect,
    note: &str,
    role: Role,
    look: &RenderContext,
) -> Option<Position> {
    let lines = textwrap::wrap(note, usize::from(area.width).max(1));
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        pen.write(&line, look.theme.style(role));
    }
    (!area.is_empty()).then(|| area.as_position())
}

fn draw_text(
    buffer: &mut Buffer,
    area: Rect,
    reader: &Reader,
    text: &ReadingText,
    look: &RenderContext,
) -> Option<Position> {
    let mut cursor = (!area.is_empty()).then(|| area.as_position());
    let mut marked = None;
    for (y, row) in (area.top()..area.bottom()).zip(reader.scroll..) {
        let line = Rect { y, height: 1, ..area };
        match text.row(row) {
            None | Some(TextRow::Gap) => {}
            Some(TextRow::Rule(width)) => {
                let width = line.width.min(u16::try_from(*width).unwrap_or(u16::MAX));
                draw_rule(buffer, Rect { width, ..line }, look);
            }
            Some(TextRow::Page { page, .. }) => {
                let number = page.to_string();
                let number = text.label(*page).unwrap_or(&number);
                let mark = format!("── {} {number} ──", reader.part_name());
                Pen::new(buffer, line).write(&mark, look.theme.style(Role::Border));
            }
            Some(TextRow::Line(pieces)) => {
                for piece in pieces {
                    if piece.link.is_some() && piece.link == reader.link {
                        let column = u16::try_from(piece.column).unwrap_or(u16::MAX);
                        let x = line.x.saturating_add(column).min(line.right() - 1);
                        marked = marked.or(Some(Position::new(x, y)));
                    }
                    cursor = draw_piece(buffer, line, reader, (text, piece), look).or(cursor);
                }
            }
        }
    }
    marked.or(cursor)
}

/// Draws words with what was found in them set off; returns where the match
/// stands that is shown now.
fn draw_piece(
    buffer: &mut Buffer,
    line: Rect,
    reader: &Reader,
    (text, piece): (&ReadingText, &Piece),
    look: &RenderContext,
) -> Option<Position> {
    let words = text.words(piece);
    let base = style_of(piece, reader, look);
    let mut pen = Pen::new(buffer, line);
    pen.skip(u16::try_from(piece.column).unwrap_or(u16::MAX));
    let start = pen.column();
    let (mut done, mut shown) = (0, None);
    for (range, is_current) in reader.found_in(piece) {
        let (start, end) = (range.start.max(done), range.end.max(done));
        pen.write(words.get(done..start).unwrap_or_default(), base);
        if is_current {
            shown = shown.or(Some(Position::new(pen.column(), line.y)));
        }
        let role = if is_current { Role::SelectedLink } else { Role::Match };
        pen.write(words.get(start..end).unwrap_or_default(), look.theme.style(role));
        done = end;
    }
    pen.write(words.get(done..).unwrap_or_default(), base);
    let end = pen.column();
    if let Some(address) = piece.link.and_then(|link| text.address(link)) {
        look.links.add(buffer, (start, end), line.y, address);
    }
    shown
}

/// Returns how a piece is drawn where nothing was found in it. The weights of headings differ
/// without color, too; one of weight 1 has a line below it.
fn style_of(piece: &Piece, reader: &Reader, look: &RenderContext) -> Style {
    let style = |role| look.theme.style(role);
    match (piece.link, piece.tone) {
        (Some(link), _) if reader.link == Some(link) => style(Role::SelectedLink),
        (Some(_), _) => style(Role::Link),
        (None, Tone::Heading(1 | 2)) => style(Role::Heading),
        (None, Tone::Heading(_)) => style(Role::Text).underlined(),
        (None, Tone::Label) => style(Role::Label),
        (None, Tone::Plain) => style(Role::Text),
    }
}
