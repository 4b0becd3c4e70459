//! From words to the places that they name.

use super::asked::is_asking;
use super::query::{PlaceQuery, Reading};
use crate::places::normalize::{fold_into, squeezed};
use crate::places::{Places, Size, StateKind, ZipsOfCities};
use std::cmp::Reverse;
use std::ops::Range;

/// One thing in the tables; the number is its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::places) enum ResolvedPlace {
    Zip(usize),
    City(usize),
    County(usize),
    State(usize),
    Other(usize),
}

/// A state that narrows a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::places) struct InState {
    /// Its index.
    state: usize,
    /// Whether it stands before the name, not behind it.
    pub(in crate::places) is_first: bool,
    /// How many words it has.
    pub(in crate::places) words: usize,
}

/// People of a county that may be meant where a town has its name.
const COUNTY_PEOPLE: u64 = 100_000;

/// Steps of [`Size`] by which it is larger then: some ten times.
const FAR_LARGER: u8 = 26;

/// The boroughs of New York City.
const BOROUGHS: [&str; 5] = ["bronx", "brooklyn", "manhattan", "queens", "staten island"];

/// Words of the longest name of a state.
const STATE_WORDS: usize = 6;

impl Places {
    /// The index of a ZIP code.
    pub(in crate::places) fn zip_at(&self, zip: u32) -> Option<usize> {
        self.tables.zips.binary_search(&zip).ok()
    }

    /// The five digits of a ZIP code, given by its index.
    pub(in crate::places) fn digits(&self, zip: usize) -> Option<String> {
        self.tables.zips.get(zip).map(|zip| format!("{zip:05}"))
    }

    /// The state with this folded name or code.
    pub(in crate::places) fn state_called(&self, folded: &str) -> Option<usize> {
        let found = self.state_names.binary_search_by(|(name, _)| name.as_str().cmp(folded));
        found.ok().and_then(|at| self.state_names.get(at)).map(|(_, state)| *state)
    }

    /// The cities with this folded name, spaces aside, one for each state.
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

    /// The squeezed name of a city, into a buffer that is used again.
    fn squeeze_into(&self, city: usize, squeezed: &mut String) {
        fold_into(self.city_name(city), squeezed);
        squeezed.retain(|letter| letter != ' ');
    }

    /// The first city for whose squeezed name `before` does not hold; all for
    /// which it does stand before it.
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

    /// Returns what the words name: a state, else cities and what else goes by their
    /// name, else counties; a state at either end narrows them. The largest first.
    pub(in crate::places) fn spots(&self, query: &PlaceQuery) -> Vec<ResolvedPlace> {
        let found = query.readings().into_iter().map(|reading| self.spots_of(&reading));
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Returns what the words name when they are read in this way.
    pub(in crate::places) fn spots_of(&self, reading: &Reading<'_>) -> Vec<ResolvedPlace> {
        self.spots_called(reading.words, reading.county)
    }

    fn spots_called(&self, words: &[String], county: Option<&str>) -> Vec<ResolvedPlace> {
        self.spots_and_state(words, county).0
    }

    /// Returns what the words name, and the state that narrows it: as many words at the
    /// end, or at the start, are its name.
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
            // Who says LA may mean the city.
            let others = self.others_called(&whole, None);
            return (std::iter::once(ResolvedPlace::State(state)).chain(others).collect(), None);
        }
        for (name, in_state) in self.with_state(words) {
            let spots = self.inside(&name.join(" "), Some(in_state.state), county);
            if !spots.is_empty() {
                return (spots, Some(in_state));
            }
        }
        (self.inside(&whole, None, county), None)
    }

    /// Every way to take a part of the words for a state, the longest name
    /// first; the rest is returned with it.
    fn with_state<'a>(&self, words: &'a [String]) -> Vec<(&'a [String], InState)> {
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

    /// Cities, else counties of this name, in one state or in all.
    fn inside(&self, name: &str, state: Option<usize>, county: Option<&str>) -> Vec<ResolvedPlace> {
        if let Some(kind) = county {
            let full =
                if name.ends_with(&format!(" {kind}")) { name } else { &format!("{name} {kind}") };
            let found = self.counties_inside(full, state);
            return if found.is_empty() { self.borough(full, state) } else { found };
        }
        let ways: [&dyn Fn() -> Vec<ResolvedPlace>; 4] = [
            &|| self.towns(name, state),
            &|| self.counties_inside(name, state),
            &|| self.borough(name, state),
            &|| name.strip_suffix(" city").map_or_else(Vec::new, |name| self.towns(name, state)),
        ];
        ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The borough of New York City with this name and "borough" behind it.
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

    /// Cities of this name and what else goes by it. In one state the city comes
    /// first; in all the largest does, and a county that is far larger than
    /// every town of its name counts, too: nobody who says Cook means a village.
    fn towns(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
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

    /// Returns whether it is a county that is an island of the US Virgin Islands: St. Croix is
    /// known by its name far beyond towns of that name.
    fn is_island(&self, spot: &ResolvedPlace) -> bool {
        matches!(spot, ResolvedPlace::County(_)) && self.code(self.state_of(*spot)) == "VI"
    }

    /// The indexes of a city's ZIP codes.
    pub(in crate::places) fn zips_of(
        &self,
        city: usize,
    ) -> impl ExactSizeIterator<Item = usize> + '_ {
        let zips = self
            .city_zips
            .get_or_init(|| ZipsOfCities::new(&self.tables.zip_cities, self.cities()));
        zips.of(city).iter().map(|zip| usize::from(*zip))
    }

    /// The state of a spot.
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

    /// The city of a ZIP code, both by index.
    pub(in crate::places) fn city_of(&self, zip: usize) -> usize {
        self.tables.zip_cities.get(zip).copied().map_or(usize::MAX, usize::from)
    }

    /// The county of a ZIP code, both by index.
    pub(in crate::places) fn county_of(&self, zip: usize) -> Option<usize> {
        let county = usize::from(*self.tables.zip_counties.get(zip)?);
        (county < self.tables.counties.len()).then_some(county)
    }

    /// Returns whether the mail of this state is military.
    pub(in crate::places) fn is_military(&self, state: usize) -> bool {
        self.state(state).is_some_and(|state| state.kind == StateKind::Military)
    }
}
