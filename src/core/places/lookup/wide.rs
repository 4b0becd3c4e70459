//! Names that are far wider than a town: regions of several states, and other countries.

use super::query::PlaceQuery;
use super::resolve::ResolvedPlace;
use crate::places::{Places, Size};

/// Regions of several states, by their folded names without spaces, and the states.
///
/// New England, the Midwest and the Northeast are the Census Bureau's
/// (`scribd.com/document/520421089/USregionsndivisions`), Appalachia is that of its Regional
/// Commission (`washingtontimes.com/topics/appalachian-regional-commission`). The others are
/// `theconcourse.deadspin.com/the-regions-of-the-united-states-1835334319` (Mid-Atlantic, Rust
/// Belt, Deep South, Gulf Coast), `huaren4us.com/showtopic.html?topicid=1999474` (Southeast,
/// Southwest, Pacific Northwest), `knoldictionary.org/w/regions-of-the-u-s` (Great Lakes,
/// Pacific Coast), `simple.wikipedia.org/wiki/The_Ozarks`,
/// `wikivisually.com/wiki/Northern_California` (Sierra Nevada).
const REGIONS: [(&[&str], &[&str]); 14] = [
    (&["newengland"], &["MA", "CT", "NH", "ME", "RI", "VT"]),
    (
        &["midwest", "middlewest"],
        &["IL", "OH", "MI", "IN", "MO", "WI", "MN", "IA", "KS", "NE", "SD", "ND"],
    ),
    (&["northeast"], &["NY", "PA", "NJ", "MA", "CT", "NH", "ME", "RI", "VT"]),
    (
        &["appalachia"],
        &["WV", "PA", "OH", "KY", "TN", "VA", "NC", "GA", "AL", "SC", "MS", "NY", "MD"],
    ),
    (&["midatlantic", "midatlanticstates"], &["NY", "PA", "NJ", "MD", "VA", "DE", "DC"]),
    (&["rustbelt"], &["PA", "OH", "MI", "IN", "NY", "WV"]),
    (&["deepsouth"], &["GA", "AL", "LA", "SC", "MS"]),
    (&["gulfcoast"], &["TX", "FL", "LA", "AL", "MS"]),
    (&["southeast"], &["FL", "GA", "NC", "VA", "TN", "SC", "AL", "LA", "KY", "AR", "MS", "WV"]),
    (&["sierranevada"], &["CA", "NV"]),
    (&["southwest"], &["TX", "AZ", "OK", "NM"]),
    (&["pacificnorthwest", "pnw"], &["WA", "OR", "ID"]),
    (&["ozarks", "ozarkmountains"], &["MO", "AR", "OK", "KS"]),
    (&["greatlakes"], &["NY", "PA", "IL", "OH", "MI", "IN", "WI"]),
];

/// Names of other countries (ISO 3166) and of parts of the United Kingdom that places of the US
/// have, folded, sorted.
const COUNTRIES: [&str; 36] = [
    "angola",
    "belgium",
    "bolivia",
    "brazil",
    "canada",
    "china",
    "cuba",
    "denmark",
    "egypt",
    "england",
    "finland",
    "germany",
    "greece",
    "grenada",
    "holland",
    "ireland",
    "italy",
    "jamaica",
    "jordan",
    "lebanon",
    "malta",
    "mexico",
    "morocco",
    "norway",
    "palestine",
    "panama",
    "peru",
    "poland",
    "russia",
    "scotland",
    "sudan",
    "sweden",
    "switzerland",
    "syria",
    "turkey",
    "wales",
];

/// Population from which a town is rather meant than the country of its name: Lebanon.
const LARGER_TOWN: u64 = 20_000;

/// The remark on another country.
pub(super) const OTHER_COUNTRY: &str =
    "This is another country, which no FBI field office covers. Type a US city or state.";

/// Population below which a name may rather be that of a quarter or a region.
const SMALL: u64 = 5_000;

impl Places {
    /// Returns the states of the region that has this folded name.
    pub(super) fn states_of_region(&self, folded: &str) -> Vec<ResolvedPlace> {
        let wanted = folded.strip_prefix("the ").unwrap_or(folded).replace(' ', "");
        let region = REGIONS.iter().find(|(names, _)| names.contains(&wanted.as_str()));
        let codes = region.map_or(&[][..], |(_, codes)| codes).iter();
        let states = codes.filter_map(|code| self.state_called(&code.to_lowercase()));
        states.map(ResolvedPlace::State).collect()
    }

    /// Returns what to say of a name that is wider than what the tables can answer.
    pub(super) fn advice_for_wide(
        &self,
        query: &PlaceQuery,
        spots: &[ResolvedPlace],
    ) -> Option<String> {
        let first = spots.first()?;
        let mut readings = query.readings().into_iter().map(|reading| reading.words.join(" "));
        if let ResolvedPlace::State(_) = first {
            let is_region = readings.any(|name| !self.states_of_region(&name).is_empty());
            let advice = "This region is in several states. Type the city or the county to find \
                          one office.";
            return is_region.then(|| advice.to_owned());
        }
        self.advice_for_small(query, spots)
    }

    /// Returns true if the words are the name of another country that no large US place has.
    pub(super) fn is_other_country(&self, query: &PlaceQuery, spots: &[ResolvedPlace]) -> bool {
        let is_country = |words: &[String]| COUNTRIES.binary_search(&&*words.join(" ")).is_ok();
        let mut readings = query.readings().into_iter();
        readings.any(|own| is_country(own.words))
            && spots.iter().all(|spot| self.size_of(*spot) < Size::of(LARGER_TOWN))
    }

    /// Returns the advice for a name without a state that only one small place has: a quarter or
    /// a region of the same name may be meant that the tables lack.
    fn advice_for_small(&self, query: &PlaceQuery, spots: &[ResolvedPlace]) -> Option<String> {
        let [spot @ ResolvedPlace::City(_)] = spots else { return None };
        let readings = query.readings().into_iter();
        let mut found = readings.map(|own| self.spots_and_state(own.words, own.county));
        let (_, state) = found.find(|(spots, _)| !spots.is_empty())?;
        let is_small = state.is_none() && self.size_of(*spot) < Size::of(SMALL);
        is_small.then(|| {
            "This is a small town. If you mean a neighborhood or a region, type the city."
                .to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countries_are_in_order_so_that_they_are_found() {
        assert!(COUNTRIES.is_sorted());
    }
}
