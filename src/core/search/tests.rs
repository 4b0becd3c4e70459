mod brute_force;
mod counts;
mod filters;
pub(super) mod fixture;
mod format;
mod images;
mod limits;
mod marks;
mod properties;
mod reasons;
mod slips;
mod widening;

use super::*;
use crate::catalog::{Catalog, Detail, Entry, EntryPosition, Kind};
use fixture::{entry, fixture};

/// Returns what a line finds in a catalog.
fn found(catalog: &Catalog, query: &str) -> SearchResults {
    Searcher::default().search(&Index::build(catalog), catalog, &Request::all(query))
}

fn title(catalog: &Catalog, hit: &Hit) -> String {
    catalog.entries.get(hit.entry).unwrap().title.clone()
}

/// Titles of what `query` finds.
fn titles(query: &str) -> Vec<String> {
    let catalog = fixture();
    found(&catalog, query).hits.iter().map(|hit| title(&catalog, hit)).collect()
}

fn first(query: &str) -> String {
    titles(query).first().cloned().unwrap_or_default()
}

/// Titles of what `query` finds in the best tier that it needs, and which.
fn tier(query: &str) -> (Tier, Vec<String>) {
    let catalog = fixture();
    let outcome = found(&catalog, query);
    let best = outcome.hits.iter().filter(|hit| hit.tier == outcome.tier());
    (outcome.tier(), best.map(|hit| title(&catalog, hit)).collect())
}

const LABOR: &str = "Labor Trafficking: Improving Victim Identification";
const HOTLINE: &str = "National Human Trafficking Hotline";

#[test]
fn an_empty_query_gives_everything_in_catalog_order() {
    let catalog = fixture();
    for query in ["", "  ", "?!", "\u{301}", "kind:", "year:..", "\"\""] {
        let outcome = found(&catalog, query);
        let positions = catalog.entries.positions();
        assert!(outcome.hits.iter().map(|hit| hit.entry).eq(positions), "{query}");
        assert!(outcome.hits.iter().all(|hit| hit.score == 0.0), "{query}");
    }
}

#[test]
fn words_match_in_any_order_and_all_must() {
    assert_eq!(first("identif labor victim"), LABOR);
    assert_eq!(tier("hotline chiefs national"), (Tier::Words, vec![HOTLINE.to_owned()]));
    assert_eq!(tier("hotline ohio").0, Tier::Some);
}

#[test]
fn case_and_accents_do_not_count() {
    for query in ["ZURICH", "zürich", "Zu\u{308}rich", "strasse", "STRASSE", "straße"] {
        assert_eq!(first(query), "Zürich Protocol", "{query}");
    }
    assert_eq!(first("jose nunez"), LABOR);
}

#[test]
fn an_exact_title_comes_first_then_titles_with_the_word() {
    let found = titles("trafficking");
    assert_eq!(found[0], "Trafficking");
    assert_eq!(found[1..3].iter().collect::<std::collections::BTreeSet<_>>().len(), 2);
    assert!(found[1..3].iter().all(|title| [LABOR, HOTLINE].contains(&&**title)), "{found:?}");
    assert_eq!(titles("massage"), ["Massage Businesses", "Witness Interviews"]);
}

#[test]
fn the_middle_of_a_word_is_no_match() {
    assert_eq!(tier("form"), (Tier::Words, vec!["The T Visa for Officers".to_owned()]));
    assert_eq!(tier("t visa").1[0], "The T Visa for Officers");
    let z = tier("z");
    assert_eq!(z, (Tier::Words, vec!["Zürich Protocol".to_owned()]));
}

#[test]
fn other_names_topics_people_and_numbers_lead_to_the_entry() {
    for (query, title) in [
        ("NHTH", HOTLINE),
        ("befree", HOTLINE),
        ("polaris", HOTLINE),
        ("888-373-7888", HOTLINE),
        ("8883737888", HOTLINE),
        ("I-914B", "The T Visa for Officers"),
        ("i914b", "The T Visa for Officers"),
        ("tvisa", "The T Visa for Officers"),
        ("massage parlor", "Massage Businesses"),
        ("2020-vt-bx-0045", "Enhanced Collaborative Model"),
        ("ohio", "Enhanced Collaborative Model"),
        ("witness stay", "What is continued presence?"),
        ("what is continued presence", "What is continued presence?"),
    ] {
        assert_eq!(first(query), title, "{query}");
    }
}

#[test]
fn a_withheld_number_leads_nowhere() {
    let mut catalog = fixture();
    for line in &mut catalog.entries.make_mut()[5].lines {
        line.number = None;
        line.keywords = vec!["ZEBRA".into()];
        line.vanity = Some("QUAGGA".into());
    }
    for query in ["373", "quagga", "zebra", "8883737888"] {
        assert_eq!(found(&catalog, query).hits, [], "{query}");
    }
}

#[test]
fn better_tiers_stand_first_and_scores_fall_within_one() {
    for query in ["victm service", "massage spa", "trafficking", "victims chiefs"] {
        let catalog = fixture();
        let hits = found(&catalog, query).hits;
        assert!(hits.len() > 1, "{query}");
        assert!(
            hits.is_sorted_by(|a, b| {
                a.tier < b.tier || (a.tier == b.tier && a.score >= b.score)
            }),
            "{query}: {hits:?}"
        );
    }
}

#[test]
fn an_exact_title_beats_another_name() {
    let mut catalog = fixture();
    let mut signs = entry(Kind::Training, "Trafficking Signs", &[], "");
    signs.alt_titles = vec!["Trafficking".into()];
    catalog.entries.make_mut().insert(0, signs);
    let hits = found(&catalog, "trafficking").hits;
    assert_eq!(title(&catalog, &hits[0]), "Trafficking");
    assert_eq!(title(&catalog, &hits[1]), "Trafficking Signs");
}

#[test]
fn a_pinned_hotline_leads_its_equals() {
    let mut catalog = fixture();
    let twin = Entry {
        id: "national-human-trafficking-hotline-2".into(),
        ..catalog.entries.get(EntryPosition::new(5)).unwrap().into_owned()
    };
    catalog.entries.make_mut().insert(0, twin);
    let first = |catalog: &Catalog| found(catalog, "hotl").hits[0].entry.index();
    assert_eq!(first(&catalog), 0);
    if let Detail::Service(service) = &mut catalog.entries.make_mut()[6].detail {
        service.pinned = Some(1);
    }
    assert_eq!(first(&catalog), 6);
}

#[test]
fn a_field_card_leads_for_its_subject_and_not_with_some_of_the_words() {
    let mut catalog = fixture();
    let mut of = |kind, title: &str, summary: &str| {
        catalog.entries.make_mut().push(entry(kind, title, &[], summary));
    };
    of(Kind::Publication, "Rest Areas, Listed", "");
    of(Kind::Card, "Rest areas at night", "");
    of(Kind::Publication, "Zinc and tin", "");
    of(Kind::Card, "Copper", "Zinc.");
    let first = |line: &str| found(&catalog, line).hits[0].entry.index();
    assert_eq!(first("rest areas"), 11);
    assert_eq!(first("zinc tin"), 12);
}

#[test]
fn a_line_that_asks_for_a_number_has_hotlines_and_contacts_first() {
    let mut catalog = fixture();
    let mut of = |kind, title: &str, summary: &str| {
        catalog.entries.make_mut().push(entry(kind, title, &[], summary));
    };
    of(Kind::Publication, "Papers", "On wombat care.");
    of(Kind::Contact, "Desk", "For wombat care.");
    let first = |line: &str| found(&catalog, line).hits[0].entry.index();
    assert_eq!(first("wombat"), 10);
    assert_eq!(first("wombat care"), 10);
    for line in ["wombat phone number", "number for wombat", "who do i call about a wombat"] {
        assert_eq!(first(line), 11, "{line}");
    }
}

#[test]
fn generic_words_do_not_outweigh_the_others() {
    let mut catalog = fixture();
    let mut of = |title: &str, summary: &str| {
        catalog.entries.make_mut().push(entry(Kind::Publication, title, &[], summary));
    };
    of("Wombat papers", "");
    of("Time and processing time", "Complete.");
    let first = |line: &str| found(&catalog, line).hits[0].entry.index();
    assert_eq!(first("wombat processing time"), 10);
    assert_eq!(first("processing time"), 11, "alone they count");
}

#[test]
fn highlights_cover_what_was_typed_in_the_original_text() {
    let catalog = fixture();
    let outcome = found(&catalog, "TRAF labo identifcation");
    let entry = catalog.entries.get(outcome.hits[0].entry).unwrap();
    let found = &matches(&catalog, &entry, &outcome.query, &outcome.hits[0])[0];
    let text = found.text(&catalog, &entry).unwrap();
    let marked: Vec<&str> = found.ranges.iter().map(|range| &text[range.clone()]).collect();
    assert_eq!(marked, ["Labo", "Traf", "Identification"]);
    assert_eq!(title_ranges(text, &outcome.query, &outcome.hits[0]), found.ranges);
    let query =
        Searcher::default().search(&Index::build(&catalog), &catalog, &Request::all("visi zur zu"));
    let text = "Zürich visits advisors";
    let marked: Vec<&str> =
        ranges_in(text, &query.query).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marked, ["Zür", "visi"]);
}

#[test]
fn a_line_may_have_more_words_than_columns_are_kept() {
    let summary = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima \
        mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu";
    let mut catalog = fixture();
    catalog.entries.make_mut().push(entry(Kind::Site, "Radio", &[], summary));
    catalog.entries.make_mut().push(entry(Kind::Site, "Short", &[], &summary[12..]));
    let outcome = found(&catalog, summary);
    let whole: Vec<EntryPosition> =
        outcome.hits.iter().filter(|hit| hit.tier == Tier::Words).map(|hit| hit.entry).collect();
    assert_eq!(whole, [EntryPosition::new(10)]);
}

#[test]
fn an_obstacle_is_what_keeps_most_away() {
    let catalog = fixture();
    let obstacle = |query| found(&catalog, query).obstacle.map(|o| (o.typed, o.line, o.total));
    let whole = |typed: &str, line: &str, total| Some((typed.to_owned(), line.to_owned(), total));
    assert_eq!(obstacle("hotline zzzzz"), whole("zzzzz", "hotline ", 1));
    assert_eq!(obstacle("massage kind:faq"), whole("kind:faq", "massage ", 2));
    assert_eq!(
        obstacle("\"massage businesses\" kind:faq"),
        whole("kind:faq", "\"massage businesses\" ", 1)
    );
    assert_eq!(obstacle("massage"), None);
    assert_eq!(obstacle("zzzzz"), None, "nothing is left without it");
}

#[test]
fn a_searcher_may_go_from_one_index_to_another() {
    let (one, mut other) = (fixture(), fixture());
    other.entries.make_mut().reverse();
    other.entries.make_mut()[1].title = "Zurick Protocol".into();
    other.entries.make_mut()[1].id = "protocol".into();
    let mut searcher = Searcher::default();
    for catalog in [&one, &other, &one] {
        let index = Index::build(catalog);
        for line in ["zurich xylophone", "zurich"] {
            let outcome = searcher.search(&index, catalog, &Request::all(line));
            assert!(title(catalog, &outcome.hits[0]).ends_with("Protocol"), "{line}");
            assert_eq!(outcome.hits, found(catalog, line).hits);
        }
    }
}

#[test]
fn the_parts_of_an_explained_score_are_the_score() {
    let catalog = fixture();
    let index = Index::build(&catalog);
    let mut searcher = Searcher::default();
    for line in ["labor trafficking", "victm", "what is a visa", "massage ohio"] {
        let outcome = searcher.search(&index, &catalog, &Request::all(line));
        for hit in &outcome.hits {
            let Explanation { words, rest } = searcher.explain(&index, &outcome.query, hit);
            let points: f32 = words.iter().map(|word| word.rarity * word.impact).sum();
            assert!((points + rest - hit.score).abs() < 1e-4, "{line}");
            assert!(hit.tier != Tier::Words || rest >= -1e-4, "{line}: {rest}");
        }
    }
}

#[test]
fn another_word_of_the_same_meaning_is_found_told_and_counts_less() {
    let mut catalog = fixture();
    catalog.synonyms = vec![vec!["staff".into(), "officer".into(), "victim".into()]];
    let outcome = found(&catalog, "staffs");
    let titles: Vec<String> = outcome.hits.iter().map(|hit| title(&catalog, hit)).collect();
    assert!(titles.contains(&"The T Visa for Officers".into()), "{titles:?}");
    let best = catalog.entries.get(outcome.hits[0].entry).unwrap();
    let why = reason(&catalog, &best, &outcome, &outcome.hits[0]).fields;
    assert!(why.contains("(similar to \"officers\")"), "{why}");
    assert_eq!(title(&catalog, &found(&catalog, "officer").hits[0]), "The T Visa for Officers");
    assert_eq!(found(&catalog, "\"staff\"").total, 0, "quotes take a word as it stands");
}
