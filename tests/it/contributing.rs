//! The pages for contributors name every key of the catalog, every error and every
//! dependency, and none that is not there.

use crate::pages;
use squadroom::catalog::{Kind, LoadOptions, SourceFile, load};
use squadroom::faults::{Code, Severity};
use std::collections::BTreeSet;

const KEYS: &str = include_str!("../../docs/contributing/catalog-keys.md");
const CODE: &str = include_str!("../../docs/contributing/code.md");
const DEPENDENCIES: &str = include_str!("../../docs/contributing/dependencies.md");

/// The rows of the table under a heading of a page, cell by cell.
fn table(page: &'static str, heading: &str) -> Vec<Vec<&'static str>> {
    let (_, part) = page.split_once(&format!("{heading}\n")).unwrap();
    let part = part.split("\n#").next().unwrap();
    let rows = part.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The words between backticks.
fn names(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_key_of_the_loader_is_explained() {
    // The names of the keys are private to the loader; its source has them all.
    let source = include_str!("../../src/core/catalog/parse/schema.rs");
    for key in source.split('"').skip(1).step_by(2).filter(|key| !key.contains(' ')) {
        let told = [format!("`{key}`"), format!("`[[{key}]]`")];
        let told = told.iter().any(|form| KEYS.contains(form));
        assert!(told, "`{key}` is not explained");
    }
}

#[test]
fn every_explained_key_is_one_of_its_table() {
    let loaded = |file: &str, text: String| {
        let files = [SourceFile { name: file.to_owned(), bytes: text.into_bytes() }];
        load(&files, LoadOptions::shipped()).faults
    };
    let unknown = |kind: Kind, key: &str| {
        let name = if key == "line" { "hotlines.toml" } else { "case.toml" };
        let text = format!("[[{}]]\n{key} = 0\n", kind.table());
        loaded(name, text).iter().any(|fault| fault.code == Code::UnknownKey)
    };
    assert!(unknown(Kind::Site, "no-such-key"));
    for row in table(KEYS, "\n## Keys of every entry") {
        for (&kind, key) in
            Kind::ALL.iter().flat_map(|kind| names(row[0]).map(move |key| (kind, key)))
        {
            assert!(!unknown(kind, key), "{kind} has no `{key}`");
        }
    }
    let own = table(KEYS, "\n## Keys of some types");
    for row in &own {
        let kinds = names(row[0]).map(|name| Kind::ALL.iter().find(|kind| kind.table() == name));
        for kind in kinds {
            let kind = *kind.unwrap();
            for key in names(row[1]) {
                assert!(!unknown(kind, key), "{kind} has no `{key}`");
            }
        }
    }
    let told: BTreeSet<&str> = own.iter().flat_map(|row| names(row[0])).collect();
    assert_eq!(told.len(), Kind::ALL.len() - 1, "all but `site` have keys of their own");
}

#[test]
fn every_fault_is_listed() {
    let row = |code: &Code| {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("| `{code}` | {} | {severity} | {} |\n", code.name(), code.rule())
    };
    let rows: String = Code::ALL.iter().map(row).collect();
    let table = format!("| code | name | severity | the rule |\n|---|---|---|---|\n{rows}");
    pages::compare_marked("docs/contributing/error-codes.md", "codes", &table);
}

/// The names under every table of dependencies, for all systems.
fn dependencies(manifest: &toml::Table, kind: &str) -> BTreeSet<String> {
    let systems = manifest.get("target").and_then(toml::Value::as_table);
    let systems = systems.into_iter().flat_map(|systems| systems.values());
    let tables = std::iter::once(manifest.get(kind)).chain(systems.map(|system| system.get(kind)));
    let tables = tables.flatten().filter_map(toml::Value::as_table);
    tables.flat_map(|table| table.keys().cloned()).collect()
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let program: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let core: toml::Table = include_str!("../../src/core/Cargo.toml").parse().unwrap();
    let both = |kind| &dependencies(&program, kind) | &dependencies(&core, kind);
    let rows = table(DEPENDENCIES, "# Dependencies");
    for (used, word) in [
        (dependencies(&program, "dependencies"), "program"),
        (dependencies(&core, "dependencies"), "core"),
        (both("build-dependencies"), "build"),
        (both("dev-dependencies"), "tests"),
    ] {
        let used_in = |row: &&Vec<&str>| row[1].split(", ").any(|place| place == word);
        let told: BTreeSet<String> =
            rows.iter().filter(used_in).flat_map(|row| names(row[0])).map(str::to_owned).collect();
        assert_eq!(told, used, "{word}");
    }
    assert!(rows.iter().all(|row| row.len() == 3 && !row[2].is_empty()));
}

#[test]
fn every_place_to_change_something_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = table(CODE, "## Where to change what");
    let is_path = |name: &&str| name.contains('/') && !name.contains("::");
    let named: Vec<&str> = rows.iter().flat_map(|row| names(row[1])).filter(is_path).collect();
    assert!(named.len() > 20, "{named:?}");
    for path in named {
        assert!(root.join(path).exists(), "{path}");
    }
}
