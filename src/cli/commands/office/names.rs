//! From the words after `squadroom office` to places.

use crate::places::{MatchKind, Place, Places};

/// The places that arguments name.
pub(in crate::cli) struct NamedPlaces {
    /// The words by which each place is asked for.
    pub(in crate::cli) places: Vec<String>,
    /// True if words without states between them were taken for several places.
    pub(in crate::cli) is_guess: bool,
}

/// The places that the arguments name. An argument with a space in it, and a
/// ZIP code, is a place of its own. Other words are one place if they name one
/// together or end in a state, or several if each part is a well-known one; a ZIP
/// code behind the words of its own state belongs to them. Words that name nothing stay
/// together, so that an unknown or misspelled place does not turn into two wrong ones.
pub(in crate::cli) fn named(places: &Places, arguments: &[String]) -> NamedPlaces {
    let mut named = Vec::new();
    let mut is_guess = false;
    let mut words: Vec<&str> = Vec::new();
    for argument in arguments {
        if argument.trim().contains(char::is_whitespace) {
            named.extend(parted(places, &words, &mut is_guess));
            words.clear();
            named.push(argument.clone());
        } else if is_zip(argument) {
            let mut found = parted(places, &words, &mut is_guess);
            words.clear();
            match found.pop() {
                Some(last) if is_same_state(places, &last, argument) => {
                    found.push(format!("{last} {argument}"));
                }
                last => {
                    found.extend(last);
                    found.push(argument.clone());
                }
            }
            named.extend(found);
        } else {
            words.push(argument);
        }
    }
    named.extend(parted(places, &words, &mut is_guess));
    NamedPlaces { places: named, is_guess }
}

/// Five digits, and four more if they are there.
fn is_zip(argument: &str) -> bool {
    let digits = argument.bytes().filter(u8::is_ascii_digit).count();
    let plain = argument.bytes().all(|byte| byte.is_ascii_digit() || b"-,".contains(&byte));
    plain && [5, 9].contains(&digits)
}

fn is_same_state(places: &Places, words: &str, zip: &str) -> bool {
    let states = |query: &str| -> Vec<String> {
        places.find(query).places.into_iter().map(|Place { state, .. }| state).collect()
    };
    let own = states(zip);
    !own.is_empty() && states(words).iter().any(|state| own.contains(state))
}

/// Words as one place, else as several if every part is one. Words that end in a state are
/// cities with their states; a city that is not known there is no reason to read its name as
/// several places.
fn parted(places: &Places, words: &[&str], is_guess: &mut bool) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    let whole = words.join(" ");
    let parts = match places.is_in_state(&whole) {
        true => cities_with_states(places, words),
        false if places.find(&whole).is_found() => None,
        false => {
            let parts = parts(words, &|part| is_place(places, part));
            *is_guess |= parts.as_ref().is_some_and(|parts| parts.len() > 1);
            parts
        }
    };
    parts.unwrap_or_else(|| vec![whole])
}

/// Each city with the state behind it; `None` if the words are not several.
fn cities_with_states(places: &Places, words: &[&str]) -> Option<Vec<String>> {
    let whole = words.join(" ");
    let is_city = |part: &str| {
        let is_known = places.find(part).found == MatchKind::City;
        is_known && places.is_in_state(part)
    };
    if is_city(&whole) {
        return None;
    }
    parts(words, &is_city)
}

/// A place by itself: a large one, or a ZIP code, a county or a state. A word of the name of
/// an unknown place may be the name of a village far away.
fn is_place(places: &Places, part: &str) -> bool {
    places.find(part).is_found() && places.is_well_known(part)
}

/// The longest place at the front, then the next; `None` if a part is none.
fn parts(words: &[&str], is_place: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut left = words;
    let mut found = Vec::new();
    while !left.is_empty() {
        let place =
            |count: &usize| left.get(..*count).is_some_and(|words| is_place(&words.join(" ")));
        let count = (1..=left.len().min(LONGEST)).rev().find(place)?;
        let (first, rest) = left.split_at(count);
        found.push(first.join(" "));
        left = rest;
    }
    Some(found)
}

/// Words of the longest place; more are not tried.
const LONGEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn words_are_put_together_as_people_mean_them() {
        for (typed, expected) in [
            (&["springfield", "il"][..], &["springfield il"][..]),
            (&["Chicago,", "IL", "Houston,", "TX"], &["Chicago, IL", "Houston, TX"]),
            (&["chicago", "houston"], &["chicago", "houston"]),
            (&["60601", "77002-1234"], &["60601", "77002-1234"]),
            (&["chicago", "il", "60601"], &["chicago il 60601"]),
            (&["chicago", "77002"], &["chicago", "77002"]),
            (&["Springfield, IL", "texas"], &["Springfield, IL", "texas"]),
            (&["new", "york", "new", "york"], &["new york new york"]),
            (&["spring", "feld", "il"], &["spring feld il"]),
            (&["cook", "county"], &["cook county"]),
            (&["qqedina", "mn"], &["qqedina mn"]),
            (&["jersey", "springs", "tx"], &["jersey springs tx"]),
            (&["mt", "lebanon", "pa"], &["mt lebanon pa"]),
            (&["farmers", "meadow"], &["farmers meadow"]),
            (&["chicago", "il", "houston", "tx"], &["chicago il", "houston tx"]),
            (&["Edina,", "MN", "Reno,", "NV"], &["Edina, MN", "Reno, NV"]),
            (&["Reno,", "Tempe"], &["Reno,", "Tempe"]),
            (&["Germantown", "Philadelphia"], &["Germantown Philadelphia"]),
            (&["Hyde", "Park,", "Tampa,", "FL"], &["Hyde Park, Tampa, FL"]),
            (&["texas", "ohio"], &["texas ohio"]),
            (&[""], &[""]),
        ] {
            let typed: Vec<String> = typed.iter().map(|&word| word.to_owned()).collect();
            assert_eq!(named(embedded::places(), &typed).places, expected, "{typed:?}");
        }
    }
}
