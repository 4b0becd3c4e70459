//! Tests of relaxation, and of entries with some of the words.

use super::fixture::{entry, fixture};
use super::found;
use crate::catalog::{Kind, PartialDate};
use crate::search::{Index, Request, Searcher, Sort};

#[test]
fn a_word_that_was_left_out_is_named_where_it_empties_the_list() {
    let outcome = found(&fixture(), "visa -officers");
    let obstacle = outcome.obstacle.as_ref().unwrap();
    assert_eq!(outcome.total, 0, "what is left out never has the search look further");
    assert_eq!(obstacle.typed, "-officers");
    assert_eq!((obstacle.line.trim(), obstacle.total), ("visa", 1));
}

#[test]
fn the_rarest_word_of_a_longer_line_is_the_last_one_to_drop() {
    let mut catalog = fixture();
    let entries = catalog.entries.make_mut();
    for number in 0..9 {
        let title = format!("Webinar {number} on money");
        entries.push(entry(Kind::Site, &title, &["victims"], "An hour on banks."));
    }
    entries.push(entry(Kind::Site, "Quarries on money", &["victims"], "An hour long."));
    let obstacle = found(&catalog, "quarries webinar hour").obstacle;
    assert_eq!(obstacle.map(|own| own.typed), Some("webinar".to_owned()));
    let obstacle = found(&catalog, "quarries webinar banks").obstacle;
    assert_eq!(obstacle, None, "9 without the subject are no help beside those that have it");
}

#[test]
fn what_has_some_of_the_words_comes_last_in_every_order() {
    let mut catalog = fixture();
    let mut newest = entry(Kind::Site, "Visa News", &["victims"], "What is new.");
    newest.issued = PartialDate::parse("2026");
    catalog.entries.make_mut().push(newest);
    let index = Index::build(&catalog);
    for sort in [Sort::Newest, Sort::Title, Sort::Shortest] {
        let request = Request { sort, limit: 50, ..Request::all("visa officers") };
        let hits = Searcher::default().search(&index, &catalog, &request).hits;
        let tiers: Vec<_> = hits.iter().map(|hit| hit.tier).collect();
        assert!(tiers.len() > 1 && tiers.is_sorted(), "{tiers:?}");
    }
}
