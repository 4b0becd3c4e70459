//! tantivy as its users mostly ask it: every word by its beginning and with
//! typos, first all words, then any.

use super::Peer;
use super::full_text::{FullText, all, any, boosted, term};
use squadroom::catalog::Catalog;
use tantivy::Term;
use tantivy::query::{FuzzyTermQuery, Query};

/// What a word with a typo or only its beginning weighs against a whole one.
const NEAR: f32 = 0.5;

pub struct Fuzzy(FullText);

impl Fuzzy {
    pub fn build(catalog: &Catalog) -> Self {
        Self(FullText::build(catalog))
    }

    fn word(&self, word: &str) -> Box<dyn Query> {
        let mut ways = Vec::new();
        for field in &self.0.fields {
            ways.push(term(field.words, word, field.weight));
            let near = Term::from_field_text(field.words, word);
            let near = FuzzyTermQuery::new_prefix(near, edits(word), true);
            ways.push(boosted(Box::new(near), field.weight * NEAR));
        }
        any(ways)
    }
}

/// How many letters of a word may be wrong.
pub fn edits(word: &str) -> u8 {
    match word.chars().count() {
        _ if word.chars().any(|letter| letter.is_ascii_digit()) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Peer for Fuzzy {
    fn name(&self) -> &'static str {
        "tantivy, fuzzy, all then any"
    }

    fn top(&mut self, query: &str, most: usize) -> Vec<usize> {
        let words = self.0.words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let words = || words.iter().map(|word| self.word(word)).collect();
        let mut found = self.0.search(&*all(words()), most);
        if found.len() < most {
            let more = self.0.search(&*any(words()), most);
            let new: Vec<usize> = more.into_iter().filter(|at| !found.contains(at)).collect();
            found.extend(new);
            found.truncate(most);
        }
        found
    }
}
