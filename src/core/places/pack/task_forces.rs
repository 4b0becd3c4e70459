//! The task forces of the catalog and the places that they cover.

use super::Packing;
use crate::catalog::{Catalog, Detail, Entry, Kind, Status};
use crate::places::{LocalTaskForce, Place, Places};

impl Packing<'_> {
    /// Adds the task forces that may still work. Each place that one covers must be known. All
    /// other tables must be complete.
    pub(super) fn task_forces(&mut self, catalog: &Catalog) {
        let places = Places::new(self.tables.clone());
        for entry in catalog.entries.iter().filter(|entry| entry.kind == Kind::TaskForce) {
            let Detail::Award(award) = &entry.detail else { continue };
            let mut covers = Vec::new();
            for named in &award.covers {
                match known(&places, named) {
                    Some(place) => covers.push(place),
                    None => {
                        let id = &entry.id;
                        self.faults.push(format!("catalog: {id} covers {named}, unknown here"));
                    }
                }
            }
            if may_work(&entry) && !covers.is_empty() {
                self.tables.task_forces.push(LocalTaskForce {
                    id: entry.id.clone(),
                    title: entry.title.clone(),
                    area: award.area_served.clone(),
                    doubt: entry.status_note.clone().filter(|_| !entry.status.is_current()),
                    covers,
                });
            }
        }
    }
}

/// Returns the place of this name: a state, a county or a city.
fn known(places: &Places, named: &str) -> Option<Place> {
    let found = places.find_labeled(named).places.into_iter();
    found.into_iter().find(|place| place.label() == named)
}

/// Returns whether a task force may still work: a past award is no one to call.
fn may_work(entry: &Entry) -> bool {
    entry.status.is_current() || entry.status == Status::Unknown
}
