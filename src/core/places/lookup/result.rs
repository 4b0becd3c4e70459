//! The answer to a query for a place.

use crate::catalog::{Doubt, PartialDate};
use crate::places::contact::{evidence, noted};
use crate::places::{Contact, LocalTaskForce, Office, Place, Places};

/// The answer to one query: places, offices, contacts and remarks.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeLookup {
    /// The query, as it was typed.
    pub query: String,
    /// The kind of place that the query was taken for.
    pub found: MatchKind,
    /// The places that the query may mean. A ZIP code gives one, a city one for each of its
    /// counties; a name without a state gives those of every state, the largest first.
    pub places: Vec<Place>,
    /// The field offices for these places, the likeliest first.
    pub offices: Vec<LocalOffice>,
    /// The contacts of the state, or of each state if there are at most three.
    pub state_contacts: Vec<Contact>,
    /// The task forces that cover the place, local ones before those of the state; none if
    /// the places are in more than three states.
    pub task_forces: Vec<LocalTaskForce>,
    /// The lines for the whole country, 911 first. Never empty.
    pub national: Vec<Contact>,
    /// Labels of other places that might have been meant; each can be typed as a query.
    pub suggestions: Vec<String>,
    /// Remarks about the answer, a sentence each.
    pub remarks: Vec<String>,
}

/// The kind of place that a query was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchKind {
    /// A ZIP code.
    Zip,
    /// One city, or cities of one name.
    City,
    /// One county, or counties of one name.
    County,
    /// A state, a territory or the District of Columbia.
    State,
    /// Military or diplomatic mail: the national lines are the answer.
    Military,
    /// No known place.
    Nothing,
}

/// A field office as the answer for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalOffice {
    /// The office.
    pub office: Office,
    /// The part of the place that it covers, in a sentence, if there are several offices.
    pub part: Option<String>,
    /// The short form of `part`, such as "part of ZIP 60481".
    pub area: Option<String>,
    /// Reasons to confirm the number or the territory, a sentence each.
    pub doubts: Vec<String>,
}

impl LocalOffice {
    /// Returns the doubt about its number on that day, if any. A doubt about the territory
    /// counts, too: the number may be that of the wrong office.
    pub fn doubt(&self, today: Option<&PartialDate>) -> Option<Doubt> {
        noted(self.doubt_of_number(today), !self.doubts.is_empty())
    }

    fn doubt_of_number(&self, today: Option<&PartialDate>) -> Option<Doubt> {
        let Office { phone, as_of, doubt, sources, .. } = &self.office;
        let evidence = evidence(doubt.as_deref(), *sources);
        Doubt::of(phone, evidence, Some(as_of), today)
    }

    /// Returns the reasons to confirm it on that day, a sentence each.
    pub fn reasons(&self, today: Option<&PartialDate>) -> Vec<String> {
        let age = self.doubt_of_number(today).and_then(|doubt| doubt.age_in_words());
        self.doubts.iter().cloned().chain(age).collect()
    }

    /// Returns a place in words, with the part of it that this office covers.
    pub fn of_place(&self, place: &str) -> String {
        match &self.area {
            Some(area) => format!("{place}, {area}"),
            None => place.to_owned(),
        }
    }

    /// Returns true if it is to be confirmed on that day.
    pub fn is_weak(&self, today: Option<&PartialDate>) -> bool {
        self.doubt(today).is_some()
    }
}

impl OfficeLookup {
    /// Returns true if a place was found.
    pub fn is_found(&self) -> bool {
        self.found != MatchKind::Nothing
    }

    /// Returns the place in words: ZIP code, city, counties, state. `places` must be the one
    /// that gave the answer.
    pub fn in_words(&self, places: &Places) -> String {
        let Some(first) = self.places.first() else { return String::new() };
        let counties: Vec<&str> =
            self.places.iter().filter_map(|place| place.county.as_deref()).collect();
        let counties = (!counties.is_empty()).then(|| listed(&counties));
        let state = places.state_name(&first.state);
        let zip = first.zip.as_ref().map(|zip| format!("{zip} ")).unwrap_or_default();
        let parts = [first.city.clone(), counties, Some(state.to_owned())];
        let mut parts: Vec<String> = parts.into_iter().flatten().collect();
        // The one county of Guam is Guam.
        parts.dedup();
        zip + &parts.join(", ")
    }

    /// Returns the different places by city and state or by county and state, in order: one if
    /// the query was clear.
    pub fn labels(&self) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for label in self.places.iter().map(Place::label) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Returns the namesakes of the places of the answer: cities and counties with the name of
    /// a state, or counties with the name of a city.
    pub fn namesakes(&self) -> Vec<String> {
        let labels = self.labels();
        self.suggestions.iter().filter(|label| !labels.contains(label)).cloned().collect()
    }
}

/// Joins names: "A", "A and B", "A, B and C".
pub(in crate::places) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        names => names.concat(),
    }
}
