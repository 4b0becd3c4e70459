//! Trainings that are in no catalog.

use super::clean_text::{folded, line};
use super::error::RecordError;
use super::item::{Item, OWN};
use super::storage::database::Record;
use super::storage::queries::SUBJECT;

impl Record {
    /// The training in no catalog that has this title, capitals not counted, or a
    /// new one; nothing is written yet.
    ///
    /// # Errors
    /// The title is empty or too long, or the record cannot be read.
    pub fn own(&self, title: &str) -> Result<Item, RecordError> {
        let no_title = || RecordError::Invalid("a training needs a title".to_owned());
        let title = line("title", title)?.ok_or_else(no_title)?;
        self.reading(|read| {
            let query = format!("SELECT {SUBJECT} FROM subject WHERE id GLOB 'own.*' ORDER BY id");
            let mut query = read.prepare(&query)?;
            let known = query.query_map([], |row| self.subject_of(row, 0))?;
            for subject in known {
                let subject = subject?;
                if folded(&subject.title) == folded(&title) {
                    return Ok(subject);
                }
            }
            let random = "SELECT lower(hex(randomblob(8)))";
            let letters: String = read.query_row(random, [], |row| row.get(0))?;
            Ok(Item { id: format!("{OWN}{letters}"), title, ..Item::default() })
        })
    }

    /// Returns the training in no catalog that has this title, with the topics of `former` if
    /// it has none; nothing is written yet.
    ///
    /// # Errors
    /// Those of [`own`](Self::own).
    pub fn retitled(&self, former: &Item, title: &str) -> Result<Item, RecordError> {
        let subject = self.own(title)?;
        let topics = match subject.topics.is_empty() {
            true => former.topics.clone(),
            false => subject.topics,
        };
        Ok(Item { topics, ..subject })
    }
}
