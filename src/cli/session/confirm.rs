//! Asking before something is done that a person may not want.

use super::output::announce_aside;
use std::io;

/// Asks a question; `None` where no answer can be read.
pub(in crate::cli) fn ask(question: &str) -> Option<String> {
    announce_aside(question);
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer).ok()?;
    (read > 0).then_some(answer)
}

/// Asks a question that only a typed "yes" agrees to.
pub(in crate::cli) fn is_sure(question: &str) -> bool {
    ask(question).is_some_and(|answer| answer.trim().eq_ignore_ascii_case("yes"))
}
