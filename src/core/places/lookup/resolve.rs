//! Resolves words to the places that they name.

use super::asked::is_asking;
use super::query::{PlaceQuery, Reading};
use crate::places::normalize::{fold, fold_into, squeezed};
use crate::places::{Places, Size, StateKind, ZipsOfCities};
use std::cmp::Reverse;
use std::ops::Range;

/// A place in the tables, by its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::places) enum ResolvedPlace {
    Zip(usize),
    City(usize),
    County(usize),
    State(usize),
    Other(usize),
}

/// A state that is typed beside a name and narrows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::places) struct InState {
    /// Its index.
    pub(in crate::places) state: usize,
    /// True if it stands before the name, not behind it.
    pub(in crate::places) is_first: bool,
    /// Number of its words.
    pub(in crate::places) words: usize,
}

/// Least population of a county that may be meant where a town has its name.
const COUNTY_PEOPLE: u64 = 100_000;

/// Steps of [`Size`] by which such a county must be larger than the town: about ten times.
const FAR_LARGER: u8 = 26;

/// Least population of a city that may be typed with "city" behind its name, or with the name of
/// a part of it before its own.
pub(super) const LARGE_CITY: u64 = 100_000;

/// The boroughs of New York City.
const BOROUGHS: [&str; 5] = ["bronx", "brooklyn", "manhattan", "queens", "staten island"];

/// Most words in the name of a state.
const STATE_WORDS: usize = 6;

impl Places {
    /// Returns the index of a ZIP code.
    pub(in crate::places) fn zip_at(&self, zip: u32) -> Option<usize> {
        let at = self.tables.zips.first_from(zip);
        (self.tables.zips.get(at) == Some(zip)).then_some(at)
    }

    /// Returns the five digits of a ZIP code, given by its index.
    pub(in crate::places) fn digits(&self, zip: usize) -> Option<String> {
        self.tables.zips.get(zip).map(|zip| format!("{zip:05}"))
    }

    /// Returns the index of the state with this folded name or code.
    pub(in crate::places) fn state_called(&self, folded: &str) -> Option<usize> {
        let found = self.state_names.binary_search_by(|(name, _)| name.as_str().cmp(folded));
        found.ok().and_then(|at| self.state_names.get(at)).map(|(_, state)| *state)
    }

    /// Returns the indexes of the cities with this folded name, spaces aside; one for each
    /// state.
    pub(in crate::places) fn cities_called(&self, folded: &str) -> Range<usize> {
        let wanted = squeezed(folded);
        let start = self.first_city(|name| name < wanted.as_str());
        let mut own = String::new();
        let is_called = |city: &usize| {
            self.squeeze_into(*city, &mut own);
            own == wanted
        };
        start..start + (start..self.cities()).take_while(is_called).count()
    }

    /// Writes the folded name of a city without spaces into a buffer that is used again.
    fn squeeze_into(&self, city: usize, squeezed: &mut String) {
        fold_into(self.city_name(city), squeezed);
        squeezed.retain(|letter| letter != ' ');
    }

    /// Returns the first city whose squeezed name does not satisfy `before`; all that satisfy
    /// it must stand before it.
    pub(in crate::places) fn first_city(&self, before: impl Fn(&str) -> bool) -> usize {
        let mut folded = String::new();
        let (mut low, mut high) = (0, self.cities());
        while low < high {
            let middle = low.midpoint(high);
            self.squeeze_into(middle, &mut folded);
            if before(&folded) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Returns the places that a query names, the largest first: a state, else cities and other
    /// names, else counties. A state at either end of the words narrows them.
    pub(in crate::places) fn spots(&self, query: &PlaceQuery) -> Vec<ResolvedPlace> {
        let found = query.readings().into_iter().map(|reading| self.spots_of(&reading));
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Returns the places that one reading of the words names.
    pub(in crate::places) fn spots_of(&self, reading: &Reading<'_>) -> Vec<ResolvedPlace> {
        self.spots_called(reading.words, reading.county)
    }

    fn spots_called(&self, words: &[String], county: Option<&str>) -> Vec<ResolvedPlace> {
        self.spots_and_state(words, county).0
    }

    /// Returns the places that the words name, and the state at their end or start that narrows
    /// them.
    pub(in crate::places) fn spots_and_state(
        &self,
        words: &[String],
        county: Option<&str>,
    ) -> (Vec<ResolvedPlace>, Option<InState>) {
        if words.is_empty() {
            return (Vec::new(), None);
        }
        let whole = words.join(" ");
        if let Some(state) = self.state_called(&whole).filter(|_| county.is_none()) {
            // LA may mean the city, too.
            let others = self.others_called(&whole, None);
            return (std::iter::once(ResolvedPlace::State(state)).chain(others).collect(), None);
        }
        if let Some(state) = self.part_of_state_called(words).filter(|_| county.is_none()) {
            return (vec![ResolvedPlace::State(state)], None);
        }
        let region = self.states_of_region(&whole);
        if !region.is_empty() && county.is_none() {
            return (region, None);
        }
        let known = self.towns(&whole, None);
        let part_of = self.part_of_city_like_state(words);
        for (name, in_state) in self.with_state(words) {
            if in_state.is_first && county.is_none() && !known.is_empty() {
                // The Texas Panhandle is not the town of Panhandle in Texas, nor is the town of
                // Minnesota Lake a county.
                return (known, None);
            }
            let mut spots = self.inside(&name.join(" "), Some(in_state.state), county);
            if spots.is_empty() {
                spots = self.city_of_its_state(name, in_state.state);
            }
            if !spots.is_empty() {
                // "Central LA" is the city of Central in Louisiana, or a part of Los Angeles.
                spots.extend(part_of);
                return (spots, Some(in_state));
            }
        }
        match self.others_called(&whole, None).is_empty() && !part_of.is_empty() {
            true => (part_of, None),
            false => (self.inside(&whole, None, county), None),
        }
    }

    /// Returns the city that has the name of its state, if the words are another name of that
    /// state: New York for "ny" in New York.
    fn city_of_its_state(&self, words: &[String], state: usize) -> Vec<ResolvedPlace> {
        let own = self.state(state).filter(|_| self.state_called(&words.join(" ")) == Some(state));
        own.map_or_else(Vec::new, |own| self.towns(&fold(&own.name), Some(state)))
    }

    /// Returns every way to split the words into the rest and a state's name, the longest name
    /// first; a state at the end comes before one at the start.
    pub(in crate::places) fn with_state<'a>(
        &self,
        words: &'a [String],
    ) -> Vec<(&'a [String], InState)> {
        let mut ways = Vec::new();
        for count in (1..words.len().min(STATE_WORDS + 1)).rev() {
            let (rest, last) = words.split_at(words.len() - count);
            let in_state = |state| InState { state, is_first: false, words: count };
            ways.extend(self.state_called(&last.join(" ")).map(|state| (rest, in_state(state))));
        }
        for count in (1..words.len().min(STATE_WORDS + 1)).rev() {
            let (first, rest) = words.split_at(count);
            // "in power" is not about Indiana, nor "Washington Island" about Island County.
            if first.iter().all(|word| is_asking(word)) || rest == ["island"] {
                continue;
            }
            let in_state = |state| InState { state, is_first: true, words: count };
            ways.extend(self.state_called(&first.join(" ")).map(|state| (rest, in_state(state))));
        }
        ways
    }

    /// Returns the cities, else the counties, else the borough of this name, in one state or in
    /// all.
    fn inside(&self, name: &str, state: Option<usize>, county: Option<&str>) -> Vec<ResolvedPlace> {
        if let Some(kind) = county {
            let full =
                if name.ends_with(&format!(" {kind}")) { name } else { &format!("{name} {kind}") };
            let found = self.counties_inside(full, state);
            return if found.is_empty() { self.borough(full, state) } else { found };
        }
        let ways: [&dyn Fn() -> Vec<ResolvedPlace>; 5] = [
            &|| self.towns(name, state),
            &|| self.counties_inside(name, state),
            &|| self.borough(name, state),
            &|| self.large_city(name, state),
            &|| self.part_of_large_city(name, state),
        ];
        ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Returns the large cities that a name such as "houston city" means. "Midwest City" is a
    /// city of its own, not the village of Midwest.
    fn large_city(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
        let Some(name) = name.strip_suffix(" city") else { return Vec::new() };
        let mut found = self.towns(name, state);
        found.retain(|spot| self.size_of(*spot) >= Size::of(LARGE_CITY));
        found
    }

    /// Returns the borough of New York City that a name such as "queens borough" means.
    fn borough(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
        let new_york = self.state_called("ny");
        let name = name.strip_suffix(" borough").filter(|name| BOROUGHS.contains(name));
        let name = name.filter(|_| state.is_none() || state == new_york);
        name.map_or_else(Vec::new, |name| self.towns(name, new_york))
    }

    fn counties_inside(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
        let found = self.counties_called(name, state);
        found.into_iter().map(ResolvedPlace::County).collect()
    }

    /// Returns cities and other places of this name. In one state the city comes first. In all
    /// states the largest comes first, and a county that is far larger than every town of its
    /// name counts, too: "Cook" means the county, not a village.
    pub(super) fn towns(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
        let fits = |city: &usize| state.is_none_or(|state| self.city_state(*city) == state);
        let cities = self.largest(self.cities_called(name).filter(fits));
        let mut spots: Vec<ResolvedPlace> = cities.into_iter().map(ResolvedPlace::City).collect();
        for other in self.others_called(name, state) {
            if !spots.contains(&other) {
                spots.push(other);
            }
        }
        if state.is_some() || spots.is_empty() {
            return spots;
        }
        let largest = spots.iter().map(|spot| self.size_of(*spot)).max().unwrap_or_default();
        let counties = self.counties_inside(name, None).into_iter();
        let far_larger = |county: &ResolvedPlace| {
            let size = self.size_of(*county);
            size >= Size::of(COUNTY_PEOPLE) && size.0 >= largest.0.saturating_add(FAR_LARGER)
        };
        spots.extend(counties.filter(|county| far_larger(county) || self.is_island(county)));
        spots.sort_by_key(|spot| (!self.is_island(spot), Reverse(self.size_of(*spot))));
        spots
    }

    /// Returns true for a county of the US Virgin Islands: St. Croix is known by its name far
    /// beyond towns of that name.
    fn is_island(&self, spot: &ResolvedPlace) -> bool {
        matches!(spot, ResolvedPlace::County(_)) && self.code(self.state_of(*spot)) == "VI"
    }

    /// Returns the indexes of a city's ZIP codes.
    pub(in crate::places) fn zips_of(
        &self,
        city: usize,
    ) -> impl ExactSizeIterator<Item = usize> + '_ {
        let zips = self
            .city_zips
            .get_or_init(|| ZipsOfCities::new(&self.tables.zip_cities, self.cities()));
        zips.of(city).iter().map(|zip| usize::from(*zip))
    }

    /// Returns the index of the state of a place.
    pub(in crate::places) fn state_of(&self, spot: ResolvedPlace) -> usize {
        match spot {
            ResolvedPlace::Zip(zip) => self.city_state(self.city_of(zip)),
            ResolvedPlace::City(city) => self.city_state(city),
            ResolvedPlace::County(county) => {
                self.tables.counties.get(county).map_or(usize::MAX, |c| usize::from(c.state))
            }
            ResolvedPlace::State(state) => state,
            ResolvedPlace::Other(other) => {
                self.tables.others.get(other).map_or(usize::MAX, |o| usize::from(o.state))
            }
        }
    }

    /// Returns the city of a ZIP code, both by index.
    pub(in crate::places) fn city_of(&self, zip: usize) -> usize {
        self.tables.zip_cities.get(zip).map_or(usize::MAX, usize::from)
    }

    /// Returns the county of a ZIP code, both by index; `None` if it is not known.
    pub(in crate::places) fn county_of(&self, zip: usize) -> Option<usize> {
        let county = usize::from(self.tables.zip_counties.get(zip)?);
        (county < self.tables.counties.len()).then_some(county)
    }

    /// Returns true if the mail of this state is military.
    pub(in crate::places) fn is_military(&self, state: usize) -> bool {
        self.state(state).is_some_and(|state| state.kind == StateKind::Military)
    }
}
