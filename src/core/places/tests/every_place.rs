//! Every place in the tables leads to an office.

use super::*;
use std::collections::BTreeSet;

/// At least one active office, or military mail with the national lines.
fn assert_resolves(query: &str) -> OfficeLookup {
    let answer = places().find(query);
    let has_office = !answer.offices.is_empty();
    let military = answer.found == MatchKind::Military && !answer.national.is_empty();
    assert!(has_office != military, "{query}: {answer:?}");
    answer
}

#[test]
fn every_zip_code_resolves() {
    let mut military = 0;
    for zip in places().tables().zips.iter() {
        let answer = assert_resolves(&format!("{zip:05}"));
        assert_eq!(answer.places[0].zip.as_deref(), Some(format!("{zip:05}").as_str()));
        military += usize::from(answer.found == MatchKind::Military);
    }
    assert_eq!(military, 509);
}

#[test]
fn every_city_with_its_state_resolves_to_that_city() {
    for city in 0..places().cities() {
        let (name, state) = (places().city_name(city), places().city_state(city));
        let answer = assert_resolves(&format!("{name}, {}", places().code(state)));
        let Place { city, state: code, .. } = &answer.places[0];
        assert_eq!((city.as_deref(), code.as_str()), (Some(name), places().code(state)));
    }
}

#[test]
fn every_county_resolves_to_its_office() {
    let tables = places().tables();
    for (county, name) in tables.counties.iter().zip(tables.county_names.iter()) {
        let code = places().code(usize::from(county.state));
        let answer = assert_resolves(&format!("{name}, {code}"));
        if answer.found == MatchKind::County {
            let office = &tables.offices[usize::from(county.office)].name;
            assert!(office_names(&answer).contains(&office.as_str()), "{name}, {code}");
        }
    }
}

#[test]
fn every_state_resolves_by_each_of_its_names_to_all_its_offices() {
    let mut offices = BTreeSet::new();
    for state in &places().tables().states {
        let names = [&state.code, &state.name].into_iter().chain(&state.also);
        for name in names {
            let answer = assert_resolves(name);
            assert_eq!(answer.places[0].state, state.code, "{name}");
            // LA and Washington may mean the city as well.
            let also = usize::from(name == "LA" || name == "Washington");
            assert_eq!(answer.offices.len(), state.offices.len() + also, "{name}");
            offices.extend(answer.offices.into_iter().map(|local| local.office.name));
        }
    }
    assert_eq!(offices.len(), 56, "no office is left out");
}
