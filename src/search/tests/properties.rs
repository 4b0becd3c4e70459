//! What holds for any catalog and any typed line.

use super::*;
use proptest::prelude::*;

/// Any line, often made of words that the catalog has or nearly has.
fn any_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        3 => prop::sample::select(vec!["labor", "traf", "Zürich", "t", "I-914B", "massage", "vctim", "373", "straße", "won't"])
            .prop_map(str::to_owned),
        1 => ".{0,8}",
    ];
    prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

/// The fixture with odd titles, other names and topics.
fn any_catalog() -> impl Strategy<Value = Catalog> {
    prop::collection::vec("[a-zA-ZßüéİŁﬁ½’' \u{301}\u{200d}-]{1,24}|.{1,24}", 1..8).prop_map(
        |titles| {
            let mut catalog = fixture();
            for (at, title) in titles.iter().enumerate() {
                catalog.entries[at].title.clone_from(title);
                catalog.entries[at].alt_titles = titles.clone();
                catalog.topics[at % 4].alt_labels.push(title.clone());
            }
            catalog
        },
    )
}

proptest! {
    #[test]
    fn another_word_never_adds_hits(catalog in any_catalog(), line in any_line(), word in any_line()) {
        let index = Index::build(&catalog);
        let found = |query: &str| -> Vec<usize> {
            let mut found: Vec<usize> = index.search(&catalog, query).iter().map(|hit| hit.entry).collect();
            found.sort_unstable();
            found
        };
        let before = found(&line);
        for longer in [format!("{line} {word}"), format!("{word} {line}")] {
            prop_assert!(found(&longer).iter().all(|entry| before.binary_search(entry).is_ok()));
        }
    }

    #[test]
    fn highlights_stand_on_letters_in_order(catalog in any_catalog(), line in any_line()) {
        for hit in Index::build(&catalog).search(&catalog, &line) {
            let entry = &catalog.entries[hit.entry];
            for found in &hit.matched {
                let text = found.text(&catalog, entry).unwrap();
                prop_assert!(!found.ranges.is_empty() && !found.words.is_empty());
                prop_assert!(found.ranges.iter().all(|range| text.get(range.clone()).is_some_and(|part| !part.is_empty())));
                prop_assert!(found.ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
            prop_assert!(!reason(&catalog, &hit).is_empty() || hit.matched.is_empty());
        }
        for range in ranges_in(&catalog.entries[0].title, &line) {
            prop_assert!(catalog.entries[0].title.get(range).is_some());
        }
        Index::build(&catalog).nearest(&line);
    }

    #[test]
    fn an_entry_is_found_first_by_its_own_title(catalog in any_catalog()) {
        let index = Index::build(&catalog);
        let folded = |title: &str| Query::parse(title).sequence;
        for (at, entry) in catalog.entries.iter().enumerate() {
            let words = folded(&entry.title);
            let twin = catalog.entries.iter().position(|other| folded(&other.title) == words);
            if !words.is_empty() {
                let hits = index.search(&catalog, &entry.title);
                prop_assert_eq!(hits.first().map(|hit| hit.entry), twin, "{} {:?}", at, entry.title);
            }
        }
    }
}
