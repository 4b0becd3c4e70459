//! Cells that stand on one line become a row.

use super::items::is_mark;
use super::line::GlyphRun;
use crate::shelf::text::glue::CELL;

/// Joins cells that follow each other on one base line.
pub(super) fn joined(lines: Vec<GlyphRun>) -> Vec<GlyphRun> {
    let mut out: Vec<GlyphRun> = Vec::with_capacity(lines.len());
    for line in lines {
        match out.last_mut() {
            Some(before) if are_cells(before, &line) => join(before, &line),
            _ => out.push(line),
        }
    }
    out
}

fn are_cells(a: &GlyphRun, b: &GlyphRun) -> bool {
    let overlap = b.size * 0.3;
    a.direction == b.direction
        && (a.base - b.base).abs() < a.size.max(b.size) * 0.3
        && (b.left >= a.right - overlap || b.right <= a.left + overlap)
}

fn join(row: &mut GlyphRun, cell: &GlyphRun) {
    if cell.left >= row.left {
        // The mark of an item is no cell.
        let is_item = is_mark(&row.text);
        row.text.push_str(if is_item { " " } else { CELL });
        row.text.push_str(&cell.text);
        row.is_row |= !is_item;
    } else {
        let is_item = is_mark(&cell.text);
        let between = if is_item { " " } else { CELL };
        row.text = format!("{}{between}{}", cell.text, row.text);
        row.is_row |= !is_item;
    }
    row.left = row.left.min(cell.left);
    row.right = row.right.max(cell.right);
    row.letters += cell.letters;
    row.size = row.size.max(cell.size);
}
