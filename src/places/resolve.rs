//! From words to the places that they name.

use super::fold::fold_into;
use super::query::Query;
use super::{Places, StateKind};
use std::ops::Range;

/// One thing in the tables; the number is its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Zip(usize),
    City(usize),
    County(usize),
    State(usize),
}

/// Words of the longest name of a state.
const STATE_WORDS: usize = 6;

impl Places {
    /// The index of a ZIP code.
    pub(super) fn zip_at(&self, zip: u32) -> Option<usize> {
        self.zips.binary_search(&zip).ok()
    }

    /// The five digits of a ZIP code, given by its index.
    pub(super) fn digits(&self, zip: usize) -> Option<String> {
        self.zips.get(zip).map(|zip| format!("{zip:05}"))
    }

    /// The state with this folded name or code.
    pub(super) fn state_called(&self, folded: &str) -> Option<usize> {
        self.state_names.iter().find(|(name, _)| name == folded).map(|(_, state)| *state)
    }

    /// The cities with this folded name, one for each state.
    pub(super) fn cities_called(&self, folded: &str) -> Range<usize> {
        let start = self.first_city(|name| name < folded);
        start..self.first_city(|name| name <= folded)
    }

    /// The first city for which `before` does not hold; all for which it does
    /// stand before it.
    pub(super) fn first_city(&self, before: impl Fn(&str) -> bool) -> usize {
        let mut folded = String::new();
        let (mut low, mut high) = (0, self.cities());
        while low < high {
            let middle = low.midpoint(high);
            fold_into(self.city_name(middle), &mut folded);
            if before(&folded) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// What the words name: a state, else cities, else counties; a state at
    /// either end narrows them. Cities with most ZIP codes first.
    pub(super) fn spots(&self, query: &Query) -> Vec<Spot> {
        let found = self.spots_called(&query.words, false);
        match &query.without_kind {
            Some(words) if found.is_empty() => self.spots_called(words, query.wants_county),
            _ => found,
        }
    }

    fn spots_called(&self, words: &[String], wants_county: bool) -> Vec<Spot> {
        if words.is_empty() {
            return Vec::new();
        }
        if let Some(state) = self.state_called(&words.join(" ")).filter(|_| !wants_county) {
            return vec![Spot::State(state)];
        }
        let inside = |(name, state): (String, usize)| self.inside(&name, Some(state), wants_county);
        let found = self.with_state(words).into_iter().map(inside).find(|found| !found.is_empty());
        found.unwrap_or_else(|| self.inside(&words.join(" "), None, wants_county))
    }

    /// Every way to take a part of the words for a state, the longest name
    /// first; the rest is returned with it.
    pub(super) fn with_state(&self, words: &[String]) -> Vec<(String, usize)> {
        let mut ways = Vec::new();
        for count in (1..words.len().min(STATE_WORDS + 1)).rev() {
            let (rest, last) = words.split_at(words.len() - count);
            ways.extend(self.state_called(&last.join(" ")).map(|state| (rest.join(" "), state)));
        }
        for count in (1..words.len().min(STATE_WORDS + 1)).rev() {
            let (first, rest) = words.split_at(count);
            ways.extend(self.state_called(&first.join(" ")).map(|state| (rest.join(" "), state)));
        }
        ways
    }

    /// Cities, else counties of this name, in one state or in all.
    fn inside(&self, name: &str, state: Option<usize>, wants_county: bool) -> Vec<Spot> {
        let fits = |city: &usize| state.is_none_or(|state| self.city_state(*city) == state);
        let cities = |name: &str| -> Vec<Spot> {
            self.largest(self.cities_called(name).filter(fits))
                .into_iter()
                .map(Spot::City)
                .collect()
        };
        let counties = |bare_too: bool| -> Vec<Spot> {
            let found = self.counties_called(name, state, bare_too);
            found.into_iter().map(Spot::County).collect()
        };
        let ways: [&dyn Fn() -> Vec<Spot>; 4] = match wants_county {
            true => [&|| counties(true), &Vec::new, &Vec::new, &Vec::new],
            false => [&|| cities(name), &|| counties(false), &|| counties(true), &|| {
                name.strip_suffix(" city").map(cities).unwrap_or_default()
            }],
        };
        ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The indexes of a city's ZIP codes.
    pub(super) fn zips_of(&self, city: usize) -> impl ExactSizeIterator<Item = usize> + '_ {
        let bound = |at: usize| self.zip_starts.get(at).copied().unwrap_or_default() as usize;
        let zips = self.city_zips.get(bound(city)..bound(city + 1)).unwrap_or_default();
        zips.iter().map(|zip| usize::from(*zip))
    }

    /// The state of a spot.
    pub(super) fn state_of(&self, spot: Spot) -> usize {
        match spot {
            Spot::Zip(zip) => self.city_state(self.city_of(zip)),
            Spot::City(city) => self.city_state(city),
            Spot::County(county) => {
                self.tables.counties.get(county).map_or(usize::MAX, |c| usize::from(c.state))
            }
            Spot::State(state) => state,
        }
    }

    /// The city of a ZIP code, both by index.
    pub(super) fn city_of(&self, zip: usize) -> usize {
        self.tables.zip_cities.get(zip).copied().map_or(usize::MAX, usize::from)
    }

    /// The county of a ZIP code, both by index.
    pub(super) fn county_of(&self, zip: usize) -> Option<usize> {
        let county = usize::from(*self.tables.zip_counties.get(zip)?);
        (county < self.tables.counties.len()).then_some(county)
    }

    /// Whether the mail of this state is military.
    pub(super) fn is_military(&self, state: usize) -> bool {
        self.state(state).is_some_and(|state| state.kind == StateKind::Military)
    }
}
