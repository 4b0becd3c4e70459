//! The outline of a text: choose a heading or a page, and go there.

use super::last_scroll;
use crate::app::state::reader::{OutlineView, Reader};
use crate::app::update::step::Step;
use crate::app::{Command, Effect, Model};

/// Returns whether the outline is shown.
pub(super) fn is_open(model: &Model) -> bool {
    model.top_as::<Reader>().is_some_and(|reader| reader.outline.is_some())
}

/// Opens the outline at the part that is read, or closes it.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let Some(reader) = model.top_as_mut::<Reader>() else { return Vec::new() };
    reader.outline = match (reader.outline, reader.reading()) {
        (None, Some(text)) if text.outline().len() > 1 => {
            let here = reader.bookmark().unwrap_or_default();
            let is_before = |at: usize| (at, 0) <= (here.block, here.byte);
            let before = text.outline().iter().take_while(|item| is_before(item.at.block)).count();
            Some(OutlineView { selected: before.saturating_sub(1), scroll: 0 })
        }
        _ => None,
    };
    keep_in_sight(model);
    Vec::new()
}

/// Returns what a command does while the outline is shown; `None` for one that does the same
/// as elsewhere.
pub(super) fn on(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    use Command::*;
    match command {
        Open => Some(go(model)),
        Outline | Back | Leave | ReadCopy => Some(toggle(model)),
        Find => {
            toggle(model);
            None
        }
        FindNext | FindPrevious | NextKind | PreviousKind | NextLink | PreviousLink => {
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Goes to the selected part.
fn go(model: &mut Model) -> Vec<Effect> {
    let last = last_scroll(model);
    if let Some(reader) = model.top_as_mut::<Reader>()
        && let Some(view) = reader.outline.take()
        && let Some(text) = reader.reading()
        && let Some(item) = text.outline().get(view.selected)
    {
        reader.scroll = text.row_of(item.at).min(last);
    }
    Vec::new()
}

/// Selects another part.
pub(super) fn step(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = model.text_height().saturating_sub(1);
    if let Some(reader) = model.top_as_mut::<Reader>() {
        let last = reader.reading().map_or(0, |text| text.outline().len().saturating_sub(1));
        if let Some(view) = &mut reader.outline {
            view.selected = step.from(view.selected, page, last);
        }
    }
    keep_in_sight(model);
    Vec::new()
}

/// Brings the selected part into sight.
pub(super) fn keep_in_sight(model: &mut Model) {
    let height = model.text_height().max(1);
    let Some(reader) = model.top_as_mut::<Reader>() else { return };
    let count = reader.reading().map_or(0, |text| text.outline().len());
    if let Some(view) = &mut reader.outline {
        let first = (view.selected + 1).saturating_sub(height);
        view.scroll = view.scroll.clamp(first, view.selected).min(count.saturating_sub(height));
    }
}
