use super::*;
use crate::catalog::AudienceLevel;
use crate::catalog::{Channel, Detail, EntryPosition, Kind, LoadOptions};
use crate::faults::{ColorMode, render};

/// The files of a small catalog that has no fault.
fn minimal() -> Vec<SourceFile> {
    let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
    vec![
        file("catalog.toml", include_str!("../../../../../tests/fixtures/minimal/catalog.toml")),
        file("hotlines.toml", include_str!("../../../../../tests/fixtures/minimal/hotlines.toml")),
        file(
            "publishers.toml",
            include_str!("../../../../../tests/fixtures/minimal/publishers.toml"),
        ),
        file("topics.toml", include_str!("../../../../../tests/fixtures/minimal/topics.toml")),
        file(
            "trainings.toml",
            include_str!("../../../../../tests/fixtures/minimal/trainings.toml"),
        ),
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
    let loaded = load(&minimal(), LoadOptions::shipped());
    let reports: Vec<_> = loaded.faults.iter().map(|f| render(f, ColorMode::Plain)).collect();
    assert_eq!(reports, Vec::<String>::new());
    let catalog = loaded.catalog;
    assert_eq!(catalog.manifest.origins.len(), 1);
    assert_eq!((catalog.topics.len(), catalog.publishers.len()), (2, 1));
    let ids: Vec<_> = catalog.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids, ["basics", "help-line"], "by kind, not by file");
    let basics = catalog.entry("basics").unwrap();
    assert_eq!(basics.kind, Kind::Training);
    assert_eq!(basics.issued.as_ref().unwrap().as_str(), "2024-05");
    let Detail::Resource(resource) = &basics.detail else { panic!("{:?}", basics.detail) };
    assert_eq!(resource.duration.unwrap().to_string(), "1 h 30 min");
}

#[test]
fn an_origin_is_filled_in() {
    let catalog = load(&minimal(), LoadOptions::shipped()).catalog;
    let source = &catalog.entry("basics").unwrap().source[0];
    assert_eq!(source.url, "https://www.example.gov/page");
    assert_eq!(source.as_of.as_ref().unwrap().as_str(), "2019");
    assert_eq!(source.origin.as_deref(), Some("first-page"));
}

#[test]
fn a_line_apart_joins_its_entry() {
    let catalog = load(&minimal(), LoadOptions::shipped()).catalog;
    let lines = &catalog.entry("basics").unwrap().lines;
    assert_eq!(lines[0].number.as_ref().unwrap().as_str(), "711");
    assert_eq!(lines[0].channel, Channel::Tty);
}

#[test]
fn a_number_not_to_be_dialed_is_withheld() {
    let catalog = load(&minimal(), LoadOptions::shipped()).catalog;
    let lines = &catalog.entry("help-line").unwrap().lines;
    assert_eq!(lines[1].number, None);
    assert_eq!(lines[1].do_not_dial.as_deref(), Some("The office closed in 2019."));
    let bytes = postcard::to_stdvec(&catalog).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("555-0187"));
}

#[test]
fn local_files_lie_over_the_shipped_catalog() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let loaded = load(&local(SITE), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    assert_eq!(loaded.catalog.entries.len(), 3);
    let taken = SITE.replace("\"ours\"", "\"basics\"");
    let loaded = load(&local(&taken), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["duplicate-id"]);
    assert_eq!(loaded.catalog.entries, base.entries);
}

#[test]
fn an_unknown_key_is_an_error_when_shipped_and_a_warning_at_home() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let text = format!("{SITE}colour = \"red\"\n");
    let loaded = load(&local(&text), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["unknown-key"]);
    assert!(!loaded.has_errors());
    assert_eq!(loaded.catalog.entries.len(), 3);
    let mut files = minimal();
    files.extend(local(&text));
    let loaded = load(&files, LoadOptions::shipped());
    assert!(loaded.has_errors());
    assert_eq!(loaded.catalog.entries.len(), 2, "the entry with the error is left out");
}

#[test]
fn a_dropped_entry_drops_alone() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let bad = SITE.replace("\"ours\"", "\"bad\"").replace("\"current\"", "\"curent\"");
    let good = format!("{SITE}related = [\"bad\"]\n");
    let loaded = load(&local(&format!("{bad}{good}")), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["bad-value"], "the reference to what was dropped is no fault");
    assert!(loaded.catalog.entry("ours").is_some());
    assert!(loaded.catalog.entry("bad").is_none());
}

#[test]
fn no_fault_hides_another() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let text = SITE
        .replace("title = \"Our own page\"\n", "")
        .replace("title = \"Our page\"\n", "")
        .replace("https://www.example.gov/ours\"\nurl_kind", "www.example.gov\"\nurl_kind")
        .replace("[\"awareness\"]", "[\"awarness\"]")
        .replace("Our own page.", "Call 202-555-0143.")
        + "issued = \"May\"\ncolor = \"red\"\nlanguage = [\"English\", \"es\"]\n";
    let found = codes(&load(&local(&text), LoadOptions::local().over(&base)));
    let expected = [
        "missing-key",
        "number-in-prose",
        "bad-link",
        "dangling-topic",
        "bad-date",
        "unknown-key",
        "bad-language",
    ];
    assert_eq!(found, expected);
}

#[test]
fn faults_come_by_file_and_line() {
    let mut files = minimal();
    for name in ["z.toml", "a.toml"] {
        let text = "[[site]]\n\n[[site]]\n";
        files.push(SourceFile { name: name.into(), bytes: text.into() });
    }
    let faults = load(&files, LoadOptions::local()).faults;
    let places: Vec<_> = faults.iter().map(|fault| (fault.file.as_str(), fault.line)).collect();
    assert_eq!(places.first(), Some(&("z.toml", 1)), "files count in the order given");
    let in_z = places.iter().filter(|(file, _)| *file == "z.toml");
    assert!(in_z.map(|(_, line)| line).is_sorted());
    assert_eq!(places.last(), Some(&("a.toml", 3)));
}

#[test]
fn an_address_not_to_be_used_is_withheld() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let email = "email = { address = \"old@example.gov\", evidence = \"confirmed\"";
    let kept =
        load(&local(&format!("{SITE}{email} }}\n")), LoadOptions::local().over(&base)).catalog;
    let kept = kept.entry("ours").unwrap().email.clone().unwrap();
    assert_eq!(kept.address.as_deref(), Some("old@example.gov"));
    let text = format!("{SITE}{email}, do_not_use = \"It bounces.\" }}\n");
    let withheld = load(&local(&text), LoadOptions::local().over(&base)).catalog;
    let withheld = withheld.entry("ours").unwrap().email.clone().unwrap();
    assert_eq!((withheld.address, withheld.do_not_use.as_deref()), (None, Some("It bounces.")));
}

#[test]
fn a_slip_in_do_not_dial_shows_no_number_at_home_either() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let text = String::from_utf8(minimal()[1].bytes.clone()).unwrap();
    let text = text.split("[[line]]").next().unwrap().replace("\"help-line\"", "\"ours\"");
    let slip = text.replace("do_not_dial", "do_not_dail");
    let file = |text: String| vec![SourceFile { name: "hotlines.toml".into(), bytes: text.into() }];
    assert!(load(&file(text), LoadOptions::local().over(&base)).catalog.entry("ours").is_some());
    let loaded = load(&file(slip), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["unknown-key"]);
    assert!(loaded.catalog.entry("ours").is_none());
}

#[test]
fn an_error_in_a_line_far_from_its_hotline_drops_the_hotline() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let text = String::from_utf8(minimal()[1].bytes.clone()).unwrap();
    let head = text.split("[[hotline.line]]").next().unwrap().replace("help-line", "far");
    let line = "[[hotline.line]]\nchannel = \"voice\"\nnumber = \"1-202-555-0143\"\n\
                number_again = \"+12025550134\"\nevidence = \"unconfirmed\"\n";
    let text = format!("{head}{SITE}\n{line}");
    let file = SourceFile { name: "hotlines.toml".into(), bytes: text.into() };
    let loaded = load(&[file], LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["numbers-differ"]);
    assert!(loaded.catalog.entry("far").is_none());
    assert!(loaded.catalog.entry("ours").is_some());
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_fine() {
    let files: Vec<SourceFile> = minimal()
        .into_iter()
        .map(|file| {
            let text = String::from_utf8(file.bytes).unwrap().replace('\n', "\r\n");
            SourceFile { name: file.name, bytes: format!("\u{feff}{text}").into() }
        })
        .collect();
    let loaded = load(&files, LoadOptions::shipped());
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.catalog, load(&minimal(), LoadOptions::shipped()).catalog);
    let text = SITE.replace("\"Our own page.\"", "\"\"\"\r\nOur own\r\n\tpage.\r\n\"\"\"");
    let base = loaded.catalog;
    let loaded = load(&local(&text), LoadOptions::local().over(&base));
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.catalog.entry("ours").unwrap().summary, "Our own page.");
}

#[test]
fn the_manifest_must_be_there_when_shipped() {
    let mut files = minimal();
    files.remove(0);
    let without = |file: &mut SourceFile| {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        file.bytes = text.replace("{ origin = \"first-page\" }, ", "").into();
    };
    files.iter_mut().for_each(without);
    let loaded = load(&files, LoadOptions::shipped());
    assert_eq!(codes(&loaded), ["missing-key"]);
    assert_eq!((loaded.faults[0].file.as_str(), loaded.faults[0].line), ("catalog.toml", 0));
    assert_eq!(codes(&load(&files, LoadOptions::local())), Vec::<&str>::new());
}

#[test]
fn a_slip_in_a_required_key_is_an_error_at_home_too() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let loaded =
        load(&local(&SITE.replace("title =", "titel =")), LoadOptions::local().over(&base));
    assert_eq!(codes(&loaded), ["unknown-key"]);
    assert!(loaded.has_errors(), "without a title it must not be kept");
    assert_eq!(loaded.catalog.entries, base.entries);
}

#[test]
fn an_audience_is_named_from_the_vocabulary_and_narrows_a_search() {
    let base = load(&minimal(), LoadOptions::shipped()).catalog;
    let with = |levels: &str| {
        let text = format!("{SITE}audience_level = [{levels}]\n");
        load(&local(&text), LoadOptions::local().over(&base))
    };
    let loaded = with(r#""patrol", "task-force", "patrol""#);
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    let levels = loaded.catalog.entry("ours").unwrap().audience_level.clone();
    assert_eq!(levels, [AudienceLevel::Patrol, AudienceLevel::TaskForce]);
    let index = crate::search::Index::build(&loaded.catalog);
    let find = |line: &str| {
        let request = crate::search::Request::all(line);
        let found = crate::search::Searcher::default().search(&index, &loaded.catalog, &request);
        found.hits.iter().map(|hit| hit.entry).collect::<Vec<EntryPosition>>()
    };
    let ours = loaded.catalog.entries.position("ours").unwrap();
    assert_eq!(find("level:patrol"), [ours]);
    assert_eq!(find("level:\"task force\""), [ours]);
    assert_eq!(find("level:trainer"), []);
    let loaded = with(r#""patrol", "detectiv""#);
    assert_eq!(codes(&loaded), ["bad-value"]);
    assert!(loaded.faults[0].mend.contains("`detective`"), "{:?}", loaded.faults);
}
