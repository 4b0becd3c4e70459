//! The words of the code: the glossary is true, and comments name the thing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        match (is_test, path.is_dir()) {
            (true, _) => {}
            (false, true) => sources(&path, found),
            (false, false) if path.extension().is_some_and(|end| end == "rs") => found.push(path),
            (false, false) => {}
        }
    }
}

#[test]
fn every_word_of_the_glossary_is_in_its_file() {
    let page = fs::read_to_string(root().join("docs/contributing/glossary.md")).unwrap();
    assert!(page.lines().count() <= 60, "the glossary is one page");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let mut words = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [_, word, field, file, _] = cells[..] else { panic!("four bars: {row}") };
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|_| panic!("no {file}"));
        let is_word = |part: &str| part == word;
        let is_there = text.split(|c: char| !c.is_alphanumeric() && c != '_').any(is_word);
        assert!(is_there, "{file} has no `{word}`");
        assert!(!field.is_empty(), "{row}");
        words += 1;
    }
    assert!(words > 40, "{words}");
}

#[test]
fn no_comment_begins_with_a_question_word() {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    // These comments are the help of the command line, written for officers.
    let is_help = |path: &PathBuf| path.to_string_lossy().replace('\\', "/").contains("cli/args");
    paths.retain(|path| !is_help(path));
    let is_riddle = |line: &&str| {
        let line = line.trim_start();
        let text = line.strip_prefix("//").map(|rest| rest.trim_start_matches(['/', '!']));
        let first = text.and_then(|text| text.split_whitespace().next());
        first.is_some_and(|word| ["What", "Whether", "Who", "That", "Nor"].contains(&word))
    };
    let mut riddles = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(is_riddle);
        riddles.extend(lines.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    let riddles = riddles.join("\n");
    assert!(riddles.is_empty(), "name the thing, as docs/contributing/code.md says:\n{riddles}");
}

/// The types that two files define, each for its own platform. The list only shrinks.
const DEFINED_TWICE: [&str; 1] = ["Intake"];

/// Returns the name of the type that a line defines. A type of a trait's `impl` is not one.
fn type_defined_in(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().peekable();
    words.next_if(|word| word.starts_with("pub"));
    words.next_if(|word| word.ends_with(')'));
    let is_type = |word: &str| ["struct", "enum", "trait", "union"].contains(&word);
    let keyword = words.next()?;
    let is_alias = keyword == "type" && !line.starts_with(' ');
    let name = words.next().filter(|_| is_type(keyword) || is_alias)?;
    let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    name.starts_with(char::is_uppercase).then_some(name)
}

#[test]
fn every_type_has_a_name_of_its_own() {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    let mut files: BTreeMap<String, BTreeSet<&Path>> = BTreeMap::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        for name in text.lines().filter_map(type_defined_in) {
            files.entry(name.to_owned()).or_default().insert(path);
        }
    }
    assert!(files.len() > 400, "{}", files.len());
    files.retain(|_, files| files.len() > 1);
    for (name, files) in &files {
        assert!(DEFINED_TWICE.contains(&name.as_str()), "{name} is in {files:#?}");
    }
    assert_eq!(files.len(), DEFINED_TWICE.len(), "take it out of DEFINED_TWICE: {files:#?}");
}

/// The verbs that hid what a function does, and those of the field in their place.
const VERBS: [(&str, &str); 8] = [
    ("told", "notices, message"),
    ("settle", "sync, finish"),
    ("put", "insert, push, add"),
    ("keep", "save, cache"),
    ("look", "verify, search"),
    ("mark", "score, letter"),
    ("forget", "erase, invalidate"),
    ("give_back", "restore"),
];

#[test]
fn functions_have_the_verbs_of_the_field() {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (verb, better) in VERBS {
            let is_named = |end: &str| code.contains(&format!("fn {verb}{end}"));
            let is_there = ["(", "<"].into_iter().any(is_named);
            assert!(!is_there, "{}: `fn {verb}`; say {better}", path.display());
        }
    }
}
