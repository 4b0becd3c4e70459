//! Keeps telephone numbers in a document apart from the letters and digits beside them.

/// The separator between the cells of a row.
pub(in crate::shelf) const CELL: &str = " | ";

/// Digits that make a number that somebody may call.
const LONG: usize = 7;

/// Returns whether words of another element would run into those before: digits into digits,
/// or a letter into a number that may be called. An officer would read a wrong number.
pub(in crate::shelf) fn would_join(before: &str, words: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), words.chars().next()) else {
        return false;
    };
    if last.is_numeric() || last == ']' {
        let is_digit = first.is_numeric() || (last == ']' && first.is_alphanumeric());
        return is_digit || (first.is_alphabetic() && is_long(before.chars().rev()));
    }
    last.is_alphabetic() && (first.is_numeric() || "(+".contains(first)) && is_long(words.chars())
}

/// Returns whether a raised digit, as in `1-888-373-7888¹`, would be taken for one of the number
/// before it.
pub(in crate::shelf) fn is_mark_of_number(before: &str, letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') && is_long(before.chars().rev())
}

/// Returns whether letters begin with a long number, as it is written in a text.
fn is_long(letters: impl Iterator<Item = char>) -> bool {
    let run = letters.take_while(|c| is_of_number(*c));
    run.filter(char::is_ascii_digit).take(LONG).count() == LONG
}

/// Returns whether a telephone number is written with this letter.
pub(in crate::shelf) fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || " -.()+\u{a0}\u{2010}\u{2011}".contains(letter)
}

/// Returns whether a text ends with a telephone number that is whole: ten digits, eleven with
/// the 1 in front, or seven in the form 555-0100.
pub(in crate::shelf) fn ends_with_number(text: &str) -> bool {
    let mut number: Vec<char> =
        text.chars().rev().take_while(|c| is_of_number(*c)).take(20).collect();
    number.reverse();
    let number: String = number.into_iter().collect();
    // Another number may stand in front of it.
    let local = number.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let is_local = |text: &str| {
        text.len() == 8 && text.chars().enumerate().all(|(at, c)| (at == 3) == (c == '-'))
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_whole = match digits.as_bytes() {
        [b'1', ..] => digits.len() == 11,
        _ => digits.len() == 10,
    };
    is_whole || is_local(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_ends_a_text() {
        for whole in
            ["Call 1-800-555-0100", "(800) 555-0100", "18005550100", "8005550100", "at 555-0100"]
        {
            assert!(ends_with_number(whole), "{whole}");
        }
        for part in
            ["Call 1-800-555-010", "1800555010", "800555", "555", "2019", "1-800-555-01001", ""]
        {
            assert!(!ends_with_number(part), "{part}");
        }
    }

    #[test]
    fn a_number_takes_nothing_in() {
        for (before, words) in [
            ("Call 1-888-373-7888", "1"),
            ("11,500", "4"),
            ("Texas", "1-800-555-0100"),
            ("Texas", "(800) 555-0100"),
            ("Texas", "+18005550100"),
            ("1-800-555-0100", "Texas"),
            ("7888 [1]", "2019"),
            ("7888 [1]", "now"),
        ] {
            assert!(would_join(before, words), "{before}{words}");
        }
        for (before, words) in [
            ("1-888-373-", "7888"),
            ("1", "st"),
            ("H", "2"),
            ("the 4", "th"),
            ("Call ", "911"),
            ("Call 911", " now"),
            ("T", "V"),
            ("", "1"),
            ("1", ""),
        ] {
            assert!(!would_join(before, words), "{before}{words}");
        }
    }
}
