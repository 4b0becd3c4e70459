//! Finds the passage of a saved copy in which the words of a query stand.

use super::as_in_copies;
use crate::search::find_in as find_phrase;
use crate::search::highlight::highlighter::{Best, Highlighter, find_in, merged};
use crate::search::index::field::{Field, FieldPath, Label};
use crate::search::matching::expand::Expander;
use crate::search::query::Fuzziness;
use crate::search::query::{Query, Word};
use crate::search::{Hit, SearchResults};
use std::ops::Range;

/// Most bytes of a passage, about three rows of text.
const LENGTH: usize = 200;

/// Most bytes of a passage before the first word that was found.
const BEFORE: usize = 60;

/// Marks the end of a passage that goes on.
const CUT_AFTER: &str = " …";

/// A piece of a saved copy in which words of a query stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Snippet {
    /// Number of the page; 0 in a document without pages.
    pub page: u32,
    /// The passage, in one line; `…` stands for text that is left out.
    pub text: String,
    /// Byte ranges of the words in `text`, on character boundaries, sorted, disjoint.
    pub ranges: Vec<Range<usize>>,
    /// The words of the query that the page has, each with its form.
    pub finds: Vec<Highlighter>,
    /// The texts to highlight in the copy: phrases in quotes, and other words in the form that
    /// the page has.
    pub phrases: Vec<String>,
}

impl Snippet {
    /// Returns the place in words: `in the saved copy, page 12`.
    pub fn place(&self) -> String {
        match self.page {
            0 => "in the saved copy".to_owned(),
            page => format!("in the saved copy, page {page}"),
        }
    }

    /// Returns the place as a label: `Page 12 of the copy`.
    pub fn heading(&self) -> String {
        match self.page {
            0 => "In the copy".to_owned(),
            page => format!("Page {page} of the copy"),
        }
    }

    /// Returns the page's words in `text` from the first one that was found on.
    pub fn own_words(&self) -> &str {
        let start = self.ranges.first().map_or(0, |range| range.start);
        let words = self.text.get(start..).unwrap_or_default();
        words.strip_suffix(CUT_AFTER).unwrap_or(words)
    }
}

/// Returns the phrases that stand in a block of a page, and the other words in the forms that
/// the page has.
fn phrases(query: &Query, page: &str, found: &[(&Word, Best)]) -> Vec<String> {
    let is_in_block =
        |phrase: &String| page.lines().any(|own| !find_phrase(own, phrase).is_empty());
    let whole: Vec<(&Vec<String>, String)> = query
        .phrases
        .iter()
        .map(|phrase| (phrase, phrase.join(" ")))
        .filter(|(_, phrase)| is_in_block(phrase))
        .collect();
    let is_in_whole =
        |word: &Word| word.quoted && whole.iter().any(|(own, _)| own.contains(&word.folded));
    let others = found.iter().filter(|(word, _)| !is_in_whole(word));
    let mut phrases: Vec<String> = whole.iter().map(|(_, phrase)| phrase.clone()).collect();
    for range in others.flat_map(|(_, best)| &best.ranges) {
        let word = page.get(range.clone()).unwrap_or_default().to_lowercase();
        if !phrases.contains(&word) {
            phrases.push(word);
        }
    }
    phrases
}

impl SearchResults {
    /// Returns the passage of a hit's saved copy by which the search found it. `None` for hits
    /// by their own texts.
    pub fn passage(&self, hit: &Hit) -> Option<Snippet> {
        let (page, text) = self.shelf.as_ref()?.page(hit.page?)?;
        let required = self.query.words.iter().filter(|word| !word.optional);
        let place = FieldPath { field: Field::Copy, value: 0, label: Label::Own };
        let found: Vec<(&Word, Best)> = required
            .filter_map(|word| {
                let in_copies = as_in_copies(word);
                let expander = Expander::new(&in_copies, Fuzziness::Typed);
                Some((word, find_in(place, &text, &expander, &in_copies)?))
            })
            .collect();
        let phrases = phrases(&self.query, &text, &found);
        let mut all: Vec<(Range<usize>, usize)> = Vec::new();
        for (word, (_, best)) in found.iter().enumerate() {
            all.extend(best.ranges.iter().map(|range| (range.clone(), word)));
        }
        all.sort_by_key(|(range, _)| range.start);
        let inside = densest(&all, found.len());
        let (text, shift) = piece(&text, inside.clone());
        let shown =
            all.iter().filter(|(range, _)| range.start >= shift.start && range.end <= shift.end);
        let moved = |range: &Range<usize>| {
            let at = |at: usize| at - shift.start + shift.mark;
            at(range.start)..at(range.end)
        };
        let ranges = merged(shown.map(|(range, _)| moved(range)).collect());
        let finds = found.into_iter().map(|(_, best)| best.find).collect();
        Some(Snippet { page, text, ranges, finds, phrases })
    }
}

/// Returns the byte range of the shortest run of finds that has the most different words and is
/// no longer than a passage; the first of equals.
fn densest(all: &[(Range<usize>, usize)], words: usize) -> Range<usize> {
    let mut best = (0, 0, 0..0);
    for (first, (start, _)) in all.iter().enumerate() {
        let mut has = vec![false; words];
        let mut different = 0;
        for (range, word) in &all[first..] {
            if range.end.saturating_sub(start.start) > LENGTH && different > 0 {
                break;
            }
            if !std::mem::replace(&mut has[*word], true) {
                different += 1;
                let length = range.end.saturating_sub(start.start);
                if different > best.0 || (different == best.0 && length < best.1) {
                    best = (different, length, start.start..range.end);
                }
            }
        }
    }
    best.2
}

/// The byte range of a page that a passage shows, and the number of bytes of the mark before
/// it.
struct SnippetWindow {
    start: usize,
    end: usize,
    mark: usize,
}

/// Most bytes of a remark in brackets that is not cut off from the words before it.
const REMARK: usize = 24;

/// Returns the text around a range, cut between words, and not inside of a remark in
/// brackets: it may tell that a number must not be called.
fn piece(text: &str, inside: Range<usize>) -> (String, SnippetWindow) {
    let (start, end) = (inside.start.min(text.len()), inside.end.min(text.len()));
    let before = text.floor_char_boundary(start.saturating_sub(BEFORE));
    let start = match before {
        0 => 0,
        before => {
            let rest = text[before..start].trim_start_matches(|c: char| !c.is_whitespace());
            start - rest.trim_start().len()
        }
    };
    let start = open_bracket(text, start).unwrap_or(start);
    let after = text.floor_char_boundary(start.saturating_add(LENGTH).max(end).min(text.len()));
    let end = match after {
        after if after == text.len() => after,
        after => text[end..after].rfind(char::is_whitespace).map_or(end, |at| end + at),
    };
    let end = end + remark(&text[end..]);
    let mark = if start > 0 { "… " } else { "" };
    let rest = if end < text.len() { CUT_AFTER } else { "" };
    // A line break and the space in its place are one byte each, so offsets stay.
    let line = text[start..end].replace('\n', " ");
    (format!("{mark}{line}{rest}"), SnippetWindow { start, end, mark: mark.len() })
}

/// Returns where a bracket begins, shortly before a place in the same line, that is still
/// open there.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let from = text.floor_char_boundary(at.saturating_sub(BEFORE));
    let before = &text[from..at];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let open = line + before[line..].rfind(['(', '['])?;
    (!before[open..].contains([')', ']'])).then_some(from + open)
}

/// Returns how many bytes of a text are a short remark at its start, or the rest of one.
fn remark(rest: &str) -> usize {
    let short = &rest[..rest.floor_char_boundary(REMARK.min(rest.len()))];
    match short.find([')', ']']) {
        Some(end) if !short[..end].contains('\n') => {
            let opens = short[..end].matches(['(', '[']).count();
            let is_here = short.trim_start().starts_with(['(', '[']) || opens == 0;
            if is_here { end + 1 } else { 0 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passage around the first `own` of a text.
    fn around(text: &str, own: &str) -> String {
        let at = text.find(own).unwrap();
        piece(text, at..at + own.len()).0
    }

    #[test]
    fn a_remark_in_brackets_is_not_cut_off() {
        let filler = "word ".repeat(10);
        for more in 0..30 {
            let text = format!(
                "{filler}{filler}zebra {filler}{filler}{} 555-0142 (crossed out) {filler}",
                "x".repeat(more + 40)
            );
            let shown = around(&text, "zebra");
            assert_eq!(shown.contains("0142"), shown.contains("0142 (crossed out)"), "{shown}");
            assert!(!shown.contains("(cro") || shown.contains("(crossed out)"), "{shown}");
            let text = format!("{filler} (old: {} zebra) {filler}", "x ".repeat(more));
            let shown = around(&text, "zebra");
            assert!(more > 25 || shown.contains("(old: "), "{shown}");
        }
    }
}
