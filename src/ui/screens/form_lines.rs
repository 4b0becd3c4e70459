//! The lines of a form, with what is wrong with each and what can be typed.

use super::frame::write_lines;
use super::input_line::{LABELS, draw_line};
use crate::app::{FieldLabel, FormField, FormFields};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// Draws the lines of a form, each with the error that `error` has for its place, and below them
/// what belongs into the one with the cursor: `help`, or what its name says. Returns where the
/// cursor stands.
pub(super) fn draw_fields<N: FieldLabel>(
    buffer: &mut Buffer,
    area: Rect,
    (fields, help): (&FormFields<N>, Option<&str>),
    error: impl Fn(usize) -> Option<String>,
    look: &RenderContext,
) -> Option<Position> {
    let errors: Vec<FieldError> = fields
        .iter()
        .enumerate()
        .map(|(place, field)| field_error(field, error(place), area.width))
        .collect();
    let mut cursor = None;
    let mut y = area.y;
    let current = fields.get(fields.current());
    let help = help.or(current.map(|field| field.name.help())).unwrap_or_default();
    let help = wrap(help, usize::from(area.width).max(1));
    // Where not all lines have room with the help below, two rows are left for that.
    let fits = fields.len() + help.len().min(2) <= usize::from(area.height);
    let rows = if fits { area.height } else { area.height.saturating_sub(2).max(1) };
    let shown = first_field(fields.current(), &errors, rows);
    for (place, field) in fields.iter().enumerate().skip(shown) {
        if y >= area.bottom().min(area.y + rows) {
            break;
        }
        let row = Rect { y, height: 1, ..area };
        let of = (field.name.label(), &field.input, field.placeholder.as_str());
        let at = draw_line(buffer, row, of, place == fields.current(), look);
        cursor = if place == fields.current() { Some(at) } else { cursor };
        match &errors[place] {
            FieldError::None => {}
            FieldError::Beside(wrong) => draw_error(buffer, row, field, wrong, look),
            FieldError::Below(lines) => {
                let height = lines.len() as u16;
                let below = Rect { y: y + 1, height, ..area }.intersection(area);
                write_lines(buffer, below, lines, Role::Error, look);
            }
        }
        y += errors[place].height();
    }
    let y = y.min(area.bottom());
    let below = Rect { y, height: area.bottom() - y, ..area };
    draw_help(buffer, below, &help, look);
    cursor.filter(|_| !area.is_empty())
}

/// Draws what can be typed, after an empty row if there is room.
fn draw_help(buffer: &mut Buffer, area: Rect, help: &[Cow<'_, str>], look: &RenderContext) {
    let gap = u16::from(usize::from(area.height) > help.len());
    let area = Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area };
    write_lines(buffer, area, help, Role::Dim, look);
}

/// The error of a field: beside its text where there is room, else below it.
enum FieldError {
    None,
    Beside(String),
    Below(Vec<Cow<'static, str>>),
}

impl FieldError {
    /// Returns how many rows the field takes with its error.
    fn height(&self) -> u16 {
        match self {
            Self::Below(lines) => 1 + lines.len() as u16,
            _ => 1,
        }
    }
}

/// Returns the error of a field in a form of so many columns.
fn field_error<N>(field: &FormField<N>, wrong: Option<String>, width: u16) -> FieldError {
    let Some(wrong) = wrong else { return FieldError::None };
    let taken = LABELS.min(width / 2).into();
    let room = usize::from(width).saturating_sub(taken);
    let typed = field.input.value().width() + 2;
    if typed + wrong.width() <= room {
        return FieldError::Beside(wrong);
    }
    let lines = wrap(&wrong, usize::from(width).max(1)).into_iter();
    FieldError::Below(lines.map(|line| Cow::Owned(line.into_owned())).collect())
}

/// Returns the first field to show, so that the current one is in sight however few rows there
/// are.
fn first_field(current: usize, errors: &[FieldError], rows: u16) -> usize {
    let mut left = rows;
    let before = (0..=current).rev().take_while(|place| {
        let height = errors[*place].height();
        let fits = height <= left;
        left = left.saturating_sub(height);
        fits
    });
    before.last().unwrap_or(current)
}

/// Draws what is wrong with a line behind its text, as far as there is room.
fn draw_error<N>(
    buffer: &mut Buffer,
    row: Rect,
    field: &FormField<N>,
    wrong: &str,
    look: &RenderContext,
) {
    let mut pen = Pen::new(buffer, row);
    pen.skip(LABELS.min(row.width / 2));
    pen.skip(u16::try_from(field.input.value().width() + 2).unwrap_or(u16::MAX));
    let room = pen.room();
    pen.write_cut(wrong, room, look.theme.style(Role::Error));
}
