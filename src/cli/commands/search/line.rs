//! The arguments of a search as a line of the query language.
//!
//! A shell takes the quotes of `search "labor trafficking"` and of
//! `search topic:"child victims"` before the program sees them. Only the blank inside
//! of an argument is left of them.

use crate::cli::session::output::shown_start;
use std::collections::VecDeque;

/// A line to search for.
pub(in crate::cli) struct SearchLine {
    pub(in crate::cli) text: String,
    /// How its arguments were taken.
    pub(in crate::cli) notes: Vec<String>,
}

/// Arguments that are tried in quotes at most; the others are taken as they are.
const TRIED: usize = 32;

/// A part of an argument that may have been in quotes.
struct Quoted {
    /// The part in its quotes.
    text: String,
    /// The query that must find something for the quotes to count.
    wanted: String,
    /// True if it is a phrase; false if it is the value of a filter.
    is_phrase: bool,
}

/// Returns the line of these arguments. Words in an argument with a blank inside are a phrase,
/// or the value of a filter, if `is_found` finds that; else they stand for themselves.
pub(in crate::cli) fn read(
    arguments: &[String],
    is_found: &mut dyn FnMut(&str) -> bool,
) -> SearchLine {
    let (mut terms, mut notes) = (Vec::new(), Vec::new());
    let mut parts: VecDeque<String> = arguments.iter().flat_map(|own| parts(own)).collect();
    let mut tried = 0;
    while let Some(part) = parts.pop_front() {
        let Some(quoted) = quoted(&part).filter(|_| tried < TRIED) else {
            terms.push(part);
            continue;
        };
        tried += 1;
        let found = is_found(&quoted.wanted);
        if quoted.is_phrase {
            notes.push(note(&quoted, found));
        } else if !found && let Some((filter, words)) = part.split_once(' ') {
            // The value ends at the blank; the words behind it may be a phrase.
            terms.push(filter.to_owned());
            parts.push_front(words.to_owned());
            continue;
        }
        terms.push(if found { quoted.text } else { part });
    }
    SearchLine { text: terms.join(" "), notes }
}

/// Returns what to know of a phrase that the results have, or don't have.
fn note(phrase: &Quoted, found: bool) -> String {
    let typed = shown_start(&phrase.wanted);
    match found {
        true if phrase.text.starts_with('-') => format!("results leave out the phrase {typed}"),
        true => format!(
            "searched for the phrase {typed}. For its words in any order, remove the quotes"
        ),
        false => format!(
            "no results have the phrase {typed}. Searched for its words in any order instead"
        ),
    }
}

/// Returns the parts of an argument: each filter and each word to leave out begins one. An
/// argument that has quotes is one part.
fn parts(argument: &str) -> Vec<String> {
    if argument.contains('"') {
        return vec![argument.to_owned()];
    }
    let mut parts: Vec<String> = Vec::new();
    for word in argument.split_whitespace() {
        let is_term = word.starts_with('-') || field(word).is_some();
        match parts.last_mut().filter(|_| !is_term) {
            Some(part) => *part += &format!(" {word}"),
            None => parts.push(word.to_owned()),
        }
    }
    parts
}

/// Returns a part in the quotes that it may have had; `None` where it is one word, or has
/// quotes of its own.
fn quoted(part: &str) -> Option<Quoted> {
    let (first, _) = part.split_once(' ').filter(|_| !part.contains('"'))?;
    if let Some(at) = field(first) {
        let (name, value) = part.split_at(at + 1);
        let text = format!("{name}\"{value}\"");
        let wanted = text.trim_start_matches('-').to_owned();
        return Some(Quoted { text, wanted, is_phrase: false });
    }
    let minus = if first.starts_with('-') { "-" } else { "" };
    let wanted = format!("\"{}\"", &part[minus.len()..]);
    Some(Quoted { text: format!("{minus}{wanted}"), wanted, is_phrase: true })
}

/// Where the colon of `name:value` stands.
fn field(word: &str) -> Option<usize> {
    let (name, _) = word.split_once(':')?;
    let letters = name.strip_prefix('-').unwrap_or(name);
    let is_name = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line of these arguments where the catalog has what is named.
    fn line(arguments: &[&str], known: &[&str]) -> (String, usize) {
        let arguments: Vec<String> = arguments.iter().map(|own| (*own).to_owned()).collect();
        let SearchLine { text, notes } = read(&arguments, &mut |wanted| known.contains(&wanted));
        (text, notes.len())
    }

    #[test]
    fn an_argument_with_a_blank_gets_its_quotes_back_if_that_is_found() {
        let known = &["\"labor trafficking\"", "topic:\"child victims\""];
        for (typed, meant, told) in [
            (&["labor trafficking"][..], "\"labor trafficking\"", 1),
            (&["visa", "labor trafficking"], "visa \"labor trafficking\"", 1),
            (&["-labor trafficking", "visa"], "-\"labor trafficking\" visa", 1),
            (&["topic:child victims"], "topic:\"child victims\"", 0),
            (&["-topic:child victims"], "-topic:\"child victims\"", 0),
            // An argument that is not found is taken as it stands; for a phrase a note tells that.
            (&["labor visa"], "labor visa", 1),
            (&["topic:labor visa"], "topic:labor visa", 0),
            // A filter beside a phrase narrows what the phrase finds.
            (&["labor trafficking kind:webinar"], "\"labor trafficking\" kind:webinar", 1),
            (&["kind:webinar labor trafficking"], "kind:webinar \"labor trafficking\"", 1),
            (&["is:new topic:child victims"], "is:new topic:\"child victims\"", 0),
            // Quotes that came through, one word.
            (&["labor -visa"], "labor -visa", 0),
            (&["\"labor trafficking\""], "\"labor trafficking\"", 0),
            (&["labor", "trafficking "], "labor trafficking", 0),
            (&["", " "], "", 0),
        ] {
            assert_eq!(line(typed, known), (meant.to_owned(), told), "{typed:?}");
        }
    }
}
