//! States, counties and ZIP codes.

use super::row::{self, list};
use super::spelling::written;
use super::towns::add_unposted;
use super::{County, Packing, Size, State, filled, narrow};
use crate::places::normalize::{fold, squeezed};
use crate::places::{NO_COUNTY, StateKind};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

impl Packing<'_> {
    pub(super) fn states(&mut self) {
        for (at, row) in self.rows::<row::StateRow>("states.csv") {
            let offices: Vec<u8> =
                list(&row.field_offices).iter().filter_map(|name| self.office(&at, name)).collect();
            let kind = match row.kind.as_str() {
                "state" | "district" => StateKind::State,
                "territory" => StateKind::Territory,
                "military" => StateKind::Military,
                _ => {
                    self.fault(&at, "a state's type is state, district, territory, or military");
                    continue;
                }
            };
            if offices.is_empty() != (kind == StateKind::Military) {
                self.fault(&at, "all but military mail have an office");
            }
            if self.state_at.insert(row.code.clone(), narrow(self.tables.states.len())).is_some() {
                self.fault(&at, "this state is here twice");
            }
            let also = list(&row.also);
            self.tables.states.push(State { code: row.code, name: row.name, kind, also, offices });
        }
    }

    pub(super) fn counties(&mut self) {
        for (at, row) in self.rows::<row::CountyRow>("coverage.csv") {
            let office = self.office(&at, &row.field_office);
            let Some((state, office)) = self.state_at.get(&row.state).copied().zip(office) else {
                self.fault(&at, "a county has a known state and an active office");
                continue;
            };
            if !["A", "B", "C"].contains(&row.confidence.as_str()) {
                self.fault(&at, "a confidence is A, B or C");
            }
            let offices = self.tables.states.get(usize::from(state)).map(|state| &state.offices);
            if !offices.is_some_and(|offices| offices.contains(&office)) {
                self.fault(&at, "states.csv does not name this office for the state");
            }
            let index = u16::try_from(self.tables.counties.len()).unwrap_or(NO_COUNTY);
            if self.county_at.insert(row.county_fips, index).is_some() {
                self.fault(&at, "this county code is here twice");
            }
            let (name, former) = match row.county.split_once(" (") {
                Some((name, _)) => (name.to_owned(), true),
                None => (row.county, false),
            };
            let inferred = row.confidence == "C";
            let size = Size::default();
            self.tables.counties.push(County { state, office, inferred, former, size });
            self.tables.county_names.push(&name);
        }
        self.check_offices_of_states();
    }

    /// Every office of a state covers a county of it, the first one most.
    fn check_offices_of_states(&mut self) {
        let mut counts: HashMap<(usize, u8), usize> = HashMap::new();
        for county in &self.tables.counties {
            *counts.entry((usize::from(county.state), county.office)).or_default() += 1;
        }
        let mut wrong = Vec::new();
        for (at, state) in self.tables.states.iter().enumerate() {
            let sizes: Vec<usize> = state
                .offices
                .iter()
                .map(|office| counts.get(&(at, *office)).copied().unwrap_or(0))
                .collect();
            if sizes.contains(&0) || !sizes.is_sorted_by(|a, b| a >= b) {
                wrong.push(state.code.clone());
            }
        }
        for code in wrong {
            self.fault(
                "states.csv",
                &format!(
                    "the offices of {code} are not those of coverage.csv, most counties first"
                ),
            );
        }
    }

    pub(super) fn zips(&mut self) {
        let mut all: BTreeMap<u32, ZipTown> = BTreeMap::new();
        for (code, state) in self.state_at.clone() {
            for (at, row) in self.rows::<row::ZipRow>(&format!("zips/{code}.csv")) {
                let zip = row.zip.parse().ok().filter(|_| row.zip.len() == 5);
                let county = self.county_of(&at, &row, state);
                let (Some(zip), Some(city)) = (zip, filled(written(&row.city))) else {
                    self.fault(&at, "a row has five digits and a city");
                    continue;
                };
                let office =
                    self.tables.counties.get(usize::from(county)).map(|county| county.office);
                self.zip_office.insert(row.zip, office);
                let people = u64::from(row.people.unwrap_or_default());
                if all.insert(zip, ZipTown { city, state, county, people }).is_some() {
                    self.fault(&at, "this ZIP code is here twice");
                }
            }
        }
        self.fill_columns(&all);
    }

    fn county_of(&mut self, at: &str, row: &row::ZipRow, state: u8) -> u16 {
        let Some(code) = filled(row.county_fips.clone()) else {
            let offices =
                self.tables.states.get(usize::from(state)).map_or(0, |state| state.offices.len());
            if offices > 1 {
                self.fault(at, "a ZIP code of a state with several offices needs its county");
            }
            return NO_COUNTY;
        };
        let county = self.county_at.get(&code).copied();
        let own = county.and_then(|at| self.tables.counties.get(usize::from(at)));
        if own.is_none_or(|county| county.state != state) {
            self.fault(at, "coverage.csv has no such county in this state");
        }
        county.unwrap_or(NO_COUNTY)
    }

    fn fill_columns(&mut self, all: &BTreeMap<u32, ZipTown>) {
        // Names that differ in accents, capitals or spaces only are one city.
        let mut cities: BTreeMap<(String, u8), (&str, u64)> = BTreeMap::new();
        for town in all.values() {
            cities.entry(town.key()).or_insert((&town.city, 0)).1 += town.people;
        }
        let unposted = self.unposted();
        let larger = add_unposted(&mut cities, &unposted);
        self.populations(&mut cities);
        let mut index: HashMap<&(String, u8), u16> = HashMap::new();
        for (at, (key, (name, people))) in cities.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { return self.fault("zips", "too many cities") };
            index.insert(key, at);
            self.tables.names.push(name);
            self.tables.name_states.push(key.1);
            self.tables.name_sizes.push(Size::of(*people).0);
        }
        self.city_counties = vec![BTreeSet::new(); cities.len()];
        let mut of_county = vec![0; self.tables.counties.len()];
        for (zip, town) in all {
            self.tables.zips.push(*zip);
            let city = index.get(&town.key()).copied().unwrap_or(u16::MAX);
            self.tables.zip_cities.push(city);
            self.tables.zip_counties.push(town.county);
            if let Some(people) = of_county.get_mut(usize::from(town.county)) {
                *people += town.people;
                self.city_counties[usize::from(city)].insert(town.county);
            }
        }
        for (county, people) in self.tables.counties.iter_mut().zip(of_county) {
            county.size = Size::of(people);
        }
        for (own, is_larger) in unposted.iter().zip(larger) {
            let city = index.get(&own.key()).copied().unwrap_or(u16::MAX);
            self.insert_counties(city, own, is_larger);
        }
    }

    /// Puts the people of a city itself for those of its ZIP codes, which reach beyond
    /// it: that tells which of several cities of a name is the largest.
    fn populations(&mut self, cities: &mut BTreeMap<(String, u8), (&str, u64)>) {
        let mut known = HashSet::new();
        for (at, row) in self.rows::<row::PopulationRow>("populations.csv") {
            let state = self.state_at.get(&row.state).copied();
            let key = (squeezed(&fold(&row.city)), state.unwrap_or(u8::MAX));
            match cities.get_mut(&key) {
                Some((_, people)) => *people = row.people,
                None => self.fault(&at, "no ZIP code is in this city"),
            }
            if !known.insert(key) {
                self.fault(&at, "this city is here twice");
            }
        }
    }

    pub(super) fn touching(&mut self) {
        for (at, row) in self.rows::<row::TouchingRow>("zip_multi_office.csv") {
            let primary = self.office(&at, &row.primary_office);
            let others: Vec<u8> =
                list(&row.other_offices).iter().filter_map(|name| self.office(&at, name)).collect();
            let own = self.zip_office.get(&row.zip).copied().flatten();
            if own.is_none()
                || own != primary
                || others.is_empty()
                || others.iter().any(|o| Some(*o) == own)
            {
                self.fault(
                    &at,
                    "the ZIP code is known, its own office is the primary one, others differ",
                );
            }
            if let Ok(zip) = row.zip.parse() {
                self.tables.touching.extend(others.into_iter().map(|office| (zip, office)));
            }
        }
        self.tables.touching.sort_by_key(|(zip, _)| *zip);
    }

    /// The active office of this short name.
    fn office(&mut self, at: &str, name: &str) -> Option<u8> {
        let office = self.office_at.get(name).copied();
        if office.is_none() {
            self.fault(at, &format!("`{name}` isn't an active office"));
        }
        office
    }
}

/// Where a ZIP code is.
#[derive(Debug)]
struct ZipTown {
    city: String,
    state: u8,
    county: u16,
    people: u64,
}

impl ZipTown {
    /// Returns what sorts the cities, and makes two spellings one.
    fn key(&self) -> (String, u8) {
        (squeezed(&fold(&self.city)), self.state)
    }
}
