//! The marks in front of items of a list.

/// Letters that draw a bullet, those of the fonts for symbols included.
const BULLETS: [char; 15] = [
    '•', '▪', '■', '●', '◦', '○', '➢', '➤', '✓', '✔', '□', '☐', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
];

/// Digits of the number of an item.
const LONGEST: usize = 3;

/// Returns whether this is the mark of an item and nothing else.
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    is_bullet(text) || matches!(text, "–" | "-" | "o" | "*" | "§" | "—") || is_number(text)
}

/// Returns whether a line begins with such a mark.
pub(super) fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return false };
    text.starts_with(BULLETS) || (is_mark(first) && !rest.trim().is_empty())
}

/// Returns a line with a bullet that every terminal shows.
pub(super) fn with_plain_bullet(text: &str) -> String {
    match text.trim_start().strip_prefix(['\u{f0b7}', '\u{f0a7}', '\u{f0d8}']) {
        Some(rest) => format!("• {}", rest.trim_start()),
        None => text.to_owned(),
    }
}

fn is_bullet(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|letter| BULLETS.contains(&letter)) && letters.next().is_none()
}

/// Returns whether this is a number or letter with a period or bracket behind it.
fn is_number(text: &str) -> bool {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let Some(inner) = inner.strip_suffix([')', '.']) else { return false };
    let is_counted = inner.len() <= LONGEST && inner.bytes().all(|b| b.is_ascii_digit());
    let is_lettered = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    !inner.is_empty() && (is_counted || is_lettered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_other_lines() {
        for item in
            ["1. Stay calm", "(a) Call", "12) x", "• bullet", "•bullet now", "- dash", "o circle"]
        {
            assert!(is_item(item), "{item}");
        }
        for line in ["2019. A year", "o", "-5 degrees", "U.S. law", "(iii", "911 is", "A. Smith"] {
            assert!(!is_item(line), "{line}");
        }
        assert_eq!(with_plain_bullet("\u{f0b7} one"), "• one");
    }
}
