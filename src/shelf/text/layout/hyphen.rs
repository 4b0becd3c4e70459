//! Words that a line's end parts.

/// First parts of words that keep their hyphen.
const FIRSTS: [&str; 31] = [
    "self", "multi", "non", "anti", "cross", "well", "ex", "half", "high", "low", "long", "short",
    "full", "part", "follow", "face", "one", "two", "three", "four", "five", "six", "first",
    "second", "third", "victim", "survivor", "trauma", "evidence", "human", "law",
];

/// Second parts of words that keep their hyphen.
const SECONDS: [&str; 29] = [
    "based", "related", "specific", "driven", "oriented", "centered", "informed", "level", "wide",
    "free", "term", "time", "to", "of", "the", "by", "in", "up", "year", "month", "day", "hour",
    "old", "agency", "party", "led", "funded", "making", "profit",
];

/// Signs that a word goes on in the next line.
const HYPHENS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// Letters of each part of a word at least that may be written with a hyphen.
const SHORTEST: usize = 2;

/// Adds a line to a paragraph. A word that was parted at its end is whole again: with its
/// hyphen if it is written so, without it if not. Returns the form with the hyphen of a word
/// that lost it: it may be the right one.
pub(super) fn join(block: &mut String, line: &str) -> Option<String> {
    let line = line.trim();
    let Some(head) = block.strip_suffix(HYPHENS).filter(|head| !ends_a_word(head)) else {
        if !block.is_empty() && !line.is_empty() {
            block.push(' ');
        }
        block.push_str(line);
        return None;
    };
    let is_word = head.ends_with(char::is_alphabetic) && line.starts_with(char::is_lowercase);
    let mut other = None;
    if is_word && (block.ends_with('\u{ad}') || !keeps_hyphen(head, line)) {
        other = with_hyphen(head, line).filter(|_| block.ends_with('-'));
        block.truncate(head.len());
    } else if !line.starts_with(char::is_alphanumeric) {
        block.push(' ');
    }
    block.push_str(line);
    other
}

/// Returns the word that a line's end parts, with a hyphen; `None` if a part is too short.
fn with_hyphen(head: &str, line: &str) -> Option<String> {
    let is_part = |c: char| !c.is_alphabetic();
    let first = head.rsplit(is_part).next()?;
    let second = line.split(is_part).next()?;
    let is_long = |part: &str| part.chars().count() >= SHORTEST;
    (is_long(first) && is_long(second)).then(|| format!("{first}-{second}"))
}

/// Returns whether a dash behind this text is no hyphen.
fn ends_a_word(head: &str) -> bool {
    head.is_empty() || head.ends_with(|c: char| c.is_whitespace() || HYPHENS.contains(&c))
}

fn keeps_hyphen(head: &str, line: &str) -> bool {
    let is_part = |c: char| !c.is_alphabetic();
    let first = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    // A word that has a hyphen before this one.
    if first.contains('-') {
        return true;
    }
    let first = first.rsplit(is_part).next().unwrap_or_default().to_lowercase();
    let second = line.split(is_part).next().unwrap_or_default();
    FIRSTS.contains(&&*first) || SECONDS.contains(&second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_lost_its_hyphen_is_known_with_it() {
        let other = |block: &str, line: &str| join(&mut block.to_owned(), line);
        assert_eq!(other("a (whistle-", "blowers, all)").as_deref(), Some("whistle-blowers"));
        for (block, line) in
            [("survivor-", "led"), ("a-", "way"), ("soft\u{ad}", "ware"), ("a", "b")]
        {
            assert_eq!(other(block, line), None, "{block}{line}");
        }
    }

    #[test]
    fn parted_words_are_whole_again() {
        for (block, line, expected) in [
            ("and of traf-", "ficking in", "and of trafficking in"),
            ("This is a self-", "reported figure", "This is a self-reported figure"),
            ("the U.S.-", "based firms", "the U.S.-based firms"),
            ("survivor-", "led groups", "survivor-led groups"),
            ("Anti-", "Trafficking", "Anti-Trafficking"),
            ("Call 1-888-373-", "7888 now", "Call 1-888-373-7888 now"),
            ("soft\u{ad}", "ware", "software"),
            ("he said -", "nothing", "he said - nothing"),
            ("pages 10 -", "12", "pages 10 - 12"),
            ("word", "next", "word next"),
            ("", "next", "next"),
        ] {
            let mut whole = block.to_owned();
            join(&mut whole, line);
            assert_eq!(whole, expected);
        }
    }
}
