//! The state of the text on a page: its font and where the next letter stands.

use hayro_font::Font;
use kurbo::{Affine, Point, Vec2};

/// The part of the graphics state that moves or sizes letters.
#[derive(Clone)]
pub(super) struct TextState<'a> {
    /// From the text's coordinates to those of the page.
    pub(super) page: Affine,
    pub(super) font: Option<Font<'a>>,
    /// The height of the font's letters where its own units differ much from it.
    pub(super) tall: f64,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    matrix: Affine,
    line: Affine,
}

/// The place of a letter on the page.
pub(super) struct Placed {
    pub(super) origin: Point,
    /// About the middle of what is drawn.
    pub(super) middle: Point,
    /// From the origin to where the next letter would stand.
    pub(super) advance: Vec2,
    pub(super) size: f64,
    /// The direction in which the text runs, in radians.
    pub(super) angle: f64,
    /// The space that its operator leaves behind every letter.
    pub(super) space: f64,
}

impl<'a> TextState<'a> {
    pub(super) fn new(page: Affine) -> Self {
        Self {
            page,
            font: None,
            tall: 1.0,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }

    /// Places the next line at this matrix.
    pub(super) fn place(&mut self, matrix: Affine) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    /// Goes to a line that begins so far from the start of this one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.place(self.line * Affine::translate((x, y)));
    }

    fn is_horizontal(&self) -> bool {
        self.font.as_ref().is_none_or(Font::is_horizontal)
    }

    /// Moves along the line.
    pub(super) fn step(&mut self, by: f64) {
        let by = match self.is_horizontal() {
            true => Vec2::new(by * self.stretch, 0.0),
            false => Vec2::new(0.0, by),
        };
        self.matrix *= Affine::translate(by);
    }

    /// Returns where a letter of this width stands.
    pub(super) fn placed(&self, width: Vec2) -> Placed {
        let letter = [self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise];
        let matrix = self.page * self.matrix * Affine::new(letter);
        let origin = matrix * Point::ZERO;
        let vector = |x: f64, y: f64| matrix * Point::new(x, y) - origin;
        let (right, up) = (vector(1.0, 0.0), vector(0.0, 1.0));
        let advance = match self.is_horizontal() {
            true => vector(width.x / 1000.0, 0.0),
            false => vector(0.0, width.y / 1000.0),
        };
        let forth = if self.is_horizontal() { right } else { advance };
        Placed {
            origin,
            middle: matrix * Point::new(width.x / 2000.0, 0.3),
            advance,
            size: up.hypot() * self.tall,
            angle: forth.y.atan2(forth.x),
            space: self.char_space.max(0.0) * right.hypot() / self.size.abs().max(1e-6),
        }
    }

    /// Moves past a letter of this width.
    pub(super) fn pass(&mut self, width: Vec2, is_blank: bool) {
        let along = if self.is_horizontal() { width.x } else { width.y };
        let space = self.char_space + if is_blank { self.word_space } else { 0.0 };
        self.step(along / 1000.0 * self.size + space);
    }
}
