//! Counties by the names that people give them.

use super::resolve::ResolvedPlace;
use crate::places::normalize::{fold, squeezed};
use crate::places::{Places, SortedLines, Tables};
use std::cmp::Reverse;

/// Kinds that may follow the name of a county; one that ends in another stands before it.
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

/// Renamed counties that people still call by the former name: former name, today's name,
/// state. Sources, in this order (renamed 1997, 2015 and 2015):
/// `wikimili.com/en/Government_of_Miami-Dade_County`,
/// `kxrb.com/new-oglala-lakota-county-name-brings-honor-and-respect-to-native-american-heritage`,
/// `adn.com/alaska-news/article/governor-announces-new-name-alaska-census-area-named-confederate-officer/2015/07/02`.
const RENAMED: [(&str, &str, &str); 3] = [
    ("Dade County", "Miami-Dade County", "FL"),
    ("Shannon County", "Oglala Lakota County", "SD"),
    ("Wade Hampton Census Area", "Kusilvak Census Area", "AK"),
];

/// Splits a folded name into the bare name and the kind of county; `None` if it has no kind.
fn parted(folded: &str) -> Option<(&str, &'static str)> {
    let part = |kind: &&'static str| Some((folded.strip_suffix(kind)?.strip_suffix(' ')?, *kind));
    KINDS.iter().find_map(part)
}

/// A name of a county, to search for.
#[derive(Debug, Clone, Copy)]
pub(in crate::places) struct CountyName<'a> {
    /// The folded name.
    pub(in crate::places) full: &'a str,
    /// Index of the county.
    pub(in crate::places) county: usize,
}

impl<'a> CountyName<'a> {
    /// Reads a line that [`by_name`] wrote.
    fn read((full, county): (&'a str, &'a str)) -> Option<Self> {
        Some(Self { full, county: county.parse().ok()? })
    }

    /// Returns the name without its kind, and the kind, which is empty if the name has none.
    fn parts(&self) -> (&'a str, &'static str) {
        parted(self.full).unwrap_or((self.full, ""))
    }

    /// Returns true if the name without its kind and spaces is `bare`.
    fn is_bare(&self, bare: &str) -> bool {
        let own = self.parts().0.chars().filter(|letter| *letter != ' ');
        own.eq(bare.chars())
    }

    /// Returns true if the county is of the kind that was typed. "County" fits any kind: people
    /// from elsewhere say it of a parish, too. "Island" fits only where the islands are the
    /// counties.
    fn fits(&self, kind: &str, state: &str) -> bool {
        let own = self.parts().1;
        let is = |kinds: &[&str]| kinds.contains(&own);
        match kind {
            "" | "county" | "counties" | "co" => !own.is_empty(),
            "borough" | "boro" | "census area" | "city and borough" => state == "AK",
            "municipality" => is(&["municipality", "municipio", "consolidated municipality"]),
            "island" => is(&["island"]) || state == "HI",
            kind => is(&[kind]),
        }
    }
}

/// Returns the name of a county without "County" or the like: "Cook", "Manassas city".
pub(in crate::places) fn short_name(name: &str) -> &str {
    let parts = [" City and Borough", " Census Area", " County", " Parish", " Borough"];
    parts.iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name)
}

/// Returns the folded names of the counties, today's and former ones, each with the index of
/// its county.
pub(in crate::places) fn by_name(tables: &Tables<'_>) -> SortedLines<'static> {
    let row = |name: &str, county: usize| (fold(name), county.to_string());
    let own = || tables.county_names.iter().enumerate();
    let renamed = RENAMED.iter().filter_map(|(former, name, state)| {
        let is_it = |(at, own): &(usize, &str)| {
            let county = tables.counties.get(*at);
            let code = county.and_then(|own| tables.states.get(usize::from(own.state)));
            own == name && code.is_some_and(|own| own.code == *state)
        };
        let (county, _) = own().find(is_it)?;
        Some(row(former, county))
    });
    let mut rows: Vec<(String, String)> = own().map(|(county, name)| row(name, county)).collect();
    rows.extend(renamed);
    SortedLines::new(rows)
}

impl Places {
    /// Returns the names of all counties.
    pub(in crate::places) fn county_names(&self) -> impl Iterator<Item = CountyName<'_>> {
        self.tables.counties_by_name.iter().filter_map(CountyName::read)
    }

    /// Returns the indexes of the counties with exactly this folded name, spaces aside, the
    /// largest first. If there are none, returns those with the same bare name, such as "juneau
    /// borough" or "cook", that fit the kind in the name.
    pub(in crate::places) fn counties_called(
        &self,
        folded: &str,
        state: Option<usize>,
    ) -> Vec<usize> {
        let (name, kind) = parted(folded).unwrap_or((folded, ""));
        let (bare, whole) = (squeezed(name), squeezed(folded));
        let state_of = |name: &CountyName<'_>| self.state_of(ResolvedPlace::County(name.county));
        // A name may itself end in a kind, such as "island".
        let alike: Vec<CountyName<'_>> = [bare.as_str(), &whole]
            .iter()
            .flat_map(|bare| self.bare(bare))
            .filter(|name| state.is_none_or(|state| state == state_of(name)))
            .collect();
        let those = |fits: &dyn Fn(&CountyName<'_>) -> bool| -> Vec<usize> {
            let mut found: Vec<usize> =
                alike.iter().filter(|name| fits(name)).map(|name| name.county).collect();
            found.sort_by_key(|county| (Reverse(self.county_size(*county)), *county));
            found.dedup();
            found
        };
        let fits = |name: &CountyName<'_>| name.fits(kind, self.code(state_of(name)));
        let ways: [&dyn Fn(&CountyName<'_>) -> bool; 4] = [
            &|name| squeezed(name.full) == whole,
            &|name| name.is_bare(&bare) && name.full.ends_with(kind) && fits(name),
            &|name| name.is_bare(&bare) && fits(name),
            &|name| name.is_bare(&whole) && !name.parts().1.is_empty(),
        ];
        let found = ways.iter().map(|way| those(way)).find(|found| !found.is_empty());
        found.unwrap_or_else(|| self.counties_by_city(name, kind, state))
    }

    /// Returns the counties of a city, the likeliest first; `None` stands for one that is not
    /// known.
    pub(in crate::places) fn counties_of_city(&self, city: usize) -> Vec<Option<usize>> {
        let listed = self.listed_counties(city);
        if !listed.is_empty() {
            return listed.iter().map(|county| Some(usize::from(*county))).collect();
        }
        let mut counties: Vec<(Option<usize>, usize)> = Vec::new();
        for zip in self.zips_of(city) {
            let county = self.county_of(zip);
            match counties.iter_mut().find(|(known, _)| *known == county) {
                Some((_, count)) => *count += 1,
                None => counties.push((county, 1)),
            }
        }
        // A ZIP code without a county says nothing beside one with it.
        if counties.iter().any(|(county, _)| county.is_some()) {
            counties.retain(|(county, _)| county.is_some());
        }
        counties.sort_by_key(|(_, count)| usize::MAX - count);
        counties.into_iter().map(|(county, _)| county).collect()
    }

    /// Returns the counties that the tables list for a city, because its ZIP codes do not tell
    /// them.
    pub(in crate::places) fn listed_counties(&self, city: usize) -> Vec<u16> {
        let city = u32::try_from(city).unwrap_or(u32::MAX);
        let names = &self.tables.town_names;
        let own = (names.first_from(city)..).take_while(move |row| names.get(*row) == Some(city));
        own.filter_map(|row| self.tables.town_counties.get(row)).collect()
    }

    /// Returns the county named by a usual name of its city: LA county is Los Angeles County.
    fn counties_by_city(&self, name: &str, kind: &str, state: Option<usize>) -> Vec<usize> {
        if !["county", "co"].contains(&kind) {
            return Vec::new();
        }
        let cities = self.others_called(name, state).into_iter();
        let county = |spot: ResolvedPlace| {
            let ResolvedPlace::City(city) = spot else { return Vec::new() };
            let full = fold(&format!("{} County", self.city_name(city)));
            let fits = |own: &CountyName<'_>| {
                own.full == full
                    && self.state_of(ResolvedPlace::County(own.county)) == self.city_state(city)
            };
            let bare = squeezed(&fold(self.city_name(city)));
            self.bare(&bare).filter(fits).map(|own| own.county).collect()
        };
        cities.flat_map(county).collect()
    }

    /// Returns the counties with this bare name.
    fn bare(&self, bare: &str) -> impl Iterator<Item = CountyName<'_>> {
        let starting = self.tables.counties_by_name.starting(bare);
        starting.filter_map(CountyName::read).filter(move |name| name.is_bare(bare))
    }
}
