//! Counties by the names that people give them.

use super::resolve::ResolvedPlace;
use crate::places::Places;
use crate::places::normalize::{fold, squeezed};
use crate::places::table::County;
use std::cmp::Reverse;

/// What may follow the name of a county, the longest first.
const KINDS: [&str; 14] = [
    "city and borough",
    "census area",
    "planning region",
    "consolidated municipality",
    "municipality",
    "municipio",
    "borough",
    "county",
    "parish",
    "district",
    "island",
    "counties",
    "boro",
    "co",
];

/// Counties that people still call by the name that they had: that name, today's,
/// the state. Sources, in this order (renamed 1997, 2015 and 2015):
/// `wikimili.com/en/Government_of_Miami-Dade_County`,
/// `kxrb.com/new-oglala-lakota-county-name-brings-honor-and-respect-to-native-american-heritage`,
/// `adn.com/alaska-news/article/governor-announces-new-name-alaska-census-area-named-confederate-officer/2015/07/02`.
const RENAMED: [(&str, &str, &str); 3] = [
    ("Dade County", "Miami-Dade County", "FL"),
    ("Shannon County", "Oglala Lakota County", "SD"),
    ("Wade Hampton Census Area", "Kusilvak Census Area", "AK"),
];

/// The name and what kind of county it says to be; `None` if it does not say.
fn parted(folded: &str) -> Option<(&str, &'static str)> {
    let part = |kind: &&'static str| Some((folded.strip_suffix(kind)?.strip_suffix(' ')?, *kind));
    KINDS.iter().find_map(part)
}

/// A county as it is looked for.
#[derive(Debug)]
pub(in crate::places) struct CountyName {
    /// The folded name.
    pub(in crate::places) full: String,
    /// That without its kind, and without spaces.
    bare: String,
    /// What kind of county the name says; empty if it does not.
    kind: &'static str,
    /// Index of the county.
    pub(in crate::places) county: usize,
}

impl CountyName {
    fn new(name: &str, county: usize) -> Self {
        let full = fold(name);
        let (bare, kind) = parted(&full).unwrap_or((&full, ""));
        Self { bare: squeezed(bare), kind, full, county }
    }

    /// Returns whether it is a county of the kind that was typed. "County" says any kind:
    /// people from elsewhere say it of a parish, too. An island is one only where
    /// the islands are the counties.
    fn fits(&self, kind: &str, state: &str) -> bool {
        let is = |kinds: &[&str]| kinds.contains(&self.kind);
        match kind {
            "" | "county" | "counties" | "co" => !self.kind.is_empty(),
            "borough" | "boro" | "census area" | "city and borough" => state == "AK",
            "municipality" => is(&["municipality", "municipio", "consolidated municipality"]),
            "island" => is(&["island"]) || state == "HI",
            kind => is(&[kind]),
        }
    }
}

impl County {
    /// The name without "County" or the like: "Cook", "Manassas city".
    pub(in crate::places) fn short_name(&self) -> &str {
        let parts = [" City and Borough", " Census Area", " County", " Parish", " Borough"];
        parts.iter().find_map(|part| self.name.strip_suffix(part)).unwrap_or(&self.name)
    }
}

impl Places {
    /// The name of each county, by bare name; folded when one is first asked for.
    pub(in crate::places) fn county_names(&self) -> &[CountyName] {
        self.county_names.get_or_init(|| {
            let all = self.tables.counties.iter().enumerate();
            let own = all.clone().map(|(county, own)| CountyName::new(&own.name, county));
            let renamed = RENAMED.iter().filter_map(|(former, name, state)| {
                let is_it =
                    |own: &County| own.name == *name && self.code(usize::from(own.state)) == *state;
                let (county, _) = all.clone().find(|(_, own)| is_it(own))?;
                Some(CountyName::new(former, county))
            });
            let mut names: Vec<CountyName> = own.chain(renamed).collect();
            names.sort_by(|a, b| (&a.bare, a.county).cmp(&(&b.bare, b.county)));
            names
        })
    }

    /// The counties with exactly this folded name, spaces aside. If there are
    /// none: those of the same bare name, such as "juneau borough" or "cook", that
    /// are of the kind that the name says. The largest first.
    pub(in crate::places) fn counties_called(
        &self,
        folded: &str,
        state: Option<usize>,
    ) -> Vec<usize> {
        let (name, kind) = parted(folded).unwrap_or((folded, ""));
        let (bare, whole) = (squeezed(name), squeezed(folded));
        let state_of = |name: &CountyName| self.state_of(ResolvedPlace::County(name.county));
        // A name may end in what is else a kind.
        let alike: Vec<&CountyName> = [bare.as_str(), &whole]
            .iter()
            .flat_map(|bare| self.bare(bare))
            .filter(|name| state.is_none_or(|state| state == state_of(name)))
            .collect();
        let those = |fits: &dyn Fn(&CountyName) -> bool| -> Vec<usize> {
            let mut found: Vec<usize> =
                alike.iter().filter(|name| fits(name)).map(|name| name.county).collect();
            found.sort_by_key(|county| (Reverse(self.county_size(*county)), *county));
            found.dedup();
            found
        };
        let fits = |name: &CountyName| name.fits(kind, self.code(state_of(name)));
        let ways: [&dyn Fn(&CountyName) -> bool; 4] = [
            &|name| squeezed(&name.full) == whole,
            &|name| name.bare == bare && name.full.ends_with(kind) && fits(name),
            &|name| name.bare == bare && fits(name),
            &|name| name.bare == whole && !name.kind.is_empty(),
        ];
        let found = ways.iter().map(|way| those(way)).find(|found| !found.is_empty());
        found.unwrap_or_else(|| self.counties_by_city(name, kind, state))
    }

    /// The county that a usual name of a city with its own county leads to: LA county.
    fn counties_by_city(&self, name: &str, kind: &str, state: Option<usize>) -> Vec<usize> {
        if !["county", "co"].contains(&kind) {
            return Vec::new();
        }
        let cities = self.others_called(name, state).into_iter();
        let county = |spot: ResolvedPlace| {
            let ResolvedPlace::City(city) = spot else { return Vec::new() };
            let full = fold(&format!("{} County", self.city_name(city)));
            let fits = |own: &&CountyName| {
                own.full == full
                    && self.state_of(ResolvedPlace::County(own.county)) == self.city_state(city)
            };
            let bare = squeezed(&fold(self.city_name(city)));
            self.bare(&bare).iter().filter(fits).map(|own| own.county).collect()
        };
        cities.flat_map(county).collect()
    }

    /// The counties of this bare name.
    fn bare(&self, bare: &str) -> &[CountyName] {
        let names = self.county_names();
        let start = names.partition_point(|name| name.bare.as_str() < bare);
        let rest = names.get(start..).unwrap_or_default();
        let end = rest.partition_point(|name| name.bare == bare);
        rest.get(..end).unwrap_or_default()
    }
}
