//! Colors that the program itself puts into a text.

use crate::faults::harmless;
use std::borrow::Cow;

/// The start of every color: a control sequence of the terminal (ECMA-48, 5.4).
const START: &str = "\u{1b}[";

/// Returns the text as [`harmless`] makes it, in which colors stay colors. Foreign parts of
/// the text must have been made visible before: a color in them would stay.
pub(in crate::cli) fn harmless_but_paint(text: &str) -> Cow<'_, str> {
    if !text.contains(START) {
        return harmless(text);
    }
    let mut painted = String::with_capacity(text.len());
    let mut parts = text.split(START);
    painted.push_str(&harmless(parts.next().unwrap_or_default()));
    for part in parts {
        let is_number = |c: char| c.is_ascii_digit() || c == ';';
        match part.trim_start_matches(is_number).strip_prefix('m') {
            Some(rest) => {
                painted.push_str(START);
                painted.push_str(&part[..part.len() - rest.len()]);
                painted.push_str(&harmless(rest));
            }
            None => painted.push_str(&harmless(&format!("{START}{part}"))),
        }
    }
    Cow::Owned(painted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_stay_and_nothing_else_steers() {
        let colored = "\u{1b}[1;31merror\u{1b}[0m: `a`\n";
        assert_eq!(harmless_but_paint(colored), colored);
        assert_eq!(
            harmless_but_paint("\u{1b}[2J\u{1b}[1mx\u{202e}\u{1b}]0;t\u{7}"),
            "\\u{1b}[2J\u{1b}[1mx\\u{202e}\\u{1b}]0;t\\u{7}"
        );
    }
}
