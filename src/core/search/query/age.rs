//! Reads an age in figures as a minor: officers write `15 yo girl`.

use super::{Query, Word};
use crate::search::Index;
use std::ops::RangeInclusive;

/// Ages that are read so. Smaller numbers are seldom ages in a search.
const AGES: RangeInclusive<u8> = 10..=17;

/// The word that an age becomes.
const MINOR: &str = "minor";

/// Words between a number and what it counts that make it an age, sorted. `years` alone does
/// not: `10 years in prison`.
const UNITS: &[&str] = &["o", "old", "y", "year", "yearold", "yo", "yr", "yrold", "yrs"];

/// Words beside a number that make it an age, sorted.
const PEOPLE: &[&str] = &[
    "boy", "child", "daughter", "female", "girl", "juvenile", "kid", "male", "minor", "missing",
    "runaway", "son", "student", "teen", "teenager",
];

impl Query {
    /// Reads the ages of the line as [`MINOR`], if the index has this word.
    pub(super) fn read_ages(&mut self, index: &Index) {
        if index.dictionary.get(MINOR).is_none() {
            return;
        }
        let ages: Vec<usize> = (0..self.words.len()).filter(|at| self.is_age(*at)).collect();
        for at in ages {
            for word in self.words[at + 1..].iter_mut().take_while(|word| is_unit(word)) {
                word.optional = true;
            }
            let is_named = self.words.iter().any(|word| word.folded == MINOR);
            let word = &mut self.words[at];
            (word.starts, word.optional) = (false, is_named);
            if !is_named {
                word.folded = MINOR.to_owned();
                word.synonyms = index.head.synonyms.of_word(MINOR);
            }
        }
    }

    /// Returns true if the word at this place is an age of a minor in figures: `15` in `15 yo`,
    /// or `15yo`.
    fn is_age(&self, at: usize) -> bool {
        let word = &self.words[at];
        let letters = word.folded.find(|letter: char| !letter.is_ascii_digit());
        let (figures, unit) = word.folded.split_at(letters.unwrap_or(word.folded.len()));
        if word.quoted || !figures.parse().is_ok_and(|age| AGES.contains(&age)) {
            return false;
        }
        let next = |by: usize| self.words.get(at + by).map_or("", |word| &*word.folded);
        let before = at.checked_sub(1).map_or("", |at| &*self.words[at].folded);
        match unit {
            "" => {
                is_in(UNITS, next(1))
                    || next(1) == "years" && next(2) == "old"
                    || is_in(PEOPLE, next(1))
                    || is_in(PEOPLE, before)
            }
            unit => is_in(UNITS, unit),
        }
    }
}

fn is_unit(word: &Word) -> bool {
    !word.quoted && (is_in(UNITS, &word.folded) || word.folded == "years")
}

fn is_in(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::UserSets;
    use crate::search::tests::fixture::fixture;

    fn read(line: &str) -> Vec<String> {
        let mut catalog = fixture();
        catalog.entries.make_mut()[0].title.push_str(" for a minor");
        let query = Query::parse(line, &Index::build(&catalog), &UserSets::default());
        let required = query.words.into_iter().filter(|word| !word.optional);
        required.map(|word| word.folded).collect()
    }

    #[test]
    fn lists_are_sorted() {
        assert!(UNITS.is_sorted() && PEOPLE.is_sorted());
    }

    #[test]
    fn an_age_in_figures_is_a_minor() {
        for age in ["17 year old", "17-year-old", "17 y.o.", "17 y/o", "17yo", "17 yr old", "17 yo"]
        {
            assert_eq!(read(&format!("{age} prostitute")), ["minor", "prostitute"], "{age}");
        }
        assert_eq!(read("girl 15 pimp"), ["girl", "minor", "pimp"]);
        assert_eq!(read("missing 12 years old"), ["missing", "minor"]);
        assert_eq!(read("minor 16 yo"), ["minor"]);
    }

    #[test]
    fn other_numbers_stay_as_they_are() {
        for line in ["10 years prison", "25 yo", "webinar 15", "\"15 year old\" x", "17 webinars"] {
            assert!(read(line).iter().all(|word| word != MINOR), "{line}: {:?}", read(line));
        }
    }
}
