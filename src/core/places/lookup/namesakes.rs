//! Namesakes of the place that was asked for.

use super::query::PlaceQuery;
use super::resolve::ResolvedPlace;
use crate::places::normalize::fold;
use crate::places::{OfficeLookup, Place, Places};

/// Suggestions that are given at most where nothing was found, and counties of the
/// name that was.
const MOST_SUGGESTED: usize = 8;

/// Codes of states that are read as words unless in capitals.
pub(in crate::places) const WORD_CODES: [&str; 7] = ["as", "hi", "in", "me", "oh", "ok", "or"];

impl Places {
    /// Namesakes of the places that were found, or names near to what was typed.
    pub(super) fn suggest_others(
        &self,
        answer: &mut OfficeLookup,
        query: &PlaceQuery,
        spots: &[ResolvedPlace],
    ) {
        answer.suggestions = match spots {
            [] => self.near(query),
            [ResolvedPlace::State(_)] | [_, _, ..] => {
                self.namesakes(&query.core().join(" "), spots)
            }
            [spot] => self.county_beside(*spot),
        };
    }

    /// Adds the city of a state's name in that state, where several offices share the state:
    /// `New York` is the city as well, and its office is not the first one of the state.
    pub(super) fn with_own_city(
        &self,
        spots: Vec<ResolvedPlace>,
        query: &PlaceQuery,
    ) -> Vec<ResolvedPlace> {
        let [ResolvedPlace::State(state)] = spots[..] else { return spots };
        let is_shared = self.state(state).is_some_and(|own| own.offices.len() > 1);
        let mut cities = self.cities_called(&query.core().join(" "));
        let own = cities.find(|city| is_shared && self.city_state(*city) == state);
        own.map(ResolvedPlace::City).into_iter().chain(spots).collect()
    }

    /// Names near to what was typed: those of the state behind them, if there are any.
    fn near(&self, query: &PlaceQuery) -> Vec<String> {
        let mut found = self.suggestions(query, MOST_SUGGESTED);
        if let Some(state) = self.state_behind(query) {
            let end = format!(", {}", self.code(state));
            if found.iter().any(|label| label.ends_with(&end)) {
                found.retain(|label| label.ends_with(&end));
            }
        }
        found
    }

    /// The state whose name or code ends the words, behind a name. A code that is a common
    /// word, as in "call me", is none.
    pub(in crate::places) fn state_behind(&self, query: &PlaceQuery) -> Option<usize> {
        let words = query.core();
        let (_, own) = self.with_state(words).into_iter().find(|(_, own)| !own.is_first)?;
        let is_word = words.last().is_some_and(|last| WORD_CODES.contains(&last.as_str()));
        (!is_word && !self.is_military(own.state)).then_some(own.state)
    }

    /// The county that has the name of a city in the same state, if another office covers it.
    fn county_beside(&self, spot: ResolvedPlace) -> Vec<String> {
        let ResolvedPlace::City(city) = spot else { return Vec::new() };
        let own = self.shares(spot);
        let name = fold(self.city_name(city));
        let counties = self.counties_called(&name, Some(self.city_state(city))).into_iter();
        let is_other = |county: &ResolvedPlace| {
            let mut shares = self.shares(*county).into_iter();
            shares.any(|share| own.iter().all(|known| known.office != share.office))
        };
        let counties = counties.map(ResolvedPlace::County).filter(is_other);
        counties.filter_map(|county| self.places_of(county).first().map(Place::label)).collect()
    }

    /// Cities and counties of this very name that are not among the spots: all
    /// cities, the largest first, then some counties. Several spots are named first.
    fn namesakes(&self, name: &str, spots: &[ResolvedPlace]) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        let mut add = |spot: ResolvedPlace| {
            let label = self.places_of(spot).first().map(Place::label);
            let is_new = |label: &String| !labels.contains(label) && fold(label) != name;
            let added = label.filter(is_new);
            labels.extend(added.iter().cloned());
            added.is_some()
        };
        for spot in spots.iter().filter(|_| spots.len() > 1) {
            add(*spot);
        }
        let is_other = |spot: &ResolvedPlace| !spots.contains(spot);
        let cities = self.cities_called(name).map(ResolvedPlace::City);
        let mut towns: Vec<ResolvedPlace> =
            cities.chain(self.others_called(name, None)).filter(is_other).collect();
        towns.sort_by_key(|spot| self.rank(*spot));
        let left = MOST_SUGGESTED.saturating_sub(towns.len());
        for spot in towns {
            add(spot);
        }
        let counties = self.counties_called(name, None).into_iter().map(ResolvedPlace::County);
        let counties = counties.filter(is_other).filter(|county| !self.is_whole_state(*county));
        counties.filter(|county| add(*county)).take(left).for_each(drop);
        labels
    }

    /// Returns whether it is a county that is all of its state and bears its name, as
    /// Guam does: nobody means another place by it.
    fn is_whole_state(&self, spot: ResolvedPlace) -> bool {
        let ResolvedPlace::County(county) = spot else { return false };
        let state = self.state(self.state_of(spot)).map(|state| state.name.as_str());
        state.is_some() && self.county_name(county) == state
    }
}
