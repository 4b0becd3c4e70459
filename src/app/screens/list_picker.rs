//! In which of the officer's lists something is, while that is chosen.

use super::record_form::edited;
use crate::app::Model;
use crate::app::{Command, OwnRecord, TextInput};
use crate::record::{Item, evened};
use std::collections::BTreeMap;

/// The longest name that can be typed, in characters.
const LONGEST: usize = 100;

/// Something that is put into lists or taken out of them.
#[derive(Debug, Clone)]
pub struct ListChoice {
    /// What it is about.
    pub subject: Item,
    /// What is typed: it narrows the lists, or names a new one.
    pub name: TextInput,
    /// The selected row, see [`Model::list_rows`].
    pub selected: usize,
    /// Whether it is being written down; it takes no letters then.
    pub is_saving: bool,
}

/// A list to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Its name.
    pub name: String,
    /// What is there of it.
    pub state: ListState,
}

/// What is there of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListState {
    /// It is in it.
    In,
    /// It is not in it.
    Out,
    /// There is no such list yet.
    New,
}

impl ListChoice {
    /// Nothing is typed yet.
    pub fn new(subject: Item) -> Self {
        Self { subject, name: TextInput::default(), selected: 0, is_saving: false }
    }

    /// Returns the name that is typed; `None` for blanks.
    pub(in crate::app) fn draft(&self) -> Option<String> {
        let name = self.name.value();
        (!name.trim().is_empty()).then(|| name.to_owned())
    }

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        let room = LONGEST.saturating_sub(self.name.value().chars().count());
        for letter in text.take(room) {
            self.name.insert(letter);
        }
        self.selected = 0;
    }

    /// Moves the cursor, deletes, selects or takes back in the name. Returns
    /// what was cut.
    pub(in crate::app) fn edit(&mut self, command: Command) -> Option<String> {
        let before = self.name.value().to_owned();
        let cut = if command == Command::Cut { self.name.cut() } else { None };
        edited(&mut self.name, command);
        if self.name.value() != before {
            self.selected = 0;
        }
        cut
    }
}

impl PartialEq for ListChoice {
    fn eq(&self, other: &Self) -> bool {
        let all = |own: &Self| (own.selected, own.is_saving, own.name.visual_cursor());
        all(self) == all(other)
            && self.subject == other.subject
            && self.name.value() == other.name.value()
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
