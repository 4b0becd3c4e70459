//! The current entry as the record knows it.

use crate::app::{Effect, Message, Model};
use crate::record::Item;

/// Returns what the current entry is to the record.
pub(in crate::app) fn current(model: &Model) -> Option<Item> {
    let entry = model.catalog.entries.get(model.current()?)?;
    Some(Item::of(&model.catalog, &entry))
}

/// Tells that there is none.
pub(in crate::app) fn nothing_selected(model: &mut Model) -> Vec<Effect> {
    model.tell(Message::error("Select a resource first. Nothing was saved."))
}

impl Model {
    /// Returns whether the entry that commands are about has a star.
    pub fn is_starred(&self) -> bool {
        let entry = self.current().and_then(|place| self.catalog.entries.get(place));
        entry.is_some_and(|entry| self.record.is_starred(&entry.id))
    }
}
