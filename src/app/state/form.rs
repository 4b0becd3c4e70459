//! Text that is typed for the record and not saved yet: a note, a form, the name of a list.

use crate::app::{Command, RecordTask};
use crate::record::{DraftKind, Item};

/// Something that is typed for the record.
pub(in crate::app) trait Form {
    /// Returns what it is about.
    fn subject(&self) -> &Item;

    /// Returns the id under which a draft of it is kept.
    fn draft_id(&self) -> &str {
        &self.subject().id
    }

    /// Returns what sort of draft is kept of it.
    fn kind(&self) -> DraftKind;

    /// Returns the text that is typed and not saved.
    fn unsaved(&self) -> Option<String>;

    /// Puts a draft in the place of the text.
    fn take_draft(&mut self, draft: &str);

    /// Moves the cursor, deletes, selects or takes back. Returns what was cut.
    fn edit(&mut self, command: Command) -> Option<String>;

    /// Returns the selected text of the field with the cursor.
    fn selected(&self) -> Option<String>;

    /// Returns whether it is being written down; it takes no letters then.
    fn is_saving(&self) -> bool;

    /// Notes whether it is being written down.
    fn set_saving(&mut self, is_saving: bool);

    /// Returns whether saving replaces a text that is saved already.
    fn replaces_saved(&self) -> bool {
        false
    }

    /// Returns whether that task writes down something of this sort.
    fn is_saved_by(&self, task: &RecordTask) -> bool;
}
