//! Numbers that changed lately.

use crate::catalog::PartialDate;

/// Numbers of a hotline that changed with an update of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberChange {
    /// The id of the hotline.
    pub id: String,
    /// The day on which it was noticed.
    pub day: Option<PartialDate>,
    /// The numbers that it had and has no longer.
    pub before: Vec<String>,
    /// The numbers that it has now and had not.
    pub now: Vec<String>,
}

impl NumberChange {
    /// Returns the old and the new numbers in words.
    pub fn in_words(&self) -> String {
        let (before, now) = (self.before.join(", "), self.now.join(", "));
        match (before.is_empty(), now.is_empty()) {
            (true, _) => format!("new: {now}"),
            (false, true) => format!("no longer {before}"),
            (false, false) => format!("was {before}, now {now}"),
        }
    }
}
