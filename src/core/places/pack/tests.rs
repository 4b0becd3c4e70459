//! No slip in a number passes, and each rule has a fault.

use super::*;
use crate::places::tests::files;

const TOLL_FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// The texts that one slip makes of a number: another digit, two neighbors
/// swapped, another toll-free prefix.
fn slips(number: &str) -> Vec<String> {
    let digits: Vec<usize> =
        number.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let mut slips = Vec::new();
    for &at in &digits {
        slips.extend((0..10).map(|d| format!("{}{d}{}", &number[..at], &number[at + 1..])));
    }
    for pair in digits.windows(2) {
        let mut bytes = number.as_bytes().to_vec();
        bytes.swap(pair[0], pair[1]);
        slips.push(String::from_utf8(bytes).unwrap());
    }
    if digits.len() == 11 {
        let area = digits[1]..digits[3] + 1;
        let with = |code: &&str| format!("{}{code}{}", &number[..area.start], &number[area.end..]);
        slips.extend(TOLL_FREE.iter().map(with));
    }
    slips.retain(|slip| slip != number);
    slips
}

/// Every pair of `phone` and `phone_again`.
fn numbers() -> Vec<(String, String)> {
    let files = files();
    let mut packing = Packing { files: &files, ..Packing::default() };
    let offices = packing.rows::<row::OfficeRow>("field_offices.csv");
    let contacts = packing.rows::<row::ContactRow>("contacts.csv");
    let offices = offices.into_iter().map(|(_, row)| (row.phone, row.phone_again));
    let contacts = contacts.into_iter().map(|(_, row)| (row.phone, row.phone_again));
    offices.chain(contacts).filter(|(phone, _)| !phone.is_empty()).collect()
}

#[test]
fn every_slip_in_every_number_is_a_fault() {
    let (mut tried, mut passed) = (0, 0);
    let numbers = numbers();
    for (phone, again) in &numbers {
        let faults = |phone: &str, again: &str| {
            let mut packing = Packing::default();
            let number = packing.number("here", phone, again, "");
            (number, packing.faults.len())
        };
        let (sound, none) = faults(phone, again);
        assert_eq!((sound.unwrap().as_str(), none), (phone.as_str(), 0));
        let changed = slips(phone).into_iter().map(|slip| (slip, again.clone()));
        let changed = changed.chain(slips(again).into_iter().map(|slip| (phone.clone(), slip)));
        for (phone, again) in changed {
            tried += 1;
            passed += usize::from(faults(&phone, &again) != (None, 1));
        }
    }
    assert_eq!(passed, 0, "of {tried} slips in {} numbers", numbers.len());
    assert!(numbers.len() > 130 && tried > 30_000, "{} {tried}", numbers.len());
}

/// The faults after one change in one file.
fn faults(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    // Two states do, and reading all ZIP codes takes its time.
    files.retain(|(name, _)| {
        !name.starts_with("zips/") || name.contains("IL") || name.contains("NJ")
    });
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(from), "{file} has no `{from}`");
    *bytes = text.replacen(from, to, 1).into_bytes();
    pack(&files, &Catalog::default()).err().unwrap_or_default()
}

#[test]
fn each_rule_of_the_tables_has_a_fault_with_its_line() {
    for (file, from, to, fault) in [
        (
            "field_offices.csv",
            "1-312-421-6700",
            "1-312-421-6701",
            "field_offices.csv:12: `1-312-421-6701` and",
        ),
        ("field_offices.csv", ",2021-08,", ",2021-13,", "`2021-13` isn't a date"),
        ("field_offices.csv", "https://www.fbi.gov", "www.fbi.gov", "isn't a link"),
        ("field_offices.csv", ",active,", ",closed,", "isn't an active office"),
        ("contacts.csv", "4AZ-TIPS", "4AZ-TIPA", "does not spell"),
        (
            "contacts.csv",
            "An office number, not a hotline.",
            "Or 601-555-0100.",
            "a text holds a number",
        ),
        ("contacts.csv", "Answers 24 hours", "Answers\u{202e} 24 hours", "forbidden character"),
        ("contacts.csv", "\nAL,", "\nXX,", "no such state"),
        (
            "coverage.csv",
            "Cook County,Chicago",
            "Cook County,Springfeld",
            "`Springfeld` isn't an active office",
        ),
        ("coverage.csv", "Cook County,Chicago", "Cook County,Boston", "states.csv does not name"),
        ("coverage.csv", "IL,17031,", "IL,17033,", "is here twice"),
        ("states.csv", "Springfield; Chicago", "Chicago; Springfield", "the offices of IL"),
        ("zips/IL.csv", "60601,Chicago,17031", "60601,Chicago,17000", "no such county"),
        ("zips/IL.csv", "60601,Chicago,17031", "60601,Chicago,", "needs its county"),
        ("zips/IL.csv", "60601,Chicago,17031", "60602,Chicago,17031", "is here twice"),
        ("zips/IL.csv", "60601,Chicago,17031", "6060,Chicago,17031", "five digits"),
        ("populations.csv", "IL,Springfield,", "IL,Sprngfield,", "no ZIP code is in this city"),
        ("populations.csv", "IL,Aurora,", "IL,Springfield,", "this city is here twice"),
        ("other_names.csv", "Pilsen,quarter,IL,Chicago", "Joliet,region,IL,", "`Joliet` is a city"),
        ("other_names.csv", "IL,Chicago,17031,", "IL,Chicago,17000,", "no such county"),
        ("other_names.csv", "IL,Chicago,17031,", "IL,Chicago,34029,", "no such county"),
        ("other_names.csv", "IL,Chicago,17031,", "IL,Joliet,17031,", "of a city in its county"),
        ("other_names.csv", "quarter,IL,Chicago", "borough,IL,Chicago", "or a `region`"),
        ("other_names.csv", "Pilsen,", "Hyde Park,", "`Hyde Park` is here twice"),
        ("other_names.csv", "\"USPS city names, ZIP 60608\"", "", "a name and a source"),
        ("zip_multi_office.csv", "08037,Newark", "08037,Boston", "the primary one"),
    ] {
        let faults = faults(file, from, to);
        assert!(faults.iter().any(|found| found.contains(fault)), "{from} -> {to}: {faults:?}");
    }
    assert!(
        pack(&[], &Catalog::default())
            .unwrap_err()
            .iter()
            .any(|fault| fault.contains("is missing"))
    );
}
