//! Composes the entries of `is:`, `list:` and `on:` from the parts that know them.

use crate::app::Model;
use crate::search::UserSets;

impl Model {
    /// Returns what is known now; each part of the model tells its own.
    pub(in crate::app) fn user_sets(&self) -> UserSets {
        let mut marks = UserSets::default();
        self.holdings.add_to_sets(&mut marks);
        self.record.add_to_sets(&mut marks);
        marks
    }
}
