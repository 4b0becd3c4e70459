//! A letter on a page, and the same letter along its line.

/// A gap this wide, in sizes of the letters, parts the cells of a row.
pub(super) const CELL: f64 = 1.5;
/// A gap this wide parts words.
pub(super) const WORD: f64 = 0.12;

/// A letter, or several that are drawn as one, on a page whose y grows upward.
#[derive(Debug, Clone, Copy)]
pub(in crate::shelf) struct Glyph<'t> {
    pub(in crate::shelf) text: &'t str,
    /// Its start on the base line.
    pub(in crate::shelf) x: f64,
    pub(in crate::shelf) y: f64,
    /// From its start to where the next letter would stand.
    pub(in crate::shelf) dx: f64,
    pub(in crate::shelf) dy: f64,
    /// The height of its font.
    pub(in crate::shelf) size: f64,
    /// The direction in which its text runs, in radians.
    pub(in crate::shelf) angle: f64,
    /// The space that its operator leaves behind every letter.
    pub(in crate::shelf) space: f64,
    /// The number of its operator on the page.
    pub(in crate::shelf) show: u64,
    /// The number of its string on the page.
    pub(in crate::shelf) piece: u64,
    /// True if a new string begins here in the file.
    pub(in crate::shelf) is_start: bool,
    /// True where the file names the place of this letter, rather than that of one before.
    pub(in crate::shelf) is_placed: bool,
}

impl Glyph<'_> {
    /// Returns whether it has a place and a size.
    pub(super) fn is_sound(&self) -> bool {
        let numbers = [self.x, self.y, self.dx, self.dy, self.angle, self.space];
        numbers.iter().all(|number| number.is_finite()) && self.size.is_finite() && self.size > 0.01
    }
}

/// A direction in tenths of a degree.
pub(super) type Direction = i32;

/// Returns the direction of an angle: very near the four main ones exactly those, and near
/// that of the line before exactly that.
#[allow(clippy::cast_possible_truncation, reason = "it is below 3600")]
pub(super) fn direction_of(angle: f64, before: Option<Direction>) -> Direction {
    let degrees = angle.to_degrees().rem_euclid(360.0);
    let main = (degrees / 90.0).round() * 90.0;
    let near = if (degrees - main).abs() < 0.5 { main } else { degrees };
    let own = (near * 10.0).round() as i32 % 3600;
    before.filter(|before| (before - own).abs() <= 10).unwrap_or(own)
}

/// A letter in coordinates in which its text runs to the right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter<'t> {
    pub(super) text: &'t str,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) direction: Direction,
    pub(super) space: f64,
    pub(super) show: u64,
    pub(super) piece: u64,
    pub(super) is_start: bool,
    pub(super) is_placed: bool,
}

impl<'t> Letter<'t> {
    pub(super) fn new(glyph: &Glyph<'t>, direction: Direction) -> Self {
        let (x, y) = turned(glyph.x, glyph.y, direction);
        Self {
            text: glyph.text,
            x,
            y,
            width: glyph.dx.hypot(glyph.dy),
            size: glyph.size,
            direction,
            space: glyph.space,
            show: glyph.show,
            piece: glyph.piece,
            is_start: glyph.is_start,
            is_placed: glyph.is_placed,
        }
    }

    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Turns a point so that text of that direction runs to the right.
fn turned(x: f64, y: f64, direction: Direction) -> (f64, f64) {
    match direction {
        0 => (x, y),
        900 => (y, -x),
        1800 => (-x, -y),
        2700 => (-y, x),
        direction => {
            let (sin, cos) = (f64::from(direction) / 10.0).to_radians().sin_cos();
            (x * cos + y * sin, y * cos - x * sin)
        }
    }
}
