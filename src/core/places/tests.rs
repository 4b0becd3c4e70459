//! The shipped tables answer for every place, and say what they do not know.

use super::*;
use crate::catalog::{Catalog, Channel, LoadOptions, SourceFile, load};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

mod counties;
mod every_place;
mod forms;
mod namesakes;
mod other_names;
mod task_forces;
mod towns;
mod words;

fn places() -> &'static Places {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::new(packed()));
    &PLACES
}

/// The tables, packed from the files as the build script does.
fn packed() -> Tables<'static> {
    pack::pack(&files(), &shipped()).unwrap()
}

/// The shipped catalog.
fn shipped() -> Catalog {
    let mut files: Vec<SourceFile> = std::fs::read_dir(root("catalog"))
        .unwrap()
        .map(|item| item.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    load(&files, LoadOptions::shipped()).catalog
}

/// A path below the top of the project, two folders above this crate.
fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The files as the build script reads them.
pub(super) fn files() -> Vec<pack::TableFile> {
    let mut files = Vec::new();
    for (folder, prefix) in [("assets/places", ""), ("assets/places/zips", "zips/")] {
        for item in std::fs::read_dir(root(folder)).unwrap() {
            let path = item.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                let name = path.file_name().unwrap().to_str().unwrap();
                files.push((format!("{prefix}{name}"), std::fs::read(&path).unwrap()));
            }
        }
    }
    files
}

fn office_names(answer: &OfficeLookup) -> Vec<&str> {
    answer.offices.iter().map(|local| local.office.name.as_str()).collect()
}

#[test]
fn the_files_hold_every_office_zip_code_county_and_state() {
    let tables = places().tables();
    assert_eq!(tables.offices.len(), 56);
    assert_eq!(tables.zips.len(), 41_704);
    assert_eq!(tables.counties.len(), 3_245);
    assert_eq!(tables.states.len(), 59);
}

#[test]
fn the_evidenced_cases_hold_by_zip_and_by_city() {
    let mut reader = csv::Reader::from_path(root("tests/fixtures/places.csv")).unwrap();
    let mut tried = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let expected = format!("FBI {}", &row[4]);
        for query in [row[2].to_owned(), format!("{}, {}", &row[0], &row[1])] {
            let answer = places().find(&query);
            assert_eq!(office_names(&answer), [expected.as_str()], "{query}");
            tried += 1;
        }
    }
    assert_eq!(tried, 26);
}

#[test]
fn a_zip_code_answers_with_its_place_office_and_lines() {
    let answer = places().find("60601");
    assert_eq!(answer.found, MatchKind::Zip);
    assert_eq!(answer.places[0].label(), "60601 Chicago, IL");
    assert_eq!(answer.places[0].county.as_deref(), Some("Cook County"));
    let local = &answer.offices[0];
    assert_eq!(local.office.name, "FBI Chicago");
    assert_eq!(local.office.phone.as_str(), "1-312-421-6700");
    assert!(!local.is_weak(None) && local.part.is_none());
    assert!(answer.state_contacts.iter().all(|contact| contact.state == "IL"));
    assert!(!answer.state_contacts.is_empty());
    assert!(answer.suggestions.is_empty() && answer.remarks.is_empty());
}

#[test]
fn a_zip_code_between_two_territories_names_both_offices() {
    let answer = places().find("08037");
    assert_eq!(office_names(&answer), ["FBI Newark", "FBI Philadelphia"]);
    assert_eq!(answer.offices[0].part.as_deref(), Some("Atlantic County is its territory."));
    assert!(answer.offices[1].part.as_deref().unwrap().contains("touches"));
    assert_eq!(office_names(&places().find("hammonton nj")), ["FBI Newark", "FBI Philadelphia"]);
    // The one touched ZIP code of many does not bring in a far office.
    assert_eq!(office_names(&places().find("el paso tx")), ["FBI El Paso"]);
}

#[test]
fn a_split_state_lists_its_offices_with_their_parts() {
    let answer = places().find("illinois");
    assert_eq!(office_names(&answer), ["FBI Springfield", "FBI Chicago"]);
    let parts: Vec<&str> =
        answer.offices.iter().map(|local| local.part.as_deref().unwrap()).collect();
    assert_eq!(parts[0], "84 of 102 counties of Illinois: all that no other office covers.");
    assert!(parts[1].starts_with("18 of 102 counties of Illinois: Boone, Carroll, Cook, "));
    assert_eq!(office_names(&places().find("Oregon")), ["FBI Portland"]);
    assert!(places().find("OR").offices[0].part.is_none());
}

#[test]
fn weak_rows_say_so_and_the_national_line_is_there() {
    for weak in ["Nashville, TN", "Billings MT", "Stafford County, VA", "Sabine County TX"] {
        assert!(places().find(weak).offices[0].is_weak(None), "{weak}");
    }
    let weak: Vec<&str> = (places().tables().offices.iter())
        .filter(|office| office.sources < 2 || office.doubt.is_some())
        .map(|office| office.name.as_str())
        .collect();
    assert_eq!(weak, ["FBI Billings", "FBI Nashville"]);
    assert_eq!(places().tables().counties.iter().filter(|county| county.inferred).count(), 12);
    let day = |text| crate::catalog::PartialDate::parse(text);
    let line = places().fbi_national(day("2023-11-23").as_ref()).unwrap();
    assert_eq!(line.phone.as_ref().unwrap().as_str(), "1-800-225-5324");
    assert_eq!(places().fbi_national(day("2026-11-23").as_ref()), None, "it is old itself");
}

#[test]
fn contacts_with_one_source_or_without_a_date_are_weak() {
    for contact in &places().tables().contacts {
        let Some(_) = &contact.phone else { continue };
        let doubtful = contact.sources == 1 || contact.as_of.is_none() || contact.doubt.is_some();
        assert_eq!(contact.is_weak(None), doubtful, "{}", contact.name);
    }
    let arizona = places().find("AZ").state_contacts;
    assert!(arizona[0].doubts()[0].starts_with("Sources disagree"), "{arizona:?}");
}

#[test]
fn a_national_line_is_as_sure_in_the_row_of_a_state() {
    let tables = places().tables();
    let mut seen = 0;
    for contact in tables.contacts.iter().filter(|contact| contact.phone.is_some()) {
        let same =
            |line: &&Contact| (&line.phone, line.channel) == (&contact.phone, contact.channel);
        let Some(line) = tables.national.iter().find(same) else { continue };
        let today = PartialDate::parse("2026-11-23");
        let (own, whole) =
            (contact.doubt_of_number(today.as_ref()), line.doubt_of_number(today.as_ref()));
        assert!(own.is_none() || whole.is_some() || contact.doubt.is_some(), "{}", contact.name);
        seen += 1;
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn the_national_lines_begin_with_911_and_agree_with_the_catalog() {
    let answer = places().find("nowhere at all");
    let numbers: Vec<&str> =
        answer.national.iter().map(|line| line.phone.as_ref().unwrap().as_str()).collect();
    assert_eq!(numbers[..3], ["911", "1-888-373-7888", "233733"]);
    assert!(numbers.contains(&"1-800-225-5324") && numbers.contains(&"1-800-843-5678"));
    assert_eq!(answer.national[2].channel, Channel::Text);
    let shipped = shipped();
    let lines = shipped.entries.iter().flat_map(|entry| entry.lines.clone());
    let known: Vec<String> =
        lines.filter_map(|line| Some(line.offered_number()?.to_string())).collect();
    for number in numbers.iter().filter(|number| **number != "1-800-225-5324") {
        assert!(known.iter().any(|own| own == number), "{number} is not in the catalog");
    }
    assert_eq!(national(&[], &[]).len(), 1, "911 is there without any catalog");
}

#[test]
fn military_mail_has_the_national_lines_only() {
    for query in ["09001", "APO AE", "AP", "fpo", "34002", "Armed Forces Pacific"] {
        let answer = places().find(query);
        assert_eq!(answer.found, MatchKind::Military, "{query}");
        assert!(answer.offices.is_empty() && !answer.national.is_empty(), "{query}");
        assert!(answer.remarks[0].contains("military"), "{query}");
    }
}

#[test]
fn territories_and_the_district_have_their_office() {
    for (query, office) in [
        ("Guam", "FBI Honolulu"),
        ("saipan", "FBI Honolulu"),
        ("American Samoa", "FBI Honolulu"),
        ("Puerto Rico", "FBI San Juan"),
        ("Mayaguez PR", "FBI San Juan"),
        ("00604", "FBI San Juan"),
        ("USVI", "FBI San Juan"),
        ("D.C.", "FBI Washington"),
        ("Washington DC", "FBI Washington"),
        ("District of Columbia", "FBI Washington"),
    ] {
        assert_eq!(office_names(&places().find(query)), [office], "{query}");
    }
}

proptest! {
    #[test]
    fn anything_may_be_asked(query in "\\PC{0,60}|[a-z ]{0,30}|[0-9 -]{0,12}|.{0,150}") {
        let answer = places().find(&query);
        prop_assert_eq!(&answer.query, &query);
        prop_assert!(!answer.national.is_empty());
        prop_assert_eq!(answer.places.is_empty(), !answer.is_found());
        prop_assert!(answer.is_found() || !answer.remarks.is_empty());
    }
}
