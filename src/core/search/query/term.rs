//! The words of a query, and those that questions are filled with.

use crate::search::index::term_dictionary::Nears;
use std::ops::Range;
use std::sync::Arc;

/// Words that questions are made of. They are looked for, but need not be
/// found, unless nothing else was typed.
pub(super) const OPTIONAL: &[&str] = &[
    "a", "about", "am", "among", "an", "and", "any", "are", "as", "at", "be", "been", "between",
    "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "get", "got", "had",
    "has", "have", "he", "her", "him", "his", "how", "i", "if", "im", "in", "is", "it", "its",
    "know", "me", "much", "my", "need", "now", "of", "on", "or", "our", "shall", "she", "should",
    "so", "some", "that", "the", "their", "them", "there", "they", "this", "through", "to", "us",
    "was", "we", "were", "what", "whats", "when", "where", "which", "while", "who", "whom", "whos",
    "whose", "why", "will", "with", "within", "would", "you", "your",
];

/// In a sentence these too say little of what is looked for; among keywords they
/// do: `victim wont testify`. Not `no`, `without` or `id`: `a victim without id`.
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

/// Returns whether a word is one that sentences are made of: nobody looks for it.
pub(in crate::search) fn is_function_word(word: &str) -> bool {
    OPTIONAL.binary_search(&word).is_ok() || FILLING.binary_search(&word).is_ok()
}

/// The edit distance up to which the search looks for a typed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::search) enum Fuzziness {
    /// The word itself, its beginnings and its stem.
    Typed,
    /// And words one slip away, from four letters on.
    OneSlip,
    /// And words two slips away, from six letters on.
    TwoSlips,
    /// And words of which another letter than typed is the first, from four
    /// letters on: the last guess, for what is nowhere else.
    FirstLetter,
}

impl Fuzziness {
    /// How far to look for a word of so many letters, one after another until it
    /// is found.
    pub(in crate::search) fn all(letters: usize) -> &'static [Fuzziness] {
        const ALL: [Fuzziness; 4] =
            [Fuzziness::Typed, Fuzziness::OneSlip, Fuzziness::TwoSlips, Fuzziness::FirstLetter];
        match letters {
            4..=5 => &ALL,
            // From six letters on a slip in the first letter is one of two slips.
            _ => &ALL[..3],
        }
    }
}

/// One word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
    /// As it is compared.
    pub(in crate::search) folded: String,
    /// As it was typed.
    pub(in crate::search) typed: Arc<str>,
    /// Whether it may be the start of a longer word.
    pub(in crate::search) starts: bool,
    /// Whether it must be met exactly: it stands in a phrase.
    pub(in crate::search) quoted: bool,
    /// Other words that mean the same.
    pub(in crate::search) synonyms: Vec<String>,
    /// Whether an entry may lack it.
    pub(in crate::search) optional: bool,
    /// How far one must look to find it at all; set by the search.
    pub(in crate::search) reach: Fuzziness,
    /// True for a word of the name of a place or language: no other word is meant by it.
    pub(in crate::search) named: bool,
    /// The term of the line that it stands in, in bytes.
    pub(in crate::search) span: Range<usize>,
    /// What is near to `folded`.
    pub(in crate::search) nears: Nears,
}

impl Word {
    /// Returns a word that only its very self fits.
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
