//! Words as often as real texts use them.

use super::domain::Domain;
use fastrand::Rng;
use std::collections::HashSet;

/// How many different words there are.
const WORDS: usize = 260_000;

const ONSETS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "b",
    "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "br", "ch", "cl", "cr", "dr", "fl",
    "fr", "gr", "pl", "pr", "sh", "sp", "st", "str", "th", "tr",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "ou", "io"];
const CODAS: &[&str] = &[
    "", "", "", "", "", "", "", "", "n", "n", "r", "r", "l", "s", "t", "m", "d", "nd", "nt", "rd",
    "st", "ck", "ph", "x",
];
const ENDINGS: &[&str] = &[
    "s", "ed", "ing", "er", "ers", "ion", "ions", "al", "ity", "ment", "ness", "able", "ive", "ly",
    "ist", "ism", "ation", "ological", "ization",
];

/// All words, the most frequent first: those that every text needs, those of
/// the field, then composed ones in families (`plaint`, `plainted`, ...).
pub struct Vocabulary {
    words: Vec<String>,
}

impl Vocabulary {
    pub fn new(domain: &Domain) -> Self {
        let mut rng = Rng::with_seed(1);
        let known = domain.function.iter().chain(&domain.general);
        let mut seen: HashSet<String> = HashSet::with_capacity(WORDS);
        let mut words = Vec::with_capacity(WORDS);
        let mut stems: Vec<String> = Vec::new();
        for word in known {
            if seen.insert(word.clone()) {
                words.push(word.clone());
            }
        }
        while words.len() < WORDS {
            let of_family = !stems.is_empty() && rng.f32() < 0.65;
            let word = if of_family {
                let stem = &stems[rng.usize(..stems.len())];
                format!("{stem}{}", ENDINGS[rng.usize(..ENDINGS.len())])
            } else {
                stem(&mut rng)
            };
            if seen.insert(word.clone()) {
                if !of_family {
                    stems.push(word.clone());
                }
                words.push(word);
            }
        }
        Self { words }
    }

    /// A word by Zipf's law: the word of rank r comes up 1/r as often as the first.
    pub fn word(&self, rng: &mut Rng) -> &str {
        &self.words[zipf(rng, self.words.len())]
    }

    /// A word that could stand in a title.
    pub fn content_word(&self, rng: &mut Rng, domain: &Domain) -> &str {
        self.word_beyond(rng, domain.function.len())
    }

    /// A composed word, which may as well be a name.
    pub fn name(&self, rng: &mut Rng, domain: &Domain) -> &str {
        self.word_beyond(rng, domain.function.len() + domain.general.len())
    }

    fn word_beyond(&self, rng: &mut Rng, first: usize) -> &str {
        loop {
            let at = zipf(rng, self.words.len());
            if at >= first {
                return &self.words[at];
            }
        }
    }
}

/// A place below `len`, by Zipf's law. The integral of 1/r is the logarithm,
/// so that a power of `len` turns an even draw into this one.
pub fn zipf(rng: &mut Rng, len: usize) -> usize {
    let rank = ((len + 1) as f64).powf(rng.f64()) as usize;
    rank.clamp(1, len) - 1
}

fn stem(rng: &mut Rng) -> String {
    let syllables = match rng.u8(..20) {
        0 => 1,
        1..=10 => 2,
        _ => 3,
    };
    let mut word = String::new();
    for _ in 0..syllables {
        for part in [ONSETS, VOWELS, CODAS] {
            word.push_str(part[rng.usize(..part.len())]);
        }
    }
    word
}
