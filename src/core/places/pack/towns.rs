//! Cities and towns that no ZIP code is named for.

use super::Packing;
use super::row::{self, list};
use crate::places::normalize::{fold, squeezed};
use std::collections::{BTreeMap, HashSet};

/// A row of `towns.csv`, checked.
#[derive(Debug)]
pub(super) struct UnpostedTown {
    city: String,
    state: u8,
    /// Indexes of its counties, the likeliest first.
    counties: Vec<u16>,
    people: u64,
}

impl UnpostedTown {
    /// Returns what sorts the cities, and makes two spellings one.
    pub(super) fn key(&self) -> (String, u8) {
        (squeezed(&fold(&self.city)), self.state)
    }
}

/// Adds the towns to the cities of the ZIP codes. Returns for each whether it is larger than
/// the city of its name and state that ZIP codes are named for.
pub(super) fn add_unposted<'a>(
    cities: &mut BTreeMap<(String, u8), (&'a str, u64)>,
    towns: &'a [UnpostedTown],
) -> Vec<bool> {
    let mut larger = Vec::new();
    for town in towns {
        let (_, people) = cities.entry(town.key()).or_insert((&town.city, 0));
        larger.push(town.people > *people);
        *people = town.people.max(*people);
    }
    larger
}

impl Packing<'_> {
    /// The rows of `towns.csv` in the order of the cities.
    pub(super) fn unposted(&mut self) -> Vec<UnpostedTown> {
        let mut towns: Vec<UnpostedTown> = Vec::new();
        let mut known = HashSet::new();
        for (at, row) in self.rows::<row::TownRow>("towns.csv") {
            self.prose(&at, &[&row.city]);
            let Some(state) = self.state_at.get(&row.state).copied() else {
                self.fault(&at, "no such state");
                continue;
            };
            let counties = self.counties_of(&at, &list(&row.county_fips), state);
            let town = UnpostedTown { city: row.city, state, counties, people: row.people };
            if town.city.is_empty() || !known.insert(town.key()) {
                self.fault(&at, "this city is here twice, or has no name");
            }
            towns.push(town);
        }
        towns.sort_by_cached_key(UnpostedTown::key);
        towns
    }

    /// Puts all counties of a city in the tables: those of its row first if it is larger there
    /// than in its ZIP codes, else those of the ZIP codes.
    pub(super) fn insert_counties(&mut self, city: u16, town: &UnpostedTown, is_larger: bool) {
        let Some(posted) = self.city_counties.get_mut(usize::from(city)) else { return };
        let of_zips: Vec<u16> = posted.iter().copied().collect();
        posted.extend(&town.counties);
        let (first, then) = match is_larger {
            true => (&town.counties, &of_zips),
            false => (&of_zips, &town.counties),
        };
        let then = then.iter().filter(|county| !first.contains(county));
        for county in first.iter().chain(then) {
            self.tables.town_names.push(u32::from(city));
            self.tables.town_counties.push(*county);
        }
    }
}
