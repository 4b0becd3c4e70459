//! From a city, a county, a state or a ZIP code to the FBI field office that
//! covers it, the state's own contacts and the national lines; offline.
//!
//! Start at [`Places::unpack`] and [`Places::find`]. The tables are CSV files
//! in `assets/places`; the build script checks them (`pack`) and embeds one
//! compact form ([`Tables`]), which is unpacked when a place is first asked for.
//! Nothing that is asked is kept.
//!
//! [`Places::in_line`] tells whether a line that was typed to search the catalog is a place.

mod contact;
mod lookup;
mod normalize;
mod offices;
pub mod pack;
mod size;
mod table;

use crate::catalog::PartialDate;
pub use contact::{Contact, national, sources_in_words};
pub use lookup::in_line::{PlaceInLine, Sureness};
pub use lookup::result::{LocalOffice, MatchKind, OfficeLookup, Place};
use lookup::{county, name};
use std::sync::OnceLock;
pub use table::{County, Meaning, NO_COUNTY, Office, OtherName, Size, State, StateKind, Tables};

/// What must be said of the tables wherever they are shown: who made them and
/// under which license. One source a line.
pub const ATTRIBUTION: [&str; 4] = [
    "ZIP code places: GeoNames (https://www.geonames.org), CC BY 4.0 \
     (https://creativecommons.org/licenses/by/4.0/), changed: reduced to ZIP, place, state and county.",
    "County names, codes and populations: US Census Bureau.",
    "ZIP codes that cross county lines: US Census Bureau and HUD.",
    "FBI office territories: derived from FBI UCR data of 2000 and later FBI statements; not an FBI product.",
];

/// Size of the unpacked tables at most, in bytes.
const MAX_UNPACKED: usize = 4 << 20;

/// The tables, ready to be asked.
#[derive(Debug, Default)]
pub struct Places {
    tables: Tables,
    /// Where the name of each city starts in `tables.names`; one more than
    /// there are cities.
    starts: Vec<u32>,
    /// Every ZIP code, ascending.
    zips: Vec<u32>,
    /// Where the ZIP codes of each city start in `city_zips`; one more than
    /// there are cities.
    zip_starts: Vec<u32>,
    /// The ZIP codes of the first city, then those of the next: indexes of
    /// `zips`.
    city_zips: Vec<u16>,
    /// Every folded name and code of a state, with its index.
    state_names: Vec<(String, usize)>,
    /// Every name of `tables.others`, squeezed, with its index; sorted.
    other_names: Vec<(String, usize)>,
    /// The folded name of each county, from when one is first looked for.
    county_names: OnceLock<Vec<county::CountyName>>,
}

impl Places {
    /// Places over these tables.
    pub fn new(tables: Tables) -> Self {
        let names = |(at, state): (usize, &State)| -> Vec<(String, usize)> {
            let also = state.also.iter().map(String::as_str);
            let all = [state.name.as_str(), state.code.as_str()].into_iter().chain(also);
            all.map(|name| (normalize::fold(name), at)).collect()
        };
        let mut state_names: Vec<_> = tables.states.iter().enumerate().flat_map(names).collect();
        state_names.sort();
        let starts = sums(tables.name_lengths.iter().map(|length| u32::from(*length)));
        let (zip_starts, city_zips) = grouped(&tables.zip_cities, tables.name_lengths.len());
        let mut zips = sums(tables.zip_steps.iter().map(|step| u32::from(*step)));
        zips.remove(0);
        let (other_names, county_names) = (name::of_others(&tables.others), OnceLock::new());
        Self { tables, starts, zips, zip_starts, city_zips, state_names, other_names, county_names }
    }

    /// Unpacks what [`Tables::pack`] wrote; there are no places where the bytes are
    /// something else.
    pub fn unpack(packed: &[u8]) -> Self {
        let unpacked = zstd::bulk::decompress(packed, MAX_UNPACKED).unwrap_or_default();
        Self::new(postcard::from_bytes(&unpacked).unwrap_or_default())
    }

    /// Prepares what the first question would wait for.
    pub fn prepare(&self) {
        let _ = self.county_names();
    }

    /// The tables themselves.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The FBI's national line, to be shown beside whatever is in doubt; `None`
    /// on a day on which it is in doubt itself.
    pub fn fbi_national(&self, today: Option<&PartialDate>) -> Option<&Contact> {
        let mut lines = self.tables.national.iter();
        lines.find(|line| line.name.starts_with("FBI") && !line.is_weak(today))
    }

    /// The lines for the whole country when other hotlines are pinned than in
    /// the shipped catalog: 911 first, then the offered numbers of these, then
    /// the usual ones that are not among them.
    pub fn national(&self, pinned: &[&crate::catalog::Entry]) -> Vec<Contact> {
        national(pinned, &self.tables.national)
    }

    /// The full name of the state with this postal code; the code itself if
    /// there is none.
    pub fn state_name<'a>(&'a self, code: &'a str) -> &'a str {
        let state = self.tables.states.iter().find(|state| state.code == code);
        state.map_or(code, |state| &state.name)
    }

    /// A label of an answer in words: the name of a state for its code, and that it is
    /// the state.
    pub fn in_words(&self, label: &str) -> String {
        match self.tables.states.iter().find(|state| state.code == label) {
            Some(state) if state.kind == StateKind::State && label != "DC" => {
                format!("State of {}", state.name)
            }
            Some(state) => state.name.clone(),
            None => label.to_owned(),
        }
    }

    /// How many cities there are; a name counts once for each state.
    fn cities(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The name of a city as it is written.
    fn city_name(&self, city: usize) -> &str {
        let start = self.starts.get(city).copied().unwrap_or_default();
        let end = self.starts.get(city + 1).copied().unwrap_or(start);
        self.tables.names.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The state of a city.
    fn city_state(&self, city: usize) -> usize {
        self.tables.name_states.get(city).copied().map_or(usize::MAX, usize::from)
    }

    fn state(&self, state: usize) -> Option<&State> {
        self.tables.states.get(state)
    }

    /// The postal code of a state; empty when there is no such state.
    fn code(&self, state: usize) -> &str {
        self.state(state).map_or("", |state| &state.code)
    }
}

/// 0, then the sum of all steps so far.
fn sums(steps: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut sum = 0;
    let added = steps.map(|step| {
        sum += step;
        sum
    });
    std::iter::once(0).chain(added.collect::<Vec<_>>()).collect()
}

/// The places of each value in a column: where those of a value start, and all
/// of them in the order of the values.
fn grouped(column: &[u16], values: usize) -> (Vec<u32>, Vec<u16>) {
    let mut counts = vec![0u32; values];
    for value in column {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let starts = sums(counts.into_iter());
    let mut next = starts.clone();
    let mut places = vec![0u16; column.len()];
    for (at, value) in column.iter().enumerate() {
        if let Some(next) = next.get_mut(usize::from(*value)) {
            if let Some(place) = places.get_mut(*next as usize) {
                *place = u16::try_from(at).unwrap_or(u16::MAX);
            }
            *next += 1;
        }
    }
    (starts, places)
}

#[cfg(test)]
mod tests;
