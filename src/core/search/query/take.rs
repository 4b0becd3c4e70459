//! Adds the terms of a line to a query one after another, and limits how many count.

use super::filter::{FilterParser, Read};
use super::lex::{Term, TermKind};
use super::limits::{MOST_LETTERS, MOST_VALUES, MOST_WORDS, start_of};
use super::term::Fuzziness;
use super::term::OPTIONAL;
use super::{Excluded, Query, QueryFault, Word};
use crate::catalog::language_called;
use crate::search::index::term_dictionary::Nears;
use crate::search::text::tokenizer::{plain_words, words};
use crate::search::{Index, UserSets};
use std::ops::Range;
use std::sync::Arc;

/// Most faults of a line that are reported.
const MOST_FAULTS: usize = 8;

impl Query {
    /// Adds a term. `typed` is the line and the end of its last word.
    pub(super) fn take(
        &mut self,
        term: &Term<'_>,
        typed: (&str, usize),
        index: &Index,
        marks: &UserSets,
    ) {
        let (line, typed_end) = typed;
        let is_last = term.span.end == typed_end;
        match &term.piece {
            TermKind::Field { name, value } => {
                let read = self.read_field(term, (name, value), index, marks);
                match read {
                    Read::Filter(filter) => self.filters.push(filter),
                    Read::Marked(filter) => self.marked.push(filter),
                    Read::Unfinished(fault) => {
                        if term.span.end < line.trim_end().len() {
                            self.tell([QueryFault { is_error: false, ..fault.clone() }]);
                        }
                        self.unfinished.push(fault);
                    }
                    Read::Beyond => {}
                    Read::Words => {
                        let typed = &line[term.span.clone()];
                        match term.negated {
                            true => self.exclude(typed, term),
                            false => self.take_words(term, typed, is_last, index),
                        }
                    }
                }
            }
            TermKind::Phrase(text) => {
                if term.negated {
                    return self.exclude(text, term);
                }
                let mut words = plain_words(text);
                self.insert_in_sequence(&words);
                let mut push =
                    |word: &String| self.push(word, word, &term.span, |word| word.quoted = true);
                let counted = words.iter().take_while(|word| push(word)).count();
                words.truncate(counted);
                self.phrases.extend(Some(words).filter(|words| !words.is_empty()));
            }
            TermKind::Words(text) if term.negated => self.exclude(text, term),
            TermKind::Words(text) => self.take_words(term, text, is_last, index),
        }
    }

    fn read_field(
        &mut self,
        term: &Term<'_>,
        (name, value): (&str, &str),
        index: &Index,
        marks: &UserSets,
    ) -> Read {
        let room = MOST_VALUES - self.values;
        let mut reader = FilterParser { index, marks, room, faults: Vec::new() };
        let read = reader.read(term, name, value);
        self.values = MOST_VALUES - reader.room;
        self.tell(reader.faults);
        read
    }

    /// Adds words that an entry must not have, in this order.
    fn exclude(&mut self, text: &str, term: &Term<'_>) {
        let words = plain_words(text);
        if words.len() > self.room() {
            return self.overflow(&term.span);
        }
        if !words.is_empty() {
            self.excluded.push(Excluded { words, span: term.span.clone() });
        }
    }

    /// Returns the number of further words that count.
    fn room(&self) -> usize {
        let excluded: usize = self.excluded.iter().map(|own| own.words.len()).sum();
        MOST_WORDS.saturating_sub(self.words.len() + excluded)
    }

    /// Reports that words from here on do not count.
    fn overflow(&mut self, span: &Range<usize>) {
        self.remark(format!("Only the first {MOST_WORDS} words count."), span);
    }

    /// Reports how the line was read.
    fn remark(&mut self, message: String, span: &Range<usize>) {
        self.tell([QueryFault { message, span: span.clone(), is_error: false }]);
    }

    /// Adds faults that were not reported before.
    fn tell(&mut self, faults: impl IntoIterator<Item = QueryFault>) {
        for fault in faults {
            let is_told = self.faults.iter().any(|told| told.message == fault.message);
            if !is_told && self.faults.len() < MOST_FAULTS {
                self.faults.push(fault);
            }
        }
    }

    pub(super) fn insert_in_sequence(&mut self, words: &[String]) {
        let room = MOST_WORDS.saturating_sub(self.sequence.len());
        self.sequence.extend(words.iter().take(room).cloned());
    }

    fn take_words(&mut self, term: &Term<'_>, text: &str, is_last: bool, index: &Index) {
        self.insert_in_sequence(&plain_words(text));
        let mut parts = Vec::new();
        let mut compound = None;
        let mut end = 0;
        words(text, |word, range| {
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
            self.push(&whole, text, &term.span, |word| word.starts = true);
            return;
        }
        let count = parts.len();
        for (place, (word, range)) in parts.into_iter().enumerate() {
            let is_typed = is_last && place + 1 == count;
            let typed = text.get(range).unwrap_or(&word).to_owned();
            let counts = self.push(&word, &typed, &term.span, |word| {
                word.optional = OPTIONAL.contains(&&*word.folded);
                word.named = language_called(&word.folded).is_some();
                word.synonyms = index.head.synonyms.of_word(&word.folded);
                word.starts = is_typed || (!word.optional && word.folded.chars().nth(2).is_some());
            });
            if !counts {
                return;
            }
        }
    }

    /// Adds a word; returns false if there is no room for it.
    pub(super) fn push(
        &mut self,
        folded: &str,
        typed: &str,
        span: &Range<usize>,
        set: impl Fn(&mut Word),
    ) -> bool {
        let long = folded.char_indices().nth(MOST_LETTERS);
        let folded = long.map_or(folded, |(end, _)| &folded[..end]);
        if self.words.iter().any(|word| word.folded == folded) {
            return true;
        }
        if self.room() == 0 {
            self.overflow(span);
            return false;
        }
        let typed = start_of(typed);
        if long.is_some() {
            self.remark(format!("Only the first {MOST_LETTERS} letters of a word count."), span);
        }
        let (starts, quoted, optional, named) = (false, false, false, false);
        let (folded, typed, span) = (folded.to_owned(), Arc::from(&*typed), span.clone());
        let (reach, synonyms) = (Fuzziness::Typed, Vec::new());
        let nears = Nears::default();
        let mut word =
            Word { folded, typed, starts, quoted, synonyms, optional, reach, named, span, nears };
        set(&mut word);
        self.words.push(word);
        true
    }
}
