//! Scrolls the text of the screen on top, and keeps in sight what is marked there.

use crate::app::update::step::Step;
use crate::app::{Effect, Model, Overlay};
use std::ops::Range;

/// Moves the text.
pub(in crate::app) fn by(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = model.text_height().saturating_sub(1);
    let last = last(model);
    if let Some(scroll) = top(model) {
        *scroll = step.from(*scroll, page, last);
    }
    model.screen().scrolled(model);
    Vec::new()
}

/// After a change of size the text may be shorter than it was.
pub(in crate::app) fn keep_in_bounds(model: &mut Model) {
    let last = last(model);
    if let Some(scroll) = top(model) {
        *scroll = (*scroll).min(last);
    }
    model.screen().scrolled(model);
}

/// Brings these rows into sight.
pub(in crate::app) fn show(model: &mut Model, rows: &Range<usize>) {
    let (height, last) = (model.text_height(), last(model));
    let least = least(rows, height);
    if let Some(scroll) = top(model) {
        *scroll = (*scroll).clamp(least, rows.start.max(least)).min(last);
    }
}

/// Scrolls the marked number or link out from under a message of several lines:
/// nobody acts on what they do not see.
pub(in crate::app) fn keep_clear_of_message(model: &mut Model) {
    let covered = model.covered_rows();
    if covered == 0 {
        return;
    }
    let seen = model.text_height().saturating_sub(covered).max(1);
    let Some((document, _)) = model.reading(model.text_width()) else { return };
    let marked = model.screen().marked_rows(model, &document);
    if let (Some(rows), Some(scroll)) = (marked, top(model)) {
        *scroll = (*scroll).max(least(&rows, seen));
    }
}

/// Returns whether rows of the text stand below those on the screen.
pub(in crate::app) fn has_more(model: &Model) -> bool {
    let scroll = model.overlays.last().and_then(Overlay::scroll);
    scroll.is_some_and(|scroll| scroll < last(model))
}

/// Returns the rows of the text that are on the screen.
pub(in crate::app) fn seen(model: &Model) -> Range<usize> {
    let scroll = model.overlays.last().and_then(Overlay::scroll).unwrap_or_default();
    scroll..scroll + model.text_height()
}

fn top(model: &mut Model) -> Option<&mut usize> {
    model.overlays.last_mut()?.scroll_mut()
}

/// From where on the end of these rows is in sight, and still their start.
fn least(rows: &Range<usize>, height: usize) -> usize {
    rows.end.saturating_sub(height.max(1)).min(rows.start)
}

/// How far the text can be scrolled.
fn last(model: &Model) -> usize {
    let text = model.reading(model.text_width());
    text.map_or(0, |(document, _)| document.rows.len().saturating_sub(model.text_height()))
}
