//! tantivy in the stages that our search takes: all words by their
//! beginnings; with typos; then part of the words; the next stage only while
//! there are few hits. Facets are counted over all that matches.

use super::Peer;
use super::edge::typed;
use super::facets::{Counts, Facets};
use super::full_text::{FullText, all, any, boosted, term};
use super::fuzzy::edits;
use squadroom::catalog::Catalog;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{FuzzyTermQuery, Query};

/// With fewer hits than this the next stage is taken.
const ENOUGH: usize = 10;

/// What a word with a typo weighs against one without.
const TYPO: f32 = 0.5;

pub struct Staged(FullText);

impl Staged {
    pub fn build(catalog: &Catalog) -> Self {
        Self(FullText::build(catalog))
    }

    pub const fn over(index: FullText) -> Self {
        Self(index)
    }

    /// The best entries, and the counts over all that match.
    pub fn search(&mut self, query: &str, most: usize) -> (Vec<usize>, Counts) {
        let words = self.0.words(query);
        let mut found = Vec::new();
        let mut counts = Counts::default();
        if words.is_empty() {
            return (found, counts);
        }
        let typed = || words.iter().map(|word| self.beginning(word)).collect();
        let near = || words.iter().map(|word| self.near(word)).collect();
        let stages: [&dyn Fn() -> Box<dyn Query>; 3] =
            [&|| all(typed()), &|| all(near()), &|| any(near())];
        for stage in stages {
            let searcher = self.0.reader.searcher();
            let top = TopDocs::with_limit(most).order_by_score();
            let (hits, counted) = searcher.search(&*stage(), &(top, Facets)).unwrap();
            let hits = self.0.entries(&hits);
            let new: Vec<usize> = hits.into_iter().filter(|at| !found.contains(at)).collect();
            found.extend(new);
            counts = counted;
            if counts.total >= ENOUGH {
                break;
            }
        }
        found.truncate(most);
        (found, counts)
    }

    fn beginning(&self, word: &str) -> Box<dyn Query> {
        let word = typed(word);
        any(self.0.fields.iter().map(|field| term(field.edges, word, field.weight)).collect())
    }

    fn near(&self, word: &str) -> Box<dyn Query> {
        let mut ways = vec![self.beginning(word)];
        if edits(word) > 0 {
            for field in &self.0.fields {
                let near = Term::from_field_text(field.words, word);
                let near = FuzzyTermQuery::new(near, edits(word), true);
                ways.push(boosted(Box::new(near), field.weight * TYPO));
            }
        }
        any(ways)
    }
}

impl Peer for Staged {
    fn name(&self) -> &'static str {
        "tantivy, staged as ours"
    }

    fn top(&mut self, query: &str, most: usize) -> Vec<usize> {
        self.search(query, most).0
    }
}
