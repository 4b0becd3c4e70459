use super::*;
use crate::catalog::{Channel, Detail, Kind};
use crate::faults::{Palette, render};

/// The files of a small catalog that has no fault.
fn minimal() -> Vec<SourceFile> {
    let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
    vec![
        file("catalog.toml", include_str!("../../../tests/fixtures/minimal/catalog.toml")),
        file("hotlines.toml", include_str!("../../../tests/fixtures/minimal/hotlines.toml")),
        file("publishers.toml", include_str!("../../../tests/fixtures/minimal/publishers.toml")),
        file("topics.toml", include_str!("../../../tests/fixtures/minimal/topics.toml")),
        file("trainings.toml", include_str!("../../../tests/fixtures/minimal/trainings.toml")),
    ]
}

fn local(text: &str) -> Vec<SourceFile> {
    vec![SourceFile { name: "mine.toml".into(), bytes: text.into() }]
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.faults.iter().map(|fault| fault.code.name()).collect()
}

const SITE: &str = r#"
[[site]]
id = "ours"
title = "Our own page"
abstract = "Our own page."
publisher = ["agency"]
url = "https://www.example.gov/ours"
url_kind = "exact"
topics = ["awareness"]
status = "current"
source = [{ url = "https://www.example.gov/ours" }]
"#;

#[test]
fn a_sound_catalog_loads_whole() {
    let loaded = load(&minimal(), Audience::Shipped);
    let reports: Vec<_> = loaded.faults.iter().map(|f| render(f, Palette::Plain)).collect();
    assert_eq!(reports, Vec::<String>::new());
    let catalog = loaded.catalog;
    assert_eq!(catalog.manifest.origins.len(), 1);
    assert_eq!((catalog.topics.len(), catalog.publishers.len()), (2, 1));
    let ids: Vec<_> = catalog.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["basics", "help-line"], "by kind, not by file");
    let basics = catalog.entry("basics").unwrap();
    assert_eq!(basics.kind, Kind::Training);
    assert_eq!(basics.issued.as_ref().unwrap().as_str(), "2024-05");
    let Detail::Resource(resource) = &basics.detail else { panic!("{:?}", basics.detail) };
    assert_eq!(resource.duration.unwrap().to_string(), "1 h 30 min");
}

#[test]
fn an_origin_is_filled_in() {
    let catalog = load(&minimal(), Audience::Shipped).catalog;
    let source = &catalog.entry("basics").unwrap().source[0];
    assert_eq!(source.url, "https://www.example.gov/page");
    assert_eq!(source.as_of.as_ref().unwrap().as_str(), "2019");
    assert_eq!(source.origin.as_deref(), Some("first-page"));
}

#[test]
fn a_line_apart_joins_its_entry() {
    let catalog = load(&minimal(), Audience::Shipped).catalog;
    let lines = &catalog.entry("basics").unwrap().lines;
    assert_eq!(lines[0].number.as_ref().unwrap().as_str(), "711");
    assert_eq!(lines[0].channel, Channel::Tty);
}

#[test]
fn a_number_not_to_be_dialed_is_withheld() {
    let catalog = load(&minimal(), Audience::Shipped).catalog;
    let lines = &catalog.entry("help-line").unwrap().lines;
    assert_eq!(lines[1].number, None);
    assert_eq!(lines[1].do_not_dial.as_deref(), Some("The office closed in 2019."));
    let bytes = postcard::to_stdvec(&catalog).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("555-0187"));
}

#[test]
fn local_files_lie_over_the_shipped_catalog() {
    let base = load(&minimal(), Audience::Shipped).catalog;
    let loaded = load_over(&base, &local(SITE));
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    assert_eq!(loaded.catalog.entries.len(), 3);
    let taken = SITE.replace("\"ours\"", "\"basics\"");
    let loaded = load_over(&base, &local(&taken));
    assert_eq!(codes(&loaded), ["duplicate-id"]);
    assert_eq!(loaded.catalog, base);
}

#[test]
fn an_unknown_key_is_an_error_when_shipped_and_a_warning_at_home() {
    let base = load(&minimal(), Audience::Shipped).catalog;
    let text = format!("{SITE}colour = \"red\"\n");
    let loaded = load_over(&base, &local(&text));
    assert_eq!(codes(&loaded), ["unknown-key"]);
    assert!(!loaded.has_errors());
    assert_eq!(loaded.catalog.entries.len(), 3);
    let mut files = minimal();
    files.extend(local(&text));
    let loaded = load(&files, Audience::Shipped);
    assert!(loaded.has_errors());
    assert_eq!(loaded.catalog.entries.len(), 2, "the entry with the error is left out");
}

#[test]
fn a_dropped_entry_drops_alone() {
    let base = load(&minimal(), Audience::Shipped).catalog;
    let bad = SITE.replace("\"ours\"", "\"bad\"").replace("\"current\"", "\"curent\"");
    let good = format!("{SITE}related = [\"bad\"]\n");
    let loaded = load_over(&base, &local(&format!("{bad}{good}")));
    assert_eq!(codes(&loaded), ["bad-value"], "the reference to what was dropped is no fault");
    assert!(loaded.catalog.entry("ours").is_some());
    assert!(loaded.catalog.entry("bad").is_none());
}
