//! The words of a query, and the function words of questions.

use crate::search::index::term_dictionary::Nears;
use std::ops::Range;
use std::sync::Arc;

/// Function words of questions, sorted. They are optional: an entry may lack them, unless
/// nothing else was typed.
pub(super) const OPTIONAL: &[&str] = &[
    "a", "about", "am", "among", "an", "and", "any", "are", "as", "at", "be", "been", "between",
    "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "get", "got", "had",
    "has", "have", "he", "her", "him", "his", "how", "i", "if", "im", "in", "is", "it", "its",
    "know", "me", "much", "my", "need", "now", "of", "on", "or", "our", "shall", "she", "should",
    "so", "some", "that", "the", "their", "them", "there", "they", "this", "through", "to", "us",
    "was", "we", "were", "what", "whats", "when", "where", "which", "while", "who", "whom", "whos",
    "whose", "why", "will", "with", "within", "would", "you", "your",
];

/// Filling words, sorted. In a sentence they say little; among keywords they say much: `victim
/// wont testify`. Not `no`, `without` or `id`: `a victim without id`.
pub(super) const FILLING: &[&str] = &[
    "actually",
    "after",
    "again",
    "all",
    "already",
    "also",
    "always",
    "anyone",
    "anything",
    "anywhere",
    "before",
    "being",
    "best",
    "cant",
    "come",
    "didnt",
    "doesnt",
    "doing",
    "dont",
    "else",
    "even",
    "ever",
    "every",
    "find",
    "give",
    "go",
    "goes",
    "going",
    "good",
    "happen",
    "happens",
    "into",
    "isnt",
    "ive",
    "just",
    "keep",
    "let",
    "like",
    "look",
    "make",
    "making",
    "many",
    "may",
    "might",
    "more",
    "must",
    "never",
    "not",
    "one",
    "only",
    "other",
    "out",
    "put",
    "really",
    "right",
    "say",
    "says",
    "see",
    "someone",
    "something",
    "start",
    "still",
    "such",
    "supposed",
    "take",
    "taken",
    "tell",
    "than",
    "theres",
    "theyre",
    "thing",
    "things",
    "think",
    "too",
    "up",
    "use",
    "very",
    "want",
    "wants",
    "wasnt",
    "way",
    "wont",
    "yet",
];

/// Names of services that are called, sorted.
const SERVICES: &[&str] = &["helpline", "helplines", "hotline", "hotlines", "tipline"];

/// Words of a line that asks for a telephone number. They are optional in it.
const DIAL: &[&str] = &["call", "dial", "number", "phone"];

/// Returns true if the words of a line, in order, ask for a telephone number: `labor hotline`,
/// `number for wage theft`, `who do i call`. A `roll call`, a `phone search`, and a question
/// about a hotline do not.
pub(super) fn asks_for_number(words: &[String], is_question: bool) -> bool {
    let pair = |pair: &[String]| match pair {
        [first, second] => matches!(
            (first.as_str(), second.as_str()),
            ("number", "for" | "of" | "to") | ("phone", "number")
        ),
        _ => false,
    };
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&&**word));
    (has(SERVICES) && !is_question)
        || words.windows(2).any(pair)
        || (has(&["who", "whom"]) && has(&["call", "dial", "phone"]))
}

/// Returns true if a word says little beside the others of its line.
pub(super) fn is_generic(word: &str, asks_for_number: bool) -> bool {
    GENERIC.binary_search(&word).is_ok() || (asks_for_number && DIAL.contains(&word))
}

/// Words that say little beside any other word, sorted, sentence or not. They are optional, so
/// that an entry with the telling words comes before one that has only these.
const GENERIC: &[&str] = &[
    "another",
    "basic",
    "complete",
    "currently",
    "different",
    "evening",
    "exactly",
    "info",
    "information",
    "long",
    "midnight",
    "night",
    "nights",
    "overnight",
    "please",
    "possible",
    "process",
    "processing",
    "simply",
    "somebody",
    "time",
    "tonight",
    "usually",
    "various",
    "weekend",
    "weekends",
    "word",
    "words",
];

/// Returns true for a function word or filling word, which nobody searches for alone.
pub(in crate::search) fn is_function_word(word: &str) -> bool {
    OPTIONAL.binary_search(&word).is_ok() || FILLING.binary_search(&word).is_ok()
}

/// The edit distance up to which the search looks for a typed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::search) enum Fuzziness {
    /// The word itself, its beginnings and its stem.
    Typed,
    /// These, and words one typo away, from four letters on.
    OneSlip,
    /// These, and words two typos away, from six letters on.
    TwoSlips,
    /// These, and words with another first letter than the typed one, from four letters on: the
    /// last guess, for a word that is nowhere else.
    FirstLetter,
}

impl Fuzziness {
    /// Returns the distances to try for a word of this many letters, one after another until it
    /// is found.
    pub(in crate::search) fn all(letters: usize) -> &'static [Fuzziness] {
        const ALL: [Fuzziness; 4] =
            [Fuzziness::Typed, Fuzziness::OneSlip, Fuzziness::TwoSlips, Fuzziness::FirstLetter];
        match letters {
            4..=5 => &ALL,
            // From six letters on, a typo in the first letter is one of the two typos.
            _ => &ALL[..3],
        }
    }
}

/// A word to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
    /// The folded word, as it is compared.
    pub(in crate::search) folded: String,
    /// The word as it was typed.
    pub(in crate::search) typed: Arc<str>,
    /// True if it may be the start of a longer word.
    pub(in crate::search) starts: bool,
    /// True if only exactly this word matches: it stands in a phrase.
    pub(in crate::search) quoted: bool,
    /// Other words that mean the same.
    pub(in crate::search) synonyms: Vec<String>,
    /// True if an entry may lack it.
    pub(in crate::search) optional: bool,
    /// The least distance at which any entry has it; set by the search.
    pub(in crate::search) reach: Fuzziness,
    /// True for a word of the name of a place or language: no other word is meant by it.
    pub(in crate::search) named: bool,
    /// Byte range of its term in the line.
    pub(in crate::search) span: Range<usize>,
    /// The fuzzy terms of `folded`.
    pub(in crate::search) nears: Nears,
}

impl Word {
    /// Returns a word that only exactly this term matches.
    pub(in crate::search) fn exact(word: &str) -> Self {
        Self {
            folded: word.to_owned(),
            typed: word.into(),
            starts: false,
            quoted: true,
            synonyms: Vec::new(),
            optional: false,
            reach: Fuzziness::Typed,
            named: false,
            span: 0..0,
            nears: Nears::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_asks_for_a_number_or_has_such_a_word() {
        let words = |line: &str| line.split(' ').map(String::from).collect::<Vec<_>>();
        let asks = |line: &str| asks_for_number(&words(line), false);
        for line in ["ice hotline", "number for wage theft", "who do i call", "fbi phone number"] {
            assert!(asks(line), "{line}");
        }
        for line in ["roll call", "phone search", "case number", "call log", "who may sign"] {
            assert!(!asks(line), "{line}");
        }
        assert!(
            is_generic("call", true) && !is_generic("call", false) && is_generic("time", false)
        );
    }

    #[test]
    fn function_words_can_be_looked_up() {
        assert!(OPTIONAL.is_sorted() && FILLING.is_sorted());
        assert!(GENERIC.is_sorted() && SERVICES.is_sorted());
        assert!(is_function_word("than") && is_function_word("in") && !is_function_word("thai"));
    }
}
