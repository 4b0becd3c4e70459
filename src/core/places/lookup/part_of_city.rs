//! Parts of large cities that the tables do not name: "downtown houston", "hyde park tampa".

use super::query::PlaceQuery;
use super::resolve::{LARGE_CITY, ResolvedPlace};
use super::result::listed;
use crate::places::normalize::words;
use crate::places::{OfficeLookup, Place, Places, Size};

/// Words that name a part of a city before its name, sorted; beside those of parts of states.
const PARTS: [&str; 8] =
    ["downtown", "greater", "inner", "metro", "midtown", "old", "outer", "uptown"];

/// Least population of a place that may be named beside a city of its state.
const TOWN: u64 = 50_000;

/// Population from which a city is known by its name alone.
const KNOWN_FAR: u64 = 600_000;

/// Most words in the name of a city.
const CITY_WORDS: usize = 4;

/// Returns true for a word that names a part of a city or of a state before its name.
fn is_part(word: &str) -> bool {
    PARTS.binary_search(&word).is_ok() || super::region::is_part(word)
}

impl Places {
    /// Returns true if a folded word is both the code of a state and a usual name of a city, as
    /// "la" is.
    pub(super) fn is_code_and_city(&self, word: &str) -> bool {
        word.len() == 2
            && self.state_called(word).is_some()
            && !self.cities_by_other_name(word).is_empty()
    }

    fn cities_by_other_name(&self, name: &str) -> Vec<ResolvedPlace> {
        let mut found = self.others_called(name, None);
        found.retain(|spot| matches!(spot, ResolvedPlace::City(_)));
        found
    }

    /// Returns the cities that a name such as "south la" means a part of, if its last word is
    /// the code of a state, too.
    pub(super) fn part_of_city_like_state(&self, words: &[String]) -> Vec<ResolvedPlace> {
        match words {
            [parts @ .., last]
                if !parts.is_empty()
                    && parts.iter().all(|word| is_part(word))
                    && self.is_code_and_city(last) =>
            {
                self.cities_by_other_name(last)
            }
            _ => Vec::new(),
        }
    }

    /// Returns the large cities that a name such as "downtown houston" means a part of.
    pub(super) fn part_of_large_city(
        &self,
        name: &str,
        state: Option<usize>,
    ) -> Vec<ResolvedPlace> {
        let words: Vec<&str> = name.split(' ').collect();
        let parts = words.iter().take_while(|word| is_part(word)).count();
        match words.get(parts..) {
            Some(city) if parts > 0 && !city.is_empty() => {
                self.large_cities(&city.join(" "), state)
            }
            _ => Vec::new(),
        }
    }

    fn large_cities(&self, name: &str, state: Option<usize>) -> Vec<ResolvedPlace> {
        let mut found = self.towns(name, state);
        found.retain(|spot| {
            !matches!(spot, ResolvedPlace::County(_)) && self.size_of(*spot) >= Size::of(LARGE_CITY)
        });
        found
    }

    /// Answers words that name no place together, but end in a large city, with that city, if
    /// what stands before it is known as a part of a city, or if the city is so large that
    /// nothing else is meant. Two cities, such as "chicago houston", stay unanswered.
    pub(super) fn fill_with_city(&self, answer: &mut OfficeLookup, query: &PlaceQuery) {
        let (mut part, cities) = self.city_behind(query);
        // "Chicago and Dallas" names two cities.
        while part.last().is_some_and(|last| ["and", "or"].contains(&last.as_str())) {
            part.pop();
        }
        if cities.is_empty() {
            return;
        }
        let labels: Vec<String> = cities
            .iter()
            .flat_map(|city| self.places_of(*city).first().map(Place::label))
            .collect();
        match self.standing(&part, &cities) {
            Standing::Part => {}
            Standing::Unknown
                if answer.suggestions.is_empty()
                    && self.are_known_far(&cities)
                    && !query.core().last().is_some_and(|last| self.is_code_and_city(last)) => {}
            Standing::Unknown => {
                let is_new = |label: &String| !answer.suggestions.contains(label);
                let new: Vec<String> = labels.into_iter().filter(is_new).collect();
                answer.suggestions.extend(new);
                return;
            }
            Standing::Place => {
                let others = self.spots_and_state(&part, None).0.into_iter();
                let others = others.filter_map(|spot| Some(self.places_of(spot).first()?.label()));
                answer.suggestions = others.chain(labels).collect();
                return;
            }
        }
        self.fill(answer, &cities);
        answer.suggestions.clear();
        answer.remarks.push(format!(
            "squadroom doesn't know a place with this whole name. The answer is for {}.",
            listed(&labels)
        ));
    }

    /// Returns the words before a large city at the end, a state behind it aside, and the city.
    fn city_behind(&self, query: &PlaceQuery) -> (Vec<String>, Vec<ResolvedPlace>) {
        let words = query.core();
        let (named, state) = match self.state_at_end(words) {
            Some((rest, state)) => (rest, Some(state)),
            None => (words, None),
        };
        for count in (1..named.len().min(CITY_WORDS + 1)).rev() {
            let (part, city) = named.split_at(named.len() - count);
            let cities = self.large_cities(&city.join(" "), state);
            if !cities.is_empty() {
                return (part.to_vec(), cities);
            }
        }
        (Vec::new(), Vec::new())
    }

    /// Returns the words before a state, and the state, if it is not the usual name of a city.
    fn state_at_end<'a>(&self, words: &'a [String]) -> Option<(&'a [String], usize)> {
        let last = words.last()?;
        if self.is_code_and_city(last) {
            return None;
        }
        let (rest, own) = self.with_state(words).into_iter().find(|(_, own)| !own.is_first)?;
        Some((rest, own.state))
    }

    /// Returns true if nobody means anything else by the name of these cities: Philadelphia,
    /// but not Mesa.
    fn are_known_far(&self, cities: &[ResolvedPlace]) -> bool {
        cities.iter().all(|city| {
            let ResolvedPlace::City(at) = *city else { return false };
            let words = words(self.city_name(at));
            self.size_of(*city) >= Size::of(KNOWN_FAR) && !self.are_common(&words)
        })
    }

    /// Returns what the words before a city are.
    fn standing(&self, part: &[String], cities: &[ResolvedPlace]) -> Standing {
        let spots = self.spots_and_state(part, None).0;
        let counties = |spot: ResolvedPlace| {
            let places = self.places_of(spot).into_iter();
            places.filter_map(|own| Some((own.county?, own.state))).collect::<Vec<_>>()
        };
        let here: Vec<_> = cities.iter().flat_map(|city| counties(*city)).collect();
        if spots.iter().any(|spot| counties(*spot).iter().any(|own| here.contains(own))) {
            return Standing::Part;
        }
        let is_quarter = |spot: &ResolvedPlace| {
            matches!(spot, ResolvedPlace::Other(_)) && self.size_of(*spot) < Size::of(LARGE_CITY)
        };
        let is_beside = |spot: &ResolvedPlace| {
            let own = self.state_of(*spot);
            cities.iter().any(|city| self.state_of(*city) == own)
        };
        let is_meant_itself = |spot: &ResolvedPlace| {
            let size = self.size_of(*spot);
            size >= Size::of(LARGE_CITY) || is_beside(spot) && size >= Size::of(TOWN)
        };
        let mut others = spots.iter().filter(|spot| !is_quarter(spot));
        match spots.len() {
            0 => Standing::Unknown,
            _ if others.any(is_meant_itself) => Standing::Place,
            _ if spots.iter().any(is_quarter) => Standing::Part,
            1 => Standing::Place,
            _ => Standing::Unknown,
        }
    }
}

/// The meaning of words before a city.
enum Standing {
    /// A part of it, or a quarter of any city.
    Part,
    /// Another place.
    Place,
    /// Nothing that is known, or one of several small places.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(PARTS.is_sorted());
    }
}
