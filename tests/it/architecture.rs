//! The house keeps its shape: imports point one way, files stay small.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may name. An arrow that is not here
/// points back.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("build", &[]),
    ("faults", &[]),
    ("folding", &[]),
    ("disk", &[]),
    ("catalog", &["faults", "folding"]),
    ("search", &["catalog", "faults", "folding"]),
    ("places", &["catalog", "faults", "folding"]),
    ("embedded", &["catalog", "places"]),
    ("shelf", &["catalog", "disk", "faults"]),
    ("record", &["catalog", "disk", "faults", "folding"]),
    ("updates", &["catalog", "disk", "faults", "shelf"]),
    (
        "app",
        &[
            "catalog", "embedded", "faults", "folding", "search", "places", "record", "shelf",
            "layout",
        ],
    ),
    ("layout", &[]),
    ("keys", &["app", "faults"]),
    (
        "ui",
        &[
            "app", "catalog", "embedded", "faults", "search", "places", "record", "shelf",
            "layout", "keys",
        ],
    ),
    ("config", &["catalog", "faults", "keys", "record", "ui"]),
    (
        "effects",
        &[
            "app", "catalog", "config", "disk", "embedded", "faults", "record", "search", "shelf",
            "updates",
        ],
    ),
    ("term", &["app", "catalog", "search", "keys", "ui", "effects"]),
    (
        "cli",
        &[
            "app", "catalog", "config", "disk", "effects", "embedded", "faults", "folding", "keys",
            "places", "record", "search", "shelf", "term", "ui", "updates",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Modules that know no files, threads, clocks or processes.
const PURE: &[&str] = &[
    "faults", "folding", "catalog", "search", "places", "embedded", "app", "layout", "keys", "ui",
    "config",
];

/// What a pure module may not name.
const OUTSIDE: &[&str] =
    &["std::fs", "std::thread", "std::time", "std::process", "std::env", "std::net", "std::io"];

/// What one of them may name all the same: an index is written to whatever
/// takes bytes, a file among others that somebody else opened.
const EXCEPT: &[(&str, &str)] = &[("search", "std::io"), ("places", "std::io")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The top module of a file under `src`, or under `src/core`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(project().join("src")).unwrap();
    let inside = inside.strip_prefix("core").unwrap_or(inside);
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines of code without comments, and without tests at the end of a file.
fn code(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let before_tests = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    before_tests.lines().filter(is_code).map(str::to_owned).collect()
}

fn is_test(path: &Path) -> bool {
    path.to_string_lossy().contains("tests")
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for path in sources(&project().join("src")) {
        let from = module(&path);
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == from)
            .unwrap_or_else(|| panic!("say in this test what `{from}` may import"));
        for line in code(&path).iter().filter(|_| !is_test(&path)) {
            for piece in line.split("crate::").skip(1) {
                let to: String =
                    piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if to != from && !to.is_empty() && !allowed.contains(&to.as_str()) && from != "lib"
                {
                    wrong.push(format!("{} names crate::{to}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_modules_know_nothing_outside() {
    let mut wrong = Vec::new();
    for path in sources(&project().join("src")) {
        let module = module(&path);
        if !PURE.contains(&module.as_str()) || is_test(&path) {
            continue;
        }
        let banned = |outside: &&&str| !EXCEPT.contains(&(module.as_str(), **outside));
        for line in code(&path) {
            for outside in OUTSIDE.iter().filter(banned).filter(|name| line.contains(**name)) {
                wrong.push(format!("{} names {outside}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_search_knows_the_crates_of_search() {
    for path in sources(&project().join("src")) {
        for name in ["fuzzy_matcher", "fst::", "levenshtein_automata", "rust_stemmers"] {
            let named = code(&path).iter().any(|line| line.contains(name));
            assert!(!named || module(&path) == "search", "{} names {name}", path.display());
        }
    }
}

/// The ways out of the program, and the files that may take them: there a text is
/// made harmless.
const WAYS_OUT: &[(&str, &str, &[&str])] = &[
    // `text_worker` is also the child that answers its parent through a pipe.
    ("cli", "stdout().lock", &["cli/session/output.rs", "cli/commands/shelf/text_worker.rs"]),
    ("cli", "stderr().lock", &["cli/session/output.rs"]),
    ("", "print!(", &[]),
    ("", "println!(", &[]),
    ("ui", ".set_string", &["ui/pen.rs"]),
    ("ui", ".set_line(", &[]),
    ("ui", ".set_span(", &[]),
];

#[test]
fn text_leaves_in_one_place() {
    let mut wrong = Vec::new();
    for path in sources(&project().join("src")) {
        let ways = WAYS_OUT.iter().filter(|(from, _, _)| from.is_empty() || module(&path) == *from);
        for (_, way, allowed) in ways {
            let is_allowed = allowed.iter().any(|end| path.ends_with(Path::new("src").join(end)));
            if !is_allowed
                && !is_test(&path)
                && module(&path) != "build"
                && code(&path).iter().any(|line| line.contains(way))
            {
                wrong.push(format!("{} names {way}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_over_400_lines() {
    for folder in ["src", "tests", "benches"] {
        for path in sources(&project().join(folder)) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines", path.display());
        }
    }
}
