//! Words that find a resource but that no page shows, as hashes.
//!
//! Keywords hold misspelled, old and coarse words, and so do the rings of synonyms. The page
//! has their hashes: the script hashes the typed words in the same way and compares.

use crate::catalog::Catalog;
use crate::folding::words;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say nothing of a subject; the search leaves them out.
pub(super) const STOP_WORDS: [&str; 30] = [
    "a", "an", "and", "are", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i",
    "if", "in", "is", "it", "my", "of", "on", "or", "she", "that", "the", "to", "was", "what",
    "with", "you",
];

/// Returns the hashes of all words of some texts, for an attribute.
pub(super) fn keys<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let own: BTreeSet<String> = texts.flat_map(words).collect();
    let told = own.iter().filter(|word| !STOP_WORDS.contains(&word.as_str()));
    let keys: BTreeSet<String> = told.map(|word| format!("~{}", hash(stem(word)))).collect();
    keys.into_iter().collect::<Vec<_>>().join(" ")
}

/// Returns the rings of synonyms: the words of each that the page has anyway, and under the hash
/// of every word its rings.
pub(super) fn rings(catalog: &Catalog, page: &str) -> Value {
    let on_page: BTreeSet<String> = words(page).iter().map(|word| stem(word)).collect();
    let mut of_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut rings = Vec::new();
    for ring in &catalog.synonyms {
        let known: Vec<&String> = ring.iter().filter(|own| on_page.contains(&stem(own))).collect();
        if !known.is_empty() {
            ring.iter()
                .for_each(|own| of_word.entry(hash(stem(own))).or_default().push(rings.len()));
            rings.push(known);
        }
    }
    json!({ "rings": rings, "of": of_word })
}

/// Returns the start of a folded word that its other forms share. The script has the same rule.
fn stem(word: &str) -> String {
    let cut = |end: &str, least: usize, put: &str| {
        let start = word.strip_suffix(end).filter(|_| word.chars().count() > least)?;
        Some(format!("{start}{put}"))
    };
    let plural = || if word.ends_with("ss") { None } else { cut("s", 3, "") };
    cut("ies", 4, "y")
        .or_else(|| cut("ing", 5, ""))
        .or_else(|| cut("ed", 4, ""))
        .or_else(plural)
        .unwrap_or_else(|| word.to_owned())
}

/// Returns the FNV-1a hash of a word, in 32 bits.
fn hash(word: String) -> String {
    let step = |value: u32, byte: u8| (value ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    in_base_36(word.bytes().fold(0x811c_9dc5, step))
}

/// Returns a number with the digits 0-9 and a-z, as the script reads it.
pub(super) fn in_base_36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(number % 36, 36));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (word, start) in [
            ("agencies", "agency"),
            ("trafficking", "traffick"),
            ("trafficked", "traffick"),
            ("victims", "victim"),
            ("massage", "massage"),
            ("access", "access"),
            ("bus", "bus"),
        ] {
            assert_eq!(stem(word), start);
        }
    }

    #[test]
    fn hashes_are_those_of_the_script() {
        assert_eq!(hash("a".to_owned()), in_base_36(0xe40c_292c));
        assert_eq!(in_base_36(35), "z");
        assert_eq!(in_base_36(36), "10");
        assert_eq!(in_base_36(0), "0");
    }

    #[test]
    fn a_ring_names_only_words_of_the_page() {
        let rings = rings(&embedded::catalog(), "<p>police");
        let all =
            rings["rings"].as_array().unwrap().iter().flat_map(|ring| ring.as_array().unwrap());
        let values: Vec<&str> = all.map(|word| word.as_str().unwrap()).collect();
        assert!(!values.is_empty() && values.iter().all(|other| *other == "police"), "{values:?}");
    }
}
