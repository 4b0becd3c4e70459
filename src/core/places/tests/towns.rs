//! Cities that no ZIP code is named for, parts of states, and what is typed for them.

use super::*;

fn first(query: &str) -> String {
    let answer = places().find(query);
    let office = answer.offices.first().map(|local| local.office.name.clone());
    office.unwrap_or_default()
}

/// The rows of a table of cities: state, city, people.
fn rows(file: &str, people: usize) -> Vec<(String, String, u64)> {
    let mut reader = csv::Reader::from_path(root(&format!("assets/places/{file}"))).unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[0].to_owned(), row[1].to_owned(), row[people].parse().unwrap())).collect()
}

#[test]
fn every_city_of_five_thousand_people_has_an_office_of_its_own_state() {
    let tables = places().tables();
    let mut tried = 0;
    for (state, city, people) in
        [rows("populations.csv", 2), rows("towns.csv", 3)].concat().into_iter()
    {
        if people < 5_000 {
            continue;
        }
        let own = tables.states.iter().find(|own| own.code == state).unwrap();
        let offices: Vec<&str> =
            own.offices.iter().map(|at| tables.offices[usize::from(*at)].name.as_str()).collect();
        for query in [format!("{city}, {state}"), format!("{city} {}", state.to_lowercase())] {
            let answer = places().find(&query);
            assert_eq!(answer.found, MatchKind::City, "{query}");
            assert_eq!(answer.places[0].state, state, "{query}");
            assert!(offices.contains(&office_names(&answer)[0]), "{query}");
            tried += 1;
        }
    }
    assert!(tried > 7_000, "{tried}");
}

#[test]
fn each_city_of_the_table_of_towns_has_the_office_of_its_county() {
    let mut reader = csv::Reader::from_path(root("assets/places/towns.csv")).unwrap();
    let mut coverage = csv::Reader::from_path(root("assets/places/coverage.csv")).unwrap();
    let offices: std::collections::HashMap<String, String> = (coverage.records())
        .map(|row| row.map(|row| (row[1].to_owned(), format!("FBI {}", &row[3]))).unwrap())
        .collect();
    for row in reader.records().map(Result::unwrap) {
        let answer = places().find(&format!("{}, {}", &row[1], &row[0]));
        for county in row[2].split("; ") {
            let own = offices[county].as_str();
            assert!(office_names(&answer).contains(&own), "{row:?}: {:?}", office_names(&answer));
        }
    }
}

#[test]
fn a_city_without_a_post_office_is_not_answered_with_its_namesake() {
    for (query, office) in [
        ("edina mn", "FBI Minneapolis"),
        ("Edina", "FBI Minneapolis"),
        ("north miami fl", "FBI Miami"),
        ("davie", "FBI Miami"),
        ("sandy springs ga", "FBI Atlanta"),
        ("south fulton", "FBI Atlanta"),
        ("college park ga", "FBI Atlanta"),
        ("riviera beach fl", "FBI Miami"),
        ("farmers branch tx", "FBI Dallas"),
        ("mt lebanon pa", "FBI Pittsburgh"),
        ("jersey village tx", "FBI Houston"),
        ("cudahy ca", "FBI Los Angeles"),
        ("st matthews ky", "FBI Louisville"),
        ("ferguson mo", "FBI St. Louis"),
        ("midwest city", "FBI Oklahoma City"),
        ("university city mo", "FBI St. Louis"),
        ("foster city", "FBI San Francisco"),
        ("Dale City", "FBI Washington"),
        ("parma", "FBI Cleveland"),
        ("amherst ny", "FBI Buffalo"),
        ("Millcreek PA", "FBI Pittsburgh"),
        ("Live Oak TX", "FBI San Antonio"),
        ("ny ny", "FBI New York"),
        ("No. Las Vegas", "FBI Las Vegas"),
        ("So. San Francisco", "FBI San Francisco"),
        ("Quantico", "FBI Washington"),
    ] {
        assert_eq!(first(query), office, "{query}");
    }
}

#[test]
fn a_county_of_the_name_of_a_city_is_told_where_its_office_is_another() {
    assert_eq!(places().find("Live Oak TX").namesakes(), ["Live Oak County, TX"]);
    assert_eq!(places().find("Live Oak County TX").labels(), ["Live Oak County, TX"]);
}

#[test]
fn a_part_of_a_state_is_the_state_and_not_a_far_village() {
    for (query, state) in [
        ("East Texas", "TX"),
        ("West Texas", "TX"),
        ("eastern kentucky", "KY"),
        ("northern ca", "CA"),
        ("Central Florida", "FL"),
        ("upstate new york", "NY"),
        ("southeast michigan", "MI"),
        ("Western Washington", "WA"),
        ("E. Washington", "WA"),
        ("southwest washington", "WA"),
    ] {
        let answer = places().find(query);
        assert_eq!(answer.labels(), [state], "{query}");
        let is_told = answer.remarks.iter().any(|remark| remark.contains("Type the city"));
        assert_eq!(is_told, answer.offices.len() > 1, "{query}: {:?}", answer.remarks);
    }
    for (query, label) in [
        ("West New York", "West New York, NJ"),
        ("West TX", "West, TX"),
        ("East Texas PA", "East Texas, PA"),
        ("West Virginia", "WV"),
        ("southwest virginia", "VA"),
        ("south dakota", "SD"),
        ("Greater Washington", "Washington, DC"),
        ("Minnesota Lake", "Minnesota Lake, MN"),
    ] {
        assert_eq!(places().find(query).labels()[0], label, "{query}");
    }
}

#[test]
fn a_region_and_a_town_of_its_name_are_both_listed() {
    let mut labels = places().find("Jersey Shore").labels();
    labels.sort();
    assert_eq!(labels, ["Jersey Shore, NJ", "Jersey Shore, PA"]);
}

#[test]
fn a_region_or_a_quarter_stands_before_a_far_namesake() {
    for (query, label) in [
        ("South Beach", "South Beach (Miami Beach), FL"),
        ("Jersey Shore", "Jersey Shore, NJ"),
        ("Central Valley", "Central Valley, CA"),
        ("NoVA", "NoVA, VA"),
        ("West Side", "West Side (Chicago), IL"),
        ("South Side", "South Side (Chicago), IL"),
        ("Kensington", "Kensington (Philadelphia), PA"),
        ("Fruitvale", "Fruitvale (Oakland), CA"),
        ("Bay Area", "Bay Area, CA"),
        ("Twin Cities", "Twin Cities, MN"),
        ("Hampton Roads", "Hampton Roads, VA"),
        ("Florida Keys", "Florida Keys, FL"),
        ("Upper Peninsula", "Upper Peninsula, MI"),
        ("Outer Banks", "Outer Banks, NC"),
        ("DFW", "DFW, TX"),
        ("KCMO", "Kansas City, MO"),
        ("KCK", "Kansas City, KS"),
        ("Bed-Stuy", "Bedford-Stuyvesant (Brooklyn), NY"),
        ("Oak Cliff", "Oak Cliff (Dallas), TX"),
    ] {
        assert_eq!(places().find(query).labels()[0], label, "{query}");
    }
    let corners = places().find("Four Corners");
    for office in ["FBI Albuquerque", "FBI Denver", "FBI Phoenix", "FBI Salt Lake City"] {
        assert!(office_names(&corners).contains(&office), "{office}");
    }
}

#[test]
fn an_unknown_city_of_a_state_with_one_office_leads_to_that_office() {
    let answer = places().find("qqedina mn");
    assert_eq!(
        (answer.labels(), first("qqedina mn").as_str()),
        (vec!["MN".to_owned()], "FBI Minneapolis")
    );
    assert_eq!(
        answer.remarks,
        [
            "squadroom doesn't know a place with this name.",
            "FBI Minneapolis covers all of Minnesota."
        ]
    );
    let answer = places().find("springfeld mo");
    assert_eq!(
        (answer.is_found(), answer.suggestions),
        (false, vec!["Springfield, MO".to_owned()])
    );
    assert!(!places().find("call me").is_found());
}

#[test]
fn a_part_of_a_city_that_goes_by_the_code_of_a_state_is_not_that_state() {
    for query in [
        "South LA",
        "west la",
        "East LA",
        "South Central LA",
        "Downtown LA",
        "Los Angeles LA",
        "north hollywood la",
        "Koreatown, LA",
        "fbi office near south la",
    ] {
        let answer = places().find(query);
        assert_eq!(office_names(&answer), ["FBI Los Angeles"], "{query}: {:?}", answer.labels());
    }
    for query in ["south louisiana", "baton rouge la", "lafayette la", "venice la"] {
        assert_eq!(first(query), "FBI New Orleans", "{query}");
    }
    // The words before it may be a place of Louisiana that is not known.
    assert_eq!(places().find("qqcocodrie la").labels(), ["LA", "Los Angeles, CA"]);
    assert_eq!(places().find("central la").labels(), ["Central, LA", "Los Angeles, CA"]);
}

#[test]
fn words_before_a_large_city_are_a_part_of_it() {
    for (query, label) in [
        ("Germantown Philadelphia", "Philadelphia, PA"),
        ("germantown philadelphia pa", "Philadelphia, PA"),
        ("Chinatown Honolulu", "Honolulu, HI"),
        ("Hyde Park Tampa", "Tampa, FL"),
        ("Hyde Park, Tampa, FL", "Tampa, FL"),
        ("Westside Los Angeles", "Los Angeles, CA"),
        ("edina minneapolis", "Minneapolis, MN"),
        ("qqquarter chicago", "Chicago, IL"),
    ] {
        let answer = places().find(query);
        assert_eq!(answer.labels(), [label], "{query}");
        let remark = format!(
            "squadroom doesn't know a place with this whole name. The answer is for {label}."
        );
        assert_eq!(answer.remarks, [remark], "{query}");
    }
    for (query, label) in [
        ("Downtown Houston", "Houston, TX"),
        ("greater boston", "Boston, MA"),
        ("north minneapolis", "Minneapolis, MN"),
        ("south bronx", "Bronx, NY"),
        ("South Fulton", "South Fulton, GA"),
        ("east orange", "East Orange, NJ"),
    ] {
        assert_eq!(places().find(query).labels()[0], label, "{query}");
    }
    // Two cities, a slip, or a name that only ends like a city.
    for query in [
        "chicago houston",
        "reno tempe",
        "missoula spokane",
        "galveston austin",
        "noth charleston",
        "coastal bend",
        "cedar-riverside",
        "auburn gresham",
        "otay mesa",
    ] {
        let answer = places().find(query);
        assert!(!answer.is_found(), "{query}: {:?}", answer.labels());
    }
}

#[test]
fn a_region_of_several_states_is_each_of_them() {
    for (query, first, offices) in [
        ("New England", "MA", 3),
        ("the midwest", "IL", 11),
        ("Appalachia", "WV", 19),
        ("Pacific Northwest", "WA", 3),
        ("Sierra Nevada", "CA", 5),
    ] {
        let answer = places().find(query);
        assert_eq!(
            (answer.labels()[0].as_str(), answer.offices.len()),
            (first, offices),
            "{query}"
        );
        assert!(answer.remarks.iter().any(|own| own.contains("several states")), "{query}");
    }
    let namesakes = places().find("New England").namesakes();
    assert_eq!(namesakes, ["New England, ND"]);
    assert_eq!(places().find("new england nd").labels(), ["New England, ND"]);
}

#[test]
fn another_country_is_not_a_hamlet_of_its_name() {
    for (query, near) in
        [("canada", "Canada, KY"), ("Russia", "Russia, OH"), ("mexico", "Mexico, MO")]
    {
        let answer = places().find(query);
        assert!(!answer.is_found() && answer.offices.is_empty(), "{query}");
        assert_eq!(answer.suggestions[0], near);
        assert!(answer.remarks[0].starts_with("This is another country"), "{query}");
    }
    for (query, label) in
        [("canada ky", "Canada, KY"), ("lebanon", "Lebanon, TN"), ("jamaica", "Jamaica, NY")]
    {
        assert_eq!(places().find(query).labels()[0], label);
    }
}

#[test]
fn a_small_town_says_that_a_quarter_or_a_region_may_be_meant() {
    let says = |query: &str| {
        places().find(query).remarks.iter().any(|own| own.starts_with("This is a small town."))
    };
    assert!(says("Flat Lick"));
    assert!(!says("Flat Lick KY") && !says("Chicago") && !says("40935"));
}

#[test]
fn regions_and_quarters_are_not_answered_by_a_far_namesake_alone() {
    for (query, office) in [
        ("East Bay", "FBI San Francisco"),
        ("South Bay", "FBI Los Angeles"),
        ("North Bay", "FBI San Francisco"),
        ("North Shore", "FBI Boston"),
        ("Northshore", "FBI New Orleans"),
        ("Golden Triangle", "FBI Houston"),
        ("Spring Branch", "FBI Houston"),
        ("Castro", "FBI San Francisco"),
        ("Whitehaven", "FBI Nashville"),
        ("Hilltop", "FBI Cincinnati"),
        ("Rosewood", "FBI San Antonio"),
        ("East End", "FBI Houston"),
        ("Vickery", "FBI Dallas"),
        ("Pitt", "FBI Pittsburgh"),
        ("Montrose", "FBI Houston"),
        ("Big Bend", "FBI El Paso"),
        ("Uptown", "FBI Charlotte"),
        ("North End", "FBI Detroit"),
        ("South End", "FBI Charlotte"),
        ("West End", "FBI Cincinnati"),
        ("Center City", "FBI Philadelphia"),
        ("River Oaks", "FBI Houston"),
        ("Oak Lawn", "FBI Dallas"),
        ("Queen Anne", "FBI Seattle"),
        ("Brookland", "FBI Washington"),
        ("Collinwood", "FBI Cleveland"),
        ("Boystown", "FBI Chicago"),
        ("South Mountain", "FBI Phoenix"),
        ("Gramercy", "FBI New York"),
        ("Mission Hill", "FBI Boston"),
        ("Camp Washington", "FBI Cincinnati"),
        ("Virginia-Highland", "FBI Atlanta"),
        ("Near North", "FBI Chicago"),
        ("near north side", "FBI Chicago"),
        ("fbi near west side", "FBI Chicago"),
        ("near north charleston", "FBI Columbia"),
        ("Delmarva", "FBI Norfolk"),
        ("The Triangle", "FBI Charlotte"),
        ("SoCal", "FBI San Diego"),
        ("Chicagoland", "FBI Chicago"),
        ("University City", "FBI Philadelphia"),
        ("University City", "FBI St. Louis"),
    ] {
        let answer = places().find(query);
        assert!(office_names(&answer).contains(&office), "{query}: {:?}", answer.labels());
    }
}

#[test]
fn a_city_of_another_state_is_not_answered_with_the_office_of_the_state_that_is_typed() {
    for (query, suggestion) in
        [("Boise NV", "Boise, ID"), ("tempe nm", "Tempe, AZ"), ("Chicago, Arizona", "Chicago, IL")]
    {
        let answer = places().find(query);
        assert!(!answer.is_found() && answer.offices.is_empty(), "{query}: {answer:?}");
        assert!(answer.suggestions.iter().any(|own| own == suggestion), "{query}: {answer:?}");
    }
    assert_eq!(first("Pheonix AZ"), "FBI Phoenix");
}

#[test]
fn two_large_cities_are_both_suggested_and_neither_is_chosen() {
    for query in ["Chicago and Dallas", "chicago or dallas", "chicago houston"] {
        let answer = places().find(query);
        assert!(!answer.is_found(), "{query}");
        let begins = |city: &str| answer.suggestions.iter().any(|own| own.starts_with(city));
        assert!(begins("Chicago"), "{query}: {:?}", answer.suggestions);
    }
}

#[test]
fn a_zip_code_beside_the_name_of_another_state_says_so() {
    for query in ["85281, TX", "60601 Dallas", "Houston 60601"] {
        let answer = places().find(query);
        let is_told = answer.remarks.iter().any(|own| own.contains("Check the name beside it"));
        assert!(is_told, "{query}: {:?}", answer.remarks);
    }
    for query in ["85281 AZ", "Chicago, IL 60601", "60601 fbi office", "60601 xyzzy"] {
        assert_eq!(places().find(query).remarks, [""; 0], "{query}");
    }
}
