//! The locator: the way from a place to its FBI office.

use super::frame::{draw_foot, draw_head, draw_text};
use crate::app::{Locator, Model};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Draws the answer under what is typed; returns where the cursor stands.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    locator: &Locator,
    look: &RenderContext,
) -> Option<Position> {
    let title = title(locator, model.overlay_areas().title.width);
    let head = draw_head(buffer, model, &title, look);
    let text = draw_text(buffer, &head, model, None, look);
    draw_foot(buffer, &head.areas, model, look);
    cursor(locator, head.areas.title).or(text)
}

const PLACE: &str = "Place: ";

/// Returns what stands over the locator in so many columns: what was typed, its end
/// where all does not fit, or what it is for.
fn title(locator: &Locator, columns: u16) -> String {
    match locator.typed.as_str() {
        "" => format!("{PLACE}  (ZIP, city, county or state)"),
        typed => format!("{PLACE}{}", end(typed, columns)),
    }
}

/// Where the cursor stands in that title.
fn cursor(locator: &Locator, title: Rect) -> Option<Position> {
    let column = BEFORE + end(&locator.typed, title.width).width();
    let x = u16::try_from(column).ok().filter(|x| *x < title.width && !title.is_empty())?;
    Some(Position::new(title.x + x, title.y))
}

/// The columns before what was typed: the rule, a blank, the label.
const BEFORE: usize = 3 + PLACE.len();

/// As much of the end of a text as has room before the cursor.
fn end(typed: &str, columns: u16) -> &str {
    let room = usize::from(columns).saturating_sub(BEFORE + 2);
    let mut starts = typed.char_indices().map(|(start, _)| &typed[start..]);
    starts.find(|end| end.width() <= room).unwrap_or_default()
}
