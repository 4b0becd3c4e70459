//! Suggestions for a place that was typed in part or misspelled.

use super::query::PlaceQuery;
use super::resolve::ResolvedPlace;
use crate::places::normalize::{fold, fold_into, squeezed};
use crate::places::{Place, Places};
use std::cmp::Reverse;

/// Indexes of the states to search for names in; empty: all states.
type InStates = Vec<usize>;

impl Places {
    /// Returns labels of places whose name or ZIP code starts with what was typed; if there are
    /// none, of those one or two typos away. States come first, then cities, the largest first,
    /// then counties. Each can be typed as a query.
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<String> {
        self.suggestions(&PlaceQuery::parse(typed), limit)
    }

    pub(in crate::places) fn suggestions(&self, query: &PlaceQuery, limit: usize) -> Vec<String> {
        let zip = query.zip.map(|zip| format!("{zip:05}"));
        if let Some(digits) = query.part_of_zip.clone().or(zip) {
            return self.near_zip(&digits, limit);
        }
        if query.words.is_empty() {
            return Vec::new();
        }
        let readings = self.readings(query.core());
        let mut found = Vec::new();
        for near in [false, true] {
            for (name, states) in &readings {
                let wanted = Wanted { name, states, near };
                self.collect(&wanted, query.wants_county(), limit, &mut found);
            }
            if !found.is_empty() {
                break;
            }
        }
        found.truncate(limit);
        found
    }

    /// Returns the ZIP codes that start with the digits, or with as many of them as any does.
    /// Four digits are tried first with a leading zero.
    fn near_zip(&self, digits: &str, limit: usize) -> Vec<String> {
        let mut starts: Vec<String> = Vec::new();
        if digits.len() == 4 {
            starts.push(format!("0{digits}"));
        }
        let least = digits.len().min(3);
        starts.extend(
            (least..=digits.len()).rev().filter_map(|end| digits.get(..end)).map(str::to_owned),
        );
        for start in starts {
            let fits = |(_, zip): &(usize, u32)| format!("{zip:05}").starts_with(&start);
            let spots = self
                .tables
                .zips
                .iter()
                .enumerate()
                .filter(fits)
                .map(|(at, _)| ResolvedPlace::Zip(at));
            let found: Vec<String> =
                spots.take(limit).filter_map(|spot| self.label(spot)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn label(&self, spot: ResolvedPlace) -> Option<String> {
        Some(match spot {
            ResolvedPlace::State(state) => self.state(state)?.name.clone(),
            ResolvedPlace::City(city) => {
                format!("{}, {}", self.city_name(city), self.code(self.city_state(city)))
            }
            ResolvedPlace::County(at) => {
                let county = self.tables.counties.get(at)?;
                let name = self.tables.county_names.get(at);
                format!("{name}, {}", self.code(usize::from(county.state)))
            }
            ResolvedPlace::Other(other) => self.places_of_other(other).first()?.label(),
            ResolvedPlace::Zip(zip) => {
                let city = self.city_of(zip);
                let place = Place {
                    zip: self.digits(zip),
                    city: Some(self.city_name(city).to_owned()),
                    county: None,
                    state: self.code(self.city_state(city)).to_owned(),
                };
                place.label()
            }
        })
    }

    /// Returns the readings of the words: a name before the start or a misspelling of a state,
    /// then all words as one name.
    fn readings(&self, words: &[String]) -> Vec<(String, InStates)> {
        let mut readings = Vec::new();
        for count in 1..words.len().min(4) {
            let (name, state) = words.split_at(words.len() - count);
            let state = state.join(" ");
            let starting = self.states_where(|known| known.starts_with(&state));
            let states = match starting.is_empty() {
                true => self.states_where(|known| slips(known, &state).is_some()),
                false => starting,
            };
            if !states.is_empty() {
                readings.push((name.join(" "), states));
            }
        }
        readings.push((words.join(" "), Vec::new()));
        readings
    }

    fn states_where(&self, fits: impl Fn(&str) -> bool) -> InStates {
        let mut states: InStates = self
            .state_names
            .iter()
            .filter(|(name, _)| fits(name))
            .map(|(_, state)| *state)
            .collect();
        states.dedup();
        states
    }

    fn collect(
        &self,
        wanted: &Wanted<'_>,
        only_counties: bool,
        limit: usize,
        found: &mut Vec<String>,
    ) {
        let states = if wanted.states.is_empty() { self.states_like(wanted) } else { Vec::new() };
        let towns = if only_counties { Vec::new() } else { self.towns_like(wanted) };
        let spots = states.into_iter().map(ResolvedPlace::State).chain(towns);
        let spots = spots.chain(self.counties_like(wanted).into_iter().map(ResolvedPlace::County));
        for label in spots.take(limit).filter_map(|spot| self.label(spot)) {
            if !found.contains(&label) {
                found.push(label);
            }
        }
    }

    fn states_like(&self, wanted: &Wanted<'_>) -> Vec<usize> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (name, state) in &self.state_names {
            if let Some(away) = wanted.away(name)
                && found.iter().all(|(_, known)| known != state)
            {
                found.push((away, *state));
            }
        }
        found.sort_by_key(|(away, _)| *away);
        found.into_iter().map(|(_, state)| state).collect()
    }

    /// Returns the cities and other names that match, the nearest first, then the largest.
    fn towns_like(&self, wanted: &Wanted<'_>) -> Vec<ResolvedPlace> {
        let mut found = self.others_like(wanted);
        found.extend(
            self.cities_like(wanted)
                .into_iter()
                .map(|(away, city)| (away, ResolvedPlace::City(city))),
        );
        found.sort_by_key(|(away, spot)| (*away, self.rank(*spot)));
        found.into_iter().map(|(_, spot)| spot).collect()
    }

    /// Returns a sort key that puts the largest place first: by people, then by number of ZIP
    /// codes.
    pub(in crate::places) fn rank(&self, spot: ResolvedPlace) -> impl Ord {
        let zips = if let ResolvedPlace::City(city) = spot { self.zips_of(city).len() } else { 0 };
        Reverse((self.size_of(spot), zips))
    }

    fn cities_like(&self, wanted: &Wanted<'_>) -> Vec<(usize, usize)> {
        let range = match wanted.near {
            true => 0..self.cities(),
            false => {
                let name = squeezed(wanted.name);
                let before = |known: &str| known < name.as_str();
                let start = self.first_city(before);
                start..self.first_city(|known| before(known) || known.starts_with(&name))
            }
        };
        let mut folded = String::new();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for city in range {
            let long = self.city_name(city).len();
            let hopeless = wanted.near && long.abs_diff(wanted.name.len()) > 5;
            if hopeless || !wanted.is_in(self.city_state(city)) {
                continue;
            }
            fold_into(self.city_name(city), &mut folded);
            let away = match wanted.near {
                true => wanted.away(&folded),
                false => Some(usize::from(squeezed(&folded) != squeezed(wanted.name))),
            };
            found.extend(away.map(|away| (away, city)));
        }
        found
    }

    /// Returns cities, the largest first.
    pub(in crate::places) fn largest(&self, cities: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut cities: Vec<usize> = cities.into_iter().collect();
        cities.sort_by_key(|city| (self.rank(ResolvedPlace::City(*city)), *city));
        cities
    }

    /// Returns the neighborhoods and other names that match, as places, each with its distance.
    fn others_like(&self, wanted: &Wanted<'_>) -> Vec<(usize, ResolvedPlace)> {
        let name = squeezed(wanted.name);
        let mut found: Vec<(usize, ResolvedPlace)> = Vec::new();
        for other in self.tables.others.iter().flat_map(|other| &other.names) {
            let known = fold(other);
            let away = match wanted.near {
                true => wanted.away(&known),
                false => {
                    squeezed(&known).starts_with(&name).then_some(usize::from(known != wanted.name))
                }
            };
            let Some(away) = away else { continue };
            let spots = self.others_called(&known, None).into_iter();
            let fits = spots.filter(|spot| wanted.is_in(self.state_of(*spot)));
            found.extend(fits.map(|spot| (away, spot)));
        }
        found
    }

    fn counties_like(&self, wanted: &Wanted<'_>) -> Vec<usize> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for name in self.county_names() {
            let Some(county) = self.tables.counties.get(name.county) else { continue };
            if wanted.is_in(usize::from(county.state)) && !county.former {
                found.extend(wanted.away(name.full).map(|away| (away, name.county)));
            }
        }
        found.sort_by_key(|(away, at)| (*away, Reverse(self.county_size(*at)), *at));
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// A name to search for.
struct Wanted<'a> {
    /// Folded.
    name: &'a str,
    /// Indexes of the states to search in; empty: all states.
    states: &'a [usize],
    /// True to find misspellings, false to find names that start so.
    near: bool,
}

impl Wanted<'_> {
    fn is_in(&self, state: usize) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }

    /// Returns the distance of a known name: 0 for the name itself, 1 for a longer one, or the
    /// number of typos; `None` if it does not match.
    fn away(&self, known: &str) -> Option<usize> {
        match self.near {
            true => slips(known, self.name),
            false => {
                known.starts_with(self.name).then(|| usize::from(known.len() > self.name.len()))
            }
        }
    }
}

/// Returns the number of typos between a known name and the typed one, if they are few: at most
/// one for 4 to 7 letters, two from 8 letters on.
fn slips(known: &str, typed: &str) -> Option<usize> {
    let most = match typed.chars().count() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    crate::faults::slips(known, typed, most)
}
