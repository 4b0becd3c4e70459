//! The dates of numbers: each is that of a source, and one number has one date.

use squadroom::catalog::{Entry, Line, PartialDate};
use squadroom::embedded;
use std::sync::LazyLock;

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| embedded::catalog().entries.iter().map(|entry| entry.into_owned()).collect());

fn today() -> Option<PartialDate> {
    PartialDate::parse("2026-11-29")
}

fn numbered() -> impl Iterator<Item = (&'static Entry, &'static Line, &'static str)> {
    ENTRIES.iter().flat_map(|entry| {
        let lines = entry.lines.iter();
        lines.filter_map(move |line| Some((entry, line, line.number.as_ref()?.as_str())))
    })
}

#[test]
fn a_number_is_sure_only_by_the_date_of_a_source_that_is_listed() {
    let mut sure = 0;
    for (entry, line, number) in numbered() {
        let Some(seen) = &line.as_of else { continue };
        if line.doubt(today().as_ref()).is_none() {
            sure += 1;
            let dates: Vec<_> = line.source.iter().filter_map(|one| one.as_of.as_ref()).collect();
            let is_ageless = !line.number.as_ref().unwrap().ages();
            assert!(
                is_ageless || dates.contains(&seen),
                "{}: {number}, {seen}: {dates:?}",
                entry.id
            );
        }
    }
    assert!(sure > 3, "{sure}");
}

#[test]
fn a_number_of_two_entries_is_as_sure_in_both() {
    let mut shared = 0;
    for (entry, line, number) in numbered() {
        for (other, same, _) in numbered().filter(|(.., known)| *known == number) {
            if entry.id < other.id && line.channel == same.channel {
                shared += 1;
                let doubts = [line, same].map(|line| line.doubt(today().as_ref()));
                assert_eq!(doubts[0], doubts[1], "{number}: {}, {}", entry.id, other.id);
            }
        }
    }
    assert!(shared > 2, "{shared}");
}

/// Returns the words of a text that are dates as a machine writes them.
fn iso_dates(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let is_date = |word: &&str| word.len() == 10 && PartialDate::parse(word).is_some();
    words.filter(is_date).collect()
}

/// Calls back with every text in a value that has words, not only a date or an address.
fn texts(value: &serde_json::Value, found: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::String(text) if text.contains(' ') => found(text),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
        serde_json::Value::Object(all) => all.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}

#[test]
fn texts_of_the_catalog_write_dates_as_people_do() {
    assert_eq!(
        iso_dates("seen 2021-01-19, at /2021-01-20/x, Jan 19, 2021"),
        ["2021-01-19", "2021-01-20"]
    );
    let (mut wrong, mut read) = (Vec::new(), 0);
    for entry in ENTRIES.iter() {
        texts(&serde_json::to_value(entry).unwrap(), &mut |text| {
            read += 1;
            wrong.extend(iso_dates(text).iter().map(|date| format!("{}: {date}", entry.id)));
        });
    }
    assert!(read > 3000, "{read}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
