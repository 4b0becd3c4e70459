//! Counties by the names that people give them.

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

impl County {
    /// The name without "County" or the like: "Cook", "Manassas city".
    pub(super) fn short_name(&self) -> &str {
        let parts = [" City and Borough", " Census Area", " County", " Parish", " Borough"];
        parts.iter().find_map(|part| self.name.strip_suffix(part)).unwrap_or(&self.name)
    }
}

impl Places {
    /// The counties with exactly this folded name. If there are none: those of
    /// the same bare name, such as "juneau borough", of that kind if any is;
    /// with `bare_too` also when no kind is said.
    pub(super) fn counties_called(
        &self,
        folded: &str,
        state: Option<usize>,
        bare_too: bool,
    ) -> Vec<usize> {
        let in_state =
            |county: &County| state.is_none_or(|state| state == usize::from(county.state));
        let called = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let all = self.tables.counties.iter().zip(self.county_names()).enumerate();
            let fitting = all.filter(|(_, (county, name))| in_state(county) && fits(name));
            fitting.map(|(at, _)| at).collect()
        };
        let exact = called(&|name| name == folded);
        let typed = parted(folded);
        if !exact.is_empty() || typed.is_none() && !bare_too {
            return exact;
        }
        let (bare, kind) = typed.unwrap_or((folded, ""));
        let namesakes = |kind: &str| {
            called(&|name| {
                name.ends_with(kind) && parted(name).is_some_and(|(name, _)| name == bare)
            })
        };
        Some(namesakes(kind)).filter(|found| !found.is_empty()).unwrap_or_else(|| namesakes(""))
    }
}
