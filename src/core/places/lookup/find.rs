//! Answers a query for a place.

use super::query::PlaceQuery;
use super::resolve::ResolvedPlace;
use super::wide::OTHER_COUNTRY;
use crate::places::offices::Share;
use crate::places::{Contact, LocalOffice, MatchKind, OfficeLookup, Place, Places};

/// Most states whose contacts are listed at once.
const MOST_STATES: usize = 3;

impl Places {
    /// Answers a ZIP code (also ZIP+4, and beside other words), a city, a county or a state, in
    /// capitals or small letters, with or without the state. A query for an unknown place gives
    /// suggestions and the national lines.
    pub fn find(&self, query: &str) -> OfficeLookup {
        let parsed = PlaceQuery::parse(query);
        let mut answer = self.unanswered(query);
        let zip = parsed.zip.and_then(|zip| self.zip_at(zip));
        let spots = match zip {
            Some(zip) => vec![ResolvedPlace::Zip(zip)],
            None => self.with_own_city(self.spots(&parsed), &parsed),
        };
        if zip.is_none() && !spots.is_empty() && self.is_other_country(&parsed, &spots) {
            let places = spots.iter().filter_map(|spot| self.places_of(*spot).into_iter().next());
            answer.suggestions = places.map(|place| place.label()).collect();
            answer.remarks.push(OTHER_COUNTRY.to_owned());
            return answer;
        }
        self.fill(&mut answer, &spots);
        if let Some(zip) = zip {
            answer.remarks.extend(self.contradiction(ResolvedPlace::Zip(zip), &parsed));
        }
        if zip.is_none() {
            self.suggest_others(&mut answer, &parsed, &spots);
            if spots.is_empty() && parsed.zip.is_none() {
                self.fill_with_city(&mut answer, &parsed);
            }
            answer.remarks.extend(unknown(&parsed, answer.is_found()));
            answer.remarks.extend(self.advice_for_part(&parsed, &spots));
            answer.remarks.extend(self.advice_for_wide(&parsed, &spots));
            if !answer.is_found() {
                self.fill_with_state(&mut answer, &parsed);
            }
        }
        answer
    }

    /// Gives the one office of the state that stands behind a name that is not known.
    fn fill_with_state(&self, answer: &mut OfficeLookup, query: &PlaceQuery) {
        let Some(state) = self.state_behind(query) else { return };
        // The city may be right and the state wrong: Boise is not in Nevada.
        let elsewhere = self.cities_elsewhere(query);
        if !elsewhere.is_empty() {
            answer.suggestions = elsewhere;
            return;
        }
        let Some(own) = self.state(state).filter(|own| own.offices.len() == 1) else { return };
        let last = query.core().last();
        let cities = last.filter(|last| self.is_code_and_city(last));
        let cities = cities.map_or_else(Vec::new, |last| self.others_called(last, None));
        let office = own.offices.first().and_then(|at| self.tables.offices.get(usize::from(*at)));
        let words = office.map(|office| format!("{} covers all of {}.", office.name, own.name));
        // Words before "la" may be in Louisiana or in Los Angeles.
        let spots: Vec<ResolvedPlace> =
            std::iter::once(ResolvedPlace::State(state)).chain(cities).collect();
        self.fill(answer, &spots);
        answer.remarks.extend(words.filter(|_| spots.len() == 1));
    }

    /// Returns the cities of other states that the words before a state name, the largest first.
    fn cities_elsewhere(&self, query: &PlaceQuery) -> Vec<String> {
        let ways = self.with_state(query.core()).into_iter();
        let name = ways.filter(|(_, own)| !own.is_first).map(|(name, _)| name.join(" ")).next();
        let spots = name.map_or_else(Vec::new, |name| self.towns(&name, None));
        spots.iter().filter_map(|spot| Some(self.places_of(*spot).first()?.label())).collect()
    }

    /// Returns the remark on words beside a ZIP code that name another state.
    fn contradiction(&self, zip: ResolvedPlace, query: &PlaceQuery) -> Option<String> {
        let named = self.spots(query);
        let own = self.state_of(zip);
        let agrees = named.iter().any(|spot| self.state_of(*spot) == own);
        let label = self.places_of(zip).first()?.label();
        (!named.is_empty() && !agrees).then(|| {
            format!(
                "The answer is for the ZIP code, which is in {label}. Check the name beside it."
            )
        })
    }

    /// Answers one of the places that an answer lists, by its label, without its namesakes.
    pub fn find_labeled(&self, label: &str) -> OfficeLookup {
        let is_it = |spot: &ResolvedPlace| {
            self.places_of(*spot).first().is_some_and(|own| own.label() == label)
        };
        let spots: Vec<ResolvedPlace> =
            self.spots(&PlaceQuery::parse(label)).into_iter().filter(is_it).collect();
        match spots.as_slice() {
            [] => self.find(label),
            spots => {
                let mut answer = self.unanswered(label);
                self.fill(&mut answer, spots);
                answer
            }
        }
    }

    fn unanswered(&self, query: &str) -> OfficeLookup {
        OfficeLookup {
            query: query.to_owned(),
            found: MatchKind::Nothing,
            places: Vec::new(),
            offices: Vec::new(),
            state_contacts: Vec::new(),
            task_forces: Vec::new(),
            national: self.tables.national.clone(),
            suggestions: Vec::new(),
            remarks: Vec::new(),
        }
    }

    pub(super) fn fill(&self, answer: &mut OfficeLookup, spots: &[ResolvedPlace]) {
        let Some(&first) = spots.first() else { return };
        let military = spots.iter().all(|spot| self.is_military(self.state_of(*spot)));
        answer.found = match first {
            _ if military => MatchKind::Military,
            ResolvedPlace::Zip(_) => MatchKind::Zip,
            ResolvedPlace::City(_) | ResolvedPlace::Other(_) => MatchKind::City,
            ResolvedPlace::County(_) => MatchKind::County,
            ResolvedPlace::State(_) => MatchKind::State,
        };
        if military {
            let words = "This ZIP code is for military or diplomatic mail. No FBI field office covers \
                         it. Call a national line.";
            answer.remarks.push(words.to_owned());
        }
        answer.places = spots.iter().flat_map(|spot| self.places_of(*spot)).collect();
        answer.offices = self.local_offices(spots);
        answer.state_contacts = self.contacts_of(spots);
        if self.states_of(spots).len() <= MOST_STATES {
            answer.task_forces = self.task_forces_of(&answer.places);
        }
    }

    pub(in crate::places) fn places_of(&self, spot: ResolvedPlace) -> Vec<Place> {
        let state = self.code(self.state_of(spot)).to_owned();
        let county_name = |at: usize| self.county_name(at).map(str::to_owned);
        let place = Place { zip: None, city: None, county: None, state };
        match spot {
            ResolvedPlace::Zip(zip) => {
                let code = self.digits(zip);
                let city = Some(self.city_name(self.city_of(zip)).to_owned());
                let county = self.county_of(zip).and_then(county_name);
                vec![Place { zip: code, city, county, ..place }]
            }
            ResolvedPlace::City(city) => {
                let name = self.city_name(city).to_owned();
                let of = |county: Option<usize>| {
                    let county = county.and_then(county_name);
                    Place { city: Some(name.clone()), county, ..place.clone() }
                };
                self.counties_of_city(city).into_iter().map(of).collect()
            }
            ResolvedPlace::County(county) => vec![Place { county: county_name(county), ..place }],
            ResolvedPlace::State(_) => vec![place],
            ResolvedPlace::Other(other) => self.places_of_other(other),
        }
    }

    fn local_offices(&self, spots: &[ResolvedPlace]) -> Vec<LocalOffice> {
        if let [spot] = spots {
            let shares = self.shares(*spot).into_iter();
            let local = |share: Share| {
                let inferred = self.inferred(*spot, share.office);
                self.local(share, inferred)
            };
            return shares.filter_map(local).collect();
        }
        // Places of one name: each office names the ones that it covers.
        let mut found: Vec<(usize, Vec<String>, Option<&str>)> = Vec::new();
        for spot in spots {
            let label = self.places_of(*spot).first().map(Place::label).unwrap_or_default();
            for Share { office, .. } in self.shares(*spot) {
                let inferred = self.inferred(*spot, office);
                match found.iter_mut().find(|(known, ..)| *known == office) {
                    Some((_, labels, doubt)) => {
                        labels.push(label.clone());
                        *doubt = doubt.or(inferred);
                    }
                    None => found.push((office, vec![label.clone()], inferred)),
                }
            }
        }
        let local = |(office, labels, inferred): (usize, Vec<String>, Option<&str>)| {
            let part = Some(format!("For {}.", labels.join("; ")));
            self.local(Share { office, part, area: None }, inferred)
        };
        found.into_iter().filter_map(local).collect()
    }

    /// Returns the postal codes of the states of places, each once.
    fn states_of(&self, spots: &[ResolvedPlace]) -> Vec<&str> {
        let mut states: Vec<&str> = Vec::new();
        for spot in spots {
            let code = self.code(self.state_of(*spot));
            if !states.contains(&code) {
                states.push(code);
            }
        }
        states
    }

    fn contacts_of(&self, spots: &[ResolvedPlace]) -> Vec<Contact> {
        let states = self.states_of(spots);
        if states.len() > MOST_STATES {
            return Vec::new();
        }
        let of = |code: &str| {
            let own = self.tables.contacts.iter();
            own.filter(|contact| contact.state == code).cloned().collect::<Vec<_>>()
        };
        states.into_iter().flat_map(of).collect()
    }
}

/// Returns the reason why there is no answer, or none to a part of the query.
fn unknown(query: &PlaceQuery, found: bool) -> Option<String> {
    if query.too_long {
        return Some("This is too long for the name of a place.".to_owned());
    }
    match query.zip {
        Some(zip) if found => {
            Some(format!("{zip:05} isn't a known ZIP code. The answer is for the other words."))
        }
        Some(zip) => Some(format!("{zip:05} isn't a known ZIP code. Try the city or the county.")),
        None if found => None,
        None if query.part_of_zip.is_some() => Some("A ZIP code has five digits.".to_owned()),
        None if query.words.is_empty() => {
            Some("Type a ZIP code, a city, a county, or a state.".to_owned())
        }
        None if Places::is_asked_for_office(&query.words.join(" ")) => {
            Some("Type the place too: a ZIP code, a city, a county, or a state.".to_owned())
        }
        None => Some("squadroom doesn't know a place with this name.".to_owned()),
    }
}
