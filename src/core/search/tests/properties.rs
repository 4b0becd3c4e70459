//! Properties of any catalog and any typed line.

use super::fixture::fixture;
use crate::catalog::{Catalog, EntryPosition};
use crate::search::{
    Facet, Index, Request, Searcher, Sort, Tier, matches, ranges_in, reason, title_ranges,
};
use proptest::prelude::*;
use std::ops::Range;

/// Any line, often made of words that the catalog has or nearly has, of marks
/// of the query language, and of anything.
fn any_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "labor", "traf", "Zürich", "t", "I-914B", "massage", "vctim", "373", "straße", "won't",
            "taskforce", "what", "is", "hotlnie",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "kind:", "kind:web", "-kind:faq", "topic:\"victim serv\"", "topic:labor,", "year:2018..",
            "year:..", "length:..1h", "free:yes", "knd:x", "publisher:chiefs", "\"", "-\"labor traf\"",
            "-", "--", "a:b:c", "status:current,\"", "\"human trafficking\"", "lang:",
        ]).prop_map(str::to_owned),
        1 => ".{0,8}",
    ];
    let gap = prop::sample::select(vec![" ", " ", " ", "", "  ", "\t", "\u{a0}"]);
    prop::collection::vec((word, gap), 0..6).prop_map(|words| {
        words.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect()
    })
}

/// The fixture with odd titles, other names and topics.
fn any_catalog() -> impl Strategy<Value = Catalog> {
    let title = "[a-zA-ZßüéİŁﬁ½’' \u{301}\u{200d}-]{1,24}|.{1,24}";
    prop::collection::vec(title, 1..8).prop_map(|titles| {
        let mut catalog = fixture();
        for (at, title) in titles.iter().enumerate() {
            let entry = &mut catalog.entries.make_mut()[at];
            entry.title.clone_from(title);
            entry.alt_titles = titles.clone();
            catalog.topics[at % 4].alt_labels.push(title.clone());
        }
        catalog
    })
}

fn any_request() -> impl Strategy<Value = Request> {
    (
        any_line(),
        prop::sample::select(Sort::ALL.to_vec()),
        prop_oneof![Just(usize::MAX), 0_usize..5],
    )
        .prop_map(|(query, sort, limit)| Request { sort, limit, ..Request::all(&query) })
}

/// Sorted, apart from each other, whole letters, none empty.
fn stand_on_letters(text: &str, ranges: &[Range<usize>]) -> bool {
    let whole = |range: &Range<usize>| text.get(range.clone()).is_some_and(|part| !part.is_empty());
    ranges.iter().all(whole) && ranges.windows(2).all(|pair| pair[0].end < pair[1].start)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_is_answered(catalog in any_catalog(), requests in prop::collection::vec(any_request(), 1..4)) {
        let index = Index::build(&catalog);
        let mut searcher = Searcher::default();
        for request in requests {
            let outcome = searcher.search(&index, &catalog, &request);
            prop_assert_eq!(outcome.hits.len(), outcome.total.min(request.limit));
            for hit in &outcome.hits {
                let entry = catalog.entries.get(hit.entry).unwrap();
                let found = matches(&catalog, &entry, &outcome.query, hit);
                for one in &found {
                    let text = one.text(&catalog, &entry).unwrap();
                    prop_assert!(!one.ranges.is_empty() && !one.finds.is_empty());
                    prop_assert!(stand_on_letters(text, &one.ranges), "{:?} of {:?}", one, text);
                }
                let title = title_ranges(&entry.title, &outcome.query, hit);
                prop_assert!(stand_on_letters(&entry.title, &title), "{:?}", title);
                let why = reason(&catalog, &entry, &outcome, hit);
                prop_assert!(!why.fields.is_empty() || found.is_empty());
                prop_assert!(why.fields.chars().count() <= 68, "{}", why.fields);
                prop_assert!(hit.score.is_finite());
                searcher.explain(&index, &outcome.query, hit);
            }
            let own = ranges_in(&request.query, &outcome.query);
            prop_assert!(stand_on_letters(&request.query, &own));
            for fault in &outcome.query.faults {
                prop_assert!(request.query.get(fault.span.clone()).is_some_and(|part| !part.is_empty()));
            }
            if let Some(obstacle) = &outcome.obstacle {
                let less = searcher.search(&index, &catalog, &Request::all(&obstacle.line));
                prop_assert_eq!(less.total, obstacle.total, "{:?}", obstacle);
            }
            for facet in Facet::ALL {
                for value in index.values(*facet) {
                    index.toggled(&request.query, *facet, &value.id);
                }
            }
            index.nearest(&request.query);
        }
    }

    #[test]
    fn a_searcher_answers_alike_whatever_it_answered_before(
        catalog in any_catalog(),
        requests in prop::collection::vec(any_request(), 2..6),
    ) {
        let index = Index::build(&catalog);
        let mut searcher = Searcher::default();
        for request in requests {
            let used = searcher.search(&index, &catalog, &request);
            let fresh = Searcher::default().search(&index, &catalog, &request);
            prop_assert_eq!(used.hits, fresh.hits);
            prop_assert_eq!((used.kinds, used.facets), (fresh.kinds, fresh.facets));
        }
    }

    /// The fewer words must be there, the more entries have them all.
    #[test]
    fn another_word_never_adds_entries_that_have_them_all(
        catalog in any_catalog(), line in "[a-z]{1,6}( [a-z]{3,6}){0,2}", word in "[a-z]{3,6}",
    ) {
        let index = Index::build(&catalog);
        let whole = |line: &str| -> Vec<EntryPosition> {
            let outcome = Searcher::default().search(&index, &catalog, &Request::all(line));
            let mut whole: Vec<EntryPosition> = outcome.hits.iter().filter(|hit| hit.tier == Tier::Words).map(|hit| hit.entry).collect();
            whole.sort_unstable();
            whole
        };
        let before = whole(&format!("{line} "));
        for longer in [format!("{line} {word}"), format!("{line} -{word}"), format!("{line} kind:site")] {
            prop_assert!(whole(&longer).iter().all(|entry| before.contains(entry)), "{}", longer);
        }
    }

    #[test]
    fn an_entry_is_found_first_by_its_own_title(catalog in any_catalog()) {
        let index = Index::build(&catalog);
        let folded = |title: &str| crate::search::text::tokenizer::plain_words(title).join(" ");
        for entry in catalog.entries.iter() {
            let words = folded(&entry.title);
            // A title that is mostly marks is not compared as a whole.
            if words.is_empty() || entry.title.len() > words.len() * 2 + 8 {
                continue;
            }
            // Marks of the query language are taken out.
            let line = entry.title.replace(['"', ':', '-'], " ");
            let outcome = Searcher::default().search(&index, &catalog, &Request::all(&line));
            let first = catalog.entries.get(outcome.hits[0].entry).unwrap();
            prop_assert_eq!(folded(&first.title), folded(&entry.title), "{:?}", line);
        }
    }
}
