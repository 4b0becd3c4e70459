//! Made-up records in the catalog's schema, as many as one wants: the same
//! number gives the same files on every machine. They look like a library of
//! reports on justice and are about nothing; every number in them is one that
//! is kept free for fiction.

// Each program that includes this uses a part of it, and a bench that cannot
// be set up has nothing to measure.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod domain;
mod record;
mod text;
mod vocabulary;

use domain::Named;
pub use record::Maker;
use std::fmt::Write as _;

/// Records of one file, which keeps it below the 4 MiB that a file may have.
const RECORDS_IN_A_FILE: usize = 2000;

/// One record in so many is a hotline.
const HOTLINE_EVERY: usize = 500;

/// The files of a catalog with `records` entries: name and text, made one by
/// one as they are asked for.
pub fn files(records: usize) -> impl Iterator<Item = (String, String)> {
    let maker = Maker::new();
    let mut first = vec![
        ("catalog.toml".to_owned(), manifest(records)),
        ("topics.toml".to_owned(), topics(&maker.domain.topics)),
        ("publishers.toml".to_owned(), publishers(&maker.domain.publishers)),
    ];
    let hotlines: Vec<String> =
        (0..records).filter(|at| is_hotline(*at)).map(|at| maker.toml(at, records)).collect();
    if !hotlines.is_empty() {
        first.push(("hotlines.toml".to_owned(), hotlines.concat()));
    }
    let shards = (0..records.div_ceil(RECORDS_IN_A_FILE)).map(move |shard| {
        let start = shard * RECORDS_IN_A_FILE;
        let mut text = String::with_capacity(4 << 20);
        for at in start..(start + RECORDS_IN_A_FILE).min(records) {
            if !is_hotline(at) {
                text.push_str(&maker.toml(at, records));
            }
        }
        (format!("records-{shard:04}.toml"), text)
    });
    first.into_iter().chain(shards)
}

const fn is_hotline(at: usize) -> bool {
    at % HOTLINE_EVERY == 7
}

fn manifest(records: usize) -> String {
    format!(
        "id = \"made-up-{records}\"\n\
         title = \"{records} made-up records\"\n\
         version = \"1\"\n\
         issued = \"2026-01-01\"\n\
         publisher = \"squadroom\"\n\
         license = \"MIT OR Apache-2.0\"\n\
         description = \"Records for measuring. Nothing in them is true.\"\n"
    )
}

fn topics(topics: &[Named]) -> String {
    let mut text = String::new();
    for topic in topics {
        let Named { id, name, others } = topic;
        let _ = write!(
            text,
            "[[topic]]\nid = \"{id}\"\nlabel = \"{name}\"\nalt_labels = {others:?}\n\n"
        );
    }
    text
}

fn publishers(publishers: &[Named]) -> String {
    let mut text = String::new();
    for Named { id, name, others } in publishers {
        let short = others.first().map_or(name.as_str(), String::as_str);
        let _ = write!(
            text,
            "[[publisher]]\nid = \"{id}\"\nname = \"{name}\"\nshort_name = \"{short}\"\n\
             url = \"https://www.example.org/{id}\"\n\n"
        );
    }
    text
}

/// With a capital for every word.
fn capitalized(text: &str) -> String {
    let mut starts = true;
    let big = |letter: char| {
        let start = std::mem::replace(&mut starts, letter == ' ');
        if start { letter.to_ascii_uppercase() } else { letter }
    };
    text.chars().map(big).collect()
}
