//! Letters with their places on a page become lines, rows of tables, and paragraphs.
//!
//! Nothing here knows of PDF. Texts side by side stay apart: a number never takes in the
//! digits of a footnote, of the next column, or of a text that is drawn left of it later.

mod glyph;
mod hyphen;
mod items;
mod line;
mod meeting;
mod overprint;
mod paragraphs;
mod right_to_left;
mod rows;
mod ruling;
mod table;

use super::pages::TextPage;
pub(in crate::shelf) use glyph::Glyph;
use glyph::{Letter, direction_of};
use line::GlyphRun;
use overprint::Overprint;
pub(in crate::shelf) use ruling::Ruling;
use std::collections::BTreeMap;

/// A page with so many lines in which words are in pieces has numbers in pieces, too.
const PIECES: usize = 3;

/// Collects the letters of a page.
#[derive(Debug, Default)]
pub(in crate::shelf) struct PageLayout {
    lines: Vec<GlyphRun>,
    /// Letters that were drawn before.
    drawn: Overprint,
    /// The lines between cells.
    ruling: Ruling,
}

impl PageLayout {
    /// Begins a page with these lines between cells.
    pub(in crate::shelf) fn ruled(ruling: Ruling) -> Self {
        Self { ruling, ..Self::default() }
    }

    /// Takes the next letter.
    pub(in crate::shelf) fn add(&mut self, glyph: &Glyph<'_>) {
        if !glyph.is_sound() {
            return;
        }
        let last = self.lines.last().map(GlyphRun::direction);
        let letter = Letter::new(glyph, direction_of(glyph.angle, last));
        if letter.text.is_empty() {
            if let Some(line) = self.lines.last_mut() {
                line.stretch_over(&letter);
            }
        } else if letter.is_blank() {
            if let Some(line) = self.lines.last_mut() {
                line.add_blank(&letter);
            }
        } else if !self.drawn.is_again(&letter)
            && !self.lines.last_mut().is_some_and(|line| line.takes(&letter, &self.ruling))
        {
            self.lines.push(GlyphRun::begun(&letter));
        }
    }

    /// Puts the blocks of the page into it.
    pub(in crate::shelf) fn into_blocks(self, page: &mut TextPage) {
        let mut lines: Vec<GlyphRun> = self.lines.into_iter().filter_map(GlyphRun::ended).collect();
        let usual = usual_size(&lines);
        let in_pieces = lines.iter().filter(|line| line.is_in_pieces).count();
        lines.iter_mut().for_each(|line| line.part_touching(in_pieces >= PIECES));
        last_turned(&mut lines);
        lines = meeting::joined(lines, &self.ruling);
        lines = table::by_rows(lines);
        let lines = rows::joined(lines);
        paragraphs::add(&lines, usual, page);
    }
}

/// Puts lines that run in another direction than most behind the others: they are stamps and
/// texts in the margin.
fn last_turned(lines: &mut [GlyphRun]) {
    let directions = lines.iter().map(|line| (f64::from(line.direction), line.letters));
    let usual = most(directions, 1.0);
    lines.sort_by_key(|line| f64::from(line.direction) != usual);
}

/// The size that most letters have.
fn usual_size(lines: &[GlyphRun]) -> f64 {
    most(lines.iter().map(|line| (line.size, line.letters)), 10.0)
}

/// Returns the value that weighs most, rounded to a part of 1.
#[allow(clippy::cast_possible_truncation, reason = "sizes are small; others saturate")]
#[allow(clippy::cast_precision_loss, reason = "sizes are small")]
fn most(values: impl Iterator<Item = (f64, usize)>, part: f64) -> f64 {
    let mut weights: BTreeMap<i64, usize> = BTreeMap::new();
    for (value, weight) in values {
        *weights.entry((value * part).round() as i64).or_default() += weight;
    }
    let most = weights.into_iter().max_by_key(|(_, weight)| *weight);
    most.map_or(0.0, |(value, _)| value as f64 / part)
}
