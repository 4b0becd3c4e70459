//! Reads the cases of `tests/fixtures/faults/`; the page there tells how they
//! are written.

use squadroom::catalog::SourceFile;
use squadroom::faults::Code;
use std::path::{Path, PathBuf};

/// One mistake and where it must be found.
#[derive(Debug, Clone)]
pub struct Case {
    pub title: String,
    pub code: Code,
    pub base: Option<String>,
    pub file: SourceFile,
    pub line: usize,
    pub column: usize,
    /// The text between the marks; empty when it spans lines.
    pub marked: String,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The files of the small catalog that has no fault.
pub fn minimal() -> Vec<SourceFile> {
    ["catalog", "hotlines", "publishers", "topics", "trainings"]
        .map(|name| {
            let name = format!("{name}.toml");
            let bytes = std::fs::read(fixtures().join("minimal").join(&name)).unwrap();
            SourceFile { name, bytes }
        })
        .into()
}

/// All cases, by code.
pub fn cases() -> Vec<Case> {
    let bases = sections(&fixtures().join("faults/bases.txt"));
    let mut cases = Vec::new();
    for &code in Code::ALL {
        let path = fixtures().join(format!("faults/{code}-{}.txt", code.name()));
        if path.exists() {
            let sections = sections(&path);
            cases.extend(sections.iter().map(|(title, body)| case(code, title, body, &bases)));
        }
    }
    cases
}

/// Every base as a file of its own, without a fault.
pub fn sound() -> Vec<(String, String)> {
    let bases = sections(&fixtures().join("faults/bases.txt"));
    bases.into_iter().map(|(name, text)| (name, text.replace("~\n", ""))).collect()
}

fn sections(path: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path).unwrap();
    let sections = text.split("=== ").filter(|section| !section.is_empty());
    sections
        .map(|section| {
            let (title, body) = section.split_once('\n').unwrap();
            (title.to_owned(), body.to_owned())
        })
        .collect()
}

fn case(code: Code, title: &str, body: &str, bases: &[(String, String)]) -> Case {
    let (mut name, mut base) = (None, None);
    let mut rest = body;
    while let Some((line, after)) = rest.split_once('\n') {
        if let Some(given) = line.strip_prefix("file: ") {
            name = Some(given.to_owned());
        } else if let Some(given) = line.strip_prefix("base: ") {
            base = Some(given.to_owned());
        } else {
            break;
        }
        rest = after;
    }
    let marked = match &base {
        Some(base) => {
            let (_, base) = bases.iter().find(|(name, _)| name == base).unwrap();
            changed(base, rest)
        }
        None => rest.to_owned(),
    };
    let marked = unescaped(&marked);
    let numbers = matches!(base.as_deref(), Some("line" | "chat" | "hotline"));
    let name = name.unwrap_or(if numbers { "more/hotlines.toml" } else { "case.toml" }.to_owned());
    let start = marked.find('«').unwrap_or_else(|| panic!("{title}: no mark"));
    let end = marked.find('»').unwrap();
    let inner = marked[start + '«'.len_utf8()..end].to_owned();
    let before = &marked[..start];
    let text = marked.replace(['«', '»'], "");
    Case {
        title: format!("{} {title}", code.name()),
        code,
        base,
        line: before.matches('\n').count() + 1,
        column: before.rsplit('\n').next().unwrap().chars().count() + 1,
        marked: if inner.contains('\n') { String::new() } else { inner },
        file: SourceFile { name, bytes: text.into_bytes() },
    }
}

/// The base with the lines of a case in it.
fn changed(base: &str, changes: &str) -> String {
    let parts: Vec<&str> = base.split("~\n").collect();
    let (head, target, tail) = match *parts.as_slice() {
        [target] => ("", target, ""),
        [head, target] => (head, target, ""),
        [head, target, tail] => (head, target, tail),
        _ => panic!("too many marks in a base"),
    };
    let mut lines: Vec<(String, bool)> =
        target.lines().map(|line| (line.to_owned(), false)).collect();
    let mut after_header = false;
    for change in changes.lines() {
        let plain = change.replace(['«', '»'], "");
        if let Some(key) = plain.strip_prefix('-') {
            lines.retain(|(line, _)| key_of(line) != key);
            continue;
        }
        // A header without a mark starts another table.
        let another = plain.starts_with('[') && plain == change;
        let same = |line: &(String, bool)| !another && !line.1 && key_of(&line.0) == key_of(&plain);
        match lines.iter_mut().find(|line| same(line)).filter(|_| !after_header) {
            Some(line) => *line = (change.to_owned(), true),
            None => {
                after_header |= plain.starts_with('[');
                lines.push((change.to_owned(), true));
            }
        }
    }
    let target: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
    format!("{head}{target}{tail}")
}

/// The key of a line, or the whole header.
fn key_of(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with('[') {
        return line;
    }
    line.split(['=', ' ', '"']).next().unwrap_or("")
}

/// `{202e}` and `{deep [ 90}` written out.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let deep = after.strip_prefix("deep ").and_then(|after| {
            let mut words = after.splitn(2, ' ');
            let piece = words.next()?;
            let (count, left) = words.next()?.split_once('}')?;
            Some((piece.repeat(count.parse().ok()?), left))
        });
        let single = after.split_once('}').and_then(|(hex, left)| {
            let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((c.to_string(), left))
        });
        match deep.or(single) {
            Some((piece, left)) => {
                out.push_str(&piece);
                rest = left;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}
