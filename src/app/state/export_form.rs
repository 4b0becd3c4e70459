//! The form of an export: the name of the file.

use super::form::Form;
use crate::app::{Command, RecordTask, TextInput};
use crate::record::{DraftKind, Item, LogEntry};

/// The longest name that can be typed, in characters.
const LONGEST: usize = 500;

/// The log on its way to a file.
#[derive(Debug, Clone)]
pub struct ExportForm {
    /// The name of the file; its ending says which form the log has there.
    pub file: TextInput,
    /// The lines to export.
    pub lines: Vec<LogEntry>,
    /// True while the file is being written; it takes no letters then.
    pub is_saving: bool,
    subject: Item,
}

impl ExportForm {
    /// Returns the form for these lines, with a name to begin with.
    pub fn new(lines: Vec<LogEntry>, file: String) -> Self {
        let mut file = TextInput::new(file);
        file.select_all();
        let subject = Item { id: "export".to_owned(), ..Item::default() };
        Self { file, lines, is_saving: false, subject }
    }

    /// Adds a text where the cursor is.
    pub(in crate::app) fn insert(&mut self, text: impl Iterator<Item = char>) {
        let kept = if self.file.selected().is_some() { "" } else { self.file.value() };
        let room = LONGEST.saturating_sub(kept.chars().count());
        for letter in text.take(room) {
            self.file.insert(letter);
        }
    }
}

impl Form for ExportForm {
    fn subject(&self) -> &Item {
        &self.subject
    }

    fn kind(&self) -> DraftKind {
        DraftKind::Edit
    }

    /// The name of a file is soon typed again.
    fn unsaved(&self) -> Option<String> {
        None
    }

    fn take_draft(&mut self, _: &str) {}

    fn edit(&mut self, command: Command) -> Option<String> {
        let cut = if command == Command::Cut { self.file.cut() } else { None };
        self.file.edit(command);
        cut
    }

    fn selected(&self) -> Option<String> {
        self.file.selected().map(str::to_owned)
    }

    fn is_saving(&self) -> bool {
        self.is_saving
    }

    fn set_saving(&mut self, is_saving: bool) {
        self.is_saving = is_saving;
    }

    fn is_saved_by(&self, task: &RecordTask) -> bool {
        matches!(task, RecordTask::Export(..))
    }
}

impl PartialEq for ExportForm {
    fn eq(&self, other: &Self) -> bool {
        let all = |own: &Self| (own.is_saving, own.file.visual_cursor());
        all(self) == all(other)
            && self.lines == other.lines
            && self.file.value() == other.file.value()
    }
}
