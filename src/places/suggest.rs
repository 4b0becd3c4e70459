//! What may be meant by what was typed so far, or misspelled.

use super::fold::fold_into;
use super::query::Query;
use super::resolve::Spot;
use super::{Place, Places};

/// What narrows a search for names: any state if empty.
type InStates = Vec<usize>;

impl Places {
    /// Places whose name or ZIP code starts with what was typed; if there are
    /// none, those that are a slip or two away. States first, then cities with
    /// most ZIP codes, then counties. Each can be asked as it stands.
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<String> {
        self.suggestions(&Query::parse(typed), limit)
    }

    pub(super) fn suggestions(&self, query: &Query, limit: usize) -> Vec<String> {
        let zip = query.zip.map(|zip| format!("{zip:05}"));
        if let Some(digits) = query.part_of_zip.clone().or(zip) {
            return self.near_zip(&digits, limit);
        }
        if query.words.is_empty() {
            return Vec::new();
        }
        let words = query.without_kind.as_ref().unwrap_or(&query.words);
        let readings = self.readings(words);
        let mut found = Vec::new();
        for near in [false, true] {
            for (name, states) in &readings {
                let wanted = Wanted { name, states, near };
                self.collect(&wanted, query.wants_county, limit, &mut found);
            }
            if !found.is_empty() {
                break;
            }
        }
        found.truncate(limit);
        found
    }

    /// ZIP codes that start with the digits, or with as many of them as any
    /// does; a lost leading zero comes back.
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
            let fits = |(_, zip): &(usize, &u32)| format!("{zip:05}").starts_with(&start);
            let spots = self.zips.iter().enumerate().filter(fits).map(|(at, _)| Spot::Zip(at));
            let found: Vec<String> =
                spots.take(limit).filter_map(|spot| self.label(spot)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn label(&self, spot: Spot) -> Option<String> {
        Some(match spot {
            Spot::State(state) => self.state(state)?.name.clone(),
            Spot::City(city) => {
                format!("{}, {}", self.city_name(city), self.code(self.city_state(city)))
            }
            Spot::County(at) => {
                let county = self.tables.counties.get(at)?;
                format!("{}, {}", county.name, self.code(usize::from(county.state)))
            }
            Spot::Zip(zip) => {
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

    /// The words as one name, and as a name with the start or a misspelling of
    /// a state behind it.
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
        let cities = if only_counties { Vec::new() } else { self.cities_like(wanted) };
        let spots = states.into_iter().map(Spot::State);
        let spots = spots.chain(cities.into_iter().map(Spot::City));
        let spots = spots.chain(self.counties_like(wanted).into_iter().map(Spot::County));
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

    fn cities_like(&self, wanted: &Wanted<'_>) -> Vec<usize> {
        let range = match wanted.near {
            true => 0..self.cities(),
            false => {
                let name = wanted.name;
                let start = self.first_city(|known| known < name);
                start..self.first_city(|known| known < name || known.starts_with(name))
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
            found.extend(wanted.away(&folded).map(|away| (away, city)));
        }
        self.nearest_and_largest(found)
    }

    /// By how far they are away, then by how many ZIP codes they have.
    fn nearest_and_largest(&self, mut cities: Vec<(usize, usize)>) -> Vec<usize> {
        let size = |city: usize| self.zips_of(city).len();
        cities.sort_by_key(|(away, city)| (*away, usize::MAX - size(*city), *city));
        cities.into_iter().map(|(_, city)| city).collect()
    }

    /// Cities by how many ZIP codes they have, most first.
    pub(super) fn largest(&self, cities: impl IntoIterator<Item = usize>) -> Vec<usize> {
        self.nearest_and_largest(cities.into_iter().map(|city| (0, city)).collect())
    }

    fn counties_like(&self, wanted: &Wanted<'_>) -> Vec<usize> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let names = self.county_names();
        for (at, (county, name)) in self.tables.counties.iter().zip(names).enumerate() {
            if wanted.is_in(usize::from(county.state)) && !county.former {
                found.extend(wanted.away(name).map(|away| (away, at)));
            }
        }
        found.sort_by_key(|(away, _)| *away);
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// A name that is looked for.
struct Wanted<'a> {
    /// Folded.
    name: &'a str,
    /// In these states only, unless empty.
    states: &'a [usize],
    /// Whether misspellings count, not starts.
    near: bool,
}

impl Wanted<'_> {
    fn is_in(&self, state: usize) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }

    /// How far a known name is away: 0 for the name itself, 1 for a longer one,
    /// or the slips; `None` if it is another name.
    fn away(&self, known: &str) -> Option<usize> {
        match self.near {
            true => slips(known, self.name),
            false => {
                known.starts_with(self.name).then(|| usize::from(known.len() > self.name.len()))
            }
        }
    }
}

/// How many slips of the finger lead from a known name to the typed one, if
/// they are few: one in a name of four letters, two from eight on.
fn slips(known: &str, typed: &str) -> Option<usize> {
    let most = match typed.chars().count() {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    if known.len().abs_diff(typed.len()) > 4 * most || letters(known, typed) > 2 * most as u32 {
        return None;
    }
    Some(strsim::osa_distance(known, typed)).filter(|slips| *slips <= most)
}

/// How many letters stand in one of the names only; each slip changes two at
/// most, so this spares most names the full comparison.
fn letters(one: &str, other: &str) -> u32 {
    let set = |text: &str| {
        let small = text.bytes().filter(u8::is_ascii_lowercase);
        small.fold(0u32, |set, byte| set | 1 << (byte - b'a'))
    };
    (set(one) ^ set(other)).count_ones()
}
