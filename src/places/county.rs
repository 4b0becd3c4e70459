//! Counties by the names that people give them.

use super::fold::{fold, squeezed};
use super::{Places, table::County};

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

/// The name and what kind of county it says to be; `None` if it does not say.
fn parted(folded: &str) -> Option<(&str, &'static str)> {
    let part = |kind: &&'static str| Some((folded.strip_suffix(kind)?.strip_suffix(' ')?, *kind));
    KINDS.iter().find_map(part)
}

/// A county as it is looked for.
#[derive(Debug)]
pub(super) struct CountyName {
    /// The folded name.
    pub(super) full: String,
    /// That without its kind, and without spaces.
    bare: String,
    /// Whether the name says its kind.
    says_kind: bool,
    /// Index of the county.
    pub(super) county: usize,
}

impl County {
    /// The name without "County" or the like: "Cook", "Manassas city".
    pub(super) fn short_name(&self) -> &str {
        let parts = [" City and Borough", " Census Area", " County", " Parish", " Borough"];
        parts.iter().find_map(|part| self.name.strip_suffix(part)).unwrap_or(&self.name)
    }
}

impl Places {
    /// The name of each county, by bare name; folded when one is first asked for.
    pub(super) fn county_names(&self) -> &[CountyName] {
        let name = |(county, own): (usize, &County)| {
            let full = fold(&own.name);
            let part = parted(&full);
            let bare = squeezed(part.map_or(full.as_str(), |(bare, _)| bare));
            let says_kind = part.is_some();
            CountyName { full, bare, says_kind, county }
        };
        self.county_names.get_or_init(|| {
            let mut names: Vec<CountyName> =
                self.tables.counties.iter().enumerate().map(name).collect();
            names.sort_by(|a, b| (&a.bare, a.county).cmp(&(&b.bare, b.county)));
            names
        })
    }

    /// The counties with exactly this folded name, spaces aside. If there are
    /// none: those of the same bare name, such as "juneau borough" or "cook", of
    /// that kind if any is. The largest first.
    pub(super) fn counties_called(&self, folded: &str, state: Option<usize>) -> Vec<usize> {
        let typed = parted(folded);
        let bare = squeezed(typed.map_or(folded, |(bare, _)| bare));
        let whole = squeezed(folded);
        let in_state = |name: &&CountyName| {
            let own = self.tables.counties.get(name.county);
            own.is_some_and(|own| state.is_none_or(|state| state == usize::from(own.state)))
        };
        // A name may end in what is else a kind.
        let alike: Vec<&CountyName> = [bare.as_str(), &whole]
            .iter()
            .flat_map(|bare| self.bare(bare))
            .filter(in_state)
            .collect();
        let those = |fits: &dyn Fn(&CountyName) -> bool| -> Vec<usize> {
            let mut found: Vec<usize> =
                alike.iter().filter(|name| fits(name)).map(|name| name.county).collect();
            found.sort_by_key(|county| (std::cmp::Reverse(self.county_size(*county)), *county));
            found.dedup();
            found
        };
        let exact = those(&|name| squeezed(&name.full) == whole);
        if !exact.is_empty() {
            return exact;
        }
        let kind = typed.map_or("", |(_, kind)| kind);
        let namesakes = |kind: &str| {
            those(&|name| name.says_kind && name.bare == bare && name.full.ends_with(kind))
        };
        Some(namesakes(kind)).filter(|found| !found.is_empty()).unwrap_or_else(|| namesakes(""))
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
