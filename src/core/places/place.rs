//! A place: a ZIP code, city, county, or state.

use serde::{Deserialize, Serialize};

/// A place, as far as the query named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Five digits, if a ZIP code was asked for.
    pub zip: Option<String>,
    /// The city; absent for a county or a state.
    pub city: Option<String>,
    /// The county; absent for a state, and where it is not known.
    pub county: Option<String>,
    /// Postal code of the state.
    pub state: String,
}

impl Place {
    /// Returns the place in words that can be typed as a query: "60601 Chicago, IL", "Cook
    /// County, IL", "IL".
    pub fn label(&self) -> String {
        let zip = self.zip.as_ref().map(|zip| format!("{zip} ")).unwrap_or_default();
        match self.city.as_ref().or(self.county.as_ref()) {
            Some(name) => format!("{zip}{name}, {}", self.state),
            None => format!("{zip}{}", self.state),
        }
    }
}
