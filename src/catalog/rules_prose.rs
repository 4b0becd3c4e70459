//! No text holds a telephone number: one that stands in prose is checked by
//! nobody, and stays there when the number changes.

use crate::faults::{Code, Document};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys whose digits are not prose.
const EXEMPT: [&str; 12] = [
    "id",
    "number",
    "number_again",
    "vanity",
    "url",
    "archived_url",
    "document_url",
    "report_number",
    "award_number",
    "address",
    "version",
    "starts",
];

/// What the lines of a catalog say of numbers in its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The text codes of five and six digits.
    codes: BTreeSet<String>,
    /// The names that lines have by their letters: `1800THELOST` for the line
    /// 1-800-843-5678 with the vanity `THE-LOST`. A text may use one, since its
    /// letters were checked against the digits.
    names: BTreeSet<String>,
}

impl Known {
    /// Adds the numbers of one file; returns whether one was new.
    pub(super) fn learn(&mut self, table: &DeTable<'_>) -> bool {
        let before = (self.codes.len(), self.names.len());
        let mut number = "";
        visit(table, &mut |key, text, _| match key {
            "number" => {
                let digits = text.bytes().all(|b| b.is_ascii_digit());
                if digits && matches!(text.len(), 5 | 6) {
                    self.codes.insert(text.to_owned());
                }
                number = text;
            }
            "vanity" => {
                let (number, letters) = (bare(number), bare(text));
                let kept = number.len().saturating_sub(letters.len());
                self.names.insert(format!("{}{letters}", number.get(..kept).unwrap_or("")));
            }
            _ => {}
        });
        before != (self.codes.len(), self.names.len())
    }
}

/// Letters and digits alone.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether the number at `start` is one of the lettered names.
fn is_name(text: &str, start: usize, names: &BTreeSet<String>) -> bool {
    let written = text.get(start..).unwrap_or("").trim_start_matches('(');
    let end = written.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    names.contains(&bare(written.get(..end.unwrap_or(written.len())).unwrap_or("")))
}

/// Reports every number in the prose of a table and of those below it.
pub(super) fn check(document: &Document<'_>, table: &DeTable<'_>, known: &Known) {
    visit(table, &mut |key, text, span| {
        if has_few_digits(text) || EXEMPT.contains(&key) {
            return;
        }
        for run in numbers(text, &known.codes) {
            if is_name(text, run.start, &known.names) {
                continue;
            }
            let found = text.get(run).unwrap_or("");
            let message = format!("`{found}` looks like a telephone number.");
            let mend = "Numbers stand only as lines in hotlines.toml. Name the hotline instead.";
            document.report(Code::NumberInProse, document.part(&span, found), &message, mend);
        }
    });
}

/// Whether a text has too few digits for any number: `1-800-WORD` has four.
fn has_few_digits(text: &str) -> bool {
    // In even chunks, which are counted many bytes at once: all texts come by.
    let (chunks, rest) = text.as_bytes().as_chunks::<16>();
    let digits = |bytes: &[u8]| -> u8 { bytes.iter().map(|b| u8::from(b.is_ascii_digit())).sum() };
    let of_chunks: usize = chunks.iter().map(|chunk| usize::from(digits(chunk))).sum();
    text.is_ascii() && of_chunks + usize::from(digits(rest)) < 4
}

/// Calls `f` with the key, text and place of every string. The parser limits
/// how deep tables nest, and so this recursion.
fn visit<'a>(table: &'a DeTable<'a>, f: &mut impl FnMut(&'a str, &'a str, Range<usize>)) {
    for (key, value) in table {
        visit_value(key.get_ref(), value, f);
    }
}

fn visit_value<'a>(
    key: &'a str,
    value: &'a Spanned<DeValue<'a>>,
    f: &mut impl FnMut(&'a str, &'a str, Range<usize>),
) {
    match value.get_ref() {
        DeValue::String(text) => f(key, text, value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| visit_value(key, item, f)),
        DeValue::Table(table) => visit(table, f),
        _ => {}
    }
}

/// A run of digits and what stands before it.
#[derive(Debug)]
struct Group {
    span: Range<usize>,
    digits: usize,
    /// The marks between this run and the one before; none when other
    /// characters stand there.
    joint: Option<String>,
    /// Whether a letter touches it.
    in_word: bool,
}

/// Where numbers stand: `888-373-7888` in any usual way of writing, `373-7888`,
/// `1-800-ANYWORD`, and the known text codes.
fn numbers(text: &str, codes: &BTreeSet<String>) -> Vec<Range<usize>> {
    let groups = groups(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        let taken = full_number(rest)
            .or_else(|| lettered_number(text, rest))
            .or_else(|| short_number(text, rest, codes));
        if let (Some(taken), Some(first)) = (taken, rest.first()) {
            let last = rest.get(taken - 1).unwrap_or(first);
            let (start, end) = (first.span.start, last.span.end);
            let marked = text.get(..start).is_some_and(|before| before.ends_with(['(', '+']));
            found.push(start - usize::from(marked)..end);
        }
        at += taken.unwrap_or(1);
    }
    found
}

/// How many groups make up a number of ten digits, or eleven with a leading 1.
fn full_number(groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    if first.joint.as_deref().is_some_and(|joint| joint.contains(['-', '.', '/'])) {
        return None;
    }
    let joined = groups.iter().skip(1).take(3).take_while(|group| group.joint.is_some());
    let lengths: Vec<usize> = std::iter::once(first).chain(joined).map(|g| g.digits).collect();
    match *lengths.as_slice() {
        [1, 3, 3, 4] => Some(4),
        [3, 3, 4, ..] | [1, 3, 7, ..] | [1, 6, 4, ..] => Some(3),
        [1, 10, ..] | [3, 7, ..] | [6, 4, ..] => Some(2),
        [10 | 11, ..] if !first.in_word => Some(1),
        _ => None,
    }
}

/// A toll-free number that ends in letters: `1-800-ANYWORD`.
fn lettered_number(text: &str, groups: &[Group]) -> Option<usize> {
    let [one, area, ..] = groups else { return None };
    let toll_free = text.get(one.span.clone()) == Some("1")
        && area.joint.is_some()
        && area.digits == 3
        && text.get(area.span.clone()).is_some_and(|area| area.starts_with('8'));
    let mut rest = text.get(area.span.end..)?.chars();
    let letters = rest.next() == Some('-') && rest.next().is_some_and(char::is_alphabetic);
    (toll_free && letters).then_some(2)
}

/// Seven digits written `373-7888`, or a known text code.
fn short_number(text: &str, groups: &[Group], codes: &BTreeSet<String>) -> Option<usize> {
    let first = groups.first()?;
    if codes.contains(text.get(first.span.clone())?) && !first.in_word {
        return Some(1);
    }
    let [exchange, line, rest @ ..] = groups else { return None };
    let dashed = |group: &Group| group.joint.as_deref().is_some_and(|j| j == "-" || j == ".");
    let seven = exchange.digits == 3 && line.digits == 4 && dashed(line);
    let plausible = !text.get(exchange.span.clone())?.starts_with(['0', '1']);
    let alone = !dashed(exchange) && !rest.first().is_some_and(dashed);
    (seven && plausible && alone && !exchange.in_word && !line.in_word).then_some(2)
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut between = String::new();
    let mut letter = false;
    for (at, c) in text.char_indices() {
        if !c.is_numeric() {
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
                let joint = Some(std::mem::take(&mut between));
                let joint = joint.filter(|joint| !groups.is_empty() && is_joint(joint));
                groups.push(Group { span: at..end, digits: 1, joint, in_word: letter });
            }
        }
        letter = false;
    }
    groups
}

/// Marks that people put between the digits of one number.
fn is_joint(between: &str) -> bool {
    between.len() <= 3 && between.chars().all(|c| " -./()".contains(c))
}

/// Dashes and spaces of any sort as the plain one.
const fn plain_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\t' | '\n' => ' ',
        '\u{ff0e}' => '.',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let codes = BTreeSet::from(["233733", "88788"].map(str::to_owned));
        numbers(text, &codes).into_iter().map(|run| &text[run]).collect()
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for text in [
            "1-888-373-7888",
            "888-373-7888",
            "888.373.7888",
            "888 373 7888",
            "(888) 373-7888",
            "+18883737888",
            "1 (888) 373-7888",
            "888/373-7888",
            "8883737888",
            "18883737888",
            "1-8883737888",
            "888-3737888",
            "888\u{2011}373\u{2011}7888",
            "888\u{a0}373\u{a0}7888",
            "８８８-３７３-７８８８",
            "373-7888",
            "233733",
        ] {
            assert_eq!(found(&format!("Call {text} now.")), [text], "{text}");
            assert_eq!(found(&format!("In 2019 call {text}.")), [text], "{text}");
        }
        assert_eq!(found("Dial 1-800-HELPNOW."), ["1-800"]);
        assert_eq!(found("888-373-7888 or 877-373-7888"), ["888-373-7888", "877-373-7888"]);
    }

    #[test]
    fn a_name_by_letters_is_known_only_when_its_line_is() {
        let text = "number = '1-800-843-5678'\nvanity = 'THE-LOST'";
        let mut known = Known::default();
        assert!(known.learn(&DeTable::parse(text).unwrap().into_inner()));
        let names = known.names;
        assert!(is_name("NCMEC (1-800-THE-LOST)", 6, &names));
        assert!(!is_name("NCMEC (1-888-THE-LOST)", 6, &names));
        assert!(!is_name("NCMEC (1-800-THE-LIST)", 6, &names));
    }

    #[test]
    fn years_sums_and_report_numbers_are_no_numbers() {
        for text in [
            "2019",
            "2019-2020",
            "from 2024-05-06 to 2024-07-01",
            "$1,450,000",
            "NCJ 249670",
            "911, 988 and 711",
            "18 USC 1591 and 22 USC 7102",
            "T visa form I-914",
            "24/7",
            "29 of 83 in 2015, 2016 and 2017",
            "about 10,000 to 15,000",
            "1-2 pages, 300 in all",
            "award 2019-VT-BX-0123",
            "COVID-19 2020",
            "v1233733x",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
