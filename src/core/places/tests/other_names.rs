//! Names that no ZIP code bears lead to the office of the county in their row.

use super::*;
use std::collections::BTreeSet;

/// The rows of the file: names, state, county codes.
fn rows() -> Vec<(Vec<String>, String, Vec<String>)> {
    let mut reader = csv::Reader::from_path(root("assets/places/other_names.csv")).unwrap();
    let list = |text: &str| text.split("; ").map(str::to_owned).collect::<Vec<_>>();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (list(&row[0]), row[2].to_owned(), list(&row[4]))).collect()
}

/// County code to its name and office, as the file has them.
fn county(code: &str) -> (String, String) {
    let mut reader = csv::Reader::from_path(root("assets/places/coverage.csv")).unwrap();
    let row = reader.records().map(Result::unwrap).find(|row| &row[1] == code).unwrap();
    (row[2].to_owned(), format!("FBI {}", &row[3]))
}

#[test]
fn every_name_leads_to_the_county_and_the_office_of_its_row() {
    let rows = rows();
    assert!(rows.len() > 200, "{}", rows.len());
    for (names, state, codes) in rows {
        let own: Vec<(String, String)> = codes.iter().map(|code| county(code)).collect();
        for name in names {
            for query in [format!("{name}, {state}"), format!("{name} {state}"), name.clone()] {
                let answer = places().find(&query);
                for (county, office) in &own {
                    let is_there = answer
                        .places
                        .iter()
                        .any(|place| place.state == state && place.county.as_ref() == Some(county));
                    assert!(is_there, "{query}: {county} is not in {:?}", answer.places);
                    assert!(office_names(&answer).contains(&office.as_str()), "{query}: {office}");
                }
            }
        }
    }
}

#[test]
fn every_quarter_and_region_can_be_asked_by_its_label_alone() {
    for (at, other) in places().tables().others.iter().enumerate() {
        let label = places().places_of_other(at).first().map(Place::label).unwrap_or_default();
        if !matches!(other.means, Meaning::City(_)) {
            let answer = places().find_labeled(&label);
            assert_eq!(answer.labels(), std::slice::from_ref(&label));
            let counties: BTreeSet<_> = answer.places.iter().map(|place| &place.county).collect();
            assert_eq!(counties.len(), other.counties.len(), "{label}");
            let office =
                usize::from(places().tables().counties[usize::from(other.counties[0])].office);
            let office = &places().tables().offices[office].name;
            assert_eq!(answer.offices[0].office.name, *office, "{label}");
        }
    }
}

#[test]
fn a_small_place_is_not_the_only_answer_where_a_quarter_is_known_by_its_name() {
    for (query, labels) in [
        ("South Boston", &["South Boston (Boston), MA", "South Boston, VA"][..]),
        ("Manhattan", &["Manhattan, NY", "Manhattan, KS"]),
        ("Hollywood", &["Hollywood, FL", "Hollywood (Los Angeles), CA"]),
        ("Westwood CA", &["Westwood, CA", "Westwood (Los Angeles), CA"]),
        ("Brentwood, CA", &["Brentwood, CA", "Brentwood (Los Angeles), CA"]),
        ("Long Island", &["Long Island, NY", "Long Island, VA"]),
        ("Harlem", &["Harlem (New York), NY", "Harlem, GA"]),
        ("LA", &["LA", "Los Angeles, CA"]),
        ("Cook", &["Cook County, IL", "Cook, MN"]),
        ("DeKalb", &["DeKalb County, GA", "Dekalb, IL"]),
        ("Suffolk", &["Suffolk County, NY", "Suffolk, VA"]),
    ] {
        let answer = places().find(query);
        assert_eq!(answer.labels()[..2], *labels, "{query}");
        assert!(answer.offices.len() > 1, "{query}: {:?}", office_names(&answer));
        for label in labels {
            let own = places().find_labeled(label);
            assert_eq!((own.labels(), own.offices.len()), (vec![(*label).to_owned()], 1));
        }
    }
}

#[test]
fn bases_islands_and_towns_of_territories_are_known_by_their_usual_names() {
    for (query, label) in [
        ("Wright-Patterson AFB", "Wright-Patterson AFB, OH"),
        ("wright patterson air force base", "Wright-Patterson AFB, OH"),
        ("Charlotte Amalie", "Charlotte Amalie, VI"),
        ("Amelia Island", "Amelia Island, FL"),
        ("Ybor City", "Ybor City (Tampa), FL"),
        ("NAS Jacksonville", "Jacksonville NAS, FL"),
        ("The Woodlands TX", "The Woodlands, TX"),
        ("Bolling AFB", "Joint Base Anacostia-Bolling, DC"),
        ("Tumon", "Tumon, GU"),
    ] {
        assert_eq!(places().find(query).labels(), [label], "{query}");
    }
}

#[test]
fn large_bases_and_reservations_are_known() {
    for (query, label, office) in [
        ("Naval Station Norfolk", "Naval Station Norfolk, VA", "FBI Norfolk"),
        ("NS Norfolk", "Naval Station Norfolk, VA", "FBI Norfolk"),
        ("NAS Whidbey Island", "NAS Whidbey Island, WA", "FBI Seattle"),
        ("Naval Air Station Whidbey Island", "NAS Whidbey Island, WA", "FBI Seattle"),
        ("Whidbey Island", "Whidbey Island, WA", "FBI Seattle"),
        ("Camp Pendleton", "Camp Pendleton, CA", "FBI San Diego"),
        ("MCAS Miramar", "MCAS Miramar, CA", "FBI San Diego"),
        ("Marine Corps Air Station Cherry Point", "Cherry Point, NC", "FBI Charlotte"),
        ("Buckley SFB", "Buckley Space Force Base, CO", "FBI Denver"),
        ("Peterson Space Force Base", "Peterson AFB, CO", "FBI Denver"),
        ("US Air Force Academy", "USAF Academy, CO", "FBI Denver"),
        ("JB Pearl Harbor-Hickam", "JBPHH, HI", "FBI Honolulu"),
        ("Joint Base San Antonio", "Joint Base San Antonio, TX", "FBI San Antonio"),
        ("Pine Ridge Reservation", "Pine Ridge Reservation, SD", "FBI Minneapolis"),
        ("Wind River", "Wind River Reservation, WY", "FBI Denver"),
        ("Tohono O'odham Nation", "Tohono O'odham Nation, AZ", "FBI Phoenix"),
        ("Crow Indian Reservation", "Crow Reservation, MT", "FBI Billings"),
        ("Cherokee Nation", "Cherokee Nation, OK", "FBI Oklahoma City"),
        ("Navajo Nation UT", "Navajo Nation, UT", "FBI Salt Lake City"),
    ] {
        let answer = places().find(query);
        assert_eq!(
            (answer.labels(), office_names(&answer)),
            (vec![label.to_owned()], vec![office]),
            "{query}"
        );
    }
    let navajo = places().find("Navajo Nation");
    assert_eq!(navajo.labels(), ["Navajo Nation, NM", "Navajo Nation, AZ", "Navajo Nation, UT"]);
    assert_eq!(office_names(&navajo), ["FBI Albuquerque", "FBI Phoenix", "FBI Salt Lake City"]);
    assert_eq!(
        places().find("Hopi Reservation").in_words(places()),
        "Hopi Reservation, Navajo County and Coconino County, Arizona"
    );
    assert_eq!(
        places().find("Osage Nation").labels(),
        ["Osage Nation, OK"],
        "a nation of Oklahoma is known by its own name"
    );
    let words = places().find("Uintah and Ouray Reservation").in_words(places());
    assert!(
        words.contains("Uintah County, Duchesne County,")
            && words.contains(" and Emery County, Utah"),
        "{words}"
    );
    // A land of two territories names the part of each.
    let china_lake = places().find("China Lake");
    let areas: Vec<String> =
        china_lake.offices.iter().map(|local| local.of_place("China Lake")).collect();
    assert_eq!(
        areas,
        ["China Lake, Kern County and Inyo County", "China Lake, San Bernardino County"]
    );
}
