//! Which hotlines help with a need, by the catalog's own words.

use crate::catalog::{Catalog, Entry, EntryPosition};
use crate::folding::words;

/// The hotlines among `places` for a need, the best first: those that have all
/// of its words. What a hotline is called counts more than what is said of it.
/// All of them, in their order, for a need without a word.
pub(in crate::app) fn hotlines(
    catalog: &Catalog,
    places: &[EntryPosition],
    need: &str,
) -> Vec<EntryPosition> {
    let wanted = words(need);
    let rank = |&place: &EntryPosition| {
        let entry = catalog.entries.get(place)?;
        let shelves = shelves(catalog, &entry).map(|texts| words(&texts.join(" ")));
        let one = |word: &String| shelves.iter().position(|shelf| holds(shelf, word));
        let ranks = wanted.iter().map(one).collect::<Option<Vec<usize>>>()?;
        Some((ranks.into_iter().sum::<usize>(), place))
    };
    let mut found: Vec<_> = places.iter().filter_map(rank).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, place)| place).collect()
}

/// Returns what is known of a hotline, what tells most of its purpose first.
fn shelves<'a>(catalog: &'a Catalog, entry: &'a Entry) -> [Vec<&'a str>; 4] {
    let mut names = vec![entry.title.as_str()];
    names.extend(entry.alt_titles.iter().chain(&entry.keywords).map(String::as_str));
    let mut purpose = Vec::new();
    let mut about = vec![entry.summary.as_str()];
    if let Some(service) = entry.service() {
        purpose.extend(service.eligibility.as_deref());
        purpose.extend(service.languages.iter().map(String::as_str));
        let facts = [&service.who_answers, &service.operator, &service.area_served];
        about.extend(facts.into_iter().flatten().map(String::as_str));
    }
    about.extend(entry.audience.iter().map(String::as_str));
    let mut topics = Vec::new();
    for topic in entry.topics.iter().filter_map(|id| catalog.topic(id)) {
        topics.push(topic.label.as_str());
        topics.extend(topic.alt_labels.iter().chain(&topic.keywords).map(String::as_str));
    }
    [names, purpose, topics, about]
}

/// Returns whether a word or the start of one is on that shelf. `wages` finds `wage`.
fn holds(shelf: &[String], word: &str) -> bool {
    let stem = |word: &str| match word.strip_suffix('s') {
        Some(stem) if stem.chars().count() > 2 => stem.to_owned(),
        _ => word.to_owned(),
    };
    let wanted = stem(word);
    shelf.iter().any(|known| known.starts_with(word) || stem(known) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Kind;
    use crate::embedded;

    fn found(need: &str) -> Vec<String> {
        let catalog = embedded::catalog();
        let places = catalog.entries.of_kind(Kind::Hotline);
        let found = hotlines(&catalog, &places, need);
        found.into_iter().map(|place| catalog.entries.get(place).unwrap().id.clone()).collect()
    }

    #[test]
    fn a_need_finds_the_lines_for_it() {
        let all = found("").len();
        for (need, ids) in [
            ("minor", vec!["otip-child-protection-specialists"]),
            ("deaf", vec!["trs-711", "eeoc-line", "988-lifeline"]),
            ("wages", vec!["dol-wage-and-hour"]),
            ("Suicidal", vec!["988-lifeline", "crisis-text-line", "veterans-crisis-line"]),
            ("tribal", vec!["stronghearts-native-helpline"]),
        ] {
            let found = found(need);
            assert!(found.len() * 3 < all * 2, "{need}: {found:?}");
            for id in &ids {
                assert!(found.iter().any(|other| other == id), "{need}: no {id} in {found:?}");
            }
            assert!(ids.contains(&found[0].as_str()), "{need}: {found:?}");
        }
    }

    #[test]
    fn every_word_counts_and_an_unknown_one_finds_nothing() {
        assert_eq!(found("suicidal veteran")[0], "veterans-crisis-line");
        assert!(!found("suicidal veteran").contains(&"trs-711".to_owned()));
        assert_eq!(found("suicidal zzzz"), Vec::<String>::new());
        assert_eq!(found(" , ").len(), found("").len());
        assert_eq!(found("veteran's"), found("veterans"), "an apostrophe parts no word");
        let shelf = words("A wage, a visa");
        assert!(holds(&shelf, "wages") && holds(&shelf, "vis") && !holds(&shelf, "wagers"));
    }
}
