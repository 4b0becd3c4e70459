//! The form that exports the training log.

use super::frame::{draw_foot, draw_head, write_lines};
use super::input_line::draw_line;
use crate::app::{ExportForm, Model};
use crate::ui::RenderContext;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use textwrap::wrap;

/// The text under the line.
const HELP: &str = "The ending chooses the form: .html, .pdf, or .md for a transcript to hand in, .csv for a spreadsheet. A name without a folder goes to your Documents folder.";

/// Draws the form; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    form: &ExportForm,
    look: &RenderContext,
) -> Option<Position> {
    let trainings = if form.lines.len() == 1 { "training" } else { "trainings" };
    let title = format!("Export {} {trainings}", form.lines.len());
    let areas = draw_head(buffer, model, &title, look).areas;
    let line = Rect { height: areas.text.height.min(1), ..areas.text };
    let cursor = draw_line(buffer, line, ("File", &form.file, ""), true, look);
    let above = areas.text.height.min(2);
    let below = Rect { y: line.y + above, height: areas.text.height - above, ..areas.text };
    let help = wrap(HELP, usize::from(below.width).max(1));
    write_lines(buffer, below, &help, Role::Dim, look);
    draw_foot(buffer, &areas, model, look);
    Some(cursor).filter(|_| !areas.text.is_empty())
}
