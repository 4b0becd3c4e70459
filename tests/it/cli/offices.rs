//! The local FBI office, as an officer asks for it.

use super::*;
use std::io::Write as _;

/// What comes of a run with these lines on standard input.
fn with_input(args: &[&str], input: &str) -> Answer {
    let home = TempDir::new().unwrap();
    let mut command = squadroom(&home);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    answer(child.wait_with_output().unwrap())
}

/// A number that was not seen for a year, with what to do on its own row.
const CHICAGO: &str = "FBI Chicago: 1-312-421-6700 (confirm it first)\n";

#[test]
fn the_office_and_its_number_come_first() {
    insta::assert_snapshot!("office_zip", text(&["office", "60601"]));
    insta::assert_snapshot!("office_two_territories", text(&["office", "08037"]));
    insta::assert_snapshot!("office_state", text(&["office", "illinois"]));
    insta::assert_snapshot!("office_weak", text(&["office", "Nashville, TN"]));
    insta::assert_snapshot!("office_several", text(&["office", "kansas", "city"]));
    insta::assert_snapshot!("office_military", text(&["office", "09001"]));
    insta::assert_snapshot!("office_json", text(&["office", "60601", "--json"]));
    assert!(text(&["office", "60601"]).starts_with(CHICAGO));
    assert_eq!(text(&["office", "60601", "--plain"]), text(&["office", "60601"]));
}

#[test]
fn what_the_officer_pinned_stands_among_the_national_lines() {
    let national = json(&["office", "60601"])["national"].clone();
    let phones: Vec<&str> =
        national.as_array().unwrap().iter().filter_map(|line| line["phone"].as_str()).collect();
    assert_eq!(phones[..2], ["911", "1-202-555-0143"]);
    assert!(phones.contains(&"1-888-373-7888") && phones.contains(&"1-800-225-5324"));
}

#[test]
fn several_places_give_an_array_and_one_an_object() {
    let both = json(&["office", "60601", "Springfield, MO"]);
    let names: Vec<&str> = both
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["offices"][0]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["FBI Chicago", "FBI Kansas City"]);
    let one = json(&["office", "springfield", "mo"]);
    assert_eq!(one["query"], "springfield mo");
    assert_eq!(one["places"][0]["city"], "Springfield");
    assert!(one["places"][0]["zip"].is_null());
}

#[test]
fn standard_input_gives_an_object_a_line() {
    let input = "60601\r\nno such town\n\nSpringfield, MO";
    let Answer { code, out, err } = with_input(&["office", "-", "--json"], input);
    assert_eq!(code, 1, "one line has no answer");
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let queries: Vec<&str> =
        answers.iter().map(|answer| answer["query"].as_str().unwrap()).collect();
    assert_eq!(queries, ["60601", "no such town", "", "Springfield, MO"]);
    let err: Value = serde_json::from_str(&err).unwrap();
    let errors = err["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "an empty line is no remark");
    assert!(errors[0].as_str().unwrap().starts_with("line 2: `no such town`: "), "{err}");
    let Answer { code, out, .. } = with_input(&["office", "-"], "60601\n77002\n");
    assert_eq!(code, 0);
    assert!(out.contains("FBI Chicago: ") && out.contains("FBI Houston: 1-713-693-5000"), "{out}");
    assert_eq!(out.matches("In an emergency, dial 911.").count(), 1);
    for nothing in ["", "\n \n"] {
        let Answer { code, out, err } = with_input(&["office", "-"], nothing);
        assert_eq!((code, out.as_str()), (1, ""), "{nothing:?}");
        assert!(err.contains("standard input has no places"), "{err}");
    }
    assert_eq!(with_input(&["office", "-"], "zzzz\n\u{0}\u{ff}\n").code, 1);
}

#[test]
fn what_is_no_place_is_explained() {
    for (typed, part) in [
        ("Texs", "Did you mean: Texas"),
        ("00000", "00000 isn't a known ZIP code"),
        ("😀", "Type a ZIP code"),
        ("", "Type a ZIP code"),
        ("\u{1b}[31m", "know a place with this name"),
        (&"x".repeat(10_000), "too long"),
    ] {
        let Answer { code, out, err } = run(&["office", typed]);
        assert_eq!((code, out.as_str()), (1, ""), "{typed}");
        assert!(err.contains(part) && err.contains("911"), "{err}");
        assert!(err.len() < 1000 && !err.contains('\u{1b}'), "{err}");
        let json = run(&["office", typed, "--json"]);
        assert_eq!(json.code, 1);
        let value: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(value["query"], typed);
        assert!(value["offices"].as_array().unwrap().is_empty());
    }
    assert_eq!(run(&["office"]).code, 2);
}

#[test]
fn offices_and_state_contacts_become_vcards_once() {
    let cards = text(&["office", "60601", "Springfield, MO", "60602", "--vcard4"]);
    for (line, count) in [
        ("FN:FBI Chicago", 1),
        ("FN:FBI Kansas City", 1),
        ("TEL;VALUE=uri;TYPE=voice:tel:+13124216700", 1),
        ("ORG:Federal Bureau of Investigation", 2),
    ] {
        assert_eq!(
            cards.split("\r\n").filter(|row| *row == line).count(),
            count,
            "{line}: {cards}"
        );
    }
    let numbers = cards.matches("\r\nTEL;").count();
    assert!(numbers > 2 && numbers >= cards.matches("BEGIN:VCARD").count(), "{cards}");
    let refused = run(&["office", "-", "--vcard"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("--vcard"), "{}", refused.err);
}

#[test]
fn about_names_whose_data_it_is() {
    let about = text(&["about"]);
    assert!(about.starts_with(concat!("squadroom ", env!("CARGO_PKG_VERSION"), "\n")));
    assert!(about.contains("GeoNames (https://www.geonames.org), CC BY 4.0"), "{about}");
    assert_eq!(json(&["about"])["attribution"].as_array().unwrap().len(), 4);
}

#[test]
fn a_faulty_catalog_does_not_hide_the_office() {
    let home = TempDir::new().unwrap();
    let mut command = squadroom(&home);
    command.env("SQUADROOM_CATALOG_ONLY", home.path().join("none")).args(["office", "60601"]);
    let Answer { code, out, err } = answer(command.output().unwrap());
    assert!(code == 0 && out.starts_with(CHICAGO), "{out}");
    assert!(out.contains("1-888-373-7888") && !err.is_empty(), "{err}");
}

#[test]
fn the_advice_is_not_the_question_and_a_state_says_that_it_is_one() {
    let la = text(&["office", "LA"]);
    assert!(la.contains("squadroom office \"Louisiana\""), "{la}");
    assert!(la.contains("State of Louisiana: FBI New Orleans"), "{la}");
    let washington = text(&["office", "washington"]);
    assert!(washington.contains("State of Washington: FBI Seattle"), "{washington}");
    assert!(washington.contains("squadroom office \"Washington, DC\""), "{washington}");
    assert!(washington.contains("Or did you mean: Washington, UT;"), "{washington}");
    let wilmington = text(&["office", "wilmington"]);
    assert!(
        wilmington.contains("Wilmington, IL, part of ZIP 60481: FBI Springfield"),
        "{wilmington}"
    );
}
