//! Names that no ZIP code bears, and names that are common words.

use super::row::{self, list};
use super::{Meaning, OtherName, Packing, SortedLines};
use crate::places::normalize::{fold, squeezed, words};
use std::collections::{BTreeSet, HashSet};

impl Packing<'_> {
    pub(super) fn other_names(&mut self) {
        let mut known = HashSet::new();
        for (at, row) in self.rows::<row::OtherNameRow>("other_names.csv") {
            self.prose(&at, &[&row.name, &row.of]);
            let names = list(&row.name);
            let Some(state) = self.state_at.get(&row.state).copied() else {
                self.fault(&at, "no such state");
                continue;
            };
            if row.source.is_empty() || names.is_empty() {
                self.fault(&at, "a row has a name and a source");
            }
            for name in &names {
                if !known.insert((squeezed(&fold(name)), state, row.of.clone())) {
                    self.fault(&at, &format!("`{name}` is here twice"));
                }
            }
            let counties = self.counties_of(&at, &list(&row.county_fips), state);
            if let Some(means) = self.meaning(&at, &row, state, &counties) {
                self.tables.others.push(OtherName { names, means, state, counties });
            }
        }
    }

    /// The counties that a row names, all of its state.
    pub(super) fn counties_of(&mut self, at: &str, codes: &[String], state: u8) -> Vec<u16> {
        let own = |county: &u16| {
            let county = self.tables.counties.get(usize::from(*county));
            county.is_some_and(|county| county.state == state && !county.former)
        };
        let found = codes.iter().filter_map(|code| self.county_at.get(code).copied());
        let found: Vec<u16> = found.filter(own).collect();
        if found.is_empty() || found.len() != codes.len() {
            self.fault(at, "coverage.csv has no such county in this state");
        }
        found
    }

    fn meaning(
        &mut self,
        at: &str,
        row: &row::OtherNameRow,
        state: u8,
        counties: &[u16],
    ) -> Option<Meaning> {
        if row.kind == "region" {
            if !row.of.is_empty() {
                self.fault(at, "a region is not of a city");
            }
            // Else one place is listed twice.
            let names = list(&row.name).into_iter();
            let cities: Vec<String> =
                names.filter(|name| self.city_called(name, state).is_some()).collect();
            for city in cities {
                self.fault(at, &format!("`{city}` is a city; make the row a `name` of it"));
            }
            return Some(Meaning::Region);
        }
        let city = self.city_called(&row.of, state);
        let in_city = |city: &u16| {
            let own = self.city_counties.get(usize::from(*city));
            own.is_some_and(|own| counties.iter().any(|county| own.contains(county)))
        };
        let city = city.filter(in_city);
        let means = match (row.kind.as_str(), city) {
            ("name", Some(city)) => Some(Meaning::City(city)),
            ("quarter", Some(_)) => Some(Meaning::Quarter(row.of.clone())),
            _ => None,
        };
        if means.is_none() {
            self.fault(
                at,
                "a row is a `quarter` or a `name` of a city in its county, or a `region`",
            );
        }
        means
    }

    /// The index of the city of this name among the names.
    fn city_called(&self, name: &str, state: u8) -> Option<u16> {
        let wanted = squeezed(&fold(name));
        let mut names = self.tables.names.iter().zip(self.tables.name_states.iter());
        let is_it = |(known, own): (&str, u8)| own == state && squeezed(&fold(known)) == wanted;
        names.position(is_it).and_then(|at| u16::try_from(at).ok())
    }

    /// The words that a name may be without being meant as one.
    pub(super) fn common_words(&mut self) {
        let rows = self.rows::<row::CommonWordRow>("common_words.csv");
        let common: BTreeSet<String> = rows.iter().flat_map(|(_, row)| words(&row.word)).collect();
        let rows = common.into_iter().map(|word| (word, String::new()));
        self.tables.common_words = SortedLines::new(rows.collect());
    }
}
