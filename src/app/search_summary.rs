//! The remarks on a search: words that were not understood, and how far the results
//! are from the typed words.

use super::Model;
use crate::search::{Expansion, Highlighter, Relaxation, Tier, UserField, matches};
use std::borrow::Cow;

/// How many words of a kind are named.
const NAMED: usize = 3;

/// Characters of a line that is looked for in notes, at least: each note has words with any
/// one or two letters.
const LEAST_OF_NOTE: usize = 3;

/// A change of the search that finds something where the list is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut<'m> {
    /// Shows the resources that are not current, so many.
    ShowPast(usize),
    /// Shows all types, in which so many are found.
    AllTypes(usize),
    /// Leaves out the part of the line that keeps all away.
    Without(&'m Relaxation),
    /// Searches for this spelling instead.
    Respell(&'m str),
}

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
                UserField::Is | UserField::List | UserField::Note => {
                    ("squadroom couldn't read your record", self.record.unread()?)
                }
                UserField::On => {
                    ("squadroom couldn't read your saved documents", self.holdings.unread()?)
                }
            };
            Some((format!("`{}:` doesn't work now: {thing}.", field.name()), why))
        })
    }

    /// Returns what helps most where the list is empty.
    pub fn way_out(&self) -> Option<WayOut<'_>> {
        match (self.hidden_in_tab(), self.found_elsewhere(), &self.outcome.obstacle) {
            (hidden @ 1.., ..) => Some(WayOut::ShowPast(hidden)),
            (0, found @ 1.., _) => Some(WayOut::AllTypes(found)),
            (0, 0, Some(obstacle)) => Some(WayOut::Without(obstacle)),
            (0, 0, None) => self.suggestion.as_deref().map(WayOut::Respell),
        }
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

    /// Returns how many notes have the typed words, and the filter that finds them; none for a
    /// line with a filter or a quote.
    pub fn notes_with_words(&self) -> Option<String> {
        let line = self.query.value().trim();
        let count = match line.contains([':', '"']) || line.chars().count() < LEAST_OF_NOTE {
            true => 0,
            false => self.marks.with_note(line).len(),
        };
        let has_blank = line.contains(char::is_whitespace);
        let value = if has_blank { format!("\"{line}\"") } else { line.to_owned() };
        match count {
            0 => None,
            1 => Some(format!("1 note of yours has it: type note:{value}.")),
            count => Some(format!("{count} notes of yours have it: type note:{value}.")),
        }
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
