//! Task forces as a part of the answer for a place.

use super::{Place, Places};
use serde::{Deserialize, Serialize};

/// A task force of the shipped catalog, with the places that it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalTaskForce {
    /// The id of its entry.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The area that it serves, in words.
    pub area: Option<String>,
    /// The reason to confirm that it still works; absent if it is current.
    pub doubt: Option<String>,
    /// The places that it covers: states, counties and cities.
    pub covers: Vec<Place>,
}

impl LocalTaskForce {
    /// Returns whether it covers a place. A whole state is asked for all that are in it.
    fn is_for(&self, asked: &Place) -> bool {
        let is_whole = |place: &Place| place.city.is_none() && place.county.is_none();
        self.covers.iter().filter(|own| own.state == asked.state).any(|own| {
            is_whole(own)
                || is_whole(asked)
                || match &own.city {
                    Some(_) if asked.city.is_some() => own.city == asked.city,
                    _ => own.county.is_some() && own.county == asked.county,
                }
        })
    }

    /// Returns whether it covers a whole state.
    fn is_of_state(&self) -> bool {
        self.covers.iter().any(|own| own.city.is_none() && own.county.is_none())
    }
}

impl Places {
    /// Returns the task forces that cover any of the places, local ones first.
    pub(in crate::places) fn task_forces_of(&self, asked: &[Place]) -> Vec<LocalTaskForce> {
        let all = self.tables.task_forces.iter();
        let mut found: Vec<LocalTaskForce> =
            all.filter(|own| asked.iter().any(|place| own.is_for(place))).cloned().collect();
        found.sort_by_key(|own| (own.is_of_state(), own.doubt.is_some()));
        found
    }
}
