//! The catalog's texts, folded once, and the search over them.

use super::field::{Field, Label, Place, own_texts, publisher_texts, topic_texts};
use super::find::{self, LooseFinder, merged};
use super::fold::Folded;
use super::lookup::{Found, Lookup};
use super::query::{Query, Word};
use super::rank::{Quality, is_exactly, whole_query_points};
use super::{Hit, Match};
use crate::catalog::{Catalog, Detail, Entry};

/// The names of one topic or publisher.
pub(super) type Names = Vec<(Label, Folded)>;

/// The catalog's texts, folded once so that a key press is answered at once.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) entries: Vec<Indexed>,
    pub(super) topics: Vec<Names>,
    pub(super) publishers: Vec<Names>,
    loose: LooseFinder,
}

/// An entry's texts and the places of its topics and publishers in the index.
#[derive(Debug)]
pub(super) struct Indexed {
    /// Its own texts, the weightiest field first.
    pub(super) texts: Vec<(Place, Folded)>,
    /// All of them in one, to see at once that a word is in none.
    pub(super) all: Box<str>,
    /// Its topics, publishers and funders: field, which of them, place in the index.
    pub(super) named: Vec<(Field, usize, usize)>,
    /// Whether it is one of the catalog's pinned hotlines.
    is_pinned: bool,
}

impl Index {
    /// Folds every searched text of the catalog.
    pub fn build(catalog: &Catalog) -> Index {
        let fold = |(label, text): (Label, &str)| (label, Folded::new(text));
        Index {
            entries: catalog.entries.iter().map(|entry| Indexed::new(catalog, entry)).collect(),
            topics: catalog.topics.iter().map(|t| topic_texts(t).map(fold).collect()).collect(),
            publishers: catalog
                .publishers
                .iter()
                .map(|publisher| publisher_texts(publisher).map(fold).collect())
                .collect(),
            loose: LooseFinder::default(),
        }
    }

    /// The entries of `catalog`, from which the index was built, that match
    /// `query`: best first, equals in catalog order. A query without a letter
    /// or digit gives every entry, with score 0.
    pub fn search(&self, catalog: &Catalog, query: &str) -> Vec<Hit> {
        let query = Query::parse(query);
        let all = 0..self.entries.len().min(catalog.entries.len());
        if query.words.is_empty() {
            return all.map(|entry| Hit { entry, score: 0, matched: Vec::new() }).collect();
        }
        let mut alive: Vec<(usize, Vec<Found>)> =
            all.map(|entry| (entry, Vec::with_capacity(query.words.len()))).collect();
        for word in &query.words {
            self.narrow(word, &mut alive);
        }
        let mut hits: Vec<Hit> =
            alive.iter().map(|(entry, found)| self.hit(*entry, &query, found)).collect();
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }

    /// Leaves the entries in which `word` is found, and notes where. A word
    /// that no entry at all has is looked for loosely.
    fn narrow(&self, word: &Word, alive: &mut Vec<(usize, Vec<Found>)>) {
        let mut lookup = Lookup::plain(&self.topics, &self.publishers, word);
        if !self.entries.iter().any(|entry| lookup.best(entry).is_some()) {
            lookup = Lookup::loose(&self.topics, word, &self.loose);
        }
        alive.retain_mut(|(at, found)| {
            let best = self.entries.get(*at).and_then(|entry| lookup.best(entry));
            let is_found = best.is_some();
            found.extend(best);
            is_found
        });
    }

    fn hit(&self, at: usize, query: &Query, found: &[Found]) -> Hit {
        let Some(entry) = self.entries.get(at) else {
            return Hit { entry: at, score: 0, matched: Vec::new() };
        };
        let in_title =
            |found: &Found| found.place.field == Field::Title && found.quality >= Quality::Start;
        let title = entry.texts.iter().find(|(place, _)| place.field == Field::Title);
        let whole = title
            .map_or(0, |(_, title)| whole_query_points(query, title, found.iter().all(in_title)));
        let other_name = |(place, text): &(Place, Folded)| {
            place.field == Field::AltTitle && is_exactly(query, text)
        };
        let named = if entry.texts.iter().any(other_name) { 500 } else { 0 };
        // Among equals the hotlines that the catalog itself puts first.
        let pinned = if entry.is_pinned { 100 } else { 0 };
        let words: i64 = found.iter().map(|found| found.points).sum();
        let score = words + whole + named + pinned;
        Hit { entry: at, score, matched: self.matches(entry, query, found) }
    }

    /// The finds of one entry, those in the same text together.
    fn matches(&self, entry: &Indexed, query: &Query, found: &[Found]) -> Vec<Match> {
        let mut pairs: Vec<(&Found, &Word)> = found.iter().zip(&query.words).collect();
        pairs.sort_by_key(|(found, _)| (found.place, found.quality == Quality::Loose));
        let same = |a: &(&Found, &Word), b: &(&Found, &Word)| {
            a.0.place == b.0.place
                && (a.0.quality == Quality::Loose) == (b.0.quality == Quality::Loose)
        };
        let group = |group: &[(&Found, &Word)]| {
            let first = group.first()?.0;
            let text = self.text(entry, first.place)?;
            let loose = first.quality == Quality::Loose;
            let ranges = group.iter().flat_map(|(found, word)| match loose {
                true => found.ranges.clone(),
                false => find::ranges(text, word),
            });
            let Place { field, value, label } = first.place;
            let words = group.iter().map(|(_, word)| word.typed.clone()).collect();
            Some(Match { field, value, label, ranges: merged(ranges.collect()), words, loose })
        };
        pairs.chunk_by(same).filter_map(group).collect()
    }

    fn text<'a>(&'a self, entry: &'a Indexed, place: Place) -> Option<&'a Folded> {
        let Place { field, value, label } = place;
        let Some(names) = self.names(field) else {
            return entry.texts.iter().find(|(own, _)| *own == place).map(|(_, text)| text);
        };
        let is_it = |named: &&(Field, usize, usize)| named.0 == field && named.1 == value;
        let at = entry.named.iter().find(is_it)?.2;
        names.get(at)?.iter().find(|(own, _)| *own == label).map(|(_, text)| text)
    }

    /// The names that entries share, for the fields that hold ids of them.
    fn names(&self, field: Field) -> Option<&[Names]> {
        match field {
            Field::Topic => Some(&self.topics),
            Field::Publisher | Field::Funder => Some(&self.publishers),
            _ => None,
        }
    }
}

impl Indexed {
    fn new(catalog: &Catalog, entry: &Entry) -> Self {
        let mut texts = Vec::new();
        own_texts(entry, &mut |place, text| {
            let is_number = place.field == Field::Line && place.label == Label::Own;
            let folded = if is_number { Folded::number(text) } else { Folded::new(text) };
            texts.push((place, folded));
        });
        let mut named = Vec::new();
        let mut name = |field, ids: &[String], find: &dyn Fn(&str) -> Option<usize>| {
            for (value, id) in ids.iter().enumerate() {
                named.extend(find(id).map(|at| (field, value, at)));
            }
        };
        let topic = |id: &str| catalog.topics.iter().position(|topic| topic.id == id);
        let publisher = |id: &str| catalog.publishers.iter().position(|own| own.id == id);
        name(Field::Topic, &entry.topics, &topic);
        name(Field::Publisher, &entry.publisher, &publisher);
        name(Field::Funder, &entry.funder, &publisher);
        let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
        let is_pinned = matches!(&entry.detail, Detail::Service(s) if s.pinned.is_some());
        Self { texts, all: all.into(), named, is_pinned }
    }
}
