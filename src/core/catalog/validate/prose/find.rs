//! Telephone numbers among the digits of a text.

use super::context::{DIALING, follows, names_a_document, stands_behind};
use super::group::{Group, groups, is_read_out, read_out};
use super::plain::{Plain, spells_number};
use super::texting::{code, texted_words};
use crate::catalog::TOLL_FREE;
use std::collections::BTreeSet;
use std::ops::Range;

/// Those of them that stand right before a number.
const CALLING: [&str; 8] = ["call", "calling", "dial", "dialing", "phone", "tel", "fax", "llame"];

/// Names of services that call numbers abroad, which people write without a plus.
const CALLING_APPS: [&str; 5] = ["whatsapp", "viber", "telegram", "signal", "wechat"];

/// Where numbers stand: `888-373-7888` in any usual way of writing, and in the
/// ways by which one hides; `373-7888`, `1-800-ANYWORD`, the known text codes
/// and any other one that a text tells to write to.
pub(in crate::catalog) fn numbers(text: &str, codes: &BTreeSet<String>) -> Vec<Range<usize>> {
    let plain = groups(text);
    let singles = plain.iter().filter(|group| group.digits == 1).count();
    let mut found = among(text, &plain, codes);
    let is_of_script = plain.iter().any(|group| !is_ascii(text, group));
    if singles >= 3 || is_of_script || spells_number(text) || has_read_out(text, &plain) {
        let readable = Plain::of(text);
        let is_new = |run: &Range<usize>, found: &[Range<usize>]| {
            found.iter().all(|other| run.end <= other.start || other.end <= run.start)
        };
        for run in among(&readable.text, &read_out(&readable), codes) {
            let run = readable.written(&run);
            if is_new(&run, &found) {
                found.push(run);
            }
        }
    }
    let is_apart =
        |run: &Range<usize>| found.iter().all(|own| own.end <= run.start || run.end <= own.start);
    let texted: Vec<Range<usize>> = texted_words(text).into_iter().filter(is_apart).collect();
    found.extend(texted);
    found.sort_by_key(|run| run.start);
    found
}

fn is_ascii(text: &str, group: &Group) -> bool {
    text.get(group.span.clone()).is_some_and(str::is_ascii)
}

/// Returns whether a word such as "dash" stands between two runs.
fn has_read_out(text: &str, groups: &[Group]) -> bool {
    groups
        .iter()
        .zip(groups.iter().skip(1))
        .any(|(before, after)| text.get(before.span.end..after.span.start).is_some_and(is_read_out))
}

fn among(text: &str, groups: &[Group], codes: &BTreeSet<String>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        let taken = full_number(text, rest)
            .or_else(|| toll_free_number(text, rest))
            .or_else(|| abroad(text, rest))
            .or_else(|| lettered_number(text, rest))
            .or_else(|| short_number(text, rest))
            .or_else(|| code(text, rest, codes));
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
fn full_number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    if first.joint.as_deref().is_some_and(|joint| joint.contains(['-', '.', '/'])) {
        return None;
    }
    let joined = || groups.iter().skip(1).take_while(|group| group.joint.is_some());
    let lengths: Vec<usize> =
        std::iter::once(first).chain(joined().take(5)).map(|g| g.digits).collect();
    // Sums have groups of three to their end; a list has a blank behind each comma.
    let commas = |count: usize| {
        let marks = groups.iter().take(count).skip(1).filter_map(|group| group.joint.as_deref());
        marks.clone().any(|joint| joint.contains(',')) && marks.clone().any(|joint| joint != ",")
    };
    let is_toll_free = TOLL_FREE.contains(&first.written(text).as_str());
    let taken = match *lengths.as_slice() {
        [1, 3, 3, 4, ..] => Some(4),
        [3, 3, 4, ..] => Some(3),
        [1, 3, 7, ..] | [1, 6, 4, ..] => Some(3),
        [1, 10, ..] | [3, 7, ..] | [6, 4, ..] => Some(2),
        [10 | 11, ..] if !first.in_word && is_bare_number(text, first) => Some(1),
        [1, 3, 3, 2, 2, ..] => Some(5),
        [3, 3, 2, 2, ..] | [3, 2, 2, 3, ..] => Some(4),
        [4, 3, 3, ..] if !is_year(text, first) => Some(3),
        [2, 2, 2, 2, 2, ..] if are_alike(groups.get(1..5)?) => Some(5),
        [3, 1, 2, 2, 2, ..] if is_toll_free && are_alike(groups.get(1..5)?) => Some(5),
        _ => None,
    }?;
    let is_list = groups.iter().take(taken).skip(1).any(|group| {
        // "107; 108; 2012", "120 x 180 x 2000"
        let joint = group.joint.as_deref().unwrap_or_default();
        joint.contains("; ") || joint.contains(['x', '\u{d7}'])
    });
    // A section, a size or a year does not begin with 0.
    let last = groups.get(taken - 1).and_then(|last| text.get(last.span.clone()));
    let is_line = last.is_some_and(|last| last.len() == 4 && last.starts_with('0'));
    let is_read_out = || groups.iter().take(taken).any(|group| group.is_read_out);
    let is_called = || {
        is_line
            || is_toll_free && is_read_out()
            || is_toll_free && follows(text, first.span.start, &DIALING)
            || stands_behind(text, first.span.start, &CALLING)
    };
    (!(commas(taken) || is_list) || is_called()).then_some(taken)
}

/// Returns how many groups make up a toll-free number that is grouped in another way than
/// people do: `1888-373-7888`, `888-37-37888`. One mark stands between two groups.
fn toll_free_number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let is_mark = |group: &&Group| match group.joint.as_deref() {
        Some(", ") => first.is_read_out,
        joint => joint.is_some_and(|joint| joint.len() == 1 && !joint.contains([',', ';', ':'])),
    };
    if first.in_word || first.joint.as_deref().is_some_and(|joint| joint.contains(['-', '.', '/']))
    {
        return None;
    }
    let mut digits = first.written(text);
    for (at, group) in groups.iter().enumerate().skip(1).take_while(|(_, group)| is_mark(group)) {
        digits.push_str(&group.written(text));
        let national = digits.strip_prefix('1').unwrap_or(&digits);
        let (area, line) = (national.get(..3), national.get(3..).unwrap_or_default());
        if digits.len() > 11 || area.is_some_and(|area| !TOLL_FREE.contains(&area)) {
            return None;
        }
        if national.len() == 10 {
            let is_longer = groups.get(at + 1).is_some_and(|next| is_mark(&next));
            return (!line.starts_with(['0', '1']) && !is_longer).then_some(at + 1);
        }
    }
    None
}

/// Returns whether ten or eleven digits in a row can be a number, and no order or grant.
fn is_bare_number(text: &str, group: &Group) -> bool {
    let written = text.get(group.span.clone()).unwrap_or("");
    let before = text.get(..group.span.start).unwrap_or("").trim_end();
    let national = if group.digits == 11 { written.strip_prefix('1') } else { Some(written) };
    // In other scripts and in letters that look like digits nobody writes an id.
    let is_possible = !written.bytes().all(|byte| byte.is_ascii_digit())
        || national.is_some_and(|national| !national.starts_with(['0', '1']))
        || follows(text, group.span.start, &DIALING);
    is_possible && !names_a_document(before)
}

/// Returns whether the same blank, hyphen or dot stands before each of these.
fn are_alike(groups: &[Group]) -> bool {
    let mut joints = groups.iter().map(|group| group.joint.as_deref());
    let Some(first @ Some(" " | "-" | ".")) = joints.next() else { return false };
    joints.all(|joint| joint == first)
}

fn is_year(text: &str, group: &Group) -> bool {
    text.get(group.span.clone())
        .is_some_and(|digits| digits.starts_with("19") || digits.starts_with("20"))
}

/// A number with the code of a country: `+44 20 …`, `011 44 20 …`.
fn abroad(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let before = text.get(..first.span.start)?;
    let plus = before.trim_end_matches(['(', ' ']).ends_with(['+', '\u{ff0b}']);
    let written = text.get(first.span.clone())?;
    let is_prefix =
        matches!(written, "011" | "00") || written.starts_with("00") && first.digits > 8;
    let out = is_prefix && first.joint.is_none();
    let by_app = !out && !plus && !is_year(text, first) && {
        let joined = groups.iter().skip(1).take_while(|group| group.joint.is_some()).count();
        groups.get(1..=joined).is_some_and(are_alike)
            && follows(text, first.span.start, &CALLING_APPS)
    };
    let is_id = !plus && !by_app && names_a_document(before.trim_end());
    if !plus && !out && !by_app || first.in_word || is_id {
        return None;
    }
    let joined = groups.iter().skip(1).take_while(|group| group.joint.is_some()).take(6);
    let all: Vec<usize> = std::iter::once(first).chain(joined).map(|group| group.digits).collect();
    let digits: usize = all.iter().sum();
    (digits >= if plus { 8 } else { 10 }).then_some(all.len())
}

/// A number that ends in letters: `1-800-ANYWORD`, `(800) ANYWORD`,
/// `1-888-373-WORD`.
fn lettered_number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let has_one = text.get(first.span.clone()) == Some("1");
    let (area, before) = match has_one {
        true => (groups.get(1).filter(|area| area.joint.is_some())?, 2),
        false => (first, 1),
    };
    let written = text.get(area.span.clone())?;
    let area_code = if written.len() == 4 { written.strip_prefix('1')? } else { written };
    if !TOLL_FREE.contains(&area_code) {
        return None;
    }
    let exchange = groups.get(before).filter(|group| group.joint.is_some() && group.digits <= 3);
    let ends = exchange.map(|group| (before + 1, group)).into_iter().chain([(before, area)]);
    for (taken, last) in ends {
        let last_digits = if taken > before { last.digits } else { 0 };
        let rest = text.get(last.span.end..)?;
        let letters = rest.trim_start_matches(|c: char| " -.)".contains(c));
        let mark = rest.get(..rest.len() - letters.len())?;
        let word: String = letters.chars().take_while(|c| c.is_alphabetic()).collect();
        let in_capitals = word.chars().count() >= 3 && word.chars().all(char::is_uppercase);
        let is_marked = mark.contains(['-', '.', ')']) || has_one && mark == " ";
        let is_dashed = has_one && mark == "-" && !word.is_empty();
        // `800THELOST`: as many capitals as the number has digits left.
        let is_glued = mark.is_empty() && in_capitals && word.chars().count() >= 7 - last_digits;
        // `800 THE LOST`: words in capitals that have them all.
        let is_apart = mark == " " && are_capitals(letters, 7 - last_digits);
        if is_dashed || is_glued || is_apart || in_capitals && is_marked && mark.len() <= 2 {
            return Some(taken);
        }
    }
    None
}

/// Returns whether a text begins with words in capitals that have so many letters together.
fn are_capitals(text: &str, count: usize) -> bool {
    let words = text.split([' ', '-']).take(count);
    let mut letters = 0;
    for word in words {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_capital = !word.is_empty() && word.chars().all(char::is_uppercase);
        if !is_capital || matches!(word, "MHZ" | "HRS" | "HOURS") {
            return false;
        }
        letters += word.chars().count();
        if letters >= count {
            return letters == count;
        }
    }
    false
}

/// Seven digits: `373-7888`, `3737888`, or `373 7888` behind a word that calls.
fn short_number(text: &str, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let plausible = !text.get(first.span.clone())?.starts_with(['0', '1']);
    let dashed = |group: &Group| group.joint.as_deref().is_some_and(|j| j == "-" || j == ".");
    if first.digits == 7 {
        let directly = text.get(..first.span.start)?;
        let before = directly.trim_end();
        // Part of an address, an id or a name otherwise.
        let is_apart = directly.ends_with(|c: char| c.is_whitespace() || "(:\"'*“‘".contains(c));
        let is_other = !(is_apart || directly.is_empty())
            || before.ends_with(['$', '#', '€', '£'])
            || first.joint.as_deref().is_some_and(|joint| joint.contains(','))
            || names_a_document(before);
        let alone = !dashed(first) && !groups.get(1).is_some_and(dashed);
        return (plausible && alone && !first.in_word && !is_other).then_some(1);
    }
    let [exchange, line, rest @ ..] = groups else { return None };
    let seven = exchange.digits == 3 && line.digits == 4;
    let joint = line.joint.as_deref()?;
    // Seldom does a year, a size or a section begin with 0.
    let is_line = text.get(line.span.clone()).is_some_and(|line| line.starts_with('0'))
        // Its area code may be in words.
        && !spells_number(text);
    let is_written = dashed(line)
        || joint == " " && is_line
        || matches!(joint, " " | "/" | " - " | "_" | "*" | "--" | "..")
            && follows(text, exchange.span.start, &DIALING);
    let alone = !dashed(exchange) && !rest.first().is_some_and(dashed);
    let whole = !exchange.in_word && !line.in_word;
    (seven && is_written && plausible && alone && whole).then_some(2)
}
