//! The index gives the same answer as reading everything: the entries, their tiers, and the
//! number of entries with each value of each facet.

use super::brute_force::{Answer, Copies, Wanted, search, texts, values};
use super::fixture::{entry, shelf, topic};
use crate::catalog::{
    Access, AudienceLevel, Catalog, Detail, Duration, EntryPosition, Format, Kind, PartialDate,
    Publisher, Resource, Status,
};
use crate::search::{CopyIndex, Facet, Hit, Index, Request, SearchResults, Searcher, Tier};
use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};
use std::sync::Arc;

/// Words of one stem, one beginning, a slip or two apart, and far from others.
const VOCABULARY: &[&str] = &[
    "labor",
    "labour",
    "labors",
    "traffic",
    "trafficking",
    "trafficker",
    "victim",
    "victims",
    "visa",
    "visas",
    "vista",
    "massage",
    "message",
    "police",
    "policy",
    "court",
    "courts",
    "hotline",
    "hotel",
    "forced",
    "presence",
    "continued",
    "webinar",
    "recorded",
];

fn words(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(select(VOCABULARY).prop_map(str::to_owned), 0..=most)
}

fn publisher(id: &str, name: &str, alt_name: &str) -> Publisher {
    Publisher {
        id: id.into(),
        name: name.into(),
        short_name: id.to_uppercase(),
        url: None,
        alt_names: vec![alt_name.into()],
    }
}

/// An entry but for its id.
fn any_entry() -> impl Strategy<Value = crate::catalog::Entry> {
    let texts = (words(4), words(6), words(2));
    let ids = (
        prop::collection::vec(select(vec!["tlab", "tmas", "tvic"]), 0..4),
        prop::collection::vec(select(vec!["iacp", "ovc"]), 0..3),
        prop::collection::vec(select(vec!["en", "es", "fr"]), 0..3),
        prop::collection::vec(select(AudienceLevel::ALL), 0..3),
    );
    let facts = (
        select(Kind::ALL),
        select(Status::ALL),
        prop::option::of(select(Access::ALL)),
        prop::option::of(select(Format::ALL)),
        prop::option::of(select(vec!["PT5M", "PT45M", "PT2H"])),
        prop::option::of(select(vec!["2015", "2018-06", "2018-07-01", "2021"])),
        prop::option::of(select(vec!["Free", "$20"])),
    );
    (texts, ids, facts).prop_map(
        |((title, summary, names), (topics, publishers, tags, levels), facts)| {
            let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
            let (kind, status, access, format, length, issued, cost) = facts;
            let mut entry = entry(kind, &title.join(" "), &topics, &summary.join(" "));
            entry.alt_titles = names;
            entry.publisher = owned(publishers);
            entry.language = owned(tags);
            entry.audience_level = levels;
            (entry.status, entry.access) = (status, access);
            entry.cost = cost.map(str::to_owned);
            entry.issued = issued.and_then(PartialDate::parse);
            let duration = length.and_then(Duration::parse);
            entry.detail = Detail::Resource(Resource { format, duration, ..Resource::default() });
            entry
        },
    )
}

fn group(words: &str) -> Vec<String> {
    words.split(' ').map(str::to_owned).collect()
}

fn any_catalog() -> impl Strategy<Value = Catalog> {
    prop::collection::vec(any_entry(), 1..30).prop_map(|mut entries| {
        for (place, entry) in entries.iter_mut().enumerate() {
            entry.id = format!("e{place}");
        }
        Catalog {
            topics: vec![
                topic("tlab", "Labor trafficking", &["forced labour"]),
                topic("tmas", "Illicit massage", &[]),
                topic("tvic", "Victims", &["survivors of traffic"]),
            ],
            publishers: vec![
                publisher("iacp", "Chiefs of Police", "police chiefs"),
                publisher("ovc", "Office for Victims", "crime office"),
            ],
            synonyms: ["visa permit massage", "police traffic"].map(group).into(),
            entries: entries.into(),
            ..Catalog::default()
        }
    })
}

/// A word as it is typed: whole, begun, or with a slip.
fn any_word() -> impl Strategy<Value = String> {
    let slip = |(word, at, slip): (&str, Pick, u8)| {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at.index(letters.len() - 1);
        match slip {
            0 => drop(letters.remove(at)),
            1 => letters.swap(at, at + 1),
            2 => letters[at] = 'x',
            3 => letters.insert(at, 'q'),
            _ => letters.truncate(at.max(3)),
        }
        letters.into_iter().collect::<String>()
    };
    prop_oneof![
        2 => select(VOCABULARY).prop_map(str::to_owned),
        3 => (select(VOCABULARY), any::<Pick>(), 0_u8..5).prop_map(slip),
        1 => select(vec!["zebra", "e12", "2018", "chiefs"]).prop_map(str::to_owned),
    ]
    .prop_filter("short words have rules of their own", |word| word.len() > 2 && word != "for")
}

/// Words, phrases and filters; the values are picked once the catalog is there.
type Parts = (Vec<String>, [Vec<String>; 3], Vec<(Facet, bool, Vec<Pick>)>, Vec<Kind>);

fn any_parts() -> impl Strategy<Value = Parts> {
    let phrases = prop_oneof![
        3 => Just([(); 3].map(|()| Vec::new())),
        1 => words(2).prop_map(|phrase| [phrase, Vec::new(), Vec::new()]),
        1 => (words(2), words(1)).prop_map(|(phrase, without)| [Vec::new(), without, phrase]),
    ];
    let picks = prop::collection::vec(any::<Pick>(), 1..3);
    let filter = (select(Facet::ALL), prop::bool::weighted(0.3), picks);
    let kinds =
        prop_oneof![3 => Just(Vec::new()), 1 => select(Kind::ALL).prop_map(|kind| vec![kind])];
    (prop::collection::vec(any_word(), 0..4), phrases, prop::collection::vec(filter, 0..3), kinds)
}

fn wanted(catalog: &Catalog, (words, phrases, filters, kinds): Parts) -> Wanted {
    let [phrase, without, without_phrase] = phrases;
    let mut unique: Vec<String> = Vec::new();
    words.into_iter().for_each(|word| {
        if !unique.contains(&word) {
            unique.push(word);
        }
    });
    let filter = |(facet, negated, picks): (Facet, bool, Vec<Pick>)| {
        let entries = catalog.entries.iter();
        let all: Vec<String> = entries.flat_map(|entry| values(&entry, facet)).collect();
        let id = |pick: Pick| all[pick.index(all.len())].clone();
        (!all.is_empty()).then(|| (facet, negated, picks.into_iter().map(id).collect()))
    };
    // A phrase of one word is left out as a word is.
    let (one, several) = if without_phrase.len() < 2 {
        (without_phrase, Vec::new())
    } else {
        (Vec::new(), without_phrase)
    };
    Wanted {
        words: unique,
        phrase,
        without: without.into_iter().chain(one).collect(),
        without_phrase: several,
        filters: filters.into_iter().filter_map(filter).collect(),
        kinds,
    }
}

/// Returns whether a word falls into two that the catalog has: that has a test of its own.
fn falls_apart(catalog: &Catalog, word: &str) -> bool {
    let known: Vec<String> = catalog
        .entries
        .iter()
        .flat_map(|entry| texts(catalog, &entry).into_iter().flatten().collect::<Vec<_>>())
        .collect();
    (2..word.len() - 1).any(|at| {
        let (first, second) = word.split_at(at);
        known.iter().any(|own| own == first) && known.iter().any(|own| own.starts_with(second))
    })
}

/// Pages for some of the entries.
fn any_copies() -> impl Strategy<Value = Vec<(Pick, Vec<Vec<String>>)>> {
    let word = prop_oneof![
        4 => select(VOCABULARY).prop_map(str::to_owned),
        1 => select(vec!["zebra", "ledger", "lager"]).prop_map(str::to_owned),
    ];
    let pages = prop::collection::vec(prop::collection::vec(word, 0..8), 0..4);
    prop::collection::vec((any::<Pick>(), pages), 0..6)
}

/// The same by the entry's place, and as the search takes them.
fn copies(catalog: &Catalog, picked: Vec<(Pick, Vec<Vec<String>>)>) -> (Copies, Arc<CopyIndex>) {
    let place = |pick: Pick| pick.index(catalog.entries.len());
    let copies: Copies = picked.into_iter().map(|(pick, pages)| (place(pick), pages)).collect();
    let texts = copies.iter().map(|(place, pages)| {
        let pages = pages.iter().map(|words| (1, words.join(" "))).collect();
        (catalog.entries.get(EntryPosition::new(*place)).unwrap().id.clone(), pages)
    });
    let shelf = shelf(catalog, &texts.collect::<Vec<_>>());
    (copies, shelf)
}

fn answer(index: &Index, outcome: &SearchResults) -> Answer {
    let mut listed: Vec<_> = outcome.hits.iter().map(|hit| (hit.entry.index(), hit.tier)).collect();
    listed.sort_unstable();
    let counts = |facet: &Facet| {
        let values = index.values(*facet).iter().enumerate();
        let counts = values.map(|(place, value)| (value.id.clone(), outcome.count(*facet, place)));
        let mut counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
        counts.sort();
        counts
    };
    let facets = Facet::ALL.iter().map(counts).collect();
    Answer { listed, kinds: outcome.kinds.to_vec(), facets }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_answers_as_reading_everything_does(
        catalog in any_catalog(),
        picked in any_copies(),
        lines in prop::collection::vec(any_parts(), 1..4),
    ) {
        let index = Index::build(&catalog);
        let (copies, shelf) = copies(&catalog, picked);
        let mut searcher = Searcher::default();
        for parts in lines {
            let wanted = wanted(&catalog, parts);
            if wanted.words.iter().any(|word| falls_apart(&catalog, word)) {
                continue;
            }
            let kinds = wanted.kinds.clone();
            let shelf = Some(shelf.clone());
            let request = Request { kinds, shelf, ..Request::all(&wanted.line()) };
            let outcome = searcher.search(&index, &catalog, &request);
            let faults = outcome.query.faults.iter();
            let others = faults.filter(|fault| !fault.message.starts_with("`lang:` finds"));
            prop_assert_eq!(others.count(), 0, "{}", request.query);
            prop_assert_eq!(outcome.total, outcome.hits.len());
            let expected = search(&catalog, &copies, &wanted);
            let is_copy = |(_, tier): &&(usize, Tier)| *tier == Tier::Copy;
            if expected.listed.iter().all(|found| is_copy(&found)) {
                // The hits that are shown so that the list is not blank are not part of the
                // answer.
                let found = answer(&index, &outcome).listed;
                let found: Vec<_> = found.iter().filter(is_copy).copied().collect();
                prop_assert_eq!(found, expected.listed, "{:?}", request);
                let others = outcome.hits.iter().filter(|hit| hit.tier != Tier::Copy);
                prop_assert!(others.map(|hit| hit.tier).all(|tier| tier >= Tier::Some));
                continue;
            }
            prop_assert_eq!(answer(&index, &outcome), expected, "{:?}", request);
            let few = searcher.search(&index, &catalog, &Request { limit: 3, ..request.clone() });
            prop_assert_eq!((few.total, &few.facets), (outcome.total, &outcome.facets));
            prop_assert_eq!(&few.hits[..], &outcome.hits[..outcome.total.min(3)]);
            // Copies lift and add entries; nothing else changes.
            let plain = searcher.search(&index, &catalog, &Request { shelf: None, ..request });
            let (by_copy, own): (Vec<Hit>, Vec<Hit>) =
                outcome.hits.iter().partition(|hit| hit.page.is_some());
            let is_other = |hit: &Hit| by_copy.iter().all(|copy| copy.entry != hit.entry);
            let plain: Vec<Hit> = plain.hits.into_iter().filter(is_other).collect();
            prop_assert_eq!(own, plain);
        }
    }
}
