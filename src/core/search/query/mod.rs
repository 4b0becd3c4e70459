//! The parsed query: words, phrases, exclusions and filters.
//!
//! | typed | means |
//! |---|---|
//! | `labor visa` | both words, in any order, in any field |
//! | `"labor trafficking"` | the words in this order |
//! | `-webinar` | not this word; also before a phrase or filter |
//! | `kind:webinar,video` | one of these values; see [`Facet`](super::Facet) |
//! | `topic:"child victims"` | a value of several words |
//! | `year:2018..` `length:..15m` | a range, both ends included, either open |
//! | `is:starred` `list:"roll call"` `on:shelf` | what the person's own marks say; see [`MarkField`](super::UserField) |

mod age;
mod facet_selection;
mod filter;
mod lex;
mod limits;
mod near;
mod number;
mod rewrite;
mod take;
mod term;
#[cfg(test)]
mod tests;
mod value;

pub(super) use filter::{Filter, UserFilter};
#[cfg(test)]
pub(super) use limits::MOST_LETTERS;
pub(super) use limits::MOST_WORDS;
pub(super) use term::{Fuzziness, Word, is_function_word};

use super::results::InLine;
use super::text::numbers::numbers;
use super::{Index, UserSets};
use lex::{Term, TermKind};
use std::ops::Range;
use term::{FILLING, asks_for_number, is_generic};

/// Returns true if a line has a term of this field.
pub(super) fn names_field(line: &str, field: &str) -> bool {
    let is_it = |term: &Term<'_>| match term.piece {
        TermKind::Field { name, .. } => name.eq_ignore_ascii_case(field),
        TermKind::Words(_) | TermKind::Phrase(_) => false,
    };
    lex::terms(line).iter().any(is_it)
}

/// Returns the line with blanks in place of its filters and exclusions, so that the other words
/// keep their byte offsets.
pub fn words_alone(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    for term in lex::terms(line) {
        let is_filter =
            matches!(term.piece, TermKind::Field { name, .. } if filter::is_field(name));
        let blanks = term.span.start.saturating_sub(words.len());
        words.extend(std::iter::repeat_n(' ', blanks));
        if !is_filter && !term.negated {
            words.push_str(&line[term.span]);
        }
    }
    words.extend(std::iter::repeat_n(' ', line.len() - words.len()));
    words
}

/// A typed line.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The different words, in typed order.
    pub(super) words: Vec<Word>,
    /// All words in typed order, to be compared with names; those of compounds stand one by
    /// one.
    pub(super) sequence: Vec<String>,
    /// The words of each phrase, in order.
    pub(super) phrases: Vec<Vec<String>>,
    /// Words and phrases that an entry must not have.
    pub(super) excluded: Vec<Excluded>,
    pub(super) filters: Vec<Filter>,
    pub(super) marked: Vec<UserFilter>,
    pub(super) is_question: bool,
    /// True if the line asks for a telephone number.
    pub(super) asks_for_number: bool,
    /// True if the line is the name of a place and nothing else.
    pub(super) is_place: bool,
    /// Filters whose values are still to be typed. They filter nothing yet.
    pub unfinished: Vec<QueryFault>,
    /// Number of values that its filters have so far.
    pub(super) values: usize,
    /// Parts that were not understood or do not count.
    pub faults: Vec<QueryFault>,
}

/// A word or phrase that an entry must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excluded {
    /// Its words in order.
    pub(super) words: Vec<String>,
    /// The term of the line, in bytes.
    pub(super) span: Range<usize>,
}

/// A part of a query that was not understood as it was typed, or does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryFault {
    /// The fault and the remedy, in a sentence or two.
    pub message: String,
    /// Its byte range in the typed line.
    pub span: Range<usize>,
    /// True if nothing is found until it is changed. False if it only tells how the line was
    /// read.
    pub is_error: bool,
}

impl Query {
    /// Parses a line; never fails. `index` and `marks` have the known values of filters.
    pub(super) fn parse(line: &str, index: &Index, marks: &UserSets) -> Self {
        let mut query = Self::default();
        let terms = lex::terms(line);
        // Filters and exclusions may follow: they never change which entries words find.
        let is_wanted = |term: &&Term<'_>| {
            let is_filter =
                matches!(term.piece, TermKind::Field { name, .. } if filter::is_field(name));
            !term.negated && !is_filter
        };
        let typed_end = terms.iter().rfind(is_wanted).map_or(0, |term| term.span.end);
        let numbers = numbers(line);
        let mut rest = terms.as_slice();
        while let Some(term) = rest.first() {
            let taken = match number::span(line, rest, &numbers) {
                Some((span, number, taken)) => {
                    query.take_number(line, span, &number);
                    taken
                }
                None => {
                    query.take(term, (line, typed_end), index, marks);
                    1
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        query.read_ages(index);
        query.weigh_sentence(typed_end);
        query.asks_for_number = asks_for_number(&query.sequence, query.is_question);
        query.weigh_generic();
        if query.words.iter().all(|word| word.optional) {
            query.words.iter_mut().for_each(|word| word.optional = false);
        }
        query
    }

    /// Returns true if there are no words, exclusions and filters.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.excluded.is_empty()
            && self.filters.is_empty()
            && self.marked.is_empty()
    }

    /// Returns true if there are words or exclusions, and not only filters.
    pub fn has_words(&self) -> bool {
        !self.words.is_empty() || !self.excluded.is_empty()
    }

    /// Returns true if the query is a sentence rather than keywords.
    pub(super) fn is_question(&self) -> bool {
        self.is_question
    }

    /// Returns true if the line is the name of a place and nothing else: only entries that have
    /// every word as typed are an answer.
    pub(super) fn is_place(&self) -> bool {
        self.is_place
    }

    /// Marks the part of the line that names a place.
    pub(super) fn name_place(&mut self, place: &InLine) {
        self.is_place = place.is_whole;
        let is_in =
            |word: &Word| place.span.start <= word.span.start && word.span.end <= place.span.end;
        for word in self.words.iter_mut().filter(|word| place.is_whole || is_in(word)) {
            word.named = true;
        }
    }

    /// Finds out if the query is a sentence. If it is and other words are left, its filling
    /// words become optional, and only the last word, which ends at `typed_end`, may be the
    /// start of another one.
    fn weigh_sentence(&mut self, typed_end: usize) {
        let optional = self.words.iter().filter(|word| word.optional).count();
        self.is_question = optional >= 2 && self.words.len() >= optional + 2;
        let fills = |word: &Word| !word.quoted && FILLING.contains(&&*word.folded);
        if self.is_question && self.words.iter().any(|word| !word.optional && !fills(word)) {
            for word in self.words.iter_mut().filter(|word| fills(word)) {
                word.optional = true;
                word.starts &= word.span.end == typed_end;
            }
        }
    }

    /// Makes generic words optional if words that say more are left: `u visa processing time` is
    /// about the U visa.
    fn weigh_generic(&mut self) {
        let asks = self.asks_for_number;
        let is_generic = |word: &Word| !word.quoted && is_generic(&word.folded, asks);
        if self.words.iter().any(|word| !word.optional && !is_generic(word)) {
            self.words.iter_mut().filter(|word| is_generic(word)).for_each(|word| {
                word.optional = true;
            });
        }
    }

    /// Returns true if the catalog does not have one of the words, even with one typo.
    pub(super) fn has_guesses(&self) -> bool {
        self.words.iter().any(|word| word.reach >= Fuzziness::TwoSlips)
    }

    /// Returns the folded words in typed order, with a space between them.
    pub(super) fn folded_words(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| &*word.folded).collect();
        words.join(" ")
    }
}
