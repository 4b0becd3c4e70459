//! In which of the officer's lists something is, while that is chosen.

use super::form::Form;
use crate::app::{Command, RecordTask, TextInput};
use crate::record::{DraftKind, Item};

/// The longest name that can be typed, in characters.
const LONGEST: usize = 100;

/// Something that is put into lists or taken out of them.
#[derive(Debug, Clone)]
pub struct ListChoice {
    /// The training, or whatever else it is about.
    pub subject: Item,
    /// The typed text: it narrows the lists, or names a new one.
    pub name: TextInput,
    /// The selected row, see [`Model::list_rows`](crate::app::Model::list_rows).
    pub selected: usize,
    /// True while it is being written down; it takes no letters then.
    pub is_saving: bool,
}

/// A list to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: ListState,
}

/// The state of a list for one entry.
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

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        let room = LONGEST.saturating_sub(self.name.value().chars().count());
        for letter in text.take(room) {
            self.name.insert(letter);
        }
        self.selected = 0;
    }
}

impl Form for ListChoice {
    fn subject(&self) -> &Item {
        &self.subject
    }

    fn kind(&self) -> DraftKind {
        DraftKind::ListName
    }

    fn unsaved(&self) -> Option<String> {
        let name = self.name.value();
        (!name.trim().is_empty()).then(|| name.to_owned())
    }

    fn take_draft(&mut self, draft: &str) {
        self.name.replace(draft);
    }

    fn edit(&mut self, command: Command) -> Option<String> {
        let before = self.name.value().to_owned();
        let cut = if command == Command::Cut { self.name.cut() } else { None };
        self.name.edit(command);
        if self.name.value() != before {
            self.selected = 0;
        }
        cut
    }

    fn selected(&self) -> Option<String> {
        self.name.selected().map(str::to_owned)
    }

    fn is_saving(&self) -> bool {
        self.is_saving
    }

    fn set_saving(&mut self, is_saving: bool) {
        self.is_saving = is_saving;
    }

    fn is_saved_by(&self, task: &RecordTask) -> bool {
        matches!(task, RecordTask::PutInList(subject, ..) if subject.id == self.subject.id)
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
