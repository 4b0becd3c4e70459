//! Finds the FBI field office that covers a city, a county, a state or a ZIP code, with the
//! state's own contacts and the national lines; offline.
//!
//! Start at [`Places::unpack`] and [`Places::find`]. The tables are CSV files in
//! `assets/places`; the build script checks them (`pack`) and embeds one form
//! ([`Tables`]) that is read in place, without a copy. No query is kept.
//!
//! [`Places::in_line`] finds a place in a line that was typed to search the catalog.

mod columns;
mod contact;
mod lookup;
mod normalize;
mod offices;
pub mod pack;
mod place;
mod size;
mod table;
mod task_forces;

use crate::catalog::PartialDate;
pub use columns::{NameColumn, Number, NumberColumn, SortedLines};
pub use contact::{Contact, national, sources_in_words};
pub use lookup::in_line::{PlaceInLine, Sureness};
pub use lookup::result::{LocalOffice, MatchKind, OfficeLookup};
pub use place::Place;
use std::sync::OnceLock;
pub use table::{County, Meaning, NO_COUNTY, Office, OtherName, Size, State, StateKind, Tables};
pub use task_forces::LocalTaskForce;

/// Credits to show wherever the tables are shown: the maker and the license, one source a line.
pub const ATTRIBUTION: [&str; 4] = [
    "ZIP codes and towns: GeoNames (https://www.geonames.org), CC BY 4.0 \
     (https://creativecommons.org/licenses/by/4.0/). Changed: reduced to ZIP code, place, state, county, and people.",
    "Cities, county names, codes and populations: US Census Bureau.",
    "ZIP codes that cross county lines: US Census Bureau and HUD.",
    "FBI office territories: derived from FBI UCR data of 2000 and later FBI statements; not an FBI product.",
];

/// The tables, ready for queries.
#[derive(Debug, Default)]
pub struct Places {
    tables: Tables<'static>,
    /// The ZIP codes of each city, collected when those of one are first needed.
    city_zips: OnceLock<ZipsOfCities>,
    /// Every folded name and code of a state, with its index.
    state_names: Vec<(String, usize)>,
}

impl Places {
    /// Makes tables ready for queries.
    pub fn new(tables: Tables<'static>) -> Self {
        let names = |(at, state): (usize, &State)| -> Vec<(String, usize)> {
            let also = state.also.iter().map(String::as_str);
            let all = [state.name.as_str(), state.code.as_str()].into_iter().chain(also);
            all.map(|name| (normalize::fold(name), at)).collect()
        };
        let mut state_names: Vec<_> = tables.states.iter().enumerate().flat_map(names).collect();
        state_names.sort();
        Self { tables, city_zips: OnceLock::new(), state_names }
    }

    /// Reads the bytes that [`Tables::pack`] wrote, in place; other bytes give no places.
    pub fn unpack(packed: &'static [u8]) -> Self {
        Self::new(postcard::from_bytes(packed).unwrap_or_default())
    }

    /// Returns the tables themselves.
    pub fn tables(&self) -> &Tables<'static> {
        &self.tables
    }

    /// Returns the FBI's national line, to show beside a number in doubt; `None` on a day on
    /// which it is in doubt itself.
    pub fn fbi_national(&self, today: Option<&PartialDate>) -> Option<&Contact> {
        let mut lines = self.tables.national.iter();
        lines.find(|line| line.name.starts_with("FBI") && !line.is_weak(today))
    }

    /// Returns the lines for the whole country when other hotlines are pinned than in the
    /// shipped catalog: 911 first, then the offered numbers of `pinned`, then the usual ones
    /// that are not among them.
    pub fn national(&self, pinned: &[&crate::catalog::Entry]) -> Vec<Contact> {
        national(pinned, &self.tables.national)
    }

    /// Returns the full name of the state with this postal code; the code itself if there is
    /// none.
    pub fn state_name<'a>(&'a self, code: &'a str) -> &'a str {
        let state = self.tables.states.iter().find(|state| state.code == code);
        state.map_or(code, |state| &state.name)
    }

    /// Returns a label of an answer with a state's code in words: "State of Ohio" for "OH".
    pub fn in_words(&self, label: &str) -> String {
        match self.tables.states.iter().find(|state| state.code == label) {
            Some(state) if state.kind == StateKind::State && label != "DC" => {
                format!("State of {}", state.name)
            }
            Some(state) => state.name.clone(),
            None => label.to_owned(),
        }
    }

    /// Returns the number of cities; a name counts once for each state.
    fn cities(&self) -> usize {
        self.tables.names.len()
    }

    /// The name of a city as it is written.
    fn city_name(&self, city: usize) -> &str {
        self.tables.names.get(city)
    }

    /// The state of a city.
    fn city_state(&self, city: usize) -> usize {
        self.tables.name_states.get(city).map_or(usize::MAX, usize::from)
    }

    /// The official name of a county.
    fn county_name(&self, county: usize) -> Option<&str> {
        self.tables.counties.get(county).map(|_| self.tables.county_names.get(county))
    }

    fn state(&self, state: usize) -> Option<&State> {
        self.tables.states.get(state)
    }

    /// The postal code of a state; empty when there is no such state.
    fn code(&self, state: usize) -> &str {
        self.state(state).map_or("", |state| &state.code)
    }
}

/// The ZIP codes of all cities, city by city.
#[derive(Debug, Default)]
struct ZipsOfCities {
    /// Where the ZIP codes of each city start in `zips`; one more than there are cities.
    starts: Vec<u16>,
    /// Indexes of the ZIP codes.
    zips: Vec<u16>,
}

impl ZipsOfCities {
    /// Groups ZIP codes by city; `zip_cities` has the city of each. There are at most 2^16.
    fn new(zip_cities: &NumberColumn<'_, u16>, cities: usize) -> Self {
        let mut starts = vec![0u16; cities + 1];
        for city in zip_cities.iter() {
            if let Some(count) = starts.get_mut(usize::from(city) + 1) {
                *count = count.saturating_add(1);
            }
        }
        let mut sum = 0u16;
        for start in &mut starts {
            sum = sum.saturating_add(*start);
            *start = sum;
        }
        let mut next = starts.clone();
        let mut zips = vec![0u16; zip_cities.len()];
        for (zip, city) in zip_cities.iter().enumerate() {
            if let Some(next) = next.get_mut(usize::from(city)) {
                if let Some(place) = zips.get_mut(usize::from(*next)) {
                    *place = u16::try_from(zip).unwrap_or(u16::MAX);
                }
                *next = next.saturating_add(1);
            }
        }
        Self { starts, zips }
    }

    /// The ZIP codes of a city.
    fn of(&self, city: usize) -> &[u16] {
        let bound = |at: usize| self.starts.get(at).copied().map_or(0, usize::from);
        self.zips.get(bound(city)..bound(city + 1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
