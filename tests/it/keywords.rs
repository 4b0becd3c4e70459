//! Keywords are what people type. They lead to entries, and no screen, command or export shows
//! them, except `--explain`.

use crate::support::program::program;
use crate::support::{draw, finder_on, press};
use squadroom::app::text_view::{EntryContext, TextView, brief, full};
use squadroom::catalog::Catalog;
use squadroom::embedded;
use squadroom::search::{Hit, Index, Request, Searcher, reason};
use std::fs;
use std::path::Path;

/// The start of every keyword of the marked catalog.
const MARK: &str = "zqmarker";

/// What to type to find marked keywords: their start, and two of them misspelled.
const TYPED: [&str; 3] = ["zqmark", "zqmarkertb", "zqnarkereb"];

/// Terms that no shown text has: words for people and acts that demean victims.
const COARSE: &[&str] = &[
    "alien smuggling",
    "bottom girl",
    "call girl",
    "child porn",
    "child prostitut",
    "deaf mute",
    "ex-prostitute",
    "girl won't talk",
    "happy ending",
    "hooker",
    "illegal alien",
    "illegal immigrant",
    "illegals",
    "jack shack",
    "juvenile prostitut",
    "kiddie porn",
    "pimped",
    "prostitute",
    "rub and tug",
    "sex slave",
    "slut",
    "streetwalker",
    "teen prostitut",
    "throwaway",
    "turned out",
    "turning tricks",
    "whore",
    "working girl",
];

/// Returns a mark, in letters only: words with digits are not corrected.
fn mark(letter: char, at: usize) -> String {
    let digits = at.to_string();
    let letters: String = digits.bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
    format!("{MARK}{letter}{letters}")
}

/// Returns the shipped catalog with a mark in place of each keyword of entries and topics.
fn marked() -> Catalog {
    let mut catalog = embedded::catalog();
    for (at, entry) in catalog.entries.make_mut().iter_mut().enumerate() {
        entry.keywords = vec![mark('e', at)];
    }
    for (at, topic) in catalog.topics.iter_mut().enumerate() {
        topic.keywords = vec![mark('t', at)];
    }
    catalog
}

fn text(view: &TextView) -> String {
    let row = |row: &squadroom::app::text_view::Row| {
        row.spans.iter().map(|(_, text)| text.as_str()).collect::<String>()
    };
    view.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_text_about_an_entry_shows_a_keyword() {
    let catalog = marked();
    let (index, mut searcher) = (Index::build(&catalog), Searcher::default());
    for typed in TYPED {
        let outcome = searcher.search(&index, &catalog, &Request::all(typed));
        assert!(outcome.total > 0, "{typed} finds nothing");
        let check = |hit: &Hit| {
            let entry = catalog.entries.get(hit.entry).unwrap();
            let why = reason(&catalog, &entry, &outcome, hit);
            let known = EntryContext { why: Some(&why), ..EntryContext::default() };
            for width in [40, 120] {
                for view in [brief, full] {
                    let shown = text(&view(&catalog, &entry, known, width));
                    assert!(!shown.contains(MARK), "{typed}, {}: {shown}", entry.id);
                    assert!(shown.contains("Matches: "), "{typed}, {}: {shown}", entry.id);
                }
            }
        };
        outcome.hits.iter().for_each(check);
    }
}

#[test]
fn no_screen_of_the_finder_shows_a_keyword() {
    for typed in TYPED {
        let mut finder = finder_on(marked(), 120, 40);
        press(&mut finder, typed);
        assert!(finder.model.outcome.total > 0, "{typed} finds nothing");
        for key in ["<Down>", "<Ctrl-O>", "<Esc>", "<F2>", "<Esc>", "<F1>"] {
            press(&mut finder, key);
            let shown = draw(&finder).text.replace(typed, "");
            assert!(!shown.contains(MARK), "{typed} {key}: {shown}");
        }
    }
}

/// Writes the shipped catalog to a folder, with marks in place of the keywords.
fn write_marked(folder: &Path) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    for file in fs::read_dir(shipped).unwrap() {
        let path = file.unwrap().path();
        let mut tables: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        for (name, items) in &mut tables {
            let letter = if name == "topic" { 't' } else { 'e' };
            for (at, item) in items.as_array_mut().into_iter().flatten().enumerate() {
                if let Some(keywords) = item.get_mut("keywords") {
                    *keywords = toml::Value::from(vec![mark(letter, at)]);
                }
            }
        }
        fs::write(folder.join(path.file_name().unwrap()), tables.to_string()).unwrap();
    }
}

#[test]
fn no_command_prints_a_keyword_but_explain() {
    let home = tempfile::tempdir().unwrap();
    let catalog = home.path().join("marked");
    fs::create_dir(&catalog).unwrap();
    write_marked(&catalog);
    let run = |args: &[&str]| {
        let mut command = program(home.path());
        let output = command.arg("--catalog-only").arg(&catalog).args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let commands: &[&[&str]] = &[
        &["search", TYPED[0]],
        &["search", TYPED[0], "--json"],
        &["search", TYPED[0], "--facets"],
        &["search", TYPED[0], "--facets", "--json"],
        &["list"],
        &["list", "--json"],
        &["topics"],
        &["topics", "--json"],
        &["show", "site-ncjtc"],
        &["show", "site-ncjtc", "--json"],
        &["show", "emergency-911", "--json"],
        &["hotline", "--all", "--json"],
        &["hotline", "--all", "--vcard"],
        &["plan", "site-ncjtc", "--due", "2030-01-01"],
        &["plan", "--ics"],
        &["done", "site-ncjtc", "--hours", "1", "--yes"],
        &["log", "--csv"],
        &["log", "--json"],
    ];
    for args in commands {
        let shown = run(args);
        assert!(!shown.contains(MARK), "{args:?} prints {MARK}");
    }
    for more in [&["--explain"][..], &["--explain", "--json"]] {
        let explained = run(&[&["search", TYPED[0]], more].concat());
        assert!(explained.contains(MARK), "{more:?} does not explain");
    }
}

#[test]
fn other_names_are_names() {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let catalog = embedded::catalog();
    for entry in catalog.entries.iter() {
        for name in &entry.alt_titles {
            let is_capital = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let is_in_title = letters(&entry.title).contains(&letters(name));
            assert!(is_capital || is_in_title, "{}: {name:?} is a keyword", entry.id);
            assert!(name.split(' ').count() <= 8, "{}: {name:?} is a sentence", entry.id);
        }
    }
}

#[test]
fn no_shown_text_is_coarse() {
    let catalog = embedded::catalog();
    let mut shown: Vec<(String, String)> = Vec::new();
    for entry in catalog.entries.iter() {
        let known = EntryContext::default();
        let view = text(&full(&catalog, &entry, known, 10_000));
        shown.push((entry.id.clone(), format!("{} {view}", entry.title)));
    }
    for topic in &catalog.topics {
        shown.push((topic.id.clone(), format!("{} {}", topic.label, topic.alt_labels.join("; "))));
    }
    for publisher in &catalog.publishers {
        let names = format!("{} {}", publisher.name, publisher.short_name);
        shown.push((publisher.id.clone(), names));
    }
    for (id, text) in shown {
        let text = text.to_lowercase();
        for term in COARSE {
            assert!(!text.contains(term), "{id} shows {term:?}");
        }
    }
}
