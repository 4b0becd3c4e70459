//! One typed word on its way through the catalog.

use super::field::{Field, Place};
use super::find::{self, LooseFinder};
use super::fold::Folded;
use super::index::{Indexed, Names};
use super::query::Word;
use super::rank::{Quality, points};
use std::ops::Range;

/// Where and how well one word was found in one entry.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// In which text.
    pub(super) place: Place,
    /// How.
    pub(super) quality: Quality,
    /// What that is worth.
    pub(super) points: i64,
    /// For a loose find where, in bytes of the original; else empty.
    pub(super) ranges: Vec<Range<usize>>,
}

/// A word with what was found of it in the names that entries share: topics
/// and publishers stand in many entries, so each is looked at once.
pub(super) struct Lookup<'a> {
    word: &'a Word,
    loose: Option<&'a LooseFinder>,
    topics: Vec<Option<Found>>,
    publishers: Vec<Option<Found>>,
}

impl<'a> Lookup<'a> {
    /// A lookup of the word as it was typed.
    pub(super) fn plain(topics: &[Names], publishers: &[Names], word: &'a Word) -> Self {
        let mut lookup = Self { word, loose: None, topics: Vec::new(), publishers: Vec::new() };
        lookup.topics = lookup.names(Field::Topic, topics);
        lookup.publishers = lookup.names(Field::Publisher, publishers);
        lookup
    }

    /// A lookup of its letters in order, in titles, other names and topics.
    pub(super) fn loose(topics: &[Names], word: &'a Word, finder: &'a LooseFinder) -> Self {
        let loose = Some(finder);
        let mut lookup = Self { word, loose, topics: Vec::new(), publishers: Vec::new() };
        lookup.topics = lookup.names(Field::Topic, topics);
        lookup
    }

    fn names(&self, field: Field, all: &[Names]) -> Vec<Option<Found>> {
        let best = |names: &Names| {
            names.iter().fold(None, |best, (label, text)| {
                self.better(best, Place { field, value: 0, label: *label }, text)
            })
        };
        all.iter().map(best).collect()
    }

    /// The best place of the word in one entry.
    pub(super) fn best(&self, entry: &Indexed) -> Option<Found> {
        let mut best: Option<Found> = None;
        for &(field, value, at) in &entry.named {
            let names = if field == Field::Topic { &self.topics } else { &self.publishers };
            let Some(found) = names.get(at).and_then(Option::as_ref) else { continue };
            let place = Place { field, value, ..found.place };
            let points = match found.quality {
                Quality::Loose => found.points,
                quality => points(place, quality, 0),
            };
            if best.as_ref().is_none_or(|best| points > best.points) {
                best = Some(Found { place, points, ..found.clone() });
            }
        }
        if self.loose.is_none() && !entry.all.contains(self.word.folded.as_str()) {
            return best;
        }
        entry.texts.iter().fold(best, |best, (place, text)| self.better(best, *place, text))
    }

    /// The better of what was found so far and what `text` gives.
    fn better(&self, best: Option<Found>, place: Place, text: &Folded) -> Option<Found> {
        let most = points(place, Quality::Whole, 0);
        if best.as_ref().is_some_and(|best| best.points >= most) {
            return best;
        }
        let (quality, closeness, ranges) = match self.loose {
            None => match find::quality(text, self.word) {
                Some(quality) => (quality, 0, Vec::new()),
                None => return best,
            },
            Some(_) if place.field > Field::Topic => return best,
            Some(finder) => match finder.find(text, self.word) {
                Some((closeness, ranges)) => (Quality::Loose, closeness, ranges),
                None => return best,
            },
        };
        let points = points(place, quality, closeness);
        match best {
            Some(best) if best.points >= points => Some(best),
            _ => Some(Found { place, quality, points, ranges }),
        }
    }
}
