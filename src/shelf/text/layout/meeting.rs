//! Pieces of a line that were drawn apart meet again.

use super::glyph::WORD;
use super::line::{GlyphRun, meets_digit};
use super::ruling::Ruling;
use crate::shelf::text::edges;

/// So many lines before are looked at.
const BACK: usize = 60;
/// Pieces this near, in sizes of the letters, are of one line.
const NEAR: f64 = 0.8;
/// Pieces that overlap by more are texts of their own.
const OVERLAP: f64 = 0.05;

/// Joins each piece to one that ends where it begins, or begins where it ends, unless a line
/// stands between them.
pub(super) fn joined(lines: Vec<GlyphRun>, ruling: &Ruling) -> Vec<GlyphRun> {
    let mut out: Vec<GlyphRun> = Vec::with_capacity(lines.len());
    for line in lines {
        let from = out.len().saturating_sub(BACK);
        let near = out
            .iter_mut()
            .skip(from)
            .rev()
            .find(|other| are_of_one_line(other, &line) && !ruling.parts(&other.gap_to(&line)));
        match near {
            Some(other) => join(other, line),
            None => out.push(line),
        }
    }
    out
}

fn are_of_one_line(a: &GlyphRun, b: &GlyphRun) -> bool {
    let size = a.size.max(b.size);
    let is_near = |gap: f64| gap > -size * 0.3 && gap < size * NEAR;
    a.direction == b.direction
        && (a.base - b.base).abs() < size * 0.15
        && a.size.min(b.size) > size * 0.7
        && (is_near(b.left - a.right) || is_near(a.left - b.right))
}

fn join(line: &mut GlyphRun, other: GlyphRun) {
    let size = line.size.max(other.size);
    let is_behind = other.left >= line.left;
    let gap = if is_behind { other.left - line.right } else { line.left - other.right };
    let (first, second, runs) = match is_behind {
        true => (&line.text, &other.text, (line.run, other.front)),
        false => (&other.text, &line.text, (other.run, line.front)),
    };
    let is_other = gap < -size * OVERLAP
        || (first.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase));
    let between = if gap > size * WORD || is_other {
        " ".to_owned()
    } else if meets_digit(first, second) && runs != (1, 1) {
        edges::EDGE.to_string()
    } else {
        String::new()
    };
    line.text = format!("{first}{between}{second}");
    match is_behind {
        true => line.run = other.run,
        false => line.front = other.front,
    }
    line.left = line.left.min(other.left);
    line.right = line.right.max(other.right);
    line.letters += other.letters;
}
