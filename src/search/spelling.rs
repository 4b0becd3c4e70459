//! The nearest spelling, for a search that found nothing.

use super::Index;
use super::query::Query;
use std::collections::BTreeMap;

impl Index {
    /// The typed line with each word that the catalog does not know replaced by
    /// the nearest one that it knows; `None` when there is nothing to replace
    /// or nothing near. Made for the moment when a search finds nothing: it
    /// goes through every word of the catalog.
    pub fn nearest(&self, query: &str) -> Option<String> {
        let query = Query::parse(query);
        let known = self.vocabulary();
        let mut changed = false;
        let mut words = Vec::with_capacity(query.words.len());
        for word in &query.words {
            let folded = word.folded.as_str();
            if known.range(folded..).next().is_some_and(|(next, _)| next.starts_with(folded)) {
                words.push(word.typed.to_string());
            } else {
                words.push(nearest_word(&known, folded)?.to_owned());
                changed = true;
            }
        }
        changed.then(|| words.join(" "))
    }

    /// Every word of the catalog, with how often it occurs.
    fn vocabulary(&self) -> BTreeMap<&str, usize> {
        let own = self.entries.iter().flat_map(|entry| entry.texts.iter().map(|(_, text)| text));
        let names = self.topics.iter().chain(&self.publishers).flatten().map(|(_, text)| text);
        let mut vocabulary = BTreeMap::new();
        for word in own.chain(names).flat_map(|text| text.words()) {
            *vocabulary.entry(word).or_insert(0) += 1;
        }
        vocabulary
    }
}

/// The known word that the fewest slips of the finger lead to, the most
/// frequent of equals: one slip in a word of four letters, two from eight on.
fn nearest_word<'a>(known: &BTreeMap<&'a str, usize>, typed: &str) -> Option<&'a str> {
    let slips = match typed.chars().count() {
        0..=3 => return None,
        4..=7 => 1,
        8..=40 => 2,
        _ => return None,
    };
    let near = known.iter().filter_map(|(word, count)| {
        let close = word.len().abs_diff(typed.len()) <= 4 * slips;
        let distance = if close { strsim::osa_distance(word, typed) } else { usize::MAX };
        (distance <= slips).then_some((distance, usize::MAX - count, *word))
    });
    near.min().map(|(_, _, word)| word)
}
