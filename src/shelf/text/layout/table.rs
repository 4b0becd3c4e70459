//! Tables that are drawn column by column.

use super::line::GlyphRun;
use std::ops::Range;

/// Lines of a column at least.
const SHORTEST: usize = 3;
/// Words of a cell, on average.
const WORDS: usize = 4;

/// Sorts the lines of such tables into rows. Others keep their order.
pub(super) fn by_rows(lines: Vec<GlyphRun>) -> Vec<GlyphRun> {
    let runs = runs(&lines);
    let mut out = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(first) = runs.get(at) {
        let column = lines.get(first.clone()).unwrap_or_default();
        let beside = |run: &&Range<usize>| {
            let other = lines.get((*run).clone()).unwrap_or_default();
            is_of_cells(other) && is_beside(column, other)
        };
        let more = match is_of_cells(column) {
            true => runs.iter().skip(at + 1).take_while(beside).count(),
            false => 0,
        };
        let end = runs.get(at + more).map_or(first.end, |last| last.end);
        let mut part: Vec<GlyphRun> = lines.get(first.start..end).unwrap_or_default().to_vec();
        if more > 0 {
            sort(&mut part);
        }
        out.append(&mut part);
        at += more + 1;
    }
    out
}

/// Lines that go down, one below the other.
fn runs(lines: &[GlyphRun]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut before: Option<&GlyphRun> = None;
    for (at, line) in lines.iter().enumerate() {
        let goes_on = before.is_some_and(|before| {
            let down = before.base - line.base;
            before.direction == line.direction
                && down > line.size * 0.8
                && down < line.size * 4.0
                && line.left < before.right + line.size
                && before.left < line.right + line.size
        });
        match runs.last_mut() {
            Some(run) if goes_on => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
        before = Some(line);
    }
    runs
}

fn is_of_cells(lines: &[GlyphRun]) -> bool {
    let words: usize = lines.iter().map(|line| line.text.split(' ').count()).sum();
    lines.len() >= SHORTEST && words <= lines.len() * WORDS
}

/// Returns whether a column stands beside another, with most of its lines on lines of it.
fn is_beside(column: &[GlyphRun], other: &[GlyphRun]) -> bool {
    let are_level = |a: &GlyphRun, b: &GlyphRun| {
        a.direction == b.direction && (a.base - b.base).abs() < a.size * 0.3
    };
    let level = other.iter().filter(|line| column.iter().any(|own| are_level(line, own))).count();
    let edges = |lines: &[GlyphRun]| {
        lines.iter().fold((f64::MAX, f64::MIN), |(left, right), line| {
            (left.min(line.left), right.max(line.right))
        })
    };
    let ((left, right), (other_left, other_right)) = (edges(column), edges(other));
    (other_left > right || other_right < left) && level * 10 >= other.len() * 8
}

/// Sorts lines from the top, and those of one height from the left.
fn sort(lines: &mut [GlyphRun]) {
    // Compared by steps, since nearness alone is no order.
    let step = lines.iter().map(|line| line.size).fold(0.0, f64::max) * 0.3;
    let row = |line: &GlyphRun| (line.base / step).round();
    lines.sort_by(|a, b| row(b).total_cmp(&row(a)).then(a.left.total_cmp(&b.left)));
}
