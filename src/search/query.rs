//! What was typed, as words.

use super::fold::fold_char;
use std::sync::Arc;

/// One typed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is compared.
    pub(super) folded: String,
    /// As it was typed, letters, digits and apostrophes alone.
    pub(super) typed: Arc<str>,
}

/// A typed line.
#[derive(Debug, Clone, Default)]
pub(super) struct Query {
    /// Its different words, in typed order.
    pub(super) words: Vec<Word>,
    /// All its words as they are compared, in typed order.
    pub(super) sequence: Vec<String>,
}

impl Query {
    /// Splits a line at spaces and punctuation. Never fails.
    pub(super) fn parse(line: &str) -> Self {
        let mut query = Self::default();
        let (mut folded, mut typed) = (String::new(), String::new());
        for letter in line.chars() {
            let mut ends_word = false;
            let before = folded.len();
            fold_char(letter, &mut |part| {
                if part == ' ' {
                    query.push(&mut folded, &mut typed);
                    ends_word = true;
                } else {
                    folded.push(part);
                }
            });
            if !ends_word && (folded.len() > before || matches!(letter, '\'' | '\u{2019}')) {
                typed.push(letter);
            }
        }
        query.push(&mut folded, &mut typed);
        query
    }

    fn push(&mut self, folded: &mut String, typed: &mut String) {
        let (folded, mut typed) = (std::mem::take(folded), std::mem::take(typed));
        if folded.is_empty() {
            return;
        }
        if typed.is_empty() {
            typed.clone_from(&folded);
        }
        self.sequence.push(folded.clone());
        if self.words.iter().all(|word| word.folded != folded) {
            self.words.push(Word { folded, typed: typed.into() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        let words = Query::parse(line).words;
        words.iter().map(|word| format!("{}={}", word.typed, word.folded)).collect()
    }

    #[test]
    fn a_line_is_split_at_spaces_and_punctuation() {
        assert_eq!(words("  Labor,vis-IDs "), ["Labor=labor", "vis=vis", "IDs=ids"]);
        assert_eq!(words("won't Zürich"), ["won't=wont", "Zürich=zurich"]);
        assert_eq!(words("½"), ["1=1", "2=2"]);
        assert_eq!(words(" -\u{7}\u{1b}[ "), [""; 0]);
    }

    #[test]
    fn a_repeated_word_counts_once_but_keeps_its_place() {
        let query = Query::parse("Call me call");
        assert_eq!(query.words.len(), 2);
        assert_eq!(query.sequence, ["call", "me", "call"]);
    }
}
