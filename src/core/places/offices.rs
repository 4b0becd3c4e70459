//! Which offices cover a spot, and which part of it.

use super::contact::ONE_SOURCE;
use super::lookup::resolve::ResolvedPlace;
use super::{LocalOffice, Places};

/// An office touches a city if at least one in so many of its ZIP codes does.
const TOUCHES: usize = 5;

/// The offices of a spot before their words: index, and the part that is theirs.
pub(super) type Shares = Vec<(usize, Option<String>)>;

impl Places {
    /// The offices that cover a spot, the likeliest first. None for military
    /// mail.
    pub(super) fn shares(&self, spot: ResolvedPlace) -> Shares {
        match spot {
            ResolvedPlace::Zip(zip) => self.shares_of_zip(zip),
            ResolvedPlace::City(city) => self.shares_of_city(city),
            ResolvedPlace::County(county) => {
                let county = self.tables.counties.get(county);
                county.map(|county| (usize::from(county.office), None)).into_iter().collect()
            }
            ResolvedPlace::Other(other) => self.shares_of_other(other),
            ResolvedPlace::State(state) => {
                let offices = self.state(state).map(|own| own.offices.clone()).unwrap_or_default();
                let share = |office: &u8| {
                    let office = usize::from(*office);
                    (office, self.part_of_state(state, office))
                };
                offices.iter().map(share).collect()
            }
        }
    }

    /// The offices of the counties of a quarter or region, each with its counties
    /// if there are several.
    fn shares_of_other(&self, other: usize) -> Shares {
        let mut found: Vec<(usize, Vec<&str>)> = Vec::new();
        let counties = self.tables.others.get(other).map_or(&[][..], |other| &other.counties);
        for county in counties.iter().filter_map(|at| self.tables.counties.get(usize::from(*at))) {
            let office = usize::from(county.office);
            match found.iter_mut().find(|(known, _)| *known == office) {
                Some((_, names)) => names.push(&county.name),
                None => found.push((office, vec![&county.name])),
            }
        }
        let several = found.len() > 1;
        let part = |names: Vec<&str>| several.then(|| format!("For {}.", names.join(" and ")));
        found.into_iter().map(|(office, names)| (office, part(names))).collect()
    }

    /// The office of a ZIP code's county; where the county is not known, that
    /// of its state, which then has one only.
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
        let touching = self.touching(zip);
        let mut shares: Shares =
            self.office_of_zip(zip).map(|own| (own, None)).into_iter().collect();
        if !touching.is_empty() {
            let county = self.county_of(zip).and_then(|at| self.tables.counties.get(at));
            let county = county.map(|county| format!("{} is its territory.", county.name));
            shares.iter_mut().for_each(|share| share.1.clone_from(&county));
            let words = "The ZIP code also touches the territory of this office.";
            shares.extend(touching.iter().map(|at| (usize::from(*at), Some(words.to_owned()))));
        }
        shares
    }

    /// The further offices whose territory a ZIP code touches.
    fn touching(&self, zip: usize) -> &[u8] {
        let Some(code) = self.zips.get(zip) else { return &[] };
        let found = self.tables.touching.binary_search_by_key(code, |(zip, _)| *zip);
        let row = found.ok().and_then(|at| self.tables.touching.get(at));
        row.map_or(&[], |(_, offices)| offices)
    }

    /// The offices of a city's ZIP codes. One that is only touched counts if a
    /// fair part of the city touches it.
    fn shares_of_city(&self, city: usize) -> Shares {
        let mut counts: Vec<(usize, usize, usize)> = Vec::new();
        let mut all = 0;
        for zip in self.zips_of(city) {
            all += 1;
            let touching = self.touching(zip).iter().map(|at| (usize::from(*at), 0, 1));
            for (office, own, touched) in
                self.office_of_zip(zip).map(|at| (at, 1, 0)).into_iter().chain(touching)
            {
                match counts.iter_mut().find(|count| count.0 == office) {
                    Some(count) => {
                        count.1 += own;
                        count.2 += touched;
                    }
                    None => counts.push((office, own, touched)),
                }
            }
        }
        counts.retain(|(_, own, touched)| *own > 0 || touched * TOUCHES >= all);
        counts.sort_by_key(|(office, own, touched)| {
            (usize::MAX - own, usize::MAX - touched, *office)
        });
        let several = counts.len() > 1;
        let share = |(office, own, touched): (usize, usize, usize)| {
            (office, several.then(|| part_of_city(all, own, touched)))
        };
        counts.into_iter().map(share).collect()
    }

    /// The office with its doubts; `inferred` names a county whose office no
    /// source states.
    pub(super) fn local(
        &self,
        office: usize,
        part: Option<String>,
        inferred: Option<&str>,
    ) -> Option<LocalOffice> {
        let office = self.tables.offices.get(office)?.clone();
        let mut doubts: Vec<String> = office.doubt.iter().cloned().collect();
        if office.sources == 1 && office.doubt.is_none() {
            doubts.push(ONE_SOURCE.to_owned());
        }
        doubts.extend(inferred.map(|county| {
            format!("No source says which office covers {county}; this one is inferred. Ask whether it does.")
        }));
        Some(LocalOffice { office, part, doubts })
    }

    /// The name of the county of a spot if its office is inferred.
    pub(super) fn inferred(&self, spot: ResolvedPlace, office: usize) -> Option<&str> {
        let of = |county: usize| {
            let county = self.tables.counties.get(county)?;
            let doubtful = county.inferred && usize::from(county.office) == office;
            doubtful.then_some(county.name.as_str())
        };
        match spot {
            ResolvedPlace::Zip(zip) => self.county_of(zip).and_then(of),
            ResolvedPlace::City(city) => {
                self.zips_of(city).find_map(|zip| self.county_of(zip).and_then(of))
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

fn part_of_city(all: usize, own: usize, touched: usize) -> String {
    match (own, touched) {
        (0, 1) if all == 1 => "Its one ZIP code touches the territory of this office.".to_owned(),
        (0, touched) => {
            format!("{touched} of its {all} ZIP codes touch the territory of this office.")
        }
        (1, _) if all == 1 => "Its ZIP code is in this office's county.".to_owned(),
        (own, _) => format!("{own} of its {all} ZIP codes are in the territory of this office."),
    }
}
