//! The note and the forms of the record while they are filled in.

use crate::app::{Model, NoteEditor, RecordForm, TextInput};
use crate::layout::{self, OverlayAreas};
use crate::ui::panes::{hotline_bar, key_hints};
use crate::ui::pen::Pen;
use crate::ui::pen::cleanse;
use crate::ui::theme::Role;
use crate::ui::{RenderContext, rule};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// What is said before the first note.
const NO_CASES: &str = "A note is for the training: what it is good for, whom to ask. No case data: \
    no names of victims, suspects or witnesses, no case numbers.";

/// Below so many rows there is room for the note only.
const LEAST_WITH_WARNING: u16 = 6;

/// The columns of the names before the lines of a form.
const LABELS: u16 = 13;

/// Draws the note with what there is to say; returns where the cursor stands.
pub fn draw_note(
    buffer: &mut Buffer,
    model: &Model,
    editor: &NoteEditor,
    look: &RenderContext,
) -> Option<Position> {
    let areas = draw_head(buffer, model, &format!("Note: {}", editor.subject.title), look);
    let mut area = areas.text;
    if editor.warns && area.height >= LEAST_WITH_WARNING {
        let lines = wrap(NO_CASES, usize::from(area.width).max(1));
        let rows = (lines.len() as u16 + 1).min(area.height - 2);
        write_lines(buffer, Rect { height: rows, ..area }, &lines, Role::Warning, look);
        area = Rect { y: area.y + rows, height: area.height - rows, ..area };
    }
    buffer.set_style(area, look.theme.style(Role::Text));
    editor.text.render(area, buffer);
    cleanse(buffer, area);
    draw_foot(buffer, &areas, model, look);
    if area.is_empty() {
        return None;
    }
    let (cursor, (top, left)) = (editor.text.screen_cursor(), editor.text.scroll_offset());
    let x = u16::try_from(cursor.col).ok()?.saturating_sub(left).min(area.width - 1);
    let y = u16::try_from(cursor.row).ok()?.saturating_sub(top).min(area.height - 1);
    Some(Position::new(area.x + x, area.y + y))
}

/// Draws a form, what belongs into its current line below; returns where the
/// cursor stands.
pub fn draw_form(
    buffer: &mut Buffer,
    model: &Model,
    form: &RecordForm,
    look: &RenderContext,
) -> Option<Position> {
    let what = if form.is_plan() { "Plan" } else { "Done" };
    let areas = draw_head(buffer, model, &format!("{what}: {}", form.subject.title), look);
    let rows = usize::from(areas.text.height);
    // The current line is in sight however few rows there are.
    let first = (form.current + 1).saturating_sub(rows.max(1));
    let mut cursor = None;
    let mut y = areas.text.y;
    for (place, field) in form.fields.iter().enumerate().skip(first).take(rows) {
        let row = Rect { y, height: 1, ..areas.text };
        let of = (field.name.label(), &field.input, field.placeholder.as_str());
        let at = draw_line(buffer, row, of, place == form.current, look);
        cursor = if place == form.current { Some(at) } else { cursor };
        y += 1;
    }
    let below = Rect { y, height: areas.text.bottom().saturating_sub(y), ..areas.text };
    if let Some(field) = form.fields.get(form.current) {
        let help = wrap(field.name.help(), usize::from(below.width).max(1));
        let gap = u16::from(usize::from(below.height) > help.len());
        let below =
            Rect { y: below.y + gap, height: below.height - gap.min(below.height), ..below };
        write_lines(buffer, below, &help, Role::Dim, look);
    }
    draw_foot(buffer, &areas, model, look);
    cursor.filter(|_| !areas.text.is_empty())
}

/// One line of a form: its name, and what is typed or holds while nothing is.
pub(in crate::ui) fn draw_line(
    buffer: &mut Buffer,
    row: Rect,
    (name, input, placeholder): (&str, &TextInput, &str),
    is_current: bool,
    look: &RenderContext,
) -> Position {
    let role = if is_current { Role::Heading } else { Role::Label };
    let mut pen = Pen::new(buffer, row);
    let labels = usize::from(LABELS.min(row.width / 2));
    pen.write_column(&format!("{name}:"), labels, look.theme.style(role));
    let start = pen.column();
    let room = pen.room();
    let typed = input.value();
    let scroll = input.visual_scroll(room.saturating_sub(1));
    if typed.is_empty() {
        pen.write_cut(placeholder, room, look.theme.style(Role::Dim));
    } else {
        let seen = from_column(typed, scroll);
        let role = if input.selected().is_some() { Role::SelectedRow } else { Role::SearchText };
        pen.write(seen, look.theme.style(role));
    }
    let column = input.visual_cursor().saturating_sub(scroll).min(room.saturating_sub(1));
    Position::new(start + column as u16, row.y)
}

/// The text from a column on.
fn from_column(text: &str, column: usize) -> &str {
    let mut starts = text.char_indices().map(|(start, _)| start);
    let start = starts.find(|start| text[..*start].width() >= column);
    start.map_or("", |start| &text[start..])
}

pub(in crate::ui) fn draw_head(
    buffer: &mut Buffer,
    model: &Model,
    title: &str,
    look: &RenderContext,
) -> OverlayAreas {
    let areas = layout::overlay_areas(model);
    hotline_bar::draw_hotline(buffer, areas.hotline, model, look);
    rule::draw_titled_rule(buffer, areas.title, title, look);
    areas
}

/// A message may lie over the rows above it, so this comes last.
pub(in crate::ui) fn draw_foot(
    buffer: &mut Buffer,
    areas: &OverlayAreas,
    model: &Model,
    look: &RenderContext,
) {
    key_hints::draw_message(buffer, areas.message, model, look);
    key_hints::draw_hints(buffer, areas.hints, model, look);
}

fn write_lines(
    buffer: &mut Buffer,
    area: Rect,
    lines: &[std::borrow::Cow<'_, str>],
    role: Role,
    look: &RenderContext,
) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        Pen::new(buffer, Rect { y, height: 1, ..area }).write(line, look.theme.style(role));
    }
}
