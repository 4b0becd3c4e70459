//! Filler words of a question for an FBI office, which stand around the place.

use std::ops::Range;

/// Words that may stand before a place in a question for its FBI office, sorted.
const ASKING: [&str; 60] = [
    "address",
    "agencies",
    "agency",
    "are",
    "at",
    "bureau",
    "by",
    "call",
    "closest",
    "contact",
    "cover",
    "covering",
    "covers",
    "division",
    "do",
    "does",
    "fbi",
    "field",
    "find",
    "for",
    "handles",
    "has",
    "headquarters",
    "hq",
    "i",
    "in",
    "is",
    "jurisdiction",
    "local",
    "location",
    "me",
    "my",
    "near",
    "nearby",
    "nearest",
    "number",
    "of",
    "office",
    "offices",
    "our",
    "over",
    "phone",
    "resident",
    "responsible",
    "serve",
    "serves",
    "serving",
    "telephone",
    "tell",
    "territory",
    "the",
    "to",
    "what",
    "whats",
    "where",
    "wheres",
    "which",
    "who",
    "whos",
    "with",
];

/// Words of [`ASKING`] that may stand behind a place, sorted.
const BEHIND: [&str; 17] = [
    "address",
    "agencies",
    "agency",
    "bureau",
    "contact",
    "division",
    "fbi",
    "field",
    "headquarters",
    "hq",
    "location",
    "number",
    "office",
    "offices",
    "phone",
    "resident",
    "telephone",
];

/// Words that show that a place is asked for, wherever they stand before one.
const NEARNESS: [&str; 4] = ["near", "nearest", "closest", "nearby"];

/// Returns true if a folded word may stand around a place.
pub(in crate::places) fn is_asking(word: &str) -> bool {
    ASKING.binary_search(&word).is_ok()
}

/// Returns true for "fbi" and for words of nearness.
pub(in crate::places) fn is_telling(word: &str) -> bool {
    word == "fbi" || NEARNESS.contains(&word)
}

/// Returns the words, then the words with more and more filler words dropped from either end.
/// If all are filler words, none is dropped: "me" in "near me" is not Maine.
pub(in crate::places) fn less_and_less(words: &[String]) -> impl Iterator<Item = &[String]> {
    ways(words.iter().map(String::as_str)).filter_map(|left| words.get(left))
}

/// Returns the ranges of folded words that are left as filler words are dropped, with the most
/// words first.
pub(in crate::places) fn ways<'a>(
    words: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator + Clone,
) -> impl Iterator<Item = Range<usize>> {
    let count = words.len();
    let before = words.clone().take_while(|word| is_asking(word)).count();
    let behind = words.clone().rev().take_while(|word| BEHIND.contains(word)).count();
    let (before, behind) = if before == count { (0, 0) } else { (before, behind) };
    // A name may begin with one filler word: The Dalles.
    let starts = (0..=before).filter(move |start| *start == 0 || start + 2 > before);
    let near = before.saturating_sub(1);
    let is_quarter = is_quarter(words.skip(near).take(count - behind - near));
    starts
        .filter(move |start| *start < before || !is_quarter)
        .flat_map(move |start| (0..=behind).map(move |cut| start..count - cut))
}

/// Returns true if the words are "near" and a direction, as in the Near North Side.
fn is_quarter<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    const DIRECTIONS: [&str; 4] = ["east", "north", "south", "west"];
    const WHOLE: [&str; 9] = [
        "eastside",
        "northside",
        "northeast",
        "northwest",
        "southeast",
        "southside",
        "southwest",
        "side",
        "westside",
    ];
    words.next() == Some("near")
        && words.next().is_some_and(|word| DIRECTIONS.contains(&word) || WHOLE.contains(&word))
        && words.all(|word| word == "side")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(ASKING.is_sorted());
        assert!(BEHIND.iter().all(|word| is_asking(word)));
        assert!(NEARNESS.iter().all(|word| is_asking(word)));
    }

    #[test]
    fn what_is_left_is_never_nothing() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let all = |text: &str| -> Vec<String> {
            less_and_less(&words(text)).map(|left| left.join(" ")).collect()
        };
        assert_eq!(all("fbi tempe"), ["fbi tempe", "tempe"]);
        assert_eq!(all("tempe fbi"), ["tempe fbi", "tempe"]);
        assert_eq!(all("fbi near me"), ["fbi near me"]);
        assert_eq!(
            all("what office covers the bronx"),
            ["what office covers the bronx", "the bronx", "bronx"]
        );
        assert_eq!(all("near north side"), ["near north side"]);
        assert_eq!(all("near north"), ["near north"]);
        assert_eq!(all("fbi near west side"), ["fbi near west side", "near west side"]);
        assert_eq!(all("near north charleston"), ["near north charleston", "north charleston"]);
        assert_eq!(all("portland me"), ["portland me"]);
        assert_eq!(all("washington and"), ["washington and"]);
        assert_eq!(all(""), [""]);
    }
}
