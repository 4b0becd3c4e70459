//! Do officers find what they look for? Judged queries, measured beside other
//! engines.
//!
//! `cargo test --test relevance` holds the floor. The figures by type and the
//! queries whose first hit is wrong:
//!
//! - `cargo test --test relevance -- --ignored --nocapture practice` for the
//!   half to work with;
//! - `cargo test --test relevance -- --ignored --nocapture measures` for both
//!   halves. It shows the half that was set aside: look at it only at the end;
//! - `cargo test --test relevance -- --ignored --nocapture public_practice` for
//!   queries in the words of public pages, with graded answers;
//!   `public_set_aside` for the half of them to look at only at the end;
//! - `cargo test --test relevance -- --ignored --nocapture keywords` for the
//!   keywords that change no first answer.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod graded;
mod judged;
mod keywords;
mod ours;
#[path = "peers/mod.rs"]
mod peers;
mod table;

use judged::{DEPTH, Figures, Judged};
use ours::Ours;
use peers::{Fuzzy, Peer, Skim, Staged};
use squadroom::catalog::Catalog;
use squadroom::embedded;

/// What ours has to reach on either half: mean reciprocal rank, first hit right.
const FLOOR: (f64, f64) = (0.92, 0.88);

fn engines(catalog: &Catalog) -> Vec<Box<dyn Peer + '_>> {
    vec![
        Box::new(Ours::build(catalog)),
        Box::new(Skim::build(catalog)),
        Box::new(Fuzzy::build(catalog)),
        Box::new(Staged::build(catalog)),
    ]
}

fn of_all(engine: &mut dyn Peer, queries: &[Judged]) -> Figures {
    let mut figures = Figures::default();
    for judged in queries {
        figures.add(judged::rank(judged, &engine.top(judged.query, DEPTH)));
    }
    figures
}

#[test]
fn officers_find_what_they_look_for() {
    let catalog = embedded::catalog();
    let mut ours = Ours::build(&catalog);
    for (half, queries) in
        [("practice", judged::practice(&catalog)), ("set aside", judged::set_aside(&catalog))]
    {
        assert!(queries.len() >= 50, "{half}: {} queries", queries.len());
        let figures = of_all(&mut ours, &queries);
        let (mrr, first) = (figures.mrr(), figures.success(1));
        assert!(mrr >= FLOOR.0, "{half}: MRR {mrr:.3}");
        assert!(first >= FLOOR.1, "{half}: first hit right {first:.3}");
    }
}

/// What is typed on the way to each query that ours can answer, where it gives
/// an empty list: type and typed text.
fn empty_lists(catalog: &Catalog, queries: &[Judged]) -> Vec<(&'static str, &'static str)> {
    let mut ours = Ours::build(catalog);
    let mut empty = Vec::new();
    for judged in queries {
        let ends = judged.query.char_indices().skip(1).map(|(end, _)| end);
        let typed: Vec<_> = ends.map(|end| &judged.query[..end]).collect();
        if judged::rank(judged, &ours.top(judged.query, DEPTH)).is_some() {
            let is_empty = |typed: &&str| ours.top(typed, 1).is_empty();
            empty.extend(typed.into_iter().filter(is_empty).map(|typed| (judged.kind, typed)));
        }
    }
    empty
}

#[test]
fn no_keystroke_of_a_findable_query_gives_an_empty_list() {
    let catalog = embedded::catalog();
    assert_eq!(empty_lists(&catalog, &judged::practice(&catalog)), []);
    // Of which types only: these are not to be looked at.
    let set_aside = empty_lists(&catalog, &judged::set_aside(&catalog));
    let types: Vec<&str> = set_aside.into_iter().map(|(kind, _)| kind).collect();
    assert!(types.is_empty(), "{types:?}");
}

#[test]
#[ignore = "prints figures; run it by its name"]
fn practice() {
    let catalog = embedded::catalog();
    table::print("practice", &catalog, &judged::practice(&catalog), &mut engines(&catalog));
}

#[test]
#[ignore = "prints figures and the half that was set aside; run it by its name"]
fn measures() {
    let catalog = embedded::catalog();
    let mut engines = engines(&catalog);
    table::print("practice", &catalog, &judged::practice(&catalog), &mut engines);
    table::print("set aside", &catalog, &judged::set_aside(&catalog), &mut engines);
}

/// The engines that graded answers are measured on; the second is ours over `bare`, the same
/// catalog without its keywords.
fn graded_engines<'c>(
    catalog: &'c Catalog,
    bare: &'c Catalog,
) -> Vec<(&'static str, Box<dyn Peer + 'c>)> {
    vec![
        ("squadroom", Box::new(Ours::build(catalog))),
        ("squadroom, no keywords", Box::new(Ours::build(bare))),
        ("tantivy", Box::new(Staged::build(catalog))),
        ("fuzzy-matcher", Box::new(Fuzzy::build(catalog))),
    ]
}

fn without_keywords(mut catalog: Catalog) -> Catalog {
    for entry in catalog.entries.make_mut().iter_mut() {
        entry.keywords.clear();
    }
    catalog
}

#[test]
#[ignore = "prints figures; run it by its name"]
fn public_practice() {
    let (catalog, bare) = (embedded::catalog(), without_keywords(embedded::catalog()));
    let mut engines = graded_engines(&catalog, &bare);
    let queries = graded::practice(&catalog);
    graded::print("practice", &queries, &mut engines);
    graded::print_misses(&catalog, &queries, &mut Ours::build(&catalog));
}

#[test]
#[ignore = "prints figures of the half that was set aside; run it by its name"]
fn public_set_aside() {
    let (catalog, bare) = (embedded::catalog(), without_keywords(embedded::catalog()));
    let mut engines = graded_engines(&catalog, &bare);
    graded::print("set aside", &graded::set_aside(&catalog), &mut engines);
}

/// Writes the answers to judge for the queries in the file that `SQUADROOM_QUERIES` names.
#[test]
#[ignore = "writes a file; run it by its name"]
fn pool() {
    let (catalog, bare) = (embedded::catalog(), without_keywords(embedded::catalog()));
    let file = std::env::var("SQUADROOM_QUERIES").unwrap();
    let queries = std::fs::read_to_string(&file).unwrap();
    let pools = graded::pools(&queries, &catalog, &mut graded_engines(&catalog, &bare));
    std::fs::write(format!("{file}.pools"), pools).unwrap();
}

#[test]
#[ignore = "prints keywords; run it by its name"]
fn keywords() {
    let catalog = embedded::catalog();
    let mut queries = judged::practice(&catalog);
    queries.extend(judged::set_aside(&catalog));
    let all: usize = catalog.entries.iter().map(|entry| entry.keywords.len()).sum();
    let (idle, changed) = keywords::idle(catalog, &queries);
    for (id, keyword) in &idle {
        println!("{id}\t{keyword}");
    }
    println!("{} of {all} change no first answer; without all, {changed} queries do", idle.len());
}
