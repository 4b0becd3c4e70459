//! Expands a typed word to the terms that it may mean.

use crate::search::index::postings::Postings;
use crate::search::index::term_dictionary::{Dictionary, Near, Slips};
use crate::search::query::{Fuzziness, Word};
use crate::search::text::stem::{root, stem};

/// All terms with their postings.
pub(in crate::search) type Lexicon<'a> = (&'a Dictionary, Postings<'a>);

/// Most bytes of a short word.
const SHORT: usize = 4;

/// Weight of the start of a word for a short typed word, in parts of 256.
const SHORT_START: u32 = 160;

/// The relation of a term in an entry to a typed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expansion {
    /// It is the typed word.
    Exact,
    /// It starts with the typed word.
    Start,
    /// It has the same stem: trafficker, trafficking.
    Stem,
    /// It is one or two typos away.
    Slips(u8),
    /// It means the same: child for kid.
    Synonym,
    /// It is one of two words that were typed without a space: `taskforce`.
    Part,
    /// It holds the letters of the typed word in order, with gaps.
    Letters,
}

impl Expansion {
    /// Returns the weight of the term in parts of 256; an exact one has all. Measured in the
    /// design of the index: the values of the practice queries' best mean reciprocal rank.
    const fn scale(self) -> u32 {
        match self {
            Expansion::Exact | Expansion::Part | Expansion::Letters => 256,
            Expansion::Start => 218,
            Expansion::Stem => 205,
            Expansion::Slips(1) => 150,
            Expansion::Slips(_) => 100,
            Expansion::Synonym => 80,
        }
    }

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Expansion::Exact => "exact",
            Expansion::Start => "start",
            Expansion::Stem => "stem",
            Expansion::Slips(1) => "one slip",
            Expansion::Slips(_) => "two slips",
            Expansion::Synonym => "synonym",
            Expansion::Part => "part",
            Expansion::Letters => "letters",
        }
    }
}

/// A typed word, ready to be compared with terms.
#[derive(Debug)]
pub(in crate::search) struct Expander<'w> {
    word: &'w str,
    starts: bool,
    stem: Option<Stem>,
    near: Option<&'w Near>,
    /// Other words that mean the same, with their stems.
    synonyms: Vec<(&'w str, Option<Stem>)>,
}

/// A stem, and the letters that it shares with its word.
#[derive(Debug)]
struct Stem {
    stem: String,
    root: String,
}

impl<'w> Expander<'w> {
    pub(in crate::search) fn new(word: &'w Word, reach: Fuzziness) -> Self {
        let text = word.folded.as_str();
        let letters = text.chars().count();
        let plain = !word.quoted && !text.bytes().any(|byte| byte.is_ascii_digit());
        let slips = match reach {
            Fuzziness::FirstLetter | Fuzziness::TwoSlips if letters >= 6 => Slips::Two,
            Fuzziness::FirstLetter if letters >= 4 => Slips::OneAnywhere,
            Fuzziness::OneSlip | Fuzziness::TwoSlips if letters >= 4 => Slips::One,
            _ => Slips::None,
        };
        let starts = word.starts && letters >= 5;
        let near = (plain && slips != Slips::None).then(|| word.nears.get(text, slips, starts));
        let stem = plain.then(|| Stem::of(text)).flatten();
        let synonyms = word.synonyms.iter().map(|word| (word.as_str(), Stem::of(word))).collect();
        Self { word: text, starts: word.starts, stem, near, synonyms }
    }

    /// Returns the relation of `other` to the typed word; `None` if it does not match.
    pub(in crate::search) fn expansion(&self, other: &str) -> Option<Expansion> {
        if other == self.word {
            Some(Expansion::Exact)
        } else if self.starts && other.starts_with(self.word) {
            Some(Expansion::Start)
        } else if self.stem.as_ref().is_some_and(|stem| stem.fits(other)) {
            Some(Expansion::Stem)
        } else if let Some(slips) = self.near.and_then(|near| near.slips(other)) {
            Some(Expansion::Slips(slips))
        } else {
            self.is_synonym(other).then_some(Expansion::Synonym)
        }
    }

    fn is_synonym(&self, other: &str) -> bool {
        self.synonyms.iter().any(|(word, stem)| {
            *word == other || stem.as_ref().is_some_and(|stem| stem.fits(other))
        })
    }

    /// Returns the weight of a term with this relation, in parts of 256. The start of a word
    /// counts less for a short typed word: `perf` is rather PERF than a performance.
    pub(in crate::search) fn scale(&self, expansion: Expansion) -> u32 {
        match expansion {
            Expansion::Start if self.word.len() <= SHORT => SHORT_START,
            expansion => expansion.scale(),
        }
    }

    /// Writes into `column`, a byte an entry, the best impact of any of the terms in each
    /// entry, from 0 to 255.
    pub(in crate::search) fn fill(&self, lexicon: Lexicon<'_>, column: &mut [u8]) {
        let (dictionary, postings) = lexicon;
        if let Some(near) = self.near {
            dictionary.each_near(near, |_, term, slips| {
                postings.raise(term..term + 1, Expansion::Slips(slips).scale(), column);
            });
        }
        if let Some(stem) = &self.stem {
            stem.each(dictionary, |term| {
                postings.raise(term..term + 1, Expansion::Stem.scale(), column);
            });
        }
        if self.starts {
            let terms = dictionary.starting_with(self.word);
            postings.raise(terms, self.scale(Expansion::Start), column);
        }
        if let Some(term) = dictionary.get(self.word) {
            postings.raise(term..term + 1, Expansion::Exact.scale(), column);
        }
    }
}

impl Expander<'_> {
    /// Raises the impacts in `column` to those of words that mean the same.
    pub(in crate::search) fn fill_synonyms(&self, lexicon: Lexicon<'_>, column: &mut [u8]) {
        let (dictionary, postings) = lexicon;
        let scale = Expansion::Synonym.scale();
        let mut raise = |term| postings.raise(term..term + 1, scale, column);
        for (word, stem) in &self.synonyms {
            match stem {
                Some(stem) => stem.each(dictionary, &mut raise),
                None => dictionary.get(word).into_iter().for_each(&mut raise),
            }
        }
    }
}

impl Stem {
    /// Returns the stem of a word of four letters or more that keeps at least three.
    fn of(word: &str) -> Option<Self> {
        let stem = stem(word).into_owned();
        let root = root(word, &stem).to_owned();
        (word.len() >= 4 && root.len() >= 3).then_some(Self { stem, root })
    }

    /// Calls `visit` with the number of each term of this stem.
    fn each(&self, dictionary: &Dictionary, mut visit: impl FnMut(u32)) {
        dictionary.each_starting_with(&self.root, |other, term| {
            if self.fits(other) {
                visit(term);
            }
            true
        });
    }

    fn fits(&self, other: &str) -> bool {
        other.starts_with(&self.root) && stem(other) == self.stem
    }
}
