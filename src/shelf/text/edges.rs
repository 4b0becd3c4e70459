//! Digits that stand in several pieces of a web page: a telephone number takes in no
//! digit of another piece, and one that was cut into pieces is whole again.

use super::glue::is_of_number;

/// Between digits of different elements.
pub(in crate::shelf) const EDGE: char = '\u{2060}';

/// Where a page allows a break or has a remark: nothing that a reader sees.
pub(in crate::shelf) const SOFT: char = '\u{200b}';

/// So many edges of one number are looked at; a page may have any number of them.
const MOST: usize = 8;

/// The words of a block, in which every edge between digits is a space, unless the
/// digits around it are those of one telephone number.
pub(in crate::shelf) fn settled(block: &str) -> String {
    if !block.contains(is_edge) {
        return block.to_owned();
    }
    let letters: Vec<char> = evened(block);
    let mut settled = String::with_capacity(block.len());
    let (mut at, mut kept) = (0, 0);
    while let Some(letter) = letters.get(at) {
        if !is_edge(*letter) {
            settled.push(*letter);
            at += 1;
            continue;
        }
        match joined(&letters, kept, at) {
            Some(end) => {
                let rest = letters.get(at..end).unwrap_or_default();
                settled.extend(rest.iter().filter(|letter| !is_edge(**letter)));
                at = end;
            }
            None => {
                settled.push(' ');
                at += 1;
                kept = at;
            }
        }
    }
    settled
}

const fn is_edge(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | SOFT..='\u{200f}' | '\u{202a}'..='\u{202e}' | EDGE..='\u{206f}' | '\u{feff}'
    )
}

/// The letters with one edge between digits at most, and no edge elsewhere.
fn evened(block: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(block.len());
    let mut open = None;
    for letter in block.chars() {
        if is_edge(letter) {
            open = if letter == EDGE { Some(EDGE) } else { open.or(Some(SOFT)) };
            continue;
        }
        let is_between = letter.is_numeric() && letters.last().is_some_and(|c| c.is_numeric());
        letters.extend(open.take().filter(|_| is_between));
        letters.push(letter);
    }
    letters
}

/// Where the last edge is passed that is inside of one number with the edge at `at`;
/// what is left of `kept` is another piece.
fn joined(letters: &[char], kept: usize, at: usize) -> Option<usize> {
    let before = letters.get(kept..at)?;
    let start = before.iter().rposition(|c| !is_of_number(*c)).map_or(kept, |at| kept + at + 1);
    let is_inside = |c: &&char| is_of_number(**c) || is_edge(**c);
    let end = at + letters.get(at..)?.iter().take_while(is_inside).count();
    let run = letters.get(at..end)?;
    let edges = run.iter().enumerate().filter(|(_, c)| is_edge(**c)).map(|(i, _)| at + i);
    let edges: Vec<usize> = edges.take(MOST).collect();
    for (number, edge) in edges.iter().enumerate().rev() {
        let end = edges.get(number + 1).copied().unwrap_or(end);
        let whole = letters.get(start..end)?;
        let (head, tail) = whole.split_at_checked(at - start)?;
        let space = head.iter().rposition(|c| *c == ' ').map_or(0, |at| at + 1);
        let passed = edge + 1 - at;
        let stop = tail.iter().skip(passed).position(|c| *c == ' ');
        let stop = stop.map_or(whole.len(), |stop| at - start + passed + stop);
        for text in [Some(whole), whole.get(space..), whole.get(..stop), whole.get(space..stop)] {
            if text.is_some_and(is_number) {
                return Some(edge + 1);
            }
        }
    }
    None
}

/// Returns whether this is one telephone number of ten digits, with or without the 1.
pub(in crate::shelf) fn is_number(text: &[char]) -> bool {
    let has_edge = text.contains(&EDGE);
    let text: String = text.iter().filter(|letter| !is_edge(**letter)).collect();
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let groups: Vec<&str> = groups.collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_form = match lengths.as_slice() {
        [1, 3, 3, 4] | [3, 3, 4] => true,
        // Digits of different elements without anything between them may be anything.
        [10 | 11] => !has_edge,
        _ => false,
    };
    let digits = groups.concat();
    let national = match digits.len() {
        11 => digits.strip_prefix('1'),
        _ => Some(digits.as_str()),
    };
    let starts = |at: usize| {
        national.and_then(|digits| digits.as_bytes().get(at)).is_some_and(|b| *b >= b'2')
    };
    is_form && starts(0) && starts(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_parts_digits_unless_they_are_one_number() {
        for (block, expected) in [
            ("1-888-373-7888|1", "1-888-373-7888 1"),
            ("1-888-3|7|3-7888", "1-888-373-7888"),
            ("1-888-3|7|3-7888|24", "1-888-373-7888 24"),
            ("24|1-888-3|7|3-7888", "24 1-888-373-7888"),
            ("Room 12 1-888-3|73-7888 24", "Room 12 1-888-373-7888 24"),
            ("(888) 3|73-7888.", "(888) 373-7888."),
            ("911|5", "911 5"),
            ("1888373|7888", "1888373 7888"),
            ("1888373~7888", "18883737888"),
            ("18883737888~1", "18883737888 1"),
            ("911~5", "911 5"),
            ("extra~ordinary |words~", "extraordinary words"),
            ("1-188-3|73-7888", "1-188-3 73-7888"),
        ] {
            let block: String = block.replace('|', "\u{2060}").replace('~', "\u{200b}");
            assert_eq!(settled(&block), expected);
        }
    }
}
