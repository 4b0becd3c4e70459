//! What was typed: words, phrases, what to leave out, and filters.
//!
//! | typed | means |
//! |---|---|
//! | `labor visa` | both words, in any order, in any field |
//! | `"labor trafficking"` | the words in this order |
//! | `-webinar` | not this word; also before a phrase or filter |
//! | `kind:webinar,video` | one of these values; see [`Facet`](super::Facet) |
//! | `topic:"child victims"` | a value of several words |
//! | `year:2018..` `length:..15m` | a range, both ends included, either open |
//! | `is:starred` `list:"roll call"` `on:shelf` | what the person's own marks say; see [`MarkField`](super::MarkField) |

mod choice;
mod edit;
mod filter;
mod lex;
#[cfg(test)]
mod tests;
mod word;

pub(super) use filter::{Filter, Marked};
pub(super) use word::Word;

use super::dictionary::Nears;
use super::expand::Reach;
use super::words::plain_words;
use super::{Index, Marks};
use lex::{Piece, Term};
use std::ops::Range;
use word::{FILLING, OPTIONAL};

/// Whether a line has a term of this field.
pub(super) fn names_field(line: &str, field: &str) -> bool {
    let is_it = |term: &Term<'_>| match term.piece {
        Piece::Field { name, .. } => name.eq_ignore_ascii_case(field),
        Piece::Words(_) | Piece::Phrase(_) => false,
    };
    lex::terms(line).iter().any(is_it)
}

/// A typed line.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Its different words, in typed order.
    pub(super) words: Vec<Word>,
    /// All words in typed order, those of compounds one by one: what a name is
    /// compared with.
    pub(super) sequence: Vec<String>,
    /// The words of each phrase, in order.
    pub(super) phrases: Vec<Vec<String>>,
    /// What an entry must not have.
    pub(super) excluded: Vec<Excluded>,
    pub(super) filters: Vec<Filter>,
    pub(super) marked: Vec<Marked>,
    is_question: bool,
    /// What was not understood.
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

/// A part of a query that was not understood and was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryFault {
    /// What is wrong and what to write, in a sentence or two.
    pub message: String,
    /// Where it stands, in bytes of the typed line.
    pub span: Range<usize>,
}

impl Query {
    /// Reads a line; never fails. `index` and `marks` tell which values there
    /// are.
    pub(super) fn parse(line: &str, index: &Index, marks: &Marks) -> Self {
        let mut query = Self::default();
        let terms = lex::terms(line);
        // Filters and what is left out may follow: they never change what words find.
        let is_wanted = |term: &&Term<'_>| {
            let is_filter =
                matches!(term.piece, Piece::Field { name, .. } if filter::is_field(name));
            !term.negated && !is_filter
        };
        let typed_end = terms.iter().rfind(is_wanted).map_or(0, |term| term.span.end);
        for term in &terms {
            query.take(term, (line, typed_end), index, marks);
        }
        query.weigh_sentence(typed_end);
        if query.words.iter().all(|word| word.optional) {
            query.words.iter_mut().for_each(|word| word.optional = false);
        }
        query
    }

    /// Whether nothing is looked for and nothing left out.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.excluded.is_empty()
            && self.filters.is_empty()
            && self.marked.is_empty()
    }

    /// Whether it is asked in a sentence rather than by keywords.
    pub(super) fn is_question(&self) -> bool {
        self.is_question
    }

    /// Finds out whether it is a sentence; what fills it up may then be lacking,
    /// as long as another word is there, and starts no other word unless it is the
    /// last one, which ends at `typed_end`.
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

    /// Whether the catalog does not know one of the words, even with one slip.
    pub(super) fn has_guesses(&self) -> bool {
        self.words.iter().any(|word| word.reach == Reach::TwoSlips)
    }

    /// The words as they are compared, in typed order, a space between them.
    pub(super) fn folded_words(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| &*word.folded).collect();
        words.join(" ")
    }

    fn take(&mut self, term: &Term<'_>, typed: (&str, usize), index: &Index, marks: &Marks) {
        let (line, typed_end) = typed;
        let is_last = term.span.end == typed_end;
        match &term.piece {
            Piece::Field { name, value } => match filter::read(term, name, value, (index, marks)) {
                filter::Read::Filter(filter) => self.filters.push(filter),
                filter::Read::Marked(filter) => self.marked.push(filter),
                filter::Read::Unfinished => {}
                filter::Read::Fault(fault) => self.faults.push(fault),
                filter::Read::Words(fault) => {
                    self.faults.extend(fault);
                    let typed = &line[term.span.clone()];
                    match term.negated {
                        true => self.exclude(typed, term),
                        false => self.take_words(term, typed, is_last, index),
                    }
                }
            },
            Piece::Phrase(text) => {
                let words = plain_words(text);
                if term.negated {
                    return self.exclude(text, term);
                }
                self.sequence.extend(words.iter().cloned());
                for word in &words {
                    self.push(word, word, term.span.clone(), |word| word.quoted = true);
                }
                self.phrases.extend(Some(words).filter(|words| !words.is_empty()));
            }
            Piece::Words(text) if term.negated => self.exclude(text, term),
            Piece::Words(text) => self.take_words(term, text, is_last, index),
        }
    }

    /// What an entry must not have, one word after another.
    fn exclude(&mut self, text: &str, term: &Term<'_>) {
        let words = plain_words(text);
        if !words.is_empty() {
            self.excluded.push(Excluded { words, span: term.span.clone() });
        }
    }

    fn take_words(&mut self, term: &Term<'_>, text: &str, is_last: bool, index: &Index) {
        self.sequence.extend(plain_words(text));
        let mut parts = Vec::new();
        let mut compound = None;
        let mut end = 0;
        super::words::words(text, |word, range| {
            if range.start >= end {
                end = range.end;
                parts.push((word.to_owned(), range));
            } else if range.start == 0 && range.end == text.trim_end().len() {
                compound = Some(word.to_owned());
            }
        });
        // `I-914` and `U.S.` are one word where the catalog has it; the parts
        // of `anti-trafficking` are words of their own.
        let is_code = |(part, _): &(String, Range<usize>)| {
            part.chars().nth(1).is_none() || part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if let Some(whole) = compound.filter(|whole| {
            parts.iter().any(is_code) && !index.dictionary.starting_with(whole).is_empty()
        }) {
            return self.push(&whole, text, term.span.clone(), |word| word.starts = true);
        }
        let count = parts.len();
        for (place, (word, range)) in parts.into_iter().enumerate() {
            let is_typed = is_last && place + 1 == count;
            let typed = text.get(range).unwrap_or(&word).to_owned();
            self.push(&word, &typed, term.span.clone(), |word| {
                word.optional = OPTIONAL.contains(&&*word.folded);
                word.synonyms = index.head.synonyms.of_word(&word.folded);
                word.starts = is_typed || (!word.optional && word.folded.chars().nth(2).is_some());
            });
        }
    }

    fn push(&mut self, folded: &str, typed: &str, span: Range<usize>, set: impl Fn(&mut Word)) {
        if self.words.iter().any(|word| word.folded == folded) {
            return;
        }
        let (starts, quoted, optional) = (false, false, false);
        let (folded, typed) = (folded.to_owned(), typed.into());
        let (reach, synonyms) = (Reach::Typed, Vec::new());
        let nears = Nears::default();
        let mut word =
            Word { folded, typed, starts, quoted, synonyms, optional, reach, span, nears };
        set(&mut word);
        self.words.push(word);
    }
}
