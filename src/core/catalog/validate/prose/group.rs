//! Runs of digits in a text, in any script, with the marks between them.

use super::plain::{Plain, ascii_digit};
use std::ops::Range;

/// A run of digits and the marks before it.
#[derive(Debug, Clone)]
pub(in crate::catalog) struct Group {
    /// Its byte range in the text.
    pub span: Range<usize>,
    /// Number of its digits.
    pub digits: usize,
    /// The marks between this run and the one before; none when other
    /// characters stand there.
    pub joint: Option<String>,
    /// True if a letter stands right before or behind it.
    pub in_word: bool,
    /// True for digits as only numbers are read out: "triple eight".
    pub is_read_out: bool,
}

/// Words that are read out between the parts of a number.
const READ_OUT: [&str; 10] =
    ["dash", "hyphen", "dot", "point", "space", "then", "minus", "slash", "x", "\u{d7}"];

/// Most bytes of a tag or entity between two runs.
const LONGEST_MARKUP: usize = 24;

/// Most blanks between two runs of one number.
const LONGEST_BLANK: usize = 12;

impl Group {
    /// Returns its digits as ASCII ones, without the blanks between them.
    pub fn written(&self, text: &str) -> String {
        text.get(self.span.clone()).unwrap_or("").chars().filter_map(ascii_digit).collect()
    }
}

/// Returns the runs of digits of a text, in order.
pub(in crate::catalog) fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut between = String::new();
    let mut letter = false;
    for (at, c) in text.char_indices() {
        if !is_digit(text, at, c) {
            if between.is_empty()
                && c.is_alphabetic()
                && let Some(last) = groups.last_mut()
            {
                last.in_word = true;
            }
            letter = c.is_alphabetic();
            between.push(plain_mark(c));
            continue;
        }
        let end = at + c.len_utf8();
        match groups.last_mut() {
            Some(last) if between.is_empty() => {
                last.span.end = end;
                last.digits += 1;
            }
            _ => {
                let joint = Some(without_markup(&std::mem::take(&mut between)));
                let joint = joint.filter(|joint| !groups.is_empty() && is_joint(joint));
                groups.push(Group {
                    span: at..end,
                    digits: 1,
                    joint,
                    in_word: letter,
                    is_read_out: false,
                });
            }
        }
        letter = false;
    }
    groups
}

/// Returns true for a digit of any script, and for a letter that looks like one between digits:
/// `1-8OO-555-O143`.
fn is_digit(text: &str, at: usize, c: char) -> bool {
    if c.is_numeric() {
        return !is_in_entity(text, at);
    }
    let is_alike = matches!(c, 'O' | 'o' | 'l' | 'I');
    is_alike && {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I');
        let before = text.get(..at).unwrap_or("");
        let after = text.get(at + 1..).unwrap_or("");
        let start = before.trim_end_matches(is_part);
        let rest = after.trim_start_matches(is_part);
        let word = text.get(start.len()..text.len() - rest.len()).unwrap_or("");
        let stands_alone =
            !start.ends_with(char::is_alphabetic) && !rest.starts_with(char::is_alphabetic);
        stands_alone && word.len() >= 3 && word.contains(|c: char| c.is_ascii_digit())
    }
}

/// Returns true if a digit is part of an entity such as `&#160;`.
fn is_in_entity(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    before.ends_with("&#")
        && text
            .get(at..)
            .unwrap_or("")
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .starts_with(';')
}

/// Returns the runs of digits of a text that is read out. Single digits in a row are one run: `8
/// 8 8 5 5 5 0143`.
pub(in crate::catalog) fn read_out(plain: &Plain) -> Vec<Group> {
    let text = plain.text.as_str();
    let mut merged: Vec<Group> = Vec::new();
    for mut group in groups(text) {
        group.is_read_out = plain.is_read_out(&group.span);
        let before = merged.last().map_or(0, |last| last.span.end);
        let between: String =
            text.get(before..group.span.start).unwrap_or("").chars().map(plain_mark).collect();
        let joined = !merged.is_empty() && (is_joint(&between) || is_read_out(&between));
        group.joint = joined.then_some(between);
        match merged.last_mut() {
            // A merged run has several digits; only its last part must be a single one.
            Some(last) if joined && group.digits == 1 && is_alone(text, last) => {
                last.span.end = group.span.end;
                last.digits += 1;
            }
            _ => merged.push(group),
        }
    }
    merged
}

/// Returns true if a run ends in a digit that stands alone.
fn is_alone(text: &str, group: &Group) -> bool {
    let written = text.get(group.span.clone()).unwrap_or("");
    let last = written.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    last.chars().count() == 1
}

/// Returns true if a mark that is read out stands between two runs: " dash ".
pub(in crate::catalog) fn is_read_out(between: &str) -> bool {
    let word = between.trim_matches(|c: char| " ,.-()[]{}<>".contains(c));
    READ_OUT.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Returns the text between two runs without tags such as `<b>`, with a blank for each entity
/// such as `&nbsp;`, and with several blanks as one.
fn without_markup(between: &str) -> String {
    let mut plain = String::new();
    let mut rest = between;
    while let Some(at) = rest.find(['<', '&']) {
        let end = if rest[at..].starts_with('<') { '>' } else { ';' };
        let Some(length) = rest[at..].find(end).filter(|length| *length <= LONGEST_MARKUP) else {
            break;
        };
        plain.push_str(&rest[..at]);
        if end == ';' {
            plain.push(' ');
        }
        rest = &rest[at + length + 1..];
    }
    plain.push_str(rest);
    // Several blanks are one.
    if (2..=LONGEST_BLANK).contains(&plain.len()) && plain.contains("  ") {
        let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
        let ends = (plain.starts_with(' '), plain.ends_with(' '));
        let blank = |is_there: bool| if is_there { " " } else { "" };
        let (first, last) = (blank(ends.0), blank(ends.1 && !words.is_empty()));
        return format!("{first}{}{last}", words.join(" "));
    }
    plain
}

/// Returns true for marks that people put between the digits of one number.
fn is_joint(between: &str) -> bool {
    let is_mark = |c: char| " -./()[],:;=_*|~+'>&".contains(c);
    // A mark of its own kind may be repeated: `555...0143`.
    let same = between
        .chars()
        .next()
        .is_some_and(|first| first != ' ' && first != ',' && between.chars().all(|c| c == first));
    let most = if same { 4 } else { 3 };
    between.chars().count() <= most && between.chars().all(is_mark)
}

/// Maps dashes, dots, slashes, parentheses and spaces of any script to the ASCII ones.
const fn plain_mark(c: char) -> char {
    match c {
        '\u{ad}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{207b}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{2796}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{301c}'
        | '\u{3030}'
        | '\u{30fc}'
        | '\u{fe31}'
        | '\u{fe32}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{ff5e}' => '-',
        '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200d}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2060}'
        | '\u{3000}'
        | '\u{feff}'
        | '\t'
        | '\n'
        | '\r' => ' ',
        '\u{b7}' | '\u{387}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{2219}' | '\u{22c5}'
        | '\u{25cf}' | '\u{30fb}' | '\u{3002}' | '\u{ff0e}' | '\u{ff65}' => '.',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' | '\\' => '/',
        // An ellipsis parts digits as its dots do.
        '\u{2025}' | '\u{2026}' | '\u{22ef}' => '.',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff0b}' => '+',
        c => c,
    }
}
