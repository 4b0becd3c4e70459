//! The texts in string literals and help comments of source files.

use std::path::{Path, PathBuf};

/// Files whose comments are the help of commands and options.
const HELP: [&str; 3] = ["src/cli/args.rs", "src/cli/args/record.rs", "src/cli/args/shelf.rs"];

/// Returns the texts that people read in the source files under some folders, each with its
/// place. Tests, queries of the database and code are left out.
pub fn texts(folders: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = folders.iter().flat_map(|folder| files(&root.join(folder)));
    let each = |file: PathBuf| {
        let source = std::fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(root).unwrap().display().to_string();
        let helps = if HELP.contains(&&*name) { comments(&source) } else { Vec::new() };
        let texts = literals(&source).into_iter().filter(|(_, text)| is_for_people(text));
        let texts: Vec<(usize, String)> = texts.chain(helps).collect();
        let parts = texts.into_iter().flat_map(|(line, text)| {
            paragraphs(&text).into_iter().map(move |part| (line, part)).collect::<Vec<_>>()
        });
        let place = |(line, text)| (format!("{name}:{line}"), text);
        parts.map(place).collect::<Vec<_>>()
    };
    files.flat_map(each).collect()
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let items = std::fs::read_dir(path).unwrap().map(|item| item.unwrap().path());
    let mut found: Vec<PathBuf> = items
        .filter(|path| path.file_stem().is_none_or(|name| name != "tests"))
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    found.sort();
    found
}

/// Returns the string literals of a source with their lines, up to its unit tests.
pub fn literals(source: &str) -> Vec<(usize, String)> {
    let end = source.find("#[cfg(test)]\nmod tests {").unwrap_or(source.len());
    let source = &source[..end];
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(step) = source[at..].find(['"', '\'', '/', 'r']) {
        let start = at + step;
        let rest = &source[start..];
        let line = 1 + source[..start].matches('\n').count();
        at = start + 1;
        if rest.starts_with("//") {
            at = start + rest.find('\n').unwrap_or(rest.len());
        } else if let Some(letter) = rest.strip_prefix('\'') {
            at += char_length(letter);
        } else if let Some(raw) = raw_text(rest).filter(|_| !ends_in_word(&source[..start])) {
            found.push((line, raw.to_owned()));
            at = start + raw.len() + 2 * (rest.find('"').unwrap() + 1) - 1;
        } else if let Some(text) = rest.strip_prefix('"') {
            let length = text_length(text);
            if !source[..start].ends_with("reason = ") {
                found.push((line, unescaped(&text[..length])));
            }
            at = start + length + 2;
        }
    }
    found
}

fn ends_in_word(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Bytes of a character literal behind its first mark; none for a lifetime.
fn char_length(rest: &str) -> usize {
    let escaped = usize::from(rest.starts_with('\\'));
    let mut letters = rest.char_indices().skip(1 + escaped);
    match letters.next() {
        Some((at, '\'')) => at + 1,
        _ if escaped == 1 => rest.find('\'').map_or(0, |at| at + 1),
        _ => 0,
    }
}

/// The text of a raw literal that starts here.
fn raw_text(rest: &str) -> Option<&str> {
    let marks = rest.strip_prefix('r')?;
    let hashes = marks.len() - marks.trim_start_matches('#').len();
    let text = marks[hashes..].strip_prefix('"')?;
    text.split_once(&format!("\"{}", "#".repeat(hashes))).map(|(text, _)| text)
}

/// Bytes of a literal up to its closing mark.
fn text_length(rest: &str) -> usize {
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return at,
            '\\' => drop(letters.next()),
            _ => {}
        }
    }
    rest.len()
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\\n");
    let first = parts.next().unwrap_or_default().to_owned();
    let joined = parts.fold(first, |text, part| text + part.trim_start());
    joined.replace("\\n", "\n").replace("\\\"", "\"").replace("\\u{", "u{")
}

/// Returns the comments that clap shows as help, with their lines.
fn comments(source: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (number, line) in source.lines().enumerate() {
        let comment = line.trim_start().strip_prefix("/// ");
        match (comment, found.last_mut().filter(|_| goes_on)) {
            (Some(more), Some((_, text))) => *text += &format!(" {more}"),
            (Some(first), None) => found.push((number + 1, first.to_owned())),
            (None, _) => {}
        }
        goes_on = comment.is_some();
    }
    found
}

/// Returns whether a literal has words for people: no query, no markup, no single word.
fn is_for_people(text: &str) -> bool {
    const QUERIES: [&str; 10] = [
        "SELECT ", "INSERT ", "DELETE ", "UPDATE ", "CREATE ", "PRAGMA ", " WHERE ", " JOIN ",
        " ON ", "subject.",
    ];
    let is_code = QUERIES.iter().any(|word| text.contains(word))
        || text.contains("</")
        || text.contains(":1px")
        || text.starts_with('<');
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    !is_code && words.count() > 2
}

/// Returns the paragraphs of a text; an indented line is one of its own. Placeholders count
/// as one word, and code such as `--kind` or `kind:faq` is left out.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let is_alone = line.starts_with("  ") || line.trim().is_empty();
        let words = words_of(line);
        match found.last_mut().filter(|_| goes_on && !is_alone) {
            Some(last) => *last += &format!(" {words}"),
            None => found.push(words),
        }
        goes_on = !is_alone;
    }
    found.retain(|text| !text.trim().is_empty());
    found
}

fn words_of(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}').unwrap_or(("", after));
        text += &format!("{before}X");
        rest = after;
    }
    text += rest;
    let is_code = |word: &str| {
        let inner = word.trim_matches(|c: char| "`.,;()\"".contains(c));
        inner.starts_with("--") || inner.contains('_') || inner.trim_end_matches(':').contains(':')
    };
    let words = text.split_whitespace().map(|word| match is_code(word) {
        true if word.ends_with('.') => "CODE.",
        true => "CODE",
        false => word,
    });
    words.collect::<Vec<_>>().join(" ")
}
