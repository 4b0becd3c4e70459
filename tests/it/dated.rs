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
