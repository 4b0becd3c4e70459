//! A county is named by its own kind, by "county", or by a name that it had.

use super::*;
use crate::places::lookup::query::PlaceQuery;
use crate::places::lookup::resolve::ResolvedPlace;

#[test]
fn no_county_is_named_by_a_foreign_kind() {
    let kinds = ["borough", "parish", "island", "municipio", "planning region", "district"];
    let mut tried = 0;
    for name in places().county_names() {
        let state = places().code(places().state_of(ResolvedPlace::County(name.county)));
        for kind in kinds {
            let is_own = name.full.ends_with(kind)
                || matches!((state, kind), ("AK", "borough") | ("HI", "island"));
            if is_own {
                continue;
            }
            for bare in [name.full, name.full.rsplit_once(' ').map_or("", |two| two.0)] {
                let typed = [format!("{bare} {kind}"), format!("{bare} {kind} {state}")];
                for typed in typed.into_iter().chain([format!("{kind} of {bare}")]) {
                    let spots = places().spots(&PlaceQuery::parse(&typed));
                    assert!(
                        !spots.contains(&ResolvedPlace::County(name.county)),
                        "{typed}: {}",
                        name.full
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 50_000, "{tried}");
}

#[test]
fn an_island_or_a_borough_is_not_the_county_of_its_name() {
    for unknown in ["Amelia Island", "Treasure Island", "Ellis Island", "Lincoln borough"] {
        let answer = places().find(unknown);
        let counties = answer.places.iter().filter(|place| place.city.is_none());
        assert_eq!(counties.count(), 0, "{unknown}: {:?}", answer.labels());
    }
    for (query, label) in [
        ("Mercer Island", "Mercer Island, WA"),
        ("Washington Island", "Washington Island, WI"),
        ("Island County WA", "Island County, WA"),
        ("Kodiak Island", "Kodiak Island Borough, AK"),
        ("Juneau borough", "Juneau City and Borough, AK"),
        ("Rock Island County", "Rock Island County, IL"),
        ("county of Cook County, IL", "Cook County, IL"),
        ("county of Cook, IL", "Cook County, IL"),
        ("borough of Brooklyn", "Brooklyn, NY"),
        ("Brooklyn borough", "Brooklyn, NY"),
        ("East Baton Rouge county", "East Baton Rouge Parish, LA"),
    ] {
        assert_eq!(places().find(query).labels(), [label], "{query}");
    }
}

#[test]
fn an_island_of_the_virgin_islands_stands_before_towns_of_its_name() {
    for name in ["St Croix", "Saint Croix", "St. Thomas", "St John"] {
        let answer = places().find(name);
        assert!(answer.labels()[0].ends_with(" Island, VI"), "{name}: {:?}", answer.labels());
        assert_eq!(answer.offices[0].office.name, "FBI San Juan", "{name}");
    }
}

#[test]
fn a_county_goes_by_short_and_former_names() {
    for (query, label) in [
        ("LA county", "Los Angeles County, CA"),
        ("la county ca", "Los Angeles County, CA"),
        ("county of LA", "Los Angeles County, CA"),
        ("SF county", "San Francisco County, CA"),
        ("Philly county", "Philadelphia County, PA"),
        ("Dade county FL", "Miami-Dade County, FL"),
        ("Shannon County SD", "Oglala Lakota County, SD"),
    ] {
        assert_eq!(places().find(query).labels(), [label], "{query}");
    }
    let dade = places().find("Dade county").labels();
    assert_eq!(dade, ["Miami-Dade County, FL", "Dade County, GA", "Dade County, MO"]);
    assert_eq!(places().find("dade").labels()[0], "Miami-Dade County, FL");
}

#[test]
fn washington_is_the_state_and_the_capital() {
    for query in ["washington", "fbi washington"] {
        assert_eq!(places().find(query).labels(), ["WA", "Washington, DC"], "{query}");
    }
    assert_eq!(places().in_words("WA"), "State of Washington");
    assert_eq!(places().in_words("Tempe, AZ"), "Tempe, AZ");
    assert_eq!(places().in_words("GU"), "Guam");
}

#[test]
fn a_word_before_phone_or_number_is_no_place() {
    let knows = |_: &str| false;
    for line in ["mobile phone", "mobile number", "reading phone", "mobile phone number"] {
        assert_eq!(places().in_line(line, &knows), None, "{line}");
    }
    for line in ["fbi mobile phone", "mobile al phone", "chicago phone", "mobile"] {
        assert!(places().in_line(line, &knows).is_some(), "{line}");
    }
}
