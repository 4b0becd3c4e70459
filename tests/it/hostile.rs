//! Nothing that stands in a file makes the loader panic, overflow its stack or
//! keep what it should not.

use proptest::prelude::*;
use squadroom::catalog::{Catalog, Entry, LoadOptions, Loaded, SourceFile, load};
use squadroom::faults::{Code, ColorMode, is_forbidden, render};
use std::path::Path;

fn minimal() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/minimal");
    ["catalog", "hotlines", "publishers", "topics", "trainings"]
        .map(|name| {
            let name = format!("{name}.toml");
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            SourceFile { name, bytes }
        })
        .into()
}

fn base() -> Catalog {
    load(&minimal(), LoadOptions::shipped()).catalog
}

fn entries(catalog: &Catalog) -> Vec<Entry> {
    catalog.entries.iter().map(|entry| entry.into_owned()).collect()
}

fn over(bytes: impl Into<Vec<u8>>) -> Loaded {
    let file = SourceFile { name: "hotlines.toml".into(), bytes: bytes.into() };
    load(&[file], LoadOptions::local().over(&base()))
}

fn site(id: &str) -> String {
    format!(
        "[[site]]\nid = \"{id}\"\ntitle = \"Our page\"\nabstract = \"Our own page.\"\n\
         publisher = [\"agency\"]\nurl = \"https://www.example.gov/\"\nurl_kind = \"exact\"\n\
         topics = [\"awareness\"]\nstatus = \"current\"\n\
         source = [{{ url = \"https://www.example.gov/\" }}]\n\n"
    )
}

/// Reports are safe to print, however hostile the text.
fn check_reports(loaded: &Loaded) {
    for fault in loaded.faults.iter().take(20) {
        let report = render(fault, ColorMode::Plain);
        assert!(!report.chars().any(is_forbidden), "{report:?}");
        assert!(report.len() < 8000, "{} bytes", report.len());
        let underlined = fault.source_line.get(fault.underline.clone());
        assert!(underlined.is_some(), "{fault:?}");
    }
}

#[test]
fn deep_nesting_and_long_runs_are_one_clear_fault() {
    let deep =
        |open: &str, close: &str| format!("x = {}1{}\n", open.repeat(20_000), close.repeat(20_000));
    let newlines = "a = [\n".repeat(20_000);
    for (text, code) in [
        (deep("[", "]"), Code::Syntax),
        (deep("{a=", "}"), Code::LineTooLong),
        (format!("x = {}\n", "[\n".repeat(200_000)), Code::Syntax),
        ("a.".repeat(1_000_000), Code::LineTooLong),
        (format!("{}a = 1\n", "a.".repeat(10_000)), Code::Syntax),
        (format!("[{}a]\n", "a.".repeat(10_000)), Code::Syntax),
        (newlines, Code::Syntax),
        ("\"".repeat(60_000), Code::Syntax),
        ("\"\"\"\n".repeat(30_001), Code::Syntax),
    ] {
        let loaded = over(text);
        assert!(loaded.faults.iter().any(|fault| fault.code == code), "{code}");
        assert_eq!(entries(&loaded.catalog), entries(&base()));
        check_reports(&loaded);
    }
}

#[test]
fn ten_thousand_entries_load() {
    let text: String = (0..10_000).map(|number| site(&format!("site-{number}"))).collect();
    let loaded = over(text);
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.catalog.entries.len(), 10_002);
}

#[test]
fn ten_thousand_faults_are_counted_and_a_thousand_told() {
    let text: String = (0..10_000).map(|number| site(&format!("Site {number}"))).collect();
    let loaded = over(text);
    assert_eq!(loaded.faults.len(), 1000);
    assert_eq!(
        entries(&loaded.catalog),
        entries(&base()),
        "those that are not told of are dropped too"
    );
    for (text, most) in [
        ("x\n".repeat(100_000), 101),
        ("x = 1\n".repeat(20_000), 1000),
        ("[[site]]\n".repeat(20_000), 1000),
        ("\u{202e}\n".repeat(20_000), 1000),
        ("=\n".repeat(100_000), 101),
    ] {
        assert!(over(text).faults.len() <= most);
    }
}

#[test]
fn a_hundred_syntax_errors_are_told_and_more_make_the_file_worthless() {
    let broken = site("our-site").replace("status = \"current\"", "status = current");
    let many = |count| {
        let broken = (0..count).map(|n| broken.replace("our-site", &format!("bad-{n}")));
        broken.collect::<String>() + &site("good")
    };
    let loaded = over(many(99));
    assert!(loaded.faults.iter().all(|fault| fault.code == Code::Syntax));
    assert_eq!(loaded.faults.len(), 99);
    let ids: Vec<_> = loaded.catalog.entries.iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(ids, ["basics", "help-line", "good"]);
    let loaded = over(many(300));
    assert_eq!(loaded.faults.len(), 101);
    assert!(loaded.faults[100].message.contains("squadroom didn't read this file"));
    assert_eq!(entries(&loaded.catalog), entries(&base()));
}

/// Pieces that a random text is put together of, to get past the syntax.
const PIECES: [&str; 24] = [
    "[[hotline]]\n",
    "[[hotline.line]]\n",
    "[[line]]\n",
    "[[site]]\n",
    "[topic]\n",
    "id = ",
    "number = ",
    "number_again = ",
    "channel = \"voice\"\n",
    "source = ",
    "[{ url = ",
    "\"https://a.b\"",
    " }]\n",
    "\"",
    "\"\"\"",
    "\n",
    "1-202-555-0143",
    "\u{202e}",
    "é",
    "\\u202e",
    "#",
    "= [",
    ", ",
    "}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_reports(&over(bytes));
    }

    #[test]
    fn random_pieces_never_panic(picks in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.into_iter().map(|pick| PIECES[pick]).collect();
        check_reports(&over(text));
    }

    #[test]
    fn a_valid_catalog_with_bytes_changed_never_panics(
        file in 0..5_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut files = minimal();
        for (at, byte) in changes {
            let bytes = &mut files[file].bytes;
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check_reports(&load(&files, LoadOptions::shipped()));
        check_reports(&load(&files, LoadOptions::local()));
    }

    #[test]
    fn a_valid_catalog_cut_anywhere_never_panics(file in 0..5_usize, at in any::<prop::sample::Index>()) {
        let mut files = minimal();
        let at = at.index(files[file].bytes.len());
        files[file].bytes.truncate(at);
        check_reports(&load(&files, LoadOptions::shipped()));
    }
}
