//! Namesakes of a place are listed, each once.

use super::*;
use crate::places::lookup::query::PlaceQuery;
use std::collections::BTreeSet;

/// About how many people live in the place of a label.
fn size(label: &str) -> Size {
    places().size_of(places().spots(&PlaceQuery::parse(label))[0])
}

#[test]
fn the_name_of_a_state_offers_the_cities_of_that_name() {
    let answer = places().find("Washington");
    assert_eq!((answer.found, answer.labels()[0].as_str()), (MatchKind::State, "WA"));
    assert!(answer.suggestions.contains(&"Washington, NC".to_owned()), "{:?}", answer.suggestions);
    assert_eq!(places().find("new york").suggestions[0], "New York, NY");
}

#[test]
fn no_town_that_is_called_as_a_state_is_hidden_by_it() {
    let mut told = 0;
    for state in &places().tables().states {
        let answer = places().find(&state.name);
        assert!(answer.labels().contains(&state.code), "{}", state.name);
        let known: Vec<String> = [answer.labels(), answer.namesakes()].concat();
        for city in places().cities_called(&normalize::fold(&state.name)) {
            let label = format!("{}, {}", state.name, places().code(places().city_state(city)));
            assert!(known.contains(&label), "{label}: {known:?}");
            told += 1;
        }
        let is_town = |label: &String| label.starts_with(&format!("{}, ", state.name));
        let towns = answer.namesakes().into_iter().filter(is_town);
        let sizes: Vec<Size> = towns.map(|label| size(&label)).collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b), "{}: {:?}", state.name, answer.namesakes());
    }
    assert!(told > 70, "{told}");
    for (name, town) in [
        ("washington", "Washington, PA"),
        ("Washington", "Washington, UT"),
        ("WASHINGTON", "Washington, MO"),
        ("fbi washington", "Washington, NC"),
        ("delaware", "Delaware, OH"),
        ("nevada", "Nevada, MO"),
        ("oregon", "Oregon, WI"),
        ("indiana", "Indiana, PA"),
        ("california", "California, MD"),
        ("wyoming", "Wyoming, MI"),
        ("virginia", "Virginia, MN"),
        ("texas", "Texas County, MO"),
    ] {
        let namesakes = places().find(name).namesakes();
        assert!(namesakes.iter().any(|label| label == town), "{name}: {namesakes:?}");
    }
}

#[test]
fn a_county_called_as_a_city_is_told_too() {
    let answer = places().find("jackson");
    assert!(answer.labels().contains(&"Jackson, MS".to_owned()), "{:?}", answer.labels());
    assert_eq!(answer.namesakes()[0], "Jackson County, MO");
    assert!(answer.namesakes().len() <= 8, "{:?}", answer.namesakes());
}

#[test]
fn guam_is_one_place() {
    let answer = places().find("guam");
    assert_eq!((answer.labels(), answer.namesakes()), (vec!["GU".to_owned()], Vec::new()));
    assert_eq!(places().find("Guam, GU").in_words(places()), "Guam");
    assert_eq!(places().find("Hagatna").in_words(places()), "Hagatna, Guam");
    let washington = places().find("Washington DC").in_words(places());
    assert_eq!(washington, "Washington, District of Columbia");
}

#[test]
fn two_offices_of_one_town_say_which_part_is_theirs() {
    let answer = places().find("Wilmington, IL");
    let rows: Vec<String> =
        answer.offices.iter().map(|local| local.of_place("Wilmington, IL")).collect();
    assert_eq!(rows, ["Wilmington, IL, ZIP 60481", "Wilmington, IL, part of ZIP 60481"]);
    let mut tried = 0;
    for city in 0..places().cities() {
        let label =
            format!("{}, {}", places().city_name(city), places().code(places().city_state(city)));
        let answer = places().find_labeled(&label);
        if answer.offices.len() > 1 {
            let rows: BTreeSet<String> =
                answer.offices.iter().map(|local| local.of_place(&label)).collect();
            assert!(rows.len() > 1 && !rows.contains(&label), "{label}: {rows:?}");
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn every_name_is_written_as_people_write_it() {
    for city in 0..places().cities() {
        let name = places().city_name(city);
        for word in name.split([' ', '-']) {
            let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
            let is_abbreviated =
                ["afb", "arb", "jrb", "jber", "jbsa", "apo", "fpo", "dpo", "usaf", "mdl", "cbc"]
                    .contains(&letters.to_lowercase().as_str());
            assert!(!is_abbreviated || letters == letters.to_uppercase(), "{name}");
            let is_mc = letters.starts_with("Mc") && letters.len() > 2;
            assert!(!is_mc || letters[2..3] == letters[2..3].to_uppercase(), "{name}");
        }
    }
    for (query, label) in [
        ("nellis afb", "Nellis AFB, NV"),
        ("Nellis Air Force Base", "Nellis AFB, NV"),
        ("luke afb", "Luke Air Force Base, AZ"),
        ("luke air force base", "Luke Air Force Base, AZ"),
        ("FE Warren AFB", "F.E. Warren AFB, WY"),
        ("lackland afb", "JBSA Lackland, TX"),
        ("joint base andrews", "Andrews Air Force Base, MD"),
        ("McHenry IL", "McHenry, IL"),
        ("mc henry il", "McHenry, IL"),
    ] {
        assert_eq!(places().find(query).labels(), [label], "{query}");
    }
}

#[test]
fn no_place_is_suggested_twice_under_two_spellings() {
    for typed in ["luke", "luke a", "luke af", "scott a", "andrews", "holloman", "nellis af"] {
        let suggested = places().suggest(typed, 20);
        assert!(!suggested.is_empty(), "{typed}");
        let folded: BTreeSet<String> =
            suggested.iter().map(|label| normalize::fold(label)).collect();
        assert_eq!(folded.len(), suggested.len(), "{typed}: {suggested:?}");
    }
}

#[test]
fn a_city_of_its_state_s_name_is_asked_about_and_comes_first() {
    for typed in ["New York", "new york", "fbi new york"] {
        let answer = places().find(typed);
        assert_eq!(answer.labels(), ["New York, NY", "NY"], "{typed}");
        assert_eq!(answer.offices[0].office.name, "FBI New York", "{typed}");
    }
    for typed in ["NY", "New York state"] {
        assert_eq!(places().find(typed).labels(), ["NY"], "{typed}");
    }
    assert_eq!(places().find("New York, NY").labels(), ["New York, NY"]);
}
