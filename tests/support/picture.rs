//! A drawn screen as a text for snapshots: its rows as they look, where the cursor is,
//! and which row has which styles.
//!
//! A row that another picture has too is not written again: `(5-11: as 120x40)`, or
//! `(5-11: as 120x40, 40 to the right)` where it stands there behind fewer blanks. In the
//! lower half of a screen rows may be counted from the bottom. `␣66` are that many
//! blanks.

use super::Drawn;
use super::spans::{Row, squeezed};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What is written for a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'a> {
    Blank,
    /// As in the picture of that name, so many columns to the right.
    As(&'a str, usize),
    Row(&'a Row),
}

/// Writes the picture of a screen; rows that one of the others has are left out.
pub fn picture(drawn: &Drawn, others: &[(&str, &Drawn)]) -> String {
    let rows = rows(drawn);
    let others: Vec<(&str, Vec<Row>)> =
        others.iter().map(|(name, drawn)| (*name, self::rows(drawn))).collect();
    let parts = parts(&rows, &others);
    let cursor = format!("cursor {},{}\n", drawn.cursor.x, drawn.cursor.y);
    written(&parts) + &cursor + &styles(&parts)
}

fn rows(drawn: &Drawn) -> Vec<Row> {
    let mut letters = drawn.roles.lines();
    drawn.text.lines().map(|text| Row::new(text, letters.next().unwrap_or_default())).collect()
}

/// Chooses what is written for each row. A row of few words stands for itself, which is
/// easier to read than a name, but not beside rows that are left out.
fn parts<'a>(rows: &'a [Row], others: &'a [(&'a str, Vec<Row>)]) -> Vec<Part<'a>> {
    let shift_in = |(name, other): &'a (&str, Vec<Row>), at: usize| {
        let there = same_places(other, rows, at);
        there.filter_map(|there| rows[at].moved_from(there)).min().map(|shift| (*name, shift))
    };
    let other_with =
        |at| others.iter().filter_map(|other| shift_in(other, at)).min_by_key(|it| it.1);
    let mut parts: Vec<Part<'a>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| match other_with(at) {
            Some((name, shift)) if words(row) >= 12 => Part::As(name, shift),
            _ if row.is_blank() => Part::Blank,
            _ => Part::Row(row),
        })
        .collect();
    let downward = (1..rows.len()).map(|at| (at - 1, at));
    let upward = (1..rows.len()).rev().map(|at| (at, at - 1));
    for (beside, at) in downward.chain(upward) {
        let Part::As(name, shift) = parts[beside] else { continue };
        let is_same = |(other_name, other): &(&str, Vec<Row>)| {
            let is_moved = |there: &Row| match rows[at].moved_from(there) {
                Some(0) => shift == 0 || rows[at].is_blank(),
                moved => moved == Some(shift),
            };
            *other_name == name && same_places(other, rows, at).any(is_moved)
        };
        if !matches!(parts[at], Part::As(..)) && others.iter().any(is_same) {
            parts[at] = Part::As(name, shift);
        }
    }
    parts
}

/// The rows of another screen in the place of that row, counted from the top or in the lower
/// half from the bottom.
fn same_places<'a>(other: &'a [Row], rows: &[Row], at: usize) -> impl Iterator<Item = &'a Row> {
    let from_the_bottom =
        (at + other.len()).checked_sub(rows.len()).filter(|_| at * 2 >= rows.len());
    [Some(at), from_the_bottom].into_iter().flatten().filter_map(|there| other.get(there))
}

fn words(row: &Row) -> usize {
    row.glyphs.iter().filter(|glyph| !" │─".contains(**glyph)).count()
}

/// The rows from the first to the last; three and more that are alike are one.
fn written(parts: &[Part<'_>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for alike in parts.chunk_by(|a, b| a == b) {
        let last = at + alike.len() - 1;
        let of_row = |row: &Row| squeezed_row(row) + "\n";
        match &alike[0] {
            Part::As(name, 0) => out += &format!("({}: as {name})\n", range(&(at..=last))),
            Part::As(name, shift) => {
                out += &format!("({}: as {name}, {shift} to the right)\n", range(&(at..=last)));
            }
            Part::Blank if alike.len() > 2 => out += &format!("(blank to row {last})\n"),
            Part::Blank => out += &"\n".repeat(alike.len()),
            Part::Row(row) if alike.len() > 2 => {
                out += &(of_row(row) + &format!("(the same to row {last})\n"));
            }
            Part::Row(row) => out += &of_row(row).repeat(alike.len()),
        }
        at = last + 1;
    }
    out
}

/// Leaves the columns of a list as they are, and shortens what is wider.
fn squeezed_row(row: &Row) -> String {
    let end = row.glyphs.iter().rposition(|glyph| *glyph != ' ').map_or(0, |last| last + 1);
    squeezed(&row.glyphs[..end], 12)
}

/// The styles, each with the rows that have it.
fn styles(parts: &[Part<'_>]) -> String {
    let mut by_styles: BTreeMap<(usize, String), Vec<RangeInclusive<usize>>> = BTreeMap::new();
    let mut firsts: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Row(row) = part else { continue };
        let styles = row.styles();
        if styles.is_empty() {
            continue;
        }
        let order = firsts.iter().position(|known| *known == styles).unwrap_or_else(|| {
            firsts.push(styles.clone());
            firsts.len() - 1
        });
        let ranges = by_styles.entry((order, styles)).or_default();
        match ranges.last_mut() {
            Some(last) if *last.end() + 1 == at => *last = *last.start()..=at,
            _ => ranges.push(at..=at),
        }
    }
    let line = |((_, styles), rows): (&(usize, String), &Vec<RangeInclusive<usize>>)| {
        let rows: Vec<String> = rows.iter().map(range).collect();
        format!("{}: {styles}\n", rows.join(","))
    };
    by_styles.iter().map(line).collect()
}

fn range(rows: &RangeInclusive<usize>) -> String {
    match rows.start() == rows.end() {
        true => rows.start().to_string(),
        false => format!("{}-{}", rows.start(), rows.end()),
    }
}
