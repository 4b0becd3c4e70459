//! The offices that cover a place, and the part of it that each covers.

use super::contact::ONE_SOURCE;
use super::lookup::resolve::ResolvedPlace;
use super::lookup::result::listed;
use super::{LocalOffice, Places};
use std::cmp::Reverse;

/// An office touches a city if at least one in this many of its ZIP codes does.
const TOUCHES: usize = 5;

/// Most ZIP codes of a city that are named; more are counted.
const MOST_NAMED: usize = 3;

/// An office of a place, before its doubts are added.
pub(super) struct Share {
    /// Its index.
    pub(super) office: usize,
    /// The part of the place that it covers, in a sentence.
    pub(super) part: Option<String>,
    /// The short form of `part`.
    pub(super) area: Option<String>,
}

impl Share {
    /// Returns the share of an office that covers all of the place.
    fn whole(office: usize) -> Self {
        Self { office, part: None, area: None }
    }
}

/// The offices of a place, the likeliest first.
pub(super) type Shares = Vec<Share>;

impl Places {
    /// Returns the offices that cover a place, the likeliest first; none for military mail.
    pub(super) fn shares(&self, spot: ResolvedPlace) -> Shares {
        match spot {
            ResolvedPlace::Zip(zip) => self.shares_of_zip(zip),
            ResolvedPlace::City(city) => self.shares_of_city(city),
            ResolvedPlace::County(county) => {
                let county = self.tables.counties.get(county);
                let share = county.map(|county| Share::whole(usize::from(county.office)));
                share.into_iter().collect()
            }
            ResolvedPlace::Other(other) => {
                let other = self.tables.others.get(other);
                self.shares_of_counties(other.map_or(&[], |other| &other.counties))
            }
            ResolvedPlace::State(state) => {
                let offices = self.state(state).map(|own| own.offices.clone()).unwrap_or_default();
                let share = |office: &u8| {
                    let office = usize::from(*office);
                    Share { part: self.part_of_state(state, office), ..Share::whole(office) }
                };
                offices.iter().map(share).collect()
            }
        }
    }

    /// Returns the offices of the counties of a neighborhood, a region or a city, each with its
    /// counties if there are several offices.
    fn shares_of_counties(&self, counties: &[u16]) -> Shares {
        let mut found: Vec<(usize, Vec<&str>)> = Vec::new();
        for at in counties.iter().map(|at| usize::from(*at)) {
            let Some(county) = self.tables.counties.get(at) else { continue };
            let (office, name) = (usize::from(county.office), self.tables.county_names.get(at));
            match found.iter_mut().find(|(known, _)| *known == office) {
                Some((_, names)) => names.push(name),
                None => found.push((office, vec![name])),
            }
        }
        let several = found.len() > 1;
        let share = |(office, names): (usize, Vec<&str>)| {
            let area = several.then(|| listed(&names));
            let part = area.as_ref().map(|area| format!("For {area}."));
            Share { office, part, area }
        };
        found.into_iter().map(share).collect()
    }

    /// Returns the office of a ZIP code's county. Where the county is not known, returns that
    /// of its state, which then has only one.
    fn office_of_zip(&self, zip: usize) -> Option<usize> {
        match self.county_of(zip) {
            Some(county) => self.tables.counties.get(county).map(|c| usize::from(c.office)),
            None => {
                let state = self.state(self.state_of(ResolvedPlace::Zip(zip)))?;
                state.offices.first().copied().map(usize::from)
            }
        }
    }

    fn shares_of_zip(&self, zip: usize) -> Shares {
        let own = self.office_of_zip(zip).map(Share::whole);
        let mut touching = self.touching(zip).peekable();
        if touching.peek().is_none() {
            return own.into_iter().collect();
        }
        let area = self.county_of(zip).and_then(|at| self.county_name(at)).map(str::to_owned);
        let part = area.as_ref().map(|county| format!("{county} is its territory."));
        let own = own.map(|own| Share { part, area, ..own });
        let words = "The ZIP code also touches the territory of this office.";
        let touched = |office| Share {
            office,
            part: Some(words.to_owned()),
            area: Some("part of it".to_owned()),
        };
        own.into_iter().chain(touching.map(touched)).collect()
    }

    /// Returns the further offices whose territory a ZIP code touches.
    fn touching(&self, zip: usize) -> impl Iterator<Item = usize> {
        let code = self.tables.zips.get(zip);
        let start = self.tables.touching.partition_point(|(zip, _)| Some(*zip) < code);
        let rest = self.tables.touching.get(start..).unwrap_or_default().iter();
        let own = rest.take_while(move |(zip, _)| Some(*zip) == code);
        own.map(|(_, office)| usize::from(*office))
    }

    /// Returns the offices of a city's ZIP codes. An office that is only touched counts if a
    /// fair part of the city touches it.
    fn shares_of_city(&self, city: usize) -> Shares {
        let listed = self.listed_counties(city);
        if !listed.is_empty() {
            return self.shares_of_counties(&listed);
        }
        let mut parts: Vec<PartOfCity> = Vec::new();
        let mut all = 0;
        for zip in self.zips_of(city) {
            all += 1;
            let touching = self.touching(zip).map(|office| (office, false));
            let own = self.office_of_zip(zip).map(|office| (office, true));
            for (office, is_own) in own.into_iter().chain(touching) {
                let known = parts.iter().position(|part| part.office == office);
                let at = known.unwrap_or_else(|| {
                    parts.push(PartOfCity { office, own: Vec::new(), touched: Vec::new() });
                    parts.len() - 1
                });
                if let Some(part) = parts.get_mut(at) {
                    let zips = if is_own { &mut part.own } else { &mut part.touched };
                    zips.extend(self.digits(zip));
                }
            }
        }
        parts.retain(|part| !part.own.is_empty() || part.touched.len() * TOUCHES >= all);
        parts.sort_by_key(|part| {
            (Reverse(part.own.len()), Reverse(part.touched.len()), part.office)
        });
        let several = parts.len() > 1;
        let share = |part: PartOfCity| match several {
            true => part.share(all),
            false => Share::whole(part.office),
        };
        parts.into_iter().map(share).collect()
    }

    /// Returns the office of a share with its doubts; `inferred` names a county whose office no
    /// source states.
    pub(super) fn local(&self, share: Share, inferred: Option<&str>) -> Option<LocalOffice> {
        let Share { office, part, area } = share;
        let office = self.tables.offices.get(office)?.clone();
        let mut doubts: Vec<String> = office.doubt.iter().cloned().collect();
        if office.sources == 1 && office.doubt.is_none() {
            doubts.push(ONE_SOURCE.to_owned());
        }
        doubts.extend(inferred.map(|county| {
            format!("No source says which office covers {county}. squadroom inferred this one, so ask the office.")
        }));
        Some(LocalOffice { office, part, area, doubts })
    }

    /// Returns the name of the county of a place if its office is inferred.
    pub(super) fn inferred(&self, spot: ResolvedPlace, office: usize) -> Option<&str> {
        let of = |at: usize| {
            let county = self.tables.counties.get(at)?;
            let doubtful = county.inferred && usize::from(county.office) == office;
            doubtful.then(|| self.tables.county_names.get(at))
        };
        match spot {
            ResolvedPlace::Zip(zip) => self.county_of(zip).and_then(of),
            ResolvedPlace::City(city) => {
                self.counties_of_city(city).into_iter().flatten().find_map(of)
            }
            ResolvedPlace::County(county) => of(county),
            ResolvedPlace::Other(other) => {
                let other = self.tables.others.get(other)?;
                other.counties.iter().find_map(|county| of(usize::from(*county)))
            }
            ResolvedPlace::State(_) => None,
        }
    }
}

/// The ZIP codes of a city that an office has, or touches.
struct PartOfCity {
    office: usize,
    own: Vec<String>,
    touched: Vec<String>,
}

impl PartOfCity {
    /// Returns the part of a city with `all` ZIP codes, in words.
    fn share(self, all: usize) -> Share {
        let (zips, is_own) = match self.own.is_empty() {
            true => (&self.touched, false),
            false => (&self.own, true),
        };
        let zips = match zips.as_slice() {
            several if several.len() > MOST_NAMED => {
                format!("{} of its {all} ZIP codes", several.len())
            }
            few => format!("ZIP {}", listed(few)),
        };
        let (part, area) = match is_own {
            true => (format!("For {zips}."), zips),
            false => (format!("For a part of {zips}."), format!("part of {zips}")),
        };
        Share { office: self.office, part: Some(part), area: Some(area) }
    }
}
