//! fuzzy-matcher over the titles.

use super::Peer;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use squadroom::catalog::Catalog;

/// The typed letters in their order anywhere in the title.
pub struct Skim {
    titles: Vec<String>,
    matcher: SkimMatcherV2,
}

impl Skim {
    pub fn build(catalog: &Catalog) -> Self {
        Self::of_titles(catalog.entries.iter().map(|entry| entry.title.clone()).collect())
    }

    pub fn of_titles(titles: Vec<String>) -> Self {
        Self { titles, matcher: SkimMatcherV2::default().ignore_case() }
    }
}

impl Peer for Skim {
    fn name(&self) -> &'static str {
        "fuzzy-matcher, titles"
    }

    fn top(&mut self, query: &str, most: usize) -> Vec<usize> {
        let score = |(at, title): (usize, &String)| {
            Some((std::cmp::Reverse(self.matcher.fuzzy_match(title, query)?), at))
        };
        let mut found: Vec<_> = self.titles.iter().enumerate().filter_map(score).collect();
        if found.len() > most && most > 0 {
            found.select_nth_unstable(most - 1);
            found.truncate(most);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect()
    }
}
