//! What `is:`, `list:` and `on:` mean, put together from those who know.

use super::Model;
use crate::search::Marks;

impl Model {
    /// What is known now; each part of the model tells its own.
    pub(super) fn composed_marks(&self) -> Marks {
        let mut marks = Marks::default();
        self.holdings.mark(&mut marks);
        self.record.mark(&mut marks);
        marks
    }
}
