//! Rows of cells become a table where there is room for one, else a list of what each row says.

use super::block::ReadingBlock;
use super::flow::{Run, lines, longest_word, runs, width_of};
use super::rows::{Piece, TextRow, Tone};
use crate::shelf::BlockShape;
use std::ops::Range;

/// Blanks between columns.
const BETWEEN: usize = 2;
/// Columns of a table at most.
const MOST: usize = 40;
/// A column is so wide, unless its words need less.
const NARROWEST: usize = 12;
/// How far the cells of a row are set in below its first one, in a list.
const SET_IN: usize = 2;

/// A row of a table: its block, and the bytes of its cells.
struct CellRow<'t> {
    number: usize,
    block: &'t ReadingBlock,
    cells: Vec<Range<usize>>,
}

impl CellRow<'_> {
    fn is_head(&self) -> bool {
        self.block.shape == BlockShape::Head
    }

    /// Returns a cell; nothing for one that is not there.
    fn runs(&self, cell: usize, tone: Tone) -> Vec<Run> {
        let range = self.cells.get(cell).cloned().unwrap_or_default();
        runs((self.number, self.block), range, tone)
    }
}

/// Lays out a table from these blocks, the first of which has that number.
pub(super) fn rows(first: usize, blocks: &[ReadingBlock], width: usize) -> Vec<TextRow> {
    let table: Vec<CellRow<'_>> = (first..)
        .zip(blocks)
        .map(|(number, block)| CellRow { number, block, cells: block.cells() })
        .collect();
    match columns(&table, width) {
        Some(columns) => in_columns(&table, &columns),
        None => as_list(&table, width),
    }
}

/// Returns how wide each column is; `None` where there is no room for them.
fn columns(table: &[CellRow<'_>], width: usize) -> Option<Vec<usize>> {
    let count = table.iter().map(|row| row.cells.len()).max().filter(|most| *most <= MOST)?;
    let most = |of: fn(&[Run]) -> usize| -> Vec<usize> {
        let cell = |cell| table.iter().map(move |row| of(&row.runs(cell, Tone::Plain))).max();
        (0..count).map(|at| cell(at).unwrap_or(0)).collect()
    };
    let wanted = most(width_of);
    let words = most(longest_word);
    let least = wanted.iter().zip(words).map(|(all, word)| word.max(NARROWEST).min(*all));
    let least: Vec<usize> = least.collect();
    let room = width.checked_sub(BETWEEN * (count - 1))?;
    let mut spare = room.checked_sub(least.iter().sum())?;
    let mut columns = least;
    // Each gets a column more in turn, until it has what it wants.
    while spare > 0 {
        let mut is_done = true;
        for (own, wanted) in columns.iter_mut().zip(&wanted) {
            if *own < *wanted && spare > 0 {
                (*own, spare, is_done) = (*own + 1, spare - 1, false);
            }
        }
        if is_done {
            break;
        }
    }
    Some(columns)
}

fn in_columns(table: &[CellRow<'_>], columns: &[usize]) -> Vec<TextRow> {
    let drawn: Vec<Vec<Vec<Piece>>> = table.iter().map(|row| side_by_side(row, columns)).collect();
    // Where cells have several lines, a gap tells where the next row begins.
    let is_loose = drawn.iter().any(|row| row.len() > 1);
    let width = columns.iter().sum::<usize>() + BETWEEN * (columns.len() - 1);
    let mut rows = Vec::new();
    for (at, (row, drawn)) in table.iter().zip(drawn).enumerate() {
        let is_after_head = at > 0 && table.get(at - 1).is_some_and(CellRow::is_head);
        if is_after_head && !row.is_head() {
            rows.push(TextRow::Rule(width));
        } else if at > 0 && is_loose {
            rows.push(TextRow::Gap);
        }
        rows.extend(drawn.into_iter().map(TextRow::Line));
    }
    rows
}

/// Returns the lines of a row, in each of which stand pieces of its cells.
fn side_by_side(row: &CellRow<'_>, columns: &[usize]) -> Vec<Vec<Piece>> {
    let tone = if row.is_head() { Tone::Label } else { Tone::Plain };
    let mut joined: Vec<Vec<Piece>> = Vec::new();
    let mut column = 0;
    for (cell, width) in columns.iter().enumerate() {
        for (at, mut line) in lines(&row.runs(cell, tone), column, *width).into_iter().enumerate() {
            match joined.get_mut(at) {
                Some(before) => before.append(&mut line),
                None => joined.push(line),
            }
        }
        column += width + BETWEEN;
    }
    joined
}

/// Lists what each row says: its first cell, and below it the others with the heading of their
/// column.
fn as_list(table: &[CellRow<'_>], width: usize) -> Vec<TextRow> {
    let heads = table.iter().take_while(|row| row.is_head()).count();
    let heads = if heads < table.len() { heads } else { 0 };
    let (heads, body) = table.split_at_checked(heads).unwrap_or((&[], table));
    let mut rows = Vec::new();
    for row in body {
        if !rows.is_empty() {
            rows.push(TextRow::Gap);
        }
        for cell in 0..row.cells.len() {
            let words = row.runs(cell, if cell == 0 { Tone::Label } else { Tone::Plain });
            if words.is_empty() {
                continue;
            }
            let indent = if cell == 0 { 0 } else { SET_IN };
            let mut all = label(heads, cell);
            if !all.is_empty() {
                all.push(Run::said(": ", Tone::Label));
            }
            all.extend(words);
            let lines = lines(&all, indent, width.saturating_sub(indent));
            rows.extend(lines.into_iter().map(TextRow::Line));
        }
    }
    rows
}

/// Returns the headings of a column, from the top: those of a head with several rows stand one
/// below the other, and those of upper rows over several columns.
fn label(heads: &[CellRow<'_>], cell: usize) -> Vec<Run> {
    let mut label: Vec<Run> = Vec::new();
    let mut before = "";
    for (at, head) in heads.iter().enumerate() {
        let words = |cell: usize| {
            let range = head.cells.get(cell).cloned().unwrap_or_default();
            head.block.text.get(range).unwrap_or_default()
        };
        let is_last = at + 1 == heads.len();
        // No heading over several columns begins in the first one: it names the rows.
        let own = (1..=cell).rev().find(|own| is_last || !words(*own).is_empty()).unwrap_or(cell);
        if words(own).is_empty() || words(own) == before {
            continue;
        }
        before = words(own);
        if !label.is_empty() {
            label.push(Run::said(", ", Tone::Label));
        }
        label.extend(head.runs(own, Tone::Label).into_iter().map(Run::into_label));
    }
    label
}
