//! The names of the built-in hotlines. An entry of another catalog that has one of them must
//! keep the hotline's digits, however it spells the name.

use crate::catalog::{Entry, Kind};
use crate::folding::words;
use std::collections::{BTreeSet, HashMap};

/// The names of the built-in hotlines, folded.
#[derive(Debug, Default)]
pub(in crate::catalog) struct BuiltInNames {
    /// Index of the hotline by title: the whole title, the part before the parentheses, and the
    /// words inside them.
    titles: HashMap<String, usize>,
    /// Index of the hotline by other name, or by a keyword that is one, such as "human
    /// trafficking hotline". Only titles are compared with these.
    others: HashMap<String, usize>,
    /// For each hotline all words of its title, its other names, and its numbers.
    words: Vec<BTreeSet<String>>,
    /// For each hotline the words of its title before the parentheses.
    short: Vec<BTreeSet<String>>,
}

impl BuiltInNames {
    /// Collects the names of these hotlines, with their indexes in the slice.
    pub(in crate::catalog) fn of(hotlines: &[Entry]) -> Self {
        let mut names = Self::default();
        for (place, entry) in hotlines.iter().enumerate() {
            let numbers = entry.lines.iter().filter_map(|line| line.number.as_ref());
            let numbers = numbers.map(|number| folded(number.as_str()));
            for name in titles(&entry.title).into_iter().chain(numbers.clone()) {
                names.titles.entry(name).or_insert(place);
            }
            let all = std::iter::once(&entry.title).chain(&entry.alt_titles);
            let emergency = (entry.title == EMERGENCY).then(|| "emergency".to_owned());
            let own = all.flat_map(|name| plain_words(name)).chain(numbers).chain(emergency);
            names.words.push(own.collect());
            names.short.push(plain_words(short(&entry.title)));
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
        found
            .or_else(|| by_title().find_map(|name| self.others.get(&name).copied()))
            .or_else(|| self.with_the_words_of(entry))
    }

    /// Returns the index of the hotline whose names have every word of the title of an entry:
    /// "Trafficking hotline" says nothing that tells it from the national one. A word of an
    /// agency or a place does.
    fn with_the_words_of(&self, entry: &Entry) -> Option<usize> {
        let is_line = words(&entry.title).iter().any(|word| word.ends_with("line"));
        if entry.kind != Kind::Hotline && !is_line {
            return None;
        }
        let own = plain_words(&entry.title);
        let is_in = |names: &BTreeSet<String>| {
            own.iter().all(|word| names.iter().any(|name| is_same(word, name)))
        };
        let by_part = self.words.iter().position(|names| !own.is_empty() && is_in(names));
        by_part.or_else(|| self.with_a_whole_title_in(entry, &own))
    }

    /// Returns the index of the hotline whose whole title is in that of an entry: "NEW: National
    /// Human Trafficking Hotline". Titles of fewer words are in names of other things, too.
    fn with_a_whole_title_in(&self, entry: &Entry, own: &BTreeSet<String>) -> Option<usize> {
        let run_together = latin_words(&entry.title).concat();
        self.short.iter().position(|title| {
            title.len() >= LEAST_TITLE
                && title.iter().all(|word| {
                    own.iter().any(|own| is_same(own, word)) || run_together.contains(word.as_str())
                })
        })
    }
}

/// Returns a folded title, its part before the parentheses, and the words inside them.
fn titles(title: &str) -> Vec<String> {
    let (short, rest) = title.split_once(" (").unwrap_or((title, ""));
    let names = [title, short, rest].map(folded);
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

/// Returns a title without what is in parentheses behind it.
fn short(title: &str) -> &str {
    title.split_once(" (").map_or(title, |(short, _)| short)
}

/// The hotline for emergencies.
const EMERGENCY: &str = "911";

/// Words for a line to call and for the country, which name no hotline. Sorted.
const PLAIN: [&str; 17] = [
    "america", "american", "call", "chat", "help", "helpline", "hot", "hotline", "lifeline",
    "line", "number", "phone", "s", "text", "u", "us", "usa",
];

/// Letters of other scripts that look like Latin ones, folded (Unicode Technical Standard 39).
const LOOKALIKES: [(char, char); 23] = [
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('һ', 'h'),
    ('н', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('α', 'a'),
    ('η', 'h'),
    ('ι', 'i'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
];

/// Digits that are typed for letters.
const DIGITS: [(char, char); 3] = [('0', 'o'), ('1', 'i'), ('3', 'e')];

/// Fewest words of a title that nothing else has in its name.
const LEAST_TITLE: usize = 3;

/// Returns the folded words of a name that tell which line it is, in Latin letters.
fn plain_words(name: &str) -> BTreeSet<String> {
    let names = |word: &String| {
        !FILLERS.contains(&word.as_str()) && PLAIN.binary_search(&word.as_str()).is_err()
    };
    latin_words(name).into_iter().filter(names).collect()
}

/// Returns the folded words of a name in Latin letters; single letters behind each other are one
/// word, as in N.H.T.H.
fn latin_words(name: &str) -> Vec<String> {
    let of = |map: &[(char, char)], letter: char| {
        map.iter().find(|(own, _)| *own == letter).map_or(letter, |(_, latin)| *latin)
    };
    let mut all: Vec<String> = Vec::new();
    let mut after_letter = false;
    for word in words(name) {
        let has_letter = word.chars().any(char::is_alphabetic);
        let digits: &[_] = if has_letter { &DIGITS } else { &[] };
        let word: String = word.chars().map(|own| of(digits, of(&LOOKALIKES, own))).collect();
        let is_letter = has_letter && word.chars().nth(1).is_none();
        match all.last_mut() {
            Some(last) if is_letter && after_letter => last.push_str(&word),
            _ => all.push(word),
        }
        after_letter = is_letter;
    }
    all
}

/// Returns true if two words are the same, or long and one typo apart.
fn is_same(one: &str, other: &str) -> bool {
    one == other
        || one.chars().count().min(other.chars().count()) >= LEAST_FOR_TYPO
            && strsim::osa_distance(one, other) == 1
}

/// Fewest letters of a word that may be another word with a typo.
const LEAST_FOR_TYPO: usize = 6;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(PLAIN.is_sorted());
    }

    #[test]
    fn other_letters_and_typos_are_no_other_name() {
        assert_eq!(plain_words("Nаtional Hot Line"), ["national".to_owned()].into());
        assert!(is_same("trafficing", "trafficking") && !is_same("state", "states"));
    }
}
