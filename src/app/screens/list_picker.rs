//! The officer's lists: puts an entry into one, or takes it out.

use super::shared::form;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_input::typed_form;
use crate::app::update::step::around;
use crate::app::update::subject;
use crate::app::{
    Command, Effect, ListChoice, ListRow, ListState, Message, Model, Overlay, OwnRecord, RecordTask,
};
use crate::record::evened;
use std::collections::BTreeMap;

/// The screen of the lists.
pub(super) struct ListScreen;

/// Opens the choice for the current entry.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = subject::current(model) else { return subject::nothing_selected(model) };
    form::open(model, Overlay::Lists(Box::new(ListChoice::new(subject))))
}

fn rows(model: &Model) -> Vec<ListRow> {
    model.top_as::<ListChoice>().map(|choice| model.list_rows(choice)).unwrap_or_default()
}

/// Selects another list; from the last to the first.
fn step(model: &mut Model, step: isize) -> Vec<Effect> {
    let count = rows(model).len();
    if let Some(choice) = model.top_as_mut::<ListChoice>() {
        choice.selected = around(choice.selected, step, count);
    }
    Vec::new()
}

/// Puts it into the selected list, or takes it out of that.
fn choose(model: &mut Model) -> Vec<Effect> {
    let choice = model.top_as::<ListChoice>().filter(|choice| !choice.is_saving);
    let Some(choice) = choice else { return Vec::new() };
    let Some(row) = rows(model).into_iter().nth(choice.selected) else {
        return model.tell(Message::error("Type the name of a list first."));
    };
    let task = RecordTask::PutInList(choice.subject.clone(), row.name, row.state != ListState::In);
    form::write_down(model, task)
}

impl Screen for ListScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Open, SelectNext, Back, Hotlines, QuickExit, Help]
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        match command {
            Command::SelectNext => Some("next list"),
            Command::Open => {
                let row = rows(model).into_iter().nth(model.top_as::<ListChoice>()?.selected);
                let is_in = row.is_some_and(|row| row.state == ListState::In);
                Some(if is_in { "take out" } else { "put in" })
            }
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        match command {
            Command::Open => Some(!rows(model).is_empty()),
            Command::SelectNext | Command::SelectPrevious => Some(rows(model).len() > 1),
            Command::Save => Some(false),
            _ => None,
        }
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        if let Some(choice) = model.top_as_mut::<ListChoice>().filter(|choice| !choice.is_saving) {
            choice.insert(text.chars().filter_map(typed_form));
        }
        Vec::new()
    }

    fn on(&self, model: &mut Model, command: Command, asked: Asked) -> Handled {
        use Command::*;
        match command {
            Open => Some(choose(model)),
            SelectNext | NextKind => Some(step(model, 1)),
            SelectPrevious | PreviousKind => Some(step(model, -1)),
            _ => form::on(model, command, asked, choose),
        }
    }
}

impl OwnRecord {
    /// The names of all lists, sorted; capitals do not count.
    fn list_names(&self) -> Vec<String> {
        let all = self.contents().kept.values().flat_map(|kept| &kept.standing.lists);
        let names: BTreeMap<String, String> =
            all.map(|name| (name.to_lowercase(), name.clone())).collect();
        names.into_values().collect()
    }
}

impl Model {
    /// The lists that fit what is typed, and last a new one of that name.
    pub fn list_rows(&self, choice: &ListChoice) -> Vec<ListRow> {
        let typed = evened(choice.name.value());
        let folded = typed.to_lowercase();
        let kept = self.record.contents().kept.get(&choice.subject.id);
        let own = kept.map_or(&[][..], |kept| &kept.standing.lists);
        let names = self.record.list_names();
        let is_new = !typed.is_empty() && names.iter().all(|name| name.to_lowercase() != folded);
        let fitting = names.into_iter().filter(|name| name.to_lowercase().contains(&folded));
        let row = |name: String| {
            let state = if own.contains(&name) { ListState::In } else { ListState::Out };
            ListRow { name, state }
        };
        let new = is_new.then_some(ListRow { name: typed, state: ListState::New });
        fitting.map(row).chain(new).collect()
    }
}
