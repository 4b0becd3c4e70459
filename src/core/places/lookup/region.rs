//! The part of a state that each of its offices covers, in words.

use super::county::short_name;
use crate::places::{County, Places};

impl Places {
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
