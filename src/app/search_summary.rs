//! The remarks on a search: words that were not understood, and how far the results
//! are from the typed words.

use super::Model;
use crate::search::{Expansion, Highlighter, Tier, UserField, matches};
use std::borrow::Cow;

/// How many words of a kind are named.
const NAMED: usize = 3;

impl Model {
    /// The first part of the query that was not understood, and what to write; or what cannot be
    /// answered.
    pub fn query_fault(&self) -> Option<Cow<'_, str>> {
        let fault = self.outcome.query.faults.first();
        let fault = fault.map(|fault| Cow::Borrowed(fault.message.as_str()));
        // An empty list tells that itself.
        let unanswered = || self.unanswered().filter(|_| self.row_count() > 0);
        fault.or_else(|| unanswered().map(|(what, _)| Cow::Owned(what)))
    }

    /// Returns which field of the query cannot be answered, and why: the record or the shelf
    /// was not read.
    pub fn unanswered(&self) -> Option<(String, &str)> {
        let asked = UserField::in_line(self.query.value());
        asked.into_iter().find_map(|field| {
            let (thing, why) = match field {
                UserField::Is | UserField::List => {
                    ("squadroom couldn't read your record", self.record.unread()?)
                }
                UserField::On => {
                    ("squadroom couldn't read your saved documents", self.holdings.unread()?)
                }
            };
            Some((format!("`{}:` doesn't work now: {thing}.", field.name()), why))
        })
    }

    /// How what was found comes from what was typed; nothing when every entry
    /// has every word.
    pub fn nearness(&self) -> Option<String> {
        let hits = &self.outcome.hits;
        let best = hits.iter().min_by_key(|hit| hit.tier)?;
        Some(match best.tier {
            Tier::Words | Tier::Copy => match self.outcome.others_in_words() {
                Some(others) => others,
                None if best.tier == Tier::Words => return None,
                None => "Only saved documents have all your words".to_owned(),
            },
            Tier::Spelling => match self.near_words() {
                near if near.is_empty() => "No exact matches. These are similar".into(),
                near => format!("No exact matches. Similar: {near}"),
            },
            Tier::Some => "Nothing matches all your words. These are closest".to_owned(),
            Tier::Letters => "Nothing matches your words. These titles have the letters".to_owned(),
        })
    }

    /// The words of the best hit that stand for typed ones.
    fn near_words(&self) -> String {
        let Some(hit) = self.outcome.hits.iter().min_by_key(|hit| hit.tier) else {
            return String::new();
        };
        let Some(entry) = self.entry_of(hit) else { return String::new() };
        let found = matches(&self.catalog, &entry, &self.outcome.query, hit);
        let is_near =
            |find: &&Highlighter| matches!(find.expansion, Expansion::Slips(_) | Expansion::Part);
        let shown = found.iter().filter(|matched| !matched.is_keyword());
        let finds = shown.flat_map(|matched| &matched.finds).filter(is_near);
        let words: Vec<&str> = finds.map(|find| &*find.found).take(NAMED).collect();
        words.join(", ")
    }
}
