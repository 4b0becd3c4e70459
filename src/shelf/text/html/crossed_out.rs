//! Words of a web page with a line through them, which are labeled so.
//!
//! A search shows a piece of a passage only, so each number in it has a label of its own.

use super::HtmlReader;
use crate::shelf::text::{edges, glue};

/// The label.
const CROSSED_OUT: &str = "crossed out";

/// A passage of so many bytes needs one label only, if it has one number at most.
const SHORT: usize = 40;

/// So many digits in a row may be a number: 911.
const SHORTEST: usize = 3;

impl HtmlReader {
    /// Sets off what was crossed out so far in the block: it is no number to call.
    pub(super) fn end_crossed(&mut self) {
        let Some((_, start)) = &mut self.crossed else { return };
        let at = std::mem::replace(start, self.block.len());
        let words = edges::settled(self.block.get(at..).unwrap_or_default().trim());
        if words.contains(char::is_alphanumeric) {
            self.block.truncate(at);
            self.page_links.truncate(at);
            self.part();
            self.block.push_str(&labeled(&words));
            self.is_after_mark = true;
            self.cross_out_from(self.block.len());
        }
    }

    /// Takes what is crossed out in the block to begin there.
    pub(super) fn cross_out_from(&mut self, at: usize) {
        if let Some((_, start)) = &mut self.crossed {
            *start = at;
        }
    }
}

/// Returns a passage with its label, and one behind each number.
fn labeled(words: &str) -> String {
    let ends = number_ends(words);
    if words.len() <= SHORT && ends.len() <= 1 {
        return format!("({CROSSED_OUT}: {words})");
    }
    let mut labeled = format!("({CROSSED_OUT}: ");
    let mut from = 0;
    for end in ends {
        labeled.push_str(words.get(from..end).unwrap_or_default());
        labeled.push_str(&format!(" ({CROSSED_OUT})"));
        from = end;
    }
    labeled.push_str(words.get(from..).unwrap_or_default());
    labeled.push(')');
    labeled
}

/// Returns where the numbers of a passage end that somebody may call, in bytes.
fn number_ends(words: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(start) = words.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let rest = words.get(start..).unwrap_or_default();
        let run = rest.find(|c| !glue::is_of_number(c)).unwrap_or(rest.len());
        let run = rest.get(..run).unwrap_or_default();
        // Letters of a number, as in 1-800-THE-LOST.
        let more = match run.ends_with(|c: char| c.is_ascii_digit() || c == '-') {
            true => letters_after(rest.get(run.len()..).unwrap_or_default()),
            false => 0,
        };
        let is_abroad = words.get(..start).is_some_and(|before| before.ends_with('+'));
        let mut own = run_ends(run, is_abroad);
        if more > 0 && run.chars().filter(char::is_ascii_digit).count() >= SHORTEST {
            own.retain(|end| *end < run.trim_end_matches('-').len());
            own.push(run.len() + more);
        }
        ends.extend(own.into_iter().map(|end| start + end));
        at = start + run.len() + more;
    }
    ends
}

/// Returns how many bytes of letters and digits a number goes on with.
fn letters_after(rest: &str) -> usize {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end_matches('-').len()
}

/// Returns where numbers end in a run of digits and what parts them. It begins with a digit.
fn run_ends(run: &str, is_abroad: bool) -> Vec<usize> {
    let run = run.trim_end_matches(|c: char| !c.is_ascii_digit());
    let mut ends: Vec<usize> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    let (mut from, mut digits) = (0, 0);
    for (at, letter) in run.char_indices().chain([(run.len(), ' ')]) {
        if letter.is_ascii_digit() {
            digits += 1;
            continue;
        }
        let is_gap = letter.is_whitespace() || at == run.len();
        let is_digit_before =
            run.get(..at).is_some_and(|run| run.ends_with(|c: char| c.is_ascii_digit()));
        if !is_gap || !is_digit_before {
            continue;
        }
        if run.get(from..at).is_some_and(glue::ends_with_number) && !is_abroad {
            loose.clear();
            ends.push(at);
            from = at;
        } else if digits >= SHORTEST && (!is_abroad || at == run.len()) {
            loose.push(at);
        }
        digits = if is_abroad { digits } else { 0 };
    }
    ends.extend(loose);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_of_a_passage_has_its_label() {
        let long = "a passage that is far too long for one label to be seen with it";
        for (words, expected) in [
            ("555-0100", "(crossed out: 555-0100)"),
            ("555-0100 555-0101", "(crossed out: 555-0100 (x) 555-0101 (x))"),
            ("911 or 988", "(crossed out: 911 (x) or 988 (x))"),
            ("911 988", "(crossed out: 911 (x) 988 (x))"),
            (
                "888 373 7888 (800) 555-0100, 24 hours",
                "(crossed out: 888 373 7888 (x) (800) 555-0100 (x), 24 hours)",
            ),
            (
                &format!("{long} 1-800-555-0100."),
                &format!("(crossed out: {long} 1-800-555-0100 (x).)"),
            ),
            (
                &format!("{long} 1-800-THE-LOST, +44 20 7946 0958 now"),
                &format!("(crossed out: {long} 1-800-THE-LOST (x), +44 20 7946 0958 (x) now)"),
            ),
            (long, &format!("(crossed out: {long})")),
        ] {
            assert_eq!(labeled(words), expected.replace("(x)", "(crossed out)"), "{words}");
        }
    }
}
