//! A filter narrows what the words find and does nothing else: what is counted
//! beside a value is what is found with it.

use super::fixture::{entry, fixture, shelf};
use crate::catalog::{Catalog, EntryPosition, Kind};
use crate::search::{CopyIndex, Facet, Index, LENGTHS, Query, Request, Searcher, UserSets};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A catalog with more entries of some words than a search has enough with, and
/// fewer of others, and copies of some.
fn large() -> (Catalog, Arc<CopyIndex>) {
    let mut catalog = fixture();
    let kinds = [Kind::Webinar, Kind::Publication, Kind::Site];
    for place in 0..24 {
        let mut more = entry(kinds[place % 3], &format!("Labor Visas {place}"), &["labor"], "");
        more.id = format!("labor-visas-{place}");
        more.summary = if place < 9 { "A court ruled." } else { "The courier." }.to_owned();
        more.language = vec![["en", "es"][place % 2].to_owned()];
        catalog.entries.make_mut().push(more);
    }
    let id = |place: usize| catalog.entries.get(EntryPosition::new(place)).unwrap().id.clone();
    let pages = vec![(1, "the ledger of the court".to_owned())];
    let copies = shelf(&catalog, &[(id(0), pages.clone()), (id(12), pages)]);
    (catalog, copies)
}

fn found(
    (index, catalog): (&Index, &Catalog),
    request: &Request,
) -> (BTreeSet<EntryPosition>, crate::search::SearchResults) {
    let outcome = Searcher::default().search(index, catalog, request);
    (outcome.hits.iter().map(|hit| hit.entry).collect(), outcome)
}

/// Returns what is counted beside each value is what is found with it and nothing else;
/// the same for the kinds that are asked for beside the line.
fn counts_hold(index: &Index, catalog: &Catalog, request: &Request) -> Result<(), TestCaseError> {
    let (all, outcome) = found((index, catalog), request);
    let line = request.query.as_str();
    for &facet in Facet::ALL {
        let is_free = outcome.query.filters.iter().all(|filter| filter.facet != facet);
        let values = index.values(facet).iter().enumerate();
        let mut choices: Vec<(String, usize)> = values
            .filter(|(place, _)| outcome.query.choice(facet, *place).is_none())
            .map(|(place, value)| (value.id.clone(), outcome.count(facet, place)))
            .collect();
        if facet == Facet::Length {
            choices.extend(LENGTHS.iter().map(|(_, from, to)| {
                let within = |id: &str| id.parse().is_ok_and(|m: u32| (*from..=*to).contains(&m));
                let values = index.values(facet).iter().enumerate();
                let inside = values.filter(|(_, value)| within(&value.id));
                let count = inside.map(|(place, _)| outcome.count(facet, place)).sum();
                (format!("{from}..{}", (*to).min(9_999)), count)
            }));
        }
        for (id, shown) in choices.into_iter().filter(|_| is_free) {
            let toggled = index.toggled(line, facet, &id);
            for chosen in [toggled, format!("{} {line}", facet.term(&id))] {
                let request = Request { query: chosen, ..request.clone() };
                let (less, outcome) = found((index, catalog), &request);
                prop_assert_eq!(outcome.total, shown, "{:?} to {:?}", line, request.query);
                prop_assert!(less.is_subset(&all), "{:?} to {:?}", line, request.query);
            }
        }
        for (place, value) in index.values(facet).iter().enumerate().filter(|_| !is_free) {
            if outcome.query.choice(facet, place).is_none() {
                let query = index.toggled(line, facet, &value.id);
                let (_, chosen) = found((index, catalog), &Request { query, ..request.clone() });
                let counts = (chosen.count(facet, place), outcome.count(facet, place));
                prop_assert_eq!(counts.0, counts.1, "{:?} with {:?}", line, value.id);
            }
        }
    }
    for kind in Kind::ALL.iter().filter(|_| request.kinds.is_empty()) {
        let request = Request { kinds: vec![*kind], ..request.clone() };
        let (less, tab) = found((index, catalog), &request);
        prop_assert_eq!(tab.total, outcome.kinds[*kind as usize], "{:?} {:?}", line, kind);
        prop_assert!(less.is_subset(&all), "{:?} {:?}", line, kind);
    }
    Ok(())
}

#[test]
fn what_is_counted_is_what_is_found_in_every_stage_of_a_search() {
    let (catalog, copies) = large();
    let index = Index::build(&catalog);
    for line in [
        "",
        "labor",
        "la",
        "labor vi",
        "labor vi ",
        "court",
        "courts visa",
        "labr vsa",
        "courier",
        "hotline ohio",
        "ledger",
        "ledger visa",
        "lbr trfkng",
        "xqzt",
        "what is a labor visa",
        "\"labor visas\" court",
        "labor -court",
        "labor -\"a court\"",
        "kind:webinar labor",
        "-kind:webinar court",
        "taskforce",
        "lang:es vi",
        "zzzz labor",
        "is it a la",
    ] {
        for shelf in [None, Some(copies.clone())] {
            let request = Request { shelf, ..Request::all(line) };
            counts_hold(&index, &catalog, &request).unwrap();
        }
    }
}

#[test]
fn a_filter_is_read_by_the_id_of_a_value_where_another_value_has_that_name() {
    let mut catalog = fixture();
    let ids: Vec<String> = catalog.topics.iter().map(|topic| topic.id.clone()).collect();
    catalog.topics[0].alt_labels = ids;
    let index = Index::build(&catalog);
    for (place, value) in index.values(Facet::Topic).iter().enumerate() {
        let query = Query::parse(&Facet::Topic.term(&value.id), &index, &UserSets::default());
        let wanted: Vec<usize> = (0..index.values(Facet::Topic).len())
            .filter(|at| query.filters[0].wanted[*at])
            .collect();
        assert_eq!(wanted, [place], "{}", value.id);
    }
}

/// Words of all stages, filters and what is left out, in any order.
fn any_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        5 => select(vec![
            "labor", "la", "vi", "visa", "court", "curt", "courier", "hotline", "ledger", "t", "the",
            "what", "is", "massage", "vctim", "taskforce", "xqzt", "373", "ohio", "jabor",
        ]),
        2 => select(vec![
            "kind:webinar", "-kind:site", "lang:es", "-court", "\"labor visas\"", "-\"a court\"",
            "topic:labor", "year:2018..", "free:yes", "is:starred", "-is:starred", "kind:",
        ]),
    ];
    (prop::collection::vec(word, 0..5), select(vec!["", " "]))
        .prop_map(|(words, end)| words.join(" ") + end)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_counted_beside_a_value_is_what_is_found_with_it(
        line in any_line(), with_copies in any::<bool>(), starred in prop::collection::vec(0_usize..30, 0..9),
    ) {
        let (catalog, copies) = large();
        let index = Index::build(&catalog);
        let mut marks = UserSets::default();
        marks.set(crate::search::UserField::Is, "starred", starred.into_iter().map(EntryPosition::new));
        let shelf = with_copies.then_some(copies);
        let request = Request { shelf, marks: Arc::new(marks), ..Request::all(&line) };
        counts_hold(&index, &catalog, &request)?;
    }

    /// Leaving out and marks narrow likewise.
    #[test]
    fn nothing_that_narrows_adds_an_entry(
        line in prop_oneof![
            any_line(),
            select(vec!["court visa", "labor hotline", "courts", "what is a court"]).prop_map(str::to_owned),
        ],
        less in select(vec!["-court", "-\"a court\"", "is:starred", "-is:starred", "-lang:es", "on:shelf"]),
    ) {
        let (catalog, copies) = large();
        let index = Index::build(&catalog);
        let mut marks = UserSets::default();
        marks.set(crate::search::UserField::Is, "starred", (0..15).map(EntryPosition::new));
        let (shelf, marks) = (Some(copies), Arc::new(marks));
        let request = Request { shelf, marks, ..Request::all(&line) };
        let (all, _) = found((&index, &catalog), &request);
        for query in [format!("{line} {less}"), format!("{less} {line}")] {
            let request = Request { query, ..request.clone() };
            let (narrowed, _) = found((&index, &catalog), &request);
            prop_assert!(narrowed.is_subset(&all), "{:?}", request.query);
        }
    }
}
