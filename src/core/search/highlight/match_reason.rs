//! Explains in words why an entry matched.

use super::highlighter::{Highlighter, Match, shown_matches};
use crate::catalog::{Catalog, Entry};
use crate::search::matching::expand::Expansion;
use crate::search::query::{Query, Word};
use crate::search::results::{Hit, SearchResults, Tier};
use crate::search::{Field, Label, Snippet};

/// Most letters of the fields: one line at 80 columns, with its label.
const WIDTH: usize = 68;

/// Most letters of the words that an entry lacks.
const MISSING_WIDTH: usize = 24;

/// The place of the words that only the saved copy has.
const COPY: &str = "saved copy";

/// The place of words that nothing but keywords has, which are not shown.
const KEYWORDS: &str = "keywords";

/// The reason why a search found an entry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reason {
    /// The fields that have the words: `title, topic Child victims; missing: ledger`. Empty for
    /// a query without words.
    pub fields: String,
    /// The passage of the saved copy that has them.
    pub passage: Option<Snippet>,
}

/// Returns the fields in which the typed words were found, in one line of 80 columns.
///
/// Function words of a question do not count, and no keyword is quoted. A word of a longer text
/// is quoted where it is another one than the typed one: `title (similar to "victim")`.
pub fn reason(catalog: &Catalog, entry: &Entry, outcome: &SearchResults, hit: &Hit) -> Reason {
    let query = &outcome.query;
    let found = shown_matches(catalog, entry, query, hit);
    let passage = outcome.passage(hit);
    let missing = missing(query, &found, hit);
    let mut fields = Fields { listed: Vec::new(), room: WIDTH - missing.chars().count() };
    for matched in found.iter().filter(|matched| matched.is_telling(query)) {
        fields.add(forms(catalog, entry, matched));
    }
    if passage.is_some() {
        fields.add(vec![COPY.to_owned()]);
    }
    if fields.listed.is_empty() {
        if found.iter().any(|matched| matched.field == Field::Keyword) {
            fields.add(vec![KEYWORDS.to_owned()]);
        } else if let Some(matched) = found.first() {
            // Nothing but function words: `isis` is taken for `is is`.
            fields.add(vec![matched.field.phrase().to_owned()]);
        }
    }
    Reason { fields: fields.listed.join(", ") + &missing, passage }
}

/// The fields of a reason, and the letters that are left for more.
struct Fields {
    listed: Vec<String>,
    room: usize,
}

impl Fields {
    /// Adds the first form of a field that fits, unless the field is listed already.
    fn add(&mut self, forms: Vec<String>) {
        if forms.iter().any(|form| self.listed.contains(form)) {
            return;
        }
        let between = if self.listed.is_empty() { 0 } else { 2 };
        let width = |form: &String| form.chars().count() + between;
        if let Some(form) = forms.into_iter().find(|form| width(form) <= self.room) {
            self.room -= width(&form);
            self.listed.push(form);
        }
    }
}

impl Match {
    /// Returns true if the text is a keyword, which no screen shows.
    pub fn is_keyword(&self) -> bool {
        self.field == Field::Keyword || matches!(self.label, Label::Keyword(_))
    }

    /// Returns true if the text can be named and has more than function words of a question.
    fn is_telling(&self, query: &Query) -> bool {
        let is_optional =
            |word: &Word, find: &Highlighter| word.optional && word.typed == find.typed;
        let is_required =
            |find: &Highlighter| !query.words.iter().any(|word| is_optional(word, find));
        self.field != Field::Keyword && self.finds.iter().any(is_required)
    }
}

/// Returns the required words that the entry lacks: `; missing: ledger, visa`. Empty if it has
/// them all.
fn missing(query: &Query, found: &[Match], hit: &Hit) -> String {
    let has = |word: &Word| {
        found.iter().flat_map(|matched| &matched.finds).any(|find| find.typed == word.typed)
    };
    let words: Vec<&str> = query
        .words
        .iter()
        .filter(|word| hit.tier >= Tier::Some && !word.optional && !has(word))
        .map(|word| &*word.typed)
        .collect();
    if words.is_empty() {
        return String::new();
    }
    let mut listed = words.join(", ");
    if let Some((cut, _)) = listed.char_indices().nth(MISSING_WIDTH) {
        listed.truncate(cut);
        listed.push('…');
    }
    format!("; missing: {listed}")
}

/// Returns the place of a match in words, the longest form first: with the text that matched
/// or its name, then the field alone.
fn forms(catalog: &Catalog, entry: &Entry, found: &Match) -> Vec<String> {
    let phrase = found.field.phrase();
    let detailed = match found.field {
        Field::Title | Field::Abstract | Field::Answer | Field::Id | Field::Note => {
            let similar = similar(found);
            similar.map(|words| format!("{phrase} (similar to {words})"))
        }
        Field::Topic | Field::Publisher | Field::Funder => {
            name(catalog, entry, found).map(|name| format!("{phrase} {name}"))
        }
        _ => found.text(catalog, entry).map(|text| format!("{phrase} {text}")),
    };
    detailed.into_iter().chain([phrase.to_owned()]).collect()
}

/// Returns the words of a text that stand for misspelled words or for words of the same meaning,
/// in quotes.
fn similar(found: &Match) -> Option<String> {
    let is_other =
        |find: &&Highlighter| matches!(find.expansion, Expansion::Slips(_) | Expansion::Synonym);
    let words = found.finds.iter().filter(is_other).map(|find| format!("\"{}\"", find.found));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Returns the label of a topic, or the short name of a publisher or funder.
fn name<'a>(catalog: &'a Catalog, entry: &Entry, found: &Match) -> Option<&'a str> {
    let publisher =
        |ids: &[String]| Some(catalog.publisher(ids.get(found.value)?)?.short_name.as_str());
    match found.field {
        Field::Topic => catalog.topic(entry.topics.get(found.value)?).map(|t| t.label.as_str()),
        Field::Publisher => publisher(&entry.publisher),
        Field::Funder => publisher(&entry.funder),
        _ => None,
    }
}
