//! The names of the built-in hotlines. An entry of another catalog that has one of them must
//! keep the hotline's digits, however it spells the name.

use crate::catalog::Entry;
use crate::folding::words;
use std::collections::HashMap;

/// The names of the built-in hotlines, folded.
#[derive(Debug, Default)]
pub(in crate::catalog) struct BuiltInNames {
    /// Index of the hotline by title: the whole title, the part before the parentheses, and the
    /// words inside them.
    titles: HashMap<String, usize>,
    /// Index of the hotline by other name, or by a keyword that is one, such as "human
    /// trafficking hotline". Only titles are compared with these.
    others: HashMap<String, usize>,
}

impl BuiltInNames {
    /// Collects the names of these hotlines, with their indexes in the slice.
    pub(in crate::catalog) fn of(hotlines: &[Entry]) -> Self {
        let mut names = Self::default();
        for (place, entry) in hotlines.iter().enumerate() {
            let numbers = entry.lines.iter().filter_map(|line| line.number.as_ref());
            let numbers = numbers.map(|number| folded(number.as_str()));
            for name in titles(&entry.title).into_iter().chain(numbers) {
                names.titles.entry(name).or_insert(place);
            }
            // Other words for 911 are those for any dispatch center.
            let is_bare = entry.title.bytes().all(|byte| byte.is_ascii_digit());
            if entry.title == EMERGENCY {
                names.titles.entry("emergency".to_owned()).or_insert(place);
            }
            let keywords = entry.keywords.iter().filter(|keyword| names_a_line(keyword));
            for name in entry.alt_titles.iter().chain(keywords).filter(|_| !is_bare) {
                names.others.entry(folded(name)).or_insert(place);
            }
        }
        names
    }

    /// Returns the index of the hotline that has the title or another name of an entry.
    pub(in crate::catalog) fn find(&self, entry: &Entry) -> Option<usize> {
        let by_title = || titles(&entry.title).into_iter();
        let others = || entry.alt_titles.iter().map(|name| folded(name));
        let found = by_title().chain(others()).find_map(|name| self.titles.get(&name).copied());
        found.or_else(|| by_title().find_map(|name| self.others.get(&name).copied()))
    }
}

/// Returns a folded title, its part before the parentheses, and the words inside them.
fn titles(title: &str) -> Vec<String> {
    let (short, rest) = title.split_once(" (").unwrap_or((title, ""));
    let names = [title, short, rest].map(folded);
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

/// The hotline for emergencies.
const EMERGENCY: &str = "911";

/// Words that change no name.
const FILLERS: [&str; 5] = ["the", "a", "of", "for", "on"];

/// Returns the words in the order of letters, without accents, fillers, and blanks, so that
/// "National Hotline for Human Trafficking" is the same name.
fn folded(name: &str) -> String {
    let mut words = words(name);
    for word in &mut words {
        if word == "natl" {
            "national".clone_into(word);
        }
    }
    if words.iter().any(|word| !FILLERS.contains(&word.as_str())) {
        words.retain(|word| !FILLERS.contains(&word.as_str()));
    }
    words.sort_unstable();
    words.concat()
}

/// Returns true if a keyword is the name of a hotline, such as "ICE tip line", and not a need.
fn names_a_line(keyword: &str) -> bool {
    keyword.ends_with("line") && !keyword.ends_with("online")
}
