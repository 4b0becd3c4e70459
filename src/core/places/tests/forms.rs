//! Places in the forms in which officers type them.

use super::*;

#[test]
fn each_form_leads_to_the_place_that_is_meant() {
    for (queries, label, office) in [
        (
            &["tempe az", "Tempe, Ariz.", "TEMPE ARIZONA", "az tempe", "ｔｅｍｐｅ　ａｚ", "tempe"]
                [..],
            "Tempe, AZ",
            "FBI Phoenix",
        ),
        (
            &["fbi tempe", "fbi office tempe az", "tempe fbi office", "Tempe?"],
            "Tempe, AZ",
            "FBI Phoenix",
        ),
        (
            &["what fbi office covers 85281", "８５２８１", "FBI 85281"],
            "85281 Tempe, AZ",
            "FBI Phoenix",
        ),
        (
            &["O'Fallon MO", "O’Fallon, Mo.", "OFallon MO", "o fallon mo"],
            "O'Fallon, MO",
            "FBI St. Louis",
        ),
        (&["Land O'Lakes FL", "Land O Lakes, Florida"], "Land O' Lakes, FL", "FBI Tampa"),
        (&["D'Lo", "Dlo MS"], "D'Lo, MS", "FBI Jackson"),
        (
            &["NYC", "n.y.c.", "New York City", "city of new york, ny"],
            "New York, NY",
            "FBI New York",
        ),
        (&["Philly", "philly pa"], "Philadelphia, PA", "FBI Philadelphia"),
        (&["SF", "S.F.", "sf ca"], "San Francisco, CA", "FBI San Francisco"),
        (&["Vegas", "vegas nv", "fbi vegas"], "Las Vegas, NV", "FBI Las Vegas"),
        (&["29 Palms", "29 palms ca"], "Twentynine Palms, CA", "FBI Los Angeles"),
        (&["Pt Pleasant NJ", "Pt. Pleasant, N.J."], "Point Pleasant Beach, NJ", "FBI Newark"),
        (&["JBLM", "Fort Lewis WA"], "Joint Base Lewis-McChord, WA", "FBI Seattle"),
        (&["Fort Cavazos", "Ft. Cavazos TX", "fort hood"], "Fort Hood, TX", "FBI San Antonio"),
        (&["the bronx", "The Bronx, NY"], "The Bronx, NY", "FBI New York"),
        (&["Queens", "queens ny", "Queens, New York"], "Queens, NY", "FBI New York"),
        (&["Georgetown DC", "Georgetown, D.C."], "Georgetown (Washington), DC", "FBI Washington"),
        (
            &["Hollywood CA", "hollywood los angeles"],
            "Hollywood (Los Angeles), CA",
            "FBI Los Angeles",
        ),
        (&["Ft Worth TX", "Fort Worth"], "Fort Worth, TX", "FBI Dallas"),
        (&["St. Louis county mo"], "St. Louis County, MO", "FBI St. Louis"),
        (&["DeKalb GA", "De Kalb County, Georgia"], "DeKalb County, GA", "FBI Atlanta"),
        (&["McAllen TX", "Mc Allen tx"], "McAllen, TX", "FBI San Antonio"),
        (&["Rockville Center NY"], "Rockville Centre, NY", "FBI New York"),
        (&["Palm Bch FL"], "Palm Beach, FL", "FBI Miami"),
    ] {
        for query in queries {
            let answer = places().find(query);
            assert_eq!(answer.labels(), [label], "{query}");
            assert_eq!(office_names(&answer), [office], "{query}");
        }
    }
}

#[test]
fn several_places_of_a_name_are_listed_the_largest_first() {
    for (query, first) in [
        ("Springfield", &["Springfield, MO", "Springfield, MA", "Springfield, IL"][..]),
        ("Portland", &["Portland, OR", "Portland, ME"]),
        ("Kansas City", &["Kansas City, MO", "Kansas City, KS"]),
        ("Wilmington", &["Wilmington, NC", "Wilmington, DE", "Wilmington, CA"]),
        ("Rochester", &["Rochester, NY", "Rochester, MN"]),
        ("Decatur", &["Decatur, IL", "Decatur, AL", "Decatur, GA"]),
        ("Richmond", &["Richmond, VA", "Richmond, CA"]),
        ("Jackson", &["Jackson, MS", "Jackson, TN", "Jackson, NJ"]),
        ("fbi phoenix", &["Phoenix, AZ"]),
        ("Glendale", &["Glendale, AZ", "Glendale, CA"]),
        ("St. Louis County", &["St. Louis County, MO", "St. Louis County, MN"]),
        ("Orange County", &["Orange County, CA", "Orange County, FL"]),
    ] {
        let labels = places().find(query).labels();
        assert!(
            labels.len() > 1
                && labels.starts_with(&first.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>()),
            "{query}: {labels:?}"
        );
        let sizes: Vec<Size> = labels
            .iter()
            .map(|label| {
                places().size_of(places().spots(&lookup::query::PlaceQuery::parse(label))[0])
            })
            .collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b), "{query}: {labels:?} {sizes:?}");
    }
}

#[test]
fn who_asks_for_an_office_without_a_place_is_asked_for_one() {
    for query in ["fbi near me", "FBI", "nearest fbi office", "what is my local fbi office"] {
        let answer = places().find(query);
        assert_eq!((answer.found, answer.places.len()), (MatchKind::Nothing, 0), "{query}");
        assert_eq!(
            answer.remarks,
            ["Type the place too: a ZIP code, a city, a county, or a state."]
        );
        assert!(answer.suggestions.is_empty(), "{query}: {:?}", answer.suggestions);
    }
}
