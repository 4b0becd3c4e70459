//! Finds telephone numbers in a text, whatever marks stand between their digits.

use crate::catalog::{TOLL_FREE, keypad_digit};
use std::ops::Range;

/// Number of digits of a telephone number without its area code.
pub(in crate::search) const LOCAL: usize = 7;

/// The most characters between two groups of digits.
const LONGEST_JOINT: usize = 3;

/// A telephone number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct NumberInText {
    /// Its byte range in the text.
    pub(in crate::search) range: Range<usize>,
    /// Ten digits, without a leading 1; or seven, where no area code stands there.
    pub(in crate::search) digits: String,
}

/// Returns the numbers of a text, from the front: `1-888-373-7888` in any usual way of
/// writing, `373-7888`, and those that are spelled, as 1-800-THE-LOST.
pub(in crate::search) fn numbers(text: &str) -> Vec<NumberInText> {
    let groups = groups(text);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let found = whole(text, &groups, at)
            .or_else(|| spelled(text, &groups, at))
            .or_else(|| local(text, &groups, at));
        let end = found.as_ref().map_or(0, |number| number.range.end);
        numbers.extend(found);
        at += 1;
        at += groups.get(at..).unwrap_or_default().iter().take_while(|g| g.start < end).count();
    }
    numbers
}

/// Returns the number if the text is one and nothing else, whatever marks are around it.
pub(in crate::search) fn whole_number(text: &str) -> Option<NumberInText> {
    let number = numbers(text).into_iter().next()?;
    stands_alone(text, &number.range).then_some(number)
}

/// Returns true if no letter or digit of a text is outside of a range.
pub(in crate::search) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let mut around = text.char_indices().filter(|(at, _)| !range.contains(at));
    !around.any(|(_, letter)| letter.is_alphanumeric())
}

/// Returns the byte ranges of the runs of ASCII digits.
fn groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match groups.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Returns true for marks that stand between the groups of one number.
fn is_joint(between: &str) -> bool {
    let is_mark = |c: char| " -.()/\u{a0}\u{2010}\u{2011}\u{2013}".contains(c);
    !between.is_empty() && between.chars().count() <= LONGEST_JOINT && between.chars().all(is_mark)
}

/// Returns true if the text right before a group makes it a part of a word or of a longer run
/// of digits.
fn is_inside(text: &str, groups: &[Range<usize>], at: usize) -> bool {
    let Some(group) = groups.get(at) else { return true };
    let before = text.get(..group.start).unwrap_or_default();
    let last = at.checked_sub(1).and_then(|at| groups.get(at));
    let is_run = last.is_some_and(|last| {
        matches!(text.get(last.end..group.start), Some("-" | "." | "/" | "\u{2010}" | "\u{2011}"))
    });
    is_run || before.ends_with(char::is_alphabetic)
}

/// Returns the texts of the joined groups from `at` on, at most four and without a leading 1,
/// and the offset at which each ends.
fn joined<'t>(text: &'t str, groups: &[Range<usize>], at: usize) -> (Vec<&'t str>, Vec<usize>) {
    let mut parts = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for group in groups.iter().skip(at).take(4) {
        let is_first = parts.is_empty();
        let between = ends.last().and_then(|end| text.get(*end..group.start));
        if !is_first && !between.is_some_and(is_joint) {
            break;
        }
        parts.push(text.get(group.clone()).unwrap_or_default());
        ends.push(group.end);
    }
    match parts.first().copied() {
        Some("1") if parts.len() > 1 => {
            parts.remove(0);
            ends.remove(0);
        }
        Some(first) if matches!(first.len(), 4 | 11) => {
            if let Some((rest, part)) = first.strip_prefix('1').zip(parts.first_mut()) {
                *part = rest;
            }
        }
        _ => {}
    }
    (parts, ends)
}

/// Finds ten digits that can be a number in North America.
fn whole(text: &str, groups: &[Range<usize>], at: usize) -> Option<NumberInText> {
    let start = groups.get(at)?.start;
    if is_inside(text, groups, at) {
        return None;
    }
    let (parts, ends) = joined(text, groups, at);
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let count = match *lengths.as_slice() {
        [10, ..] => 1,
        [3, 7, ..] | [6, 4, ..] => 2,
        [3, 3, 4, ..] => 3,
        _ => return None,
    };
    let digits = parts.get(..count)?.concat();
    let end = *ends.get(count - 1)?;
    let after = text.get(end..)?;
    let is_word = count == 1 && after.starts_with(char::is_alphabetic);
    let is_set = |at: usize| digits.as_bytes().get(at).is_some_and(|digit| *digit >= b'2');
    (is_set(0) && is_set(3) && !is_word).then_some(NumberInText { range: start..end, digits })
}

/// Finds seven digits: `373-7888`.
fn local(text: &str, groups: &[Range<usize>], at: usize) -> Option<NumberInText> {
    let (exchange, line) = (groups.get(at)?, groups.get(at + 1)?);
    let between = |before: &Range<usize>, after: &Range<usize>| text.get(before.end..after.start);
    let is_dash = |joint: Option<&str>| matches!(joint, Some("-" | "." | "\u{2010}" | "\u{2011}"));
    let is_followed = groups.get(at + 2).is_some_and(|next| is_dash(between(line, next)));
    let written = text.get(exchange.clone())?;
    let is_local = exchange.len() == 3
        && line.len() == LOCAL - 3
        && is_dash(between(exchange, line))
        && !written.starts_with(['0', '1'])
        && !is_followed
        && !is_inside(text, groups, at);
    let digits = format!("{written}{}", text.get(line.clone())?);
    is_local.then_some(NumberInText { range: exchange.start..line.end, digits })
}

/// Finds a number whose last digits are letters on a keypad: `1-800-THE-LOST`, `(888)
/// 373-TIPS`.
fn spelled(text: &str, groups: &[Range<usize>], at: usize) -> Option<NumberInText> {
    let start = groups.get(at)?.start;
    if is_inside(text, groups, at) {
        return None;
    }
    let (parts, ends) = joined(text, groups, at);
    let (area, end) = (*parts.first()?, *ends.first()?);
    if !TOLL_FREE.contains(&area) {
        return None;
    }
    let has_one = text.get(start..end).is_some_and(|written| written.len() > 3);
    let rest = text.get(end..)?;
    let mark = rest.len() - rest.trim_start_matches([' ', '-', '.', ')']).len();
    let (mut digits, mut stop, mut letters, mut has_blank) = (String::new(), 0, 0, false);
    let mut in_capitals = true;
    for (at, letter) in rest.char_indices().skip_while(|(at, _)| *at < mark) {
        match keypad_digit(letter) {
            Some(digit) => {
                letters += usize::from(letter.is_ascii_alphabetic());
                in_capitals &= !letter.is_ascii_lowercase();
                digits.push(digit);
                stop = at + 1;
            }
            None if letter == '-' || letter == '.' => {}
            None if letter == ' ' && digits.len() < LOCAL => has_blank = true,
            None => break,
        }
    }
    let joint = rest.get(..mark)?;
    let is_marked = joint.contains(['-', '.', ')']) && !has_blank;
    let is_spelled = letters >= 3
        && (1..=LONGEST_JOINT).contains(&mark)
        && digits.len() >= LOCAL
        && (in_capitals && (is_marked || digits.len() == LOCAL) || has_one && is_marked);
    // A telephone ignores further letters.
    digits.truncate(LOCAL);
    let digits = format!("{area}{digits}");
    is_spelled.then_some(NumberInText { range: start..end + stop, digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, &str)> {
        numbers(text).into_iter().map(|own| (own.digits, &text[own.range])).collect()
    }

    #[test]
    fn a_number_is_the_same_digits_however_it_is_written() {
        for number in [
            "888-373-7888",
            "8883737888",
            "18883737888",
            "(888) 373-7888",
            "888) 373-7888",
            "888.373.7888",
            "1 888 373 7888",
            "1-888-373-7888",
            "1 (888) 373-7888",
            "1888-373-7888",
            "888/373-7888",
            "888 - 373 - 7888",
            "888\u{2011}373\u{2011}7888",
            "888\u{a0}373\u{a0}7888",
            "888 3737888",
            "1-888-ERD-STUV",
            "1-888-373-STUV",
            "1 888 ERD STUV",
            "888 ERDSTUV",
        ] {
            let text = format!("In 2019, call {number} at once.");
            let written = number.trim_start_matches('(');
            assert_eq!(all(&text), [("8883737888".to_owned(), written)], "{number}");
            assert_eq!(whole_number(&format!(" +{number}.")).unwrap().digits, "8883737888");
        }
        assert_eq!(all("Call 1-800-The-Lost!"), [("8008435678".to_owned(), "1-800-The-Lost")]);
        assert_eq!(all("373-7888"), [("3737888".to_owned(), "373-7888")]);
        assert_eq!(
            all("888-373-7888 602 555 0134, 555-0100"),
            [
                ("8883737888".to_owned(), "888-373-7888"),
                ("6025550134".to_owned(), "602 555 0134"),
                ("5550100".to_owned(), "555-0100"),
            ]
        );
    }

    #[test]
    fn other_digits_are_no_number() {
        for text in [
            "",
            "911",
            "2019-2020",
            "1-188-373-7888",
            "12-888-373-7888",
            "AB8883737888",
            "888373788899",
            "888, 373, 7888",
            "888\n373\n7888",
            "800-bed-facility",
            "the 800 FBI staff",
            "1-800 of them are here",
            "215 2019",
            "555-01-34",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
        assert_eq!(whole_number("call 888-373-7888"), None);
    }
}
