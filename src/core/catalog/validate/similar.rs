//! Finds entries that an earlier catalog seems to have already.

use crate::catalog::parse::draft::FileDrafts;
use crate::catalog::{Catalog, Entry, Kind, UrlKind};
use crate::faults::{Code, Document};
use crate::folding::words;
use std::collections::{HashMap, HashSet};

/// Fewest different words of titles that are near without being equal.
const LEAST_WORDS: usize = 4;
/// The share of words, in percent, that near titles have in common.
const NEAR_PERCENT: usize = 75;

/// The entries of the earlier catalogs, by what a copy of one would have.
#[derive(Debug, Default)]
pub(in crate::catalog) struct EarlierEntries {
    by_link: HashMap<String, String>,
    titles: Vec<(Kind, HashSet<String>, String)>,
}

impl EarlierEntries {
    /// Reads all entries of the earlier catalogs.
    pub fn of(base: &Catalog) -> Self {
        let mut earlier = Self::default();
        for entry in base.entries.iter() {
            // Other entries may lead to the same page about all of them.
            if entry.url_kind == UrlKind::Exact && !entry.url.is_empty() {
                earlier.by_link.entry(plain_link(&entry.url)).or_insert(entry.id.clone());
            }
            let title = words(&entry.title).into_iter().collect();
            earlier.titles.push((entry.kind, title, entry.id.clone()));
        }
        earlier
    }

    /// Warns of sound entries that have the link, or nearly the title, of an earlier one.
    pub fn check(&self, parts: &FileDrafts, document: &Document<'_>) {
        for draft in parts.entries.iter().filter(|draft| draft.is_sound(document)) {
            let Some(entry) = draft.value.as_deref() else { continue };
            let Some((id, what)) = self.similar(entry) else { continue };
            let message = format!("`{id}` in an earlier catalog has {what}.");
            let mend = format!(
                "If it is the same, write `[[override]]` with `id = \"{id}\"` in place of this entry."
            );
            document.report(Code::SimilarEntry, draft.id_span.clone(), &message, &mend);
        }
    }

    fn similar(&self, entry: &Entry) -> Option<(&str, &'static str)> {
        let title: HashSet<String> = words(&entry.title).into_iter().collect();
        let is_near = |(kind, other, _): &&(Kind, HashSet<String>, String)| {
            *kind == entry.kind && are_near(&title, other)
        };
        let by_title =
            || self.titles.iter().find(is_near).map(|(.., id)| (id.as_str(), "a title like this"));
        let link = Some(plain_link(&entry.url)).filter(|link| !link.is_empty());
        let by_link = link.and_then(|link| self.by_link.get(&link));
        by_link.map(|id| (id.as_str(), "the same link")).or_else(by_title)
    }
}

fn are_near(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    if one == other {
        return !one.is_empty();
    }
    let (both, all) = (one.intersection(other).count(), one.union(other).count());
    one.len().min(other.len()) >= LEAST_WORDS && both * 100 >= all * NEAR_PERCENT
}

/// Returns a link without the parts in which two addresses of one page may differ.
fn plain_link(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_near_if_most_words_are_the_same() {
        let set = |text: &str| words(text).into_iter().collect::<HashSet<_>>();
        let near = |one, other| are_near(&set(one), &set(other));
        assert!(near("The Vice Desk", "the vice desk."));
        assert!(near("Ten Signs of Labor Trafficking", "Ten Signs of Labor Trafficking (2024)"));
        assert!(!near("Vice Desk", "Vice Desk North"));
        assert!(!near("", ""));
    }

    #[test]
    fn a_link_is_the_same_without_scheme_and_slash() {
        assert_eq!(
            plain_link("https://www.Example.org/a/"),
            plain_link("http://example.org/a#top")
        );
        assert_ne!(plain_link("https://example.org/a?b"), plain_link("https://example.org/a"));
    }
}
