//! The arguments of a search as a line of the query language.
//!
//! A shell takes the quotes of `search "labor trafficking"` and of
//! `search topic:"child victims"` before the program sees them. Only the blank inside
//! of an argument is left of them.

use crate::cli::session::output::shown_start;

/// A line to search for.
pub(in crate::cli) struct SearchLine {
    pub(in crate::cli) text: String,
    /// How its arguments were taken.
    pub(in crate::cli) notes: Vec<String>,
}

/// Arguments that are tried in quotes at most; the others are taken as they are.
const TRIED: usize = 32;

/// An argument with its quotes put back.
struct Quoted {
    text: String,
    /// The query that must find something for the quotes to count.
    wanted: String,
    /// True if it is a phrase; false if it is the value of a filter.
    is_phrase: bool,
}

/// Returns the line of these arguments. An argument with a blank inside is a phrase, or the
/// value of a filter, if `is_found` finds that; else its words stand for themselves.
pub(in crate::cli) fn read(
    arguments: &[String],
    is_found: &mut dyn FnMut(&str) -> bool,
) -> SearchLine {
    let (mut terms, mut notes) = (Vec::new(), Vec::new());
    for (place, argument) in arguments.iter().enumerate() {
        let quoted = quoted(argument).filter(|_| place < TRIED);
        let Some(quoted) = quoted else {
            terms.push(argument.clone());
            continue;
        };
        let found = is_found(&quoted.wanted);
        let typed = shown_start(&quoted.wanted);
        match (quoted.is_phrase, found) {
            (true, true) if quoted.text.starts_with('-') => {
                notes.push(format!("results leave out the phrase {typed}"));
            }
            (true, true) => notes.push(format!(
                "searched for the phrase {typed}. For its words in any order, remove the quotes"
            )),
            (true, false) => notes.push(format!(
                "no results have the phrase {typed}. Searched for its words in any order instead"
            )),
            (false, _) => {}
        }
        terms.push(if found { quoted.text } else { argument.clone() });
    }
    SearchLine { text: terms.join(" "), notes }
}

/// The argument in the quotes that it may have had; `None` where it had none, or
/// is a line of terms of its own.
fn quoted(argument: &str) -> Option<Quoted> {
    let typed = argument.trim();
    let (first, rest) = typed.split_once(char::is_whitespace)?;
    let is_term = |word: &str| word.starts_with('-') || field(word).is_some();
    if typed.contains('"') || rest.split_whitespace().any(is_term) {
        return None;
    }
    if let Some(at) = field(first) {
        let (name, value) = typed.split_at(at + 1);
        let text = format!("{name}\"{value}\"");
        let wanted = text.trim_start_matches('-').to_owned();
        return (value.len() > 1).then_some(Quoted { text, wanted, is_phrase: false });
    }
    let minus = if first.starts_with('-') { "-" } else { "" };
    let wanted = format!("\"{}\"", &typed[minus.len()..]);
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
            // A line of its own, quotes that came through, one word.
            (&["labor trafficking kind:webinar"], "labor trafficking kind:webinar", 0),
            (&["labor -visa"], "labor -visa", 0),
            (&["\"labor trafficking\""], "\"labor trafficking\"", 0),
            (&["labor", "trafficking "], "labor trafficking ", 0),
            (&["", " "], "  ", 0),
        ] {
            assert_eq!(line(typed, known), (meant.to_owned(), told), "{typed:?}");
        }
    }
}
