//! Typed words before they are parsed.

use std::ffi::{OsStr, OsString};

/// Returns whether JSON was asked for, as far as that is known before all is read.
pub(in crate::cli) fn wants_json(typed: &[OsString]) -> bool {
    typed.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--json")
}

/// Moves `-word` and `-kind:faq` of a search or list behind a `--`, so that they are
/// read as words: their order does not count, and no option is spelled so.
pub(in crate::cli) fn exclusions_last(mut typed: Vec<OsString>) -> Vec<OsString> {
    let searches = typed.iter().any(|arg| arg == "search" || arg == "list");
    if !searches || typed.iter().any(|arg| arg == "--") {
        return typed;
    }
    let is_word =
        |arg: &OsString| starts_with(arg, "-") && !starts_with(arg, "--") && arg.len() > 2;
    let (words, mut first): (Vec<_>, Vec<_>) = typed.drain(..).partition(is_word);
    if !words.is_empty() {
        first.push("--".into());
        first.extend(words);
    }
    first
}

/// Returns whether a word starts so, whatever its encoding.
pub(in crate::cli) fn starts_with(arg: &OsStr, start: &str) -> bool {
    arg.as_encoded_bytes().starts_with(start.as_bytes())
}
