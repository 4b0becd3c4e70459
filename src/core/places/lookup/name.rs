//! Names that no ZIP code has: neighborhoods, boroughs, bases, usual short names.

use super::resolve::ResolvedPlace;
use crate::places::normalize::{fold, squeezed};
use crate::places::{Meaning, OtherName, Place, Places, SortedLines};

/// Returns each name without spaces and its index. A neighborhood also has its name with its
/// city's behind it, which tells it from a town of the same name.
pub(in crate::places) fn by_name(others: &[OtherName]) -> SortedLines<'static> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (at, other) in others.iter().enumerate() {
        for name in &other.names {
            if let Meaning::Quarter(city) = &other.means {
                all.push((squeezed(&fold(&format!("{name} {city}"))), at.to_string()));
            }
            all.push((squeezed(&fold(name)), at.to_string()));
        }
    }
    SortedLines::new(all)
}

impl Places {
    /// Returns the places with this folded name, in one state or in all.
    pub(in crate::places) fn others_called(
        &self,
        folded: &str,
        state: Option<usize>,
    ) -> Vec<ResolvedPlace> {
        let wanted = squeezed(folded);
        let called = self.tables.others_by_name.of(&wanted).filter_map(|at| at.parse().ok());
        let in_state =
            |other: &&OtherName| state.is_none_or(|state| state == usize::from(other.state));
        let spot = |at: usize| {
            let other = self.tables.others.get(at).filter(in_state)?;
            Some(match other.means {
                Meaning::City(city) => ResolvedPlace::City(usize::from(city)),
                Meaning::Quarter(_) | Meaning::Region => ResolvedPlace::Other(at),
            })
        };
        called.filter_map(spot).collect()
    }

    /// Returns one [`Place`] for each county of another name.
    pub(in crate::places) fn places_of_other(&self, other: usize) -> Vec<Place> {
        let Some(other) = self.tables.others.get(other) else { return Vec::new() };
        let name = other.names.first().cloned().unwrap_or_default();
        let name = match &other.means {
            Meaning::Quarter(city) => format!("{name} ({city})"),
            Meaning::City(_) | Meaning::Region => name,
        };
        let state = self.code(usize::from(other.state)).to_owned();
        let place = |county: &u16| {
            let county = self.county_name(usize::from(*county))?.to_owned();
            let (city, state) = (Some(name.clone()), state.clone());
            Some(Place { zip: None, city, county: Some(county), state })
        };
        other.counties.iter().filter_map(place).collect()
    }
}
