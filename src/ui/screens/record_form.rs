//! The form of a training that was done or is planned.

use super::frame::{draw_foot, draw_head, write_lines};
use super::input_line::{LABELS, draw_line};
use crate::app::{FormField, Model, RecordForm};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use textwrap::wrap;
use unicode_width::UnicodeWidthStr;

/// Draws a form, what belongs into its current line below; returns where the
/// cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    form: &RecordForm,
    look: &RenderContext,
) -> Option<Position> {
    let title = match (form.is_plan(), &form.line) {
        (true, _) => format!("Plan: {}", form.subject.title),
        (false, Some(_)) => format!("Correct: {}", form.subject.title),
        (false, None) if form.subject.title.is_empty() => "Done: outside the catalog".to_owned(),
        (false, None) => format!("Done: {}", form.subject.title),
    };
    let areas = draw_head(buffer, model, &title, look).areas;
    let errors: Vec<FieldError> =
        (0..form.fields.len()).map(|place| field_error(form, place, areas.text.width)).collect();
    let mut cursor = None;
    let mut y = areas.text.y;
    let shown = first_field(form.current, &errors, areas.text.height);
    for (place, field) in form.fields.iter().enumerate().skip(shown) {
        if y >= areas.text.bottom() {
            break;
        }
        let row = Rect { y, height: 1, ..areas.text };
        let of = (field.name.label(), &field.input, field.placeholder.as_str());
        let at = draw_line(buffer, row, of, place == form.current, look);
        cursor = if place == form.current { Some(at) } else { cursor };
        match &errors[place] {
            FieldError::None => {}
            FieldError::Beside(wrong) => draw_error(buffer, row, field, wrong, look),
            FieldError::Below(lines) => {
                let height = lines.len() as u16;
                let below = Rect { y: y + 1, height, ..areas.text }.intersection(areas.text);
                write_lines(buffer, below, lines, Role::Error, look);
            }
        }
        y += errors[place].height();
    }
    let y = y.min(areas.text.bottom());
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
fn field_error(form: &RecordForm, place: usize, width: u16) -> FieldError {
    let Some(wrong) = form.shown_error(place) else { return FieldError::None };
    let taken = LABELS.min(width / 2).into();
    let room = usize::from(width).saturating_sub(taken);
    let typed = form.fields[place].input.value().width() + 2;
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
fn draw_error(
    buffer: &mut Buffer,
    row: Rect,
    field: &FormField,
    wrong: &str,
    look: &RenderContext,
) {
    let mut pen = Pen::new(buffer, row);
    pen.skip(LABELS.min(row.width / 2));
    pen.skip(u16::try_from(field.input.value().width() + 2).unwrap_or(u16::MAX));
    let room = pen.room();
    pen.write_cut(wrong, room, look.theme.style(Role::Error));
}
