//! The upright lines that a page draws, as thin boxes or as strokes.

use crate::shelf::text::layout::Ruling;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use kurbo::{Affine, Point, Rect};

/// Parts of a path that are kept.
const MOST: usize = 10_000;
/// A box that is no wider, in points, is a line.
const THIN: f64 = 2.5;
/// A line is so long at least, in points.
const SHORTEST: f64 = 5.0;
/// A line that leans more, in points, is not upright.
const LEAN: f64 = 0.5;

/// The path that is drawn, and the lines of the page so far.
#[derive(Debug, Default)]
pub(super) struct DrawnLines {
    ruling: Ruling,
    edges: Vec<(Point, Point)>,
    boxes: Vec<Rect>,
    at: Point,
    start: Point,
}

impl DrawnLines {
    /// Carries out an operator that draws; `page` leads to the coordinates of the letters.
    pub(super) fn draw(&mut self, operator: &Op<'_, '_>, page: Affine) {
        let point = |x: Number, y: Number| page * Point::new(x.as_f64(), y.as_f64());
        match operator {
            Op::MoveTo(to) => {
                self.at = point(to.0, to.1);
                self.start = self.at;
            }
            Op::LineTo(to) => self.line_to(point(to.0, to.1)),
            Op::ClosePath(_) => self.line_to(self.start),
            Op::RectPath(own) if self.boxes.len() < MOST => {
                let corner = Point::new(own.0.as_f64(), own.1.as_f64());
                let size = (own.2.as_f64(), own.3.as_f64());
                let own = Rect::from_origin_size(corner, size).abs();
                self.boxes.push(page.transform_rect_bbox(own));
            }
            Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => self.stroke(),
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_) => self.fill(),
            Op::EndPath(_) => self.end_path(),
            _ => {}
        }
    }

    /// Returns the lines, and begins anew.
    pub(super) fn take(&mut self) -> Ruling {
        std::mem::take(self).ruling.sorted()
    }

    fn line_to(&mut self, to: Point) {
        if self.edges.len() < MOST {
            self.edges.push((self.at, to));
        }
        self.at = to;
    }

    fn stroke(&mut self) {
        for (from, to) in std::mem::take(&mut self.edges) {
            self.add(from, to);
        }
        for own in std::mem::take(&mut self.boxes) {
            self.add(Point::new(own.x0, own.y0), Point::new(own.x0, own.y1));
            self.add(Point::new(own.x1, own.y0), Point::new(own.x1, own.y1));
        }
    }

    fn fill(&mut self) {
        for own in std::mem::take(&mut self.boxes) {
            if own.width() <= THIN {
                let x = own.center().x;
                self.add(Point::new(x, own.y0), Point::new(x, own.y1));
            }
        }
        self.end_path();
    }

    fn end_path(&mut self) {
        self.edges.clear();
        self.boxes.clear();
    }

    fn add(&mut self, from: Point, to: Point) {
        if (from.x - to.x).abs() <= LEAN && (from.y - to.y).abs() >= SHORTEST {
            self.ruling.add((from.x + to.x) / 2.0, (from.y, to.y));
        }
    }
}
