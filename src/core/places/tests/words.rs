//! Forms in which people type a place, and the suggestions where no place is found.

use super::*;

fn labels(query: &str) -> Vec<String> {
    places().find(query).labels()
}

#[test]
fn a_city_is_found_however_it_is_typed() {
    for query in [
        "springfield il",
        "Springfield, Illinois",
        "SPRINGFIELD  ILL.",
        "city of springfield, il, USA",
        "IL springfield",
        "Illinois, Springfield",
    ] {
        assert_eq!(labels(query), ["Springfield, IL"], "{query}");
    }
    for (query, label) in [
        ("st louis mo", "Saint Louis, MO"),
        ("Saint Louis, Missouri", "Saint Louis, MO"),
        ("ft. worth tx", "Fort Worth, TX"),
        ("mt vernon wa", "Mount Vernon, WA"),
        ("missoula mt", "Missoula, MT"),
        ("charleston west virginia", "Charleston, WV"),
        ("kansas city kansas", "Kansas City, KS"),
        ("new york city, ny", "New York, NY"),
        ("n. little rock ar", "North Little Rock, AR"),
        ("winston salem nc", "Winston-Salem, NC"),
        ("City of Industry", "City of Industry, CA"),
        ("Chicago, IL 60601-1234", "60601 Chicago, IL"),
    ] {
        assert_eq!(labels(query), [label], "{query}");
    }
}

#[test]
fn a_city_without_a_state_lists_every_state_that_has_one() {
    let answer = places().find("Springfield");
    let labels = answer.labels();
    assert!(labels.len() > 20 && labels.contains(&"Springfield, IL".to_owned()), "{labels:?}");
    assert_eq!(answer.suggestions[..labels.len()], labels);
    assert!(answer.state_contacts.is_empty(), "too many states to tell their contacts");
    let all: Vec<&str> =
        answer.offices.iter().map(|local| local.part.as_deref().unwrap()).collect();
    assert!(labels.iter().all(|label| all.iter().any(|part| part.contains(label))), "{all:?}");
    assert_eq!(self::labels("kansas city"), ["Kansas City, MO", "Kansas City, KS"]);
}

#[test]
fn counties_parishes_and_boroughs_are_found() {
    for (query, label) in [
        ("cook county il", "Cook County, IL"),
        ("county of cook, illinois", "Cook County, IL"),
        ("Cook Co., IL", "Cook County, IL"),
        ("orleans parish", "Orleans Parish, LA"),
        ("juneau borough", "Juneau City and Borough, AK"),
        ("dupage il", "DuPage County, IL"),
        ("Manassas Park city VA", "Manassas Park city, VA"),
        ("Hartford County CT", "Hartford County, CT"),
        ("miami-dade county", "Miami-Dade County, FL"),
    ] {
        assert_eq!(labels(query), [label], "{query}");
    }
    let cook = labels("Cook County");
    assert!(cook.len() > 1 && cook.contains(&"Cook County, IL".to_owned()), "{cook:?}");
}

#[test]
fn typos_and_starts_give_suggestions() {
    for (query, wanted) in [
        ("Texs", "Texas"),
        ("Tex", "Texas"),
        ("Ilinois", "Illinois"),
        ("chicgo", "Chicago, IL"),
        ("springfeld il", "Springfield, IL"),
        ("springfield ilinois", "Springfield, IL"),
        ("chicgo ilinois", "Chicago, IL"),
        ("albuqerque", "Albuquerque, NM"),
        ("housto", "Houston, TX"),
        ("coook county", "Cook County, IL"),
        ("4101", "04101 Portland, ME"),
        ("606", "60601 Chicago, IL"),
    ] {
        let suggested = places().suggest(query, 8);
        assert!(suggested.iter().any(|label| label == wanted), "{query}: {suggested:?}");
    }
    assert_eq!(places().find("Texs").suggestions[0], "Texas");
    assert_eq!(places().suggest("texas", 3)[0], "Texas");
    assert_eq!(places().suggest("chic", 1), ["Chicago, IL"]);
}

#[test]
fn what_is_no_place_gets_a_clear_answer() {
    for (query, remark) in [
        ("", "Type a ZIP code, a city, a county, or a state."),
        ("   ", "Type a ZIP code, a city, a county, or a state."),
        ("😀", "Type a ZIP code, a city, a county, or a state."),
        ("00000", "00000 isn't a known ZIP code. Try the city or the county."),
        ("606", "A ZIP code has five digits."),
        ("qqqqqqqq", "squadroom doesn't know a place with this name."),
        (&"x".repeat(10_000), "This is too long for the name of a place."),
    ] {
        let answer = places().find(query);
        assert_eq!((answer.found, answer.remarks), (MatchKind::Nothing, vec![remark.to_owned()]));
        assert!(answer.offices.is_empty() && !answer.national.is_empty());
    }
    let answer = places().find("Chicago 00000");
    assert_eq!(answer.labels(), ["Chicago, IL"]);
    assert!(answer.remarks[0].starts_with("00000"), "{:?}", answer.remarks);
}

#[test]
fn every_suggestion_can_be_asked() {
    let starts = ["a", "ch", "san", "washington", "new y", "606", "1", "00000", "99999", "linc ne"];
    for typed in starts.into_iter().chain(["sprngfield", "cook co", "st. lo", "mont"]) {
        let suggested = places().suggest(typed, 50);
        assert!(suggested.len() <= 50);
        for label in suggested {
            let answer = places().find(&label);
            let is_state =
                label.split(", ").count() == 1 && answer.labels().iter().any(|own| own.len() == 2);
            let same = answer.labels() == [label.clone()];
            assert!(is_state || same, "{typed}: {label} gives {:?}", answer.labels());
        }
    }
}
