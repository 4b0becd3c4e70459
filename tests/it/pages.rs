//! The pages of the documentation, and their parts that the program writes.
//!
//! `UPDATE_DOCS=1 cargo test --test it -- readme contributing` writes these parts again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// One page at a time is written.
static WRITING: Mutex<()> = Mutex::new(());

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the text of a page, named from the root of the repository.
pub fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the names of the pages in a folder and below it, in order.
pub fn names_in(folder: &str) -> Vec<String> {
    let mut names = Vec::new();
    for item in fs::read_dir(root().join(folder)).unwrap() {
        let item = item.unwrap();
        let name = format!("{folder}/{}", item.file_name().to_str().unwrap());
        if item.path().is_dir() {
            names.extend(names_in(&name));
        } else if name.ends_with(".md") {
            names.push(name);
        }
    }
    names.sort();
    names
}

/// Returns the names of all pages.
pub fn names() -> Vec<String> {
    let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    top.into_iter().chain(names_in("docs")).collect()
}

/// Returns the pages for officers, coordinators and IT as one text.
pub fn for_users() -> String {
    let pages = ["docs/guide", "docs/about"].into_iter().flat_map(names_in);
    pages.fold(read("README.md"), |text, name| text + "\n" + &read(&name))
}

/// Wants a part of a page as the program writes it; with `UPDATE_DOCS` puts it there.
pub fn compare(name: &str, now: &str, wanted: &str) {
    if now == wanted {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{name} differs from the program. Run `UPDATE_DOCS=1 cargo test --test it -- readme \
         contributing` and read the difference.\nNow:\n{now}\nThe program:\n{wanted}"
    );
    let _one = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let page = read(name);
    assert_eq!(page.matches(now).count(), 1, "not once in {name}:\n{now}");
    fs::write(root().join(name), page.replace(now, wanted)).unwrap();
}

/// Wants the part of a page that is marked `label` as the program writes it.
pub fn compare_marked(name: &str, label: &str, wanted: &str) {
    let page = read(name);
    let start = format!("<!-- from the program: {label} -->\n");
    let (_, rest) = page.split_once(&start).unwrap_or_else(|| panic!("{name} lacks {start}"));
    let (now, _) = rest.split_once("<!-- end -->").unwrap();
    compare(name, &format!("{start}{now}"), &format!("{start}\n{wanted}\n"));
}

/// The code blocks of one language, each with the paragraph before it.
pub fn blocks(text: &str, language: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = "";
    for part in text.split("\n\n```") {
        let (block, after) = part.split_once("\n```\n").unwrap_or(("", part));
        if let Some(body) = block.strip_prefix(language).and_then(|rest| rest.strip_prefix('\n')) {
            found.push((before.to_owned(), body.to_owned()));
        }
        before = after.trim_end().rsplit("\n\n").next().unwrap();
    }
    found
}

/// The anchor of a heading, as forges and mdBook make it.
fn anchor(heading: &str) -> String {
    let heading = heading.trim().to_lowercase();
    let kept = heading.chars().filter(|&c| c.is_alphanumeric() || " -_".contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn has_anchor(text: &str, wanted: &str) -> bool {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).any(|found| found == wanted)
}

#[test]
fn every_link_leads_to_a_file_and_heading() {
    let mut links = 0;
    for name in names() {
        let text = read(&name);
        for target in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if target.contains("://") {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let folder = Path::new(&name).parent().unwrap();
            let file =
                if path.is_empty() { root().join(&name) } else { root().join(folder).join(path) };
            assert!(file.exists(), "{name}: {target}");
            if !heading.is_empty() {
                let text = fs::read_to_string(&file).unwrap();
                assert!(has_anchor(&text, heading), "{name}: {target} has no such heading");
            }
            links += 1;
        }
    }
    assert!(links > 100, "{links}");
}

#[test]
fn every_page_of_docs_is_in_the_book_and_in_its_first_page() {
    let (book, first) = (read("docs/SUMMARY.md"), read("docs/README.md"));
    for name in names_in("docs") {
        let link = format!("]({})", name.strip_prefix("docs/").unwrap());
        let is_frame = ["docs/SUMMARY.md", "docs/README.md"].contains(&name.as_str());
        assert!(is_frame || (book.contains(&link) && first.contains(&link)), "{name}");
    }
}

#[test]
fn the_first_page_stays_short() {
    let size = read("README.md").len();
    assert!(size <= 8 * 1024, "README.md has {size} bytes; move details to docs/");
}
