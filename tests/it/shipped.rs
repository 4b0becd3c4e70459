//! What the shipped catalog promises.

use crate::support::{draw, finder_on};
use squadroom::app::text_view::{EntryContext, brief, full};
use squadroom::catalog::{Catalog, Detail, Kind, Status};
use squadroom::embedded;
use squadroom::search::{Facet, Hit, Index, Request, Searcher, matches};
use std::collections::HashSet;

fn count(catalog: &Catalog, kind: Kind) -> usize {
    catalog.entries.iter().filter(|entry| entry.kind == kind).count()
}

#[test]
fn nothing_was_lost() {
    let catalog = embedded::catalog();
    // More may come; none of these may go.
    let counts = [
        (Kind::Training, 97),
        (Kind::Webinar, 70),
        (Kind::Video, 30),
        (Kind::Toolkit, 143),
        (Kind::Publication, 387),
        (Kind::Hotline, 41),
        (Kind::Contact, 18),
        (Kind::Program, 35),
        (Kind::Funding, 30),
        (Kind::TaskForce, 80),
        (Kind::Card, 14),
        (Kind::Faq, 89),
        (Kind::Site, 66),
    ];
    for (kind, number) in counts {
        assert!(count(&catalog, kind) >= number, "{kind}");
    }
    assert!(catalog.entries.len() >= 1_100);
    assert_eq!(catalog.entries.iter().filter(|entry| entry.on_origin_page).count(), 31);
}

#[test]
fn the_national_hotline_is_pinned_first_with_its_number_and_code() {
    let catalog = embedded::catalog();
    let pinned = catalog.pinned();
    assert_eq!(pinned[0].id, "national-human-trafficking-hotline");
    let offered: Vec<&str> = pinned[0]
        .lines
        .iter()
        .filter_map(|line| line.offered_number())
        .map(|n| n.as_str())
        .collect();
    assert_eq!(offered, ["1-888-373-7888", "233733", "711"]);
    assert!(pinned.iter().all(|entry| entry.offered_number().is_some()));
}

#[test]
fn there_are_short_lessons_for_roll_call_with_their_length() {
    let catalog = embedded::catalog();
    let is_short = |minutes: u32| minutes <= 15;
    let short = catalog.entries.iter().filter(|entry| {
        entry.status.is_current() && entry.duration().is_some_and(|own| is_short(own.minutes()))
    });
    let ids: Vec<String> = short.map(|entry| entry.id.clone()).collect();
    assert!(ids.len() >= 10, "{ids:?}");
}

#[test]
fn every_entry_has_a_source_and_a_reason_for_its_status() {
    for entry in embedded::catalog().entries.iter() {
        assert!(!entry.source.is_empty(), "{} has no source", entry.id);
        let reason = entry.status == Status::Current || entry.status_note.is_some();
        assert!(reason, "{} does not say why it is {}", entry.id, entry.status);
    }
}

#[test]
fn a_withheld_number_is_nowhere_in_memory() {
    let catalog = embedded::catalog();
    let held = format!("{catalog:?}");
    let source = include_str!("../../catalog/hotlines.toml");
    let tables: toml::Table = source.parse().unwrap();
    let lines =
        tables["hotline"].as_array().unwrap().iter().filter_map(|hotline| hotline.get("line"));
    let lines = lines.flat_map(|lines| lines.as_array().unwrap());
    let lines: Vec<_> = lines.chain(tables["line"].as_array().unwrap()).collect();
    let withheld: HashSet<&str> = lines
        .iter()
        .filter(|line| line.get("do_not_dial").is_some())
        .map(|line| line["number"].as_str().unwrap())
        .collect();
    assert!(withheld.len() >= 5, "{withheld:?}");
    for number in withheld {
        assert!(!held.contains(number), "{number} is in memory");
    }
}

#[test]
fn every_abstract_and_answer_is_prose() {
    for entry in embedded::catalog().entries.iter() {
        assert!(entry.summary.ends_with('.'), "{}: {}", entry.id, entry.summary);
        if let Detail::Answer(answer) = &entry.detail {
            assert!(!answer.answer.is_empty(), "{}", entry.id);
        }
    }
}

#[test]
fn a_card_about_charges_ends_with_who_decides_and_each_point_has_its_source() {
    let catalog = embedded::catalog();
    let (mut cards, mut about_charges) = (0, 0);
    for entry in catalog.entries.iter() {
        let Detail::Card(card) = &entry.detail else { continue };
        let rows: Vec<String> = card.rows().collect();
        let labels: Vec<String> =
            entry.source_facts(&catalog, None).into_iter().map(|fact| fact.label).collect();
        for (point, row) in card.points.iter().zip(&rows) {
            assert!(row.ends_with(&format!("[{}]", point.source)), "{}: {row}", entry.id);
            assert!(labels.contains(&format!("Source [{}]", point.source)), "{}: {row}", entry.id);
            assert!(row.len() <= 76, "{}: {row}", entry.id);
        }
        let decides = rows.last().is_some_and(|row| row == "Your prosecutor decides.");
        assert_eq!(decides, card.charges, "{}", entry.id);
        (cards, about_charges) = (cards + 1, about_charges + usize::from(card.charges));
    }
    assert!(cards >= 10 && about_charges >= 5, "{cards} cards, {about_charges} about charges");
}

#[test]
fn every_word_of_a_card_is_on_the_screen_and_in_show() {
    let catalog = embedded::catalog();
    let entry = catalog.entry("card-truck-stop").unwrap();
    let Detail::Card(card) = &entry.detail else { panic!("not a card") };
    let known = EntryContext::default();
    for view in [full(&catalog, &entry, known, 78), brief(&catalog, &entry, known, 78)] {
        let rows = view.rows.iter().map(|row| row.spans.iter().map(|(_, text)| text.as_str()));
        let text: String = rows.flat_map(|row| row.chain(["\n"])).collect();
        card.rows().for_each(|row| assert!(text.contains(&row), "{row}"));
    }
}

#[test]
fn what_is_counted_beside_a_value_is_what_is_found_with_it() {
    let catalog = embedded::catalog();
    let (index, mut searcher) = (Index::build(&catalog), Searcher::default());
    let mut total = |query: &str| {
        searcher.search(&index, &catalog, &Request { limit: 0, ..Request::all(query) })
    };
    for line in ["", "labor", "massage", "ilicit massage busness", "labor vi", "hotline minor"] {
        let outcome = total(line);
        for &facet in Facet::ALL {
            for (place, value) in index.values(facet).iter().enumerate() {
                let chosen = index.toggled(line, facet, &value.id);
                assert_eq!(total(&chosen).total, outcome.count(facet, place), "{chosen}");
            }
        }
    }
    assert!(total("labor kind:publication").total > 0);
}

#[test]
fn words_of_another_sense_do_not_lead_to_each_other() {
    for (typed, other) in [("spot", "detective"), ("prostitution", "escort")] {
        let found = forms_found(typed);
        assert!(!found.is_empty(), "{typed} finds nothing");
        assert!(!found.contains(other), "{typed} finds {other}");
    }
    assert!(forms_found("identify").contains("recognize"));
}

/// Returns the words of the entries that a typed word finds.
fn forms_found(typed: &str) -> HashSet<Box<str>> {
    let catalog = embedded::catalog();
    let (index, mut searcher) = (Index::build(&catalog), Searcher::default());
    let outcome = searcher.search(&index, &catalog, &Request::all(typed));
    let found = |hit: &Hit| {
        let entry = catalog.entries.get(hit.entry).unwrap();
        matches(&catalog, &entry, &outcome.query, hit)
    };
    let matched = outcome.hits.iter().flat_map(found);
    matched.flat_map(|matched| matched.finds.into_iter().map(|find| find.found)).collect()
}

#[test]
fn the_first_screen_tells_the_age_of_the_catalog_in_the_usual_window() {
    let mut finder = finder_on(embedded::catalog(), 80, 24);
    let issued = finder.model.catalog.manifest.issued.clone().unwrap();
    finder.model.today = Some(issued.clone());
    let text = draw(&finder).text;
    let rule = text.lines().find(|row| row.contains("squadroom ·")).unwrap();
    let age = issued.age(&issued).unwrap();
    assert!(rule.contains(&format!("{issued} ({age})")), "{rule}");
    assert!(rule.contains("F12 hides"), "{rule}");
}

#[test]
fn an_own_pinned_number_is_in_the_first_row_of_a_window_that_has_room_for_one() {
    let mut catalog = embedded::catalog();
    let entries = catalog.entries.make_mut();
    let line = entries.iter().find(|entry| entry.id == "national-human-trafficking-hotline");
    let mut own = line.unwrap().clone();
    (own.id, own.layer) = ("local-desk".to_owned(), "local".to_owned());
    (own.title, own.alt_titles) = ("Vice Desk".to_owned(), Vec::new());
    entries.push(own);
    let mut finder = finder_on(catalog, 120, 40);
    let own = finder.model.catalog.entries.position("local-desk").unwrap();
    finder.model.pinned.push(own);
    let row = draw(&finder).text.lines().next().unwrap().to_owned();
    assert!(row.contains("1-888-373-7888") && row.contains("| Vice Desk"), "{row}");
}

#[test]
fn a_card_names_the_numbers_to_call() {
    let catalog = embedded::catalog();
    let card = catalog.entry("card-foreign-child").unwrap();
    let ids: Vec<String> = card.to_call(&catalog).iter().map(|own| own.id.clone()).collect();
    assert!(ids.contains(&"otip-child-protection-specialists".to_owned()), "{ids:?}");
}
