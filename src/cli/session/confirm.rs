//! Asking before something is done that a person may not want.

use super::output::announce_aside;
use std::io;

/// Asks a question that only a typed "yes" agrees to.
pub(in crate::cli) fn is_sure(question: &str) -> bool {
    announce_aside(question);
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("yes")
}
