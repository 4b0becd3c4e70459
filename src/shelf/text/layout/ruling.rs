//! The upright lines that a page draws between the cells of a table.

use super::glyph::Direction;

/// Lines of a page that are kept.
const MOST: usize = 20_000;

/// Lines near one place that are looked at.
const MOST_NEAR: usize = 200;

/// A line beside letters is so much taller than they are. Boxes around a letter are not.
const TALLER: f64 = 1.2;

/// The upright lines of a page, from the left.
#[derive(Debug, Default)]
pub(in crate::shelf) struct Ruling(Vec<UprightLine>);

#[derive(Debug, Clone, Copy)]
struct UprightLine {
    x: f64,
    bottom: f64,
    top: f64,
}

/// A gap between letters of one base line.
#[derive(Debug, Clone, Copy)]
pub(super) struct LetterGap {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    /// The size of the letters beside it.
    pub(super) size: f64,
    pub(super) direction: Direction,
}

impl Ruling {
    /// Takes in a line from one height to another.
    pub(in crate::shelf) fn add(&mut self, x: f64, heights: (f64, f64)) {
        let (bottom, top) = (heights.0.min(heights.1), heights.0.max(heights.1));
        if self.0.len() < MOST && [x, bottom, top].iter().all(|own| own.is_finite()) {
            self.0.push(UprightLine { x, bottom, top });
        }
    }

    /// Returns it with its lines in order.
    pub(in crate::shelf) fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| a.x.total_cmp(&b.x));
        self
    }

    /// Returns whether a line stands in a gap.
    pub(super) fn parts(&self, gap: &LetterGap) -> bool {
        if gap.direction != 0 || self.0.is_empty() {
            return false;
        }
        let middle = gap.base + gap.size * 0.3;
        let first = self.0.partition_point(|line| line.x < gap.left);
        let near = self.0.iter().skip(first).take(MOST_NEAR);
        near.take_while(|line| line.x <= gap.right).any(|line| {
            let is_tall = line.top - line.bottom >= gap.size * TALLER;
            is_tall && line.bottom <= middle && middle <= line.top
        })
    }
}
