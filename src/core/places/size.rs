//! Approximate populations of places, to list the largest first.

use super::lookup::resolve::ResolvedPlace;
use super::{Meaning, Places, Size};

/// Population that a neighborhood counts as. The sources count no people there, and the ones in
/// the table are known far beyond their city.
const QUARTER: u64 = 50_000;

impl Places {
    pub(super) fn county_size(&self, county: usize) -> Size {
        self.tables.counties.get(county).map_or(Size::default(), |county| county.size)
    }

    pub(super) fn city_size(&self, city: usize) -> Size {
        self.tables.name_sizes.get(city).map(Size).unwrap_or_default()
    }

    /// Returns the approximate population of a place; a state counts more than any other.
    pub(super) fn size_of(&self, spot: ResolvedPlace) -> Size {
        match spot {
            ResolvedPlace::Zip(zip) => self.city_size(self.city_of(zip)),
            ResolvedPlace::City(city) => self.city_size(city),
            ResolvedPlace::County(county) => self.county_size(county),
            ResolvedPlace::State(_) => Size(u8::MAX),
            ResolvedPlace::Other(other) => match self.tables.others.get(other) {
                Some(other) if other.means == Meaning::Region => {
                    let sizes = other.counties.iter().map(|at| self.county_size(usize::from(*at)));
                    sizes.max().unwrap_or_default()
                }
                _ => Size::of(QUARTER),
            },
        }
    }
}
