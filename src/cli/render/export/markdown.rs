//! Entries as a list in Markdown.

use crate::catalog::{CONFIRM_FIRST, Catalog, Entry, Kind, Line, PartialDate};

/// Returns entries under a heading for each type; a number in doubt on `today` says to confirm it.
pub(in crate::cli) fn text(
    catalog: &Catalog,
    entries: &[impl AsRef<Entry>],
    today: Option<&PartialDate>,
) -> String {
    let mut text = String::new();
    for &kind in Kind::ALL {
        let own: Vec<&Entry> =
            entries.iter().map(AsRef::as_ref).filter(|entry| entry.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        text += &format!("## {}\n\n", capitalized(kind.word()));
        own.iter().for_each(|entry| text += &item(catalog, entry, today));
        text.push('\n');
    }
    text
}

fn item(catalog: &Catalog, entry: &Entry, today: Option<&PartialDate>) -> String {
    let title = escaped(&entry.title);
    let title = match entry.link() {
        Some(url) => format!("[{title}](<{}>)", url.replace(['<', '>'], "")),
        None => title,
    };
    let number = |line: &Line| {
        let doubt = line.doubt(today).map_or(String::new(), |_| format!(" ({CONFIRM_FIRST})"));
        Some(format!("{}{doubt}", line.offered_in_words()?))
    };
    let numbers = entry.lines.iter().filter_map(number);
    let length = entry.length();
    let date = entry.dates().next().map(|date| date.year().to_owned());
    let publisher = Some(catalog.publisher_names(entry)).filter(|names| !names.is_empty());
    let facts = numbers.chain(publisher).chain(length).chain(date).map(|fact| escaped(&fact));
    let facts: String = facts.map(|fact| format!(", {fact}")).collect();
    let summary = match entry.summary.is_empty() {
        true => String::new(),
        false => format!("  \n  {}", escaped(&entry.summary)),
    };
    format!("- {title}{facts}{summary}\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
