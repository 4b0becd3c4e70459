//! A text with its numbers in plain digits: `eight hundred 843 5678` as `800 843 5678`,
//! `triple eight` as `888`, `²³³⁷³³` as `233733`.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Digits in words, as they are read out.
const DIGITS: [(&str, u32); 22] = [
    ("zero", 0),
    ("oh", 0),
    ("nought", 0),
    ("cero", 0),
    ("one", 1),
    ("uno", 1),
    ("two", 2),
    ("dos", 2),
    ("three", 3),
    ("tres", 3),
    ("four", 4),
    ("cuatro", 4),
    ("five", 5),
    ("cinco", 5),
    ("six", 6),
    ("seis", 6),
    ("seven", 7),
    ("siete", 7),
    ("eight", 8),
    ("ocho", 8),
    ("nine", 9),
    ("nueve", 9),
];

const TEENS: [(&str, u32); 10] = [
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: [(&str, u32); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words that say how often the next digit stands.
const TIMES: [(&str, u32); 4] = [("double", 2), ("doble", 2), ("triple", 3), ("treble", 3)];

/// Weight of number words in a row from which they may be a part of a number.
const LEAST: usize = 3;

/// A text with its numbers in plain digits.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) text: String,
    /// Parts of the text that are written in another way, in order.
    parts: Vec<RespelledPart>,
}

#[derive(Debug)]
struct RespelledPart {
    plain: Range<usize>,
    written: Range<usize>,
    /// True for digits as only numbers are read out: "triple eight".
    is_read_out: bool,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let words = words(text);
        let mut plain = Self::default();
        let (mut done, mut at) = (0, 0);
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            at += 1;
            let Some((digits, taken)) = number(text, rest) else { continue };
            let (Some(first), Some(last)) = (rest.first(), rest.get(taken - 1)) else { continue };
            plain.copy(text, done..first.start);
            let is_read_out = times(text, rest).is_some();
            plain.push(&digits, first.start..last.end, is_read_out);
            (done, at) = (last.end, at + taken - 1);
        }
        plain.copy(text, done..text.len());
        plain
    }

    /// Adds a part of the text as it stands, with digits of all scripts as ASCII ones.
    fn copy(&mut self, text: &str, part: Range<usize>) {
        for (at, c) in text.get(part.clone()).unwrap_or("").char_indices() {
            match ascii_digit(c) {
                Some(digit) if !c.is_ascii() => {
                    let start = part.start + at;
                    self.push(digit.encode_utf8(&mut [0; 4]), start..start + c.len_utf8(), false);
                }
                _ => self.text.push(c),
            }
        }
    }

    fn push(&mut self, digits: &str, written: Range<usize>, is_read_out: bool) {
        let start = self.text.len();
        self.text.push_str(digits);
        self.parts.push(RespelledPart { plain: start..self.text.len(), written, is_read_out });
    }

    /// Returns true if a run has digits as only numbers are read out.
    pub(super) fn is_read_out(&self, run: &Range<usize>) -> bool {
        let is_in =
            |part: &&RespelledPart| part.plain.start < run.end && run.start < part.plain.end;
        self.parts.iter().filter(is_in).any(|part| part.is_read_out)
    }

    /// Returns the place of a run in the text as it is written.
    pub(super) fn written(&self, run: &Range<usize>) -> Range<usize> {
        let place = |at: usize, is_end: bool| {
            let before = |part: &&RespelledPart| {
                if is_end { part.plain.start < at } else { part.plain.start <= at }
            };
            match self.parts.iter().take_while(before).last() {
                Some(part) if at < part.plain.end => {
                    if is_end {
                        part.written.end
                    } else {
                        part.written.start
                    }
                }
                Some(part) => part.written.end + at - part.plain.end,
                None => at,
            }
        };
        place(run.start, false)..place(run.end, true)
    }
}

/// Returns true if number words stand in a row as in a number that is read out: three digits,
/// "eight hundred" or "triple eight". Cheap, because it runs on every text.
pub(super) fn spells_number(text: &str) -> bool {
    let mut run = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        run = match weight(word) {
            0 => 0,
            weight => run + weight,
        };
        if run >= LEAST {
            return true;
        }
    }
    false
}

fn weight(word: &str) -> usize {
    let is_in = |known: &[(&str, u32)]| value(word, known).is_some();
    if !(2..=11).contains(&word.len()) {
        0
    } else if word.eq_ignore_ascii_case("ochocientos") || is_in(&TIMES) {
        LEAST
    } else if word.eq_ignore_ascii_case("hundred") {
        LEAST - 1
    } else {
        usize::from(is_in(&DIGITS) || is_in(&TENS) || is_in(&TEENS))
    }
}

/// Returns the digit that a character of any script stands for.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    let of_script = |zero: u32| char::from_digit((c as u32).checked_sub(zero)?, 10);
    match c {
        '0'..='9' => Some(c),
        '\u{660}'..='\u{669}' => of_script(0x660),
        '\u{6f0}'..='\u{6f9}' => of_script(0x6f0),
        '\u{966}'..='\u{96f}' => of_script(0x966),
        c if c.is_ascii() || !c.is_numeric() => None,
        // Raised, lowered, full-width, circled.
        c => {
            let mut parts = std::iter::once(c).nfkd();
            let digit = parts.next().filter(char::is_ascii_digit);
            digit.filter(|_| parts.next().is_none())
        }
    }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push(at..at + word.len());
        }
        let mark = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        at += word.len() + mark.map_or(0, char::len_utf8);
    }
    words
}

fn value(word: &str, known: &[(&str, u32)]) -> Option<u32> {
    known.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

/// Returns the word at a place in a row, if a blank or a hyphen joins it to the one before.
fn joined<'a>(text: &'a str, words: &[Range<usize>], at: usize) -> Option<&'a str> {
    let word = words.get(at)?;
    let before = words.get(at.checked_sub(1)?)?;
    let between = text.get(before.end..word.start)?.trim();
    matches!(between, "" | "-").then_some(text.get(word.clone())?)
}

/// Returns the digits that words begin with, and the number of these words.
fn number(text: &str, words: &[Range<usize>]) -> Option<(String, usize)> {
    times(text, words).or_else(|| hundreds(text, words)).or_else(|| {
        let (below, taken) = below_hundred(text, words, 0)?;
        Some((below.to_string(), taken))
    })
}

/// Digits with the word that says how often they stand: "triple eight", "double 5".
fn times(text: &str, words: &[Range<usize>]) -> Option<(String, usize)> {
    let count = value(text.get(words.first()?.clone())?, &TIMES)?;
    let next = joined(text, words, 1)?;
    let is_digit = next.len() == 1 && next.bytes().all(|byte| byte.is_ascii_digit());
    let digit = if is_digit { next.to_owned() } else { value(next, &DIGITS)?.to_string() };
    Some((digit.repeat(count as usize), 2))
}

/// Words with a hundred: "eight hundred", "eight hundred forty-three", "eighteen hundred".
fn hundreds(text: &str, words: &[Range<usize>]) -> Option<(String, usize)> {
    let first = text.get(words.first()?.clone())?;
    let (count, taken) = match first.eq_ignore_ascii_case("ochocientos") {
        true => (8, 1),
        false => {
            let (count, taken) = below_hundred(text, words, 0)?;
            joined(text, words, taken).filter(|word| word.eq_ignore_ascii_case("hundred"))?;
            (count, taken + 1)
        }
    };
    let has_and = joined(text, words, taken).is_some_and(|word| word.eq_ignore_ascii_case("and"));
    let at = taken + usize::from(has_and);
    // "eight hundred eight four three" is read out digit by digit behind the hundred.
    let rest = joined(text, words, at)
        .and_then(|_| below_hundred(text, words, at))
        .filter(|(below, _)| has_and || *below > 9);
    Some(match rest {
        Some((below, more)) => ((count * 100 + below).to_string(), at + more),
        None => ((count * 100).to_string(), taken),
    })
}

/// A number below a hundred from the word at a place on.
fn below_hundred(text: &str, words: &[Range<usize>], at: usize) -> Option<(u32, usize)> {
    let word = text.get(words.get(at)?.clone())?;
    if let Some(below) = value(word, &DIGITS).or_else(|| value(word, &TEENS)) {
        return Some((below, 1));
    }
    let tens = value(word, &TENS)?;
    let unit = joined(text, words, at + 1).and_then(|next| value(next, &DIGITS));
    match unit.filter(|unit| *unit > 0) {
        Some(unit) => Some((tens + unit, 2)),
        None => Some((tens, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_digits_of_all_scripts_become_plain_and_know_their_place() {
        for (written, plain) in [
            ("eight hundred 843 5678", "800 843 5678"),
            ("eight hundred eight four three", "800 8 4 3"),
            ("eight hundred forty-three", "843"),
            ("eight hundred and three", "803"),
            ("eighteen hundred", "1800"),
            ("one eight hundred", "1 800"),
            ("Triple eight, double 5", "888, 55"),
            ("three seventy three", "3 73"),
            ("ochocientos", "800"),
            ("a hundred of them, doubly", "a hundred of them, doubly"),
            ("(\u{b2}\u{b3}\u{b3})", "(233)"),
            ("\u{ff18}\u{668}\u{2085}", "885"),
        ] {
            assert_eq!(Plain::of(written).text, plain);
        }
        let text = "É triple eight, 55 x";
        let plain = Plain::of(text);
        for (run, written) in
            [("888", "triple eight"), ("55", "55"), ("888, 55", "triple eight, 55")]
        {
            let start = plain.text.find(run).unwrap();
            assert_eq!(&text[plain.written(&(start..start + run.len()))], written);
        }
    }
}
