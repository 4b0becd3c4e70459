//! Letters that a PDF page draws twice at one place, to look bold or to cast a shadow.

use super::glyph::{Direction, Letter};
use std::collections::HashMap;

/// The side of the squares that a page is divided into, in points.
const SQUARE: f64 = 8.0;

/// Letters of another size than this, as a share, are others.
const ALIKE: f64 = 0.1;

/// So many letters of a square are looked at, the last ones; a page may have any number.
const MOST: usize = 32;

/// Where the letters of a page stand.
#[derive(Debug, Default)]
pub(super) struct Overprint {
    /// The text of a letter and its square.
    squares: HashMap<(String, [i64; 2]), Vec<GlyphPosition>>,
}

#[derive(Debug, Clone, Copy)]
struct GlyphPosition {
    x: f64,
    y: f64,
    size: f64,
    direction: Direction,
    /// The number of its piece of text.
    piece: u64,
}

impl Overprint {
    /// Returns whether the same letter of another piece of text covers half of this one;
    /// else keeps this one.
    pub(super) fn is_again(&mut self, letter: &Letter<'_>) -> bool {
        // Without widths all letters of a piece stand at one place.
        let is_measured = letter.width > letter.size * 0.1 && letter.x.is_finite();
        if !is_measured || !letter.y.is_finite() || letter.text.trim().is_empty() {
            return false;
        }
        let own = GlyphPosition {
            x: letter.x,
            y: letter.y,
            size: letter.size,
            direction: letter.direction,
            piece: letter.piece,
        };
        let square = |dx: f64, dy: f64| [cell(own.x + dx), cell(own.y + dy)];
        let (half, rise) = (letter.width / 2.0, letter.size / 4.0);
        let mut near = Vec::with_capacity(4);
        for (dx, dy) in [(-half, -rise), (-half, rise), (half, -rise), (half, rise)] {
            if !near.contains(&square(dx, dy)) {
                near.push(square(dx, dy));
            }
        }
        let covers = |other: &GlyphPosition| {
            other.piece != own.piece
                && (other.x - own.x).abs() < half
                && (other.y - own.y).abs() < rise
                && (other.size - own.size).abs() <= own.size * ALIKE
                && other.direction == own.direction
        };
        let is_again = near.into_iter().any(|square| {
            let places = self.squares.get(&(letter.text.to_owned(), square));
            places.is_some_and(|places| places.iter().rev().take(MOST).any(covers))
        });
        if !is_again {
            let square = square(0.0, 0.0);
            self.squares.entry((letter.text.to_owned(), square)).or_default().push(own);
        }
        is_again
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a place far off a page may be any")]
fn cell(at: f64) -> i64 {
    (at / SQUARE).floor() as i64
}
