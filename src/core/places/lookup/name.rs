//! Names that no ZIP code bears: quarters, boroughs, bases, usual short names.

use super::resolve::ResolvedPlace;
use crate::places::normalize::{fold, squeezed};
use crate::places::{Meaning, OtherName, Place, Places};

/// The names of each, squeezed; a quarter also goes by its name with its city's
/// behind it, which tells it from a town of its name.
pub(in crate::places) fn of_others(others: &[OtherName]) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    for (at, other) in others.iter().enumerate() {
        for name in &other.names {
            if let Meaning::Quarter(city) = &other.means {
                all.push((squeezed(&fold(&format!("{name} {city}"))), at));
            }
            all.push((squeezed(&fold(name)), at));
        }
    }
    all.sort();
    all
}

impl Places {
    /// Returns what goes by this folded name, in one state or in all.
    pub(in crate::places) fn others_called(
        &self,
        folded: &str,
        state: Option<usize>,
    ) -> Vec<ResolvedPlace> {
        let wanted = squeezed(folded);
        let start = self.other_names.partition_point(|(name, _)| *name < wanted);
        let called = self.other_names.get(start..).unwrap_or_default().iter();
        let called = called.take_while(|(name, _)| *name == wanted);
        let in_state =
            |other: &&OtherName| state.is_none_or(|state| state == usize::from(other.state));
        let spot = |(_, at): &(String, usize)| {
            let other = self.tables.others.get(*at).filter(in_state)?;
            Some(match other.means {
                Meaning::City(city) => ResolvedPlace::City(usize::from(city)),
                Meaning::Quarter(_) | Meaning::Region => ResolvedPlace::Other(*at),
            })
        };
        called.filter_map(spot).collect()
    }

    /// The place of it in each of its counties.
    pub(in crate::places) fn places_of_other(&self, other: usize) -> Vec<Place> {
        let Some(other) = self.tables.others.get(other) else { return Vec::new() };
        let name = other.names.first().cloned().unwrap_or_default();
        let name = match &other.means {
            Meaning::Quarter(city) => format!("{name} ({city})"),
            Meaning::City(_) | Meaning::Region => name,
        };
        let state = self.code(usize::from(other.state)).to_owned();
        let place = |county: &u16| {
            let county = self.tables.counties.get(usize::from(*county))?.name.clone();
            let (city, state) = (Some(name.clone()), state.clone());
            Some(Place { zip: None, city, county: Some(county), state })
        };
        other.counties.iter().filter_map(place).collect()
    }
}
