//! Puts an entry into the officer's lists, or takes it out.

use super::{forms, record, tell};
use crate::app::{Effect, ListChoice, ListRow, ListState, Message, Model, Overlay, RecordTask};

/// Opens the choice for the current entry.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = record::current(model) else { return record::nothing_selected(model) };
    forms::open(model, Overlay::Lists(Box::new(ListChoice::new(subject))));
    Vec::new()
}

fn top(model: &mut Model) -> Option<&mut ListChoice> {
    match model.overlays.last_mut() {
        Some(Overlay::Lists(choice)) => Some(choice),
        _ => None,
    }
}

fn rows(model: &Model) -> Vec<ListRow> {
    match model.overlays.last() {
        Some(Overlay::Lists(choice)) => model.list_rows(choice),
        _ => Vec::new(),
    }
}

/// Selects another list; from the last to the first.
pub(super) fn step(model: &mut Model, step: isize) {
    let count = rows(model).len().max(1) as isize;
    if let Some(choice) = top(model) {
        choice.selected = (choice.selected as isize + step).rem_euclid(count) as usize;
    }
}

/// Puts it into the selected list, or takes it out of that.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let rows = rows(model);
    let Some(choice) = top(model).filter(|choice| !choice.is_saving) else { return Vec::new() };
    let Some(row) = rows.into_iter().nth(choice.selected) else {
        return tell(model, Message::error("Type the name of a list first."));
    };
    choice.is_saving = true;
    let task = RecordTask::PutInList(choice.subject.clone(), row.name, row.state != ListState::In);
    model.message = Some(Message::done("Writing it down …"));
    vec![Effect::Record(task)]
}
