//! Parts of a state: those that its offices cover, in words, and those that people name.

use super::county::short_name;
use super::query::PlaceQuery;
use super::resolve::ResolvedPlace;
use crate::places::{County, Places, Size};

/// Words that name a part of a state before its name, sorted.
const PARTS: [&str; 24] = [
    "central",
    "downstate",
    "east",
    "eastern",
    "far",
    "lower",
    "mid",
    "middle",
    "north",
    "northeast",
    "northeastern",
    "northern",
    "northwest",
    "northwestern",
    "south",
    "southeast",
    "southeastern",
    "southern",
    "southwest",
    "southwestern",
    "upper",
    "upstate",
    "west",
    "western",
];

/// Returns true for a word that names a part of a state before its name.
pub(super) fn is_part(word: &str) -> bool {
    PARTS.binary_search(&word).is_ok()
}

/// Population from which a town is rather meant than a part of a state: West New York.
const LARGER_TOWN: u64 = 20_000;

impl Places {
    /// Returns the state of which the words name a part, such as "east texas" or "northern ca".
    /// With a postal code, a town of that name in the state is rather meant: "west tx".
    pub(in crate::places) fn part_of_state_called(&self, words: &[String]) -> Option<usize> {
        let is_part = |word: &String| is_part(word);
        // "South LA" is a part of Los Angeles, not of Louisiana.
        if words.last().is_some_and(|last| self.is_code_and_city(last)) {
            return None;
        }
        let is_large = |spot: &ResolvedPlace| self.size_of(*spot) >= Size::of(LARGER_TOWN);
        let whole = self.cities_called(&words.join(" ")).map(ResolvedPlace::City);
        let ways = self.with_state(words).into_iter();
        let (part, own) = ways.filter(|(_, own)| !own.is_first).find(|(part, own)| {
            let code = self.code(own.state).to_lowercase();
            let is_code = words.last().is_some_and(|last| *last == code);
            part.iter().all(is_part)
                && (!is_code || self.towns(&part.join(" "), Some(own.state)).is_empty())
        })?;
        let name = words.join(" ");
        let is_state = !part.is_empty()
            && self.state_called(&name).is_none()
            && self.others_called(&name, None).is_empty();
        (is_state && !whole.into_iter().any(|spot| is_large(&spot))).then_some(own.state)
    }

    /// Returns the advice for a part of a state that has several offices.
    pub(super) fn advice_for_part(
        &self,
        query: &PlaceQuery,
        spots: &[ResolvedPlace],
    ) -> Option<String> {
        let [ResolvedPlace::State(state)] = spots else { return None };
        let own = self.state(*state).filter(|own| own.offices.len() > 1)?;
        let mut readings = query.readings().into_iter();
        let is_part = readings.any(|own| self.part_of_state_called(own.words) == Some(*state));
        is_part.then(|| {
            format!("Several offices share {}. Type the city or the county to find one.", own.name)
        })
    }

    /// Returns the counties of a state that an office covers, in a sentence; `None` if the
    /// state has one office. For the office with the most counties it gives only their number.
    pub(in crate::places) fn part_of_state(&self, state: usize, office: usize) -> Option<String> {
        let own = self.state(state)?;
        if own.offices.len() < 2 {
            return None;
        }
        let named = self.tables.counties.iter().zip(self.tables.county_names.iter());
        let here =
            |(county, _): &(&County, &str)| usize::from(county.state) == state && !county.former;
        let all: Vec<(&County, &str)> = named.filter(here).collect();
        let covered: Vec<&str> = all
            .iter()
            .filter(|(county, _)| usize::from(county.office) == office)
            .map(|(_, name)| short_name(name))
            .collect();
        let is_city = |(_, name): &(&County, &str)| name.ends_with(" city");
        let noun = if all.iter().any(is_city) { "counties and cities" } else { "counties" };
        let count = format!("{} of {} {noun}", covered.len(), all.len());
        let largest = own.offices.first().is_some_and(|first| usize::from(*first) == office);
        Some(match largest {
            true => format!("{count} of {}: all that no other office covers.", own.name),
            false => format!("{count} of {}: {}.", own.name, covered.join(", ")),
        })
    }
}
