//! Letters that stand side by side become a line, or a piece of one.

use super::glyph::{CELL, Direction, Letter, WORD};
use super::right_to_left::{in_reading_order, is_leftward};
use super::ruling::{LetterGap, Ruling};
use crate::shelf::text::{edges, glue};

/// Letters this much smaller than their line, and off its base, are raised or lowered.
const SMALLER: f64 = 0.85;
/// Letters that are nearer than this, in sizes of the letters, touch.
const TOUCH: f64 = 0.1;
/// Letters of one line differ by less in height, in sizes of the letters.
const LEVEL: f64 = 0.2;
/// Raised letters are not farther away than this from what they belong to.
const NEAR: f64 = 0.6;

/// A line between cells stands in a gap of this width at least, in sizes of the letters.
const RULED: f64 = 0.2;

/// Between digits that touch, of which the second were placed.
const TOUCHING: char = '\u{2063}';

/// Letters side by side.
#[derive(Debug, Clone, Default)]
pub(super) struct GlyphRun {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) direction: Direction,
    pub(super) letters: usize,
    /// True if it has cells, as in the row of a table.
    pub(super) is_row: bool,
    /// How many letters there are since one was placed; in a whole line, those of the piece
    /// at its end.
    pub(super) run: usize,
    /// How many letters the piece at the start of a whole line has.
    pub(super) front: usize,
    /// Where a digit was placed beside one that was placed: letter by letter perhaps.
    joint: Option<usize>,
    /// True if a part of a word was placed behind the rest of it.
    pub(super) is_in_pieces: bool,
    /// The size and height of the last letter, and its operator.
    last: (f64, f64, u64),
    is_raised: bool,
    /// True while the bracket around the mark of a footnote is open.
    in_mark: bool,
}

/// The place of a letter beside a line.
struct Beside {
    gap: f64,
    is_raised: bool,
    /// True if the letters before are raised beside this one.
    is_base: bool,
}

impl GlyphRun {
    pub(super) fn begun(letter: &Letter<'_>) -> Self {
        Self {
            text: in_place(letter.text),
            left: letter.x,
            right: letter.right(),
            base: letter.y,
            size: letter.size,
            direction: letter.direction,
            letters: letter.text.chars().count(),
            run: 1,
            last: (letter.size, letter.y, letter.show),
            ..Self::default()
        }
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// Takes in a blank if it stands behind the last letter.
    pub(super) fn add_blank(&mut self, letter: &Letter<'_>) {
        let size = letter.size;
        let is_behind = self.direction == letter.direction
            && (letter.y - self.base).abs() < size.max(self.size) * 0.5
            && letter.x >= self.right - size * 0.5
            && letter.x <= self.right + size + letter.space;
        if is_behind {
            if !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            // A wider blank may part columns.
            if letter.width < size {
                self.right = self.right.max(letter.right());
            }
        }
    }

    /// Takes in the width of a letter that the one before stands for, too.
    pub(super) fn stretch_over(&mut self, letter: &Letter<'_>) {
        let gap = letter.x - self.right;
        if self.direction == letter.direction && gap.abs() < letter.size * WORD {
            self.right = self.right.max(letter.right());
        }
    }

    /// Takes in a letter if it belongs to this line; returns whether it does.
    pub(super) fn takes(&mut self, letter: &Letter<'_>, ruling: &Ruling) -> bool {
        if self.direction != letter.direction {
            return false;
        }
        if self.takes_in_front(letter) {
            return true;
        }
        let Some(beside) = self.beside(letter) else { return false };
        if beside.gap > letter.size * RULED && ruling.parts(&self.gap_before(letter)) {
            return false;
        }
        self.add(letter, &beside);
        true
    }

    /// Takes in a letter of a script that runs to the left.
    fn takes_in_front(&mut self, letter: &Letter<'_>) -> bool {
        let (size, gap) = (letter.size, self.left - letter.right());
        let is_front = letter.text.chars().any(is_leftward)
            && letter.x < self.left
            && (letter.y - self.base).abs() <= size * 0.3
            && gap > -size * 0.5
            && gap < size * CELL;
        if is_front {
            let space = if gap > size * WORD { " " } else { "" };
            self.text.insert_str(0, &format!("{}{space}", in_place(letter.text)));
            self.left = letter.x;
            self.letters += 1;
        }
        is_front
    }

    fn gap_before(&self, letter: &Letter<'_>) -> LetterGap {
        let (left, right) = (self.right, letter.x);
        let size = self.size.max(letter.size);
        LetterGap { left, right, base: self.base, size, direction: self.direction }
    }

    /// Returns the gap between this and another on its line.
    pub(super) fn gap_to(&self, other: &Self) -> LetterGap {
        let is_behind = other.left >= self.left;
        let (left, right) =
            if is_behind { (self.right, other.left) } else { (other.right, self.left) };
        let size = self.size.max(other.size);
        LetterGap { left, right, base: self.base, size, direction: self.direction }
    }

    /// Returns the place of a letter that belongs to this line.
    fn beside(&self, letter: &Letter<'_>) -> Option<Beside> {
        let size = letter.size.max(self.size);
        let rise = letter.y - self.base;
        // The space that an operator leaves between all its letters parts no words.
        let own_space = if self.last.2 == letter.show { letter.space } else { 0.0 };
        let gap = letter.x - self.right - own_space;
        let is_level = rise.abs() <= size * LEVEL;
        let is_small = letter.size < self.size * SMALLER
            && rise > -self.size * 0.35
            && rise < self.size * 0.75;
        let is_base = self.size < letter.size * SMALLER
            && rise < letter.size * 0.35
            && rise > -letter.size * 0.75;
        let is_shifted = rise.abs() <= size * 0.5 && gap.abs() < size * 0.3;
        let is_near = gap > -size * 0.5 && gap < size * CELL;
        let belongs = is_level
            || ((is_small || is_base) && gap < size * NEAR)
            || (is_shifted && self.is_like(letter));
        let is_raised = letter.size < self.size * SMALLER && rise > self.size * TOUCH;
        let is_base = is_base && !is_level;
        (is_near && belongs).then_some(Beside { gap, is_raised, is_base })
    }

    fn is_like(&self, letter: &Letter<'_>) -> bool {
        (self.size - letter.size).abs() <= letter.size * 0.1
    }

    fn add(&mut self, letter: &Letter<'_>, beside: &Beside) {
        if self.in_mark && !beside.is_raised {
            self.close_mark();
        }
        let before = self.text.chars().last();
        let is_digit = letter.text.starts_with(char::is_numeric);
        if beside.is_raised && !self.is_raised && is_digit && !self.text.trim().is_empty() {
            self.text.push_str(if before.is_some_and(char::is_whitespace) { "[" } else { " [" });
            self.in_mark = true;
        } else if before != Some(' ') && self.parts(letter, beside, before) {
            self.text.push(' ');
        } else {
            self.part_digits(letter, beside.gap);
        }
        self.text.push_str(&in_place(letter.text));
        self.letters += letter.text.chars().count();
        self.right = self.right.max(letter.right());
        self.run = if letter.is_placed { 1 } else { self.run + 1 };
        self.is_raised = beside.is_raised;
        self.last = (letter.size, letter.y, letter.show);
        if beside.is_base {
            // The mark stood first. The line is that of the larger letters.
            (self.base, self.size) = (letter.y, letter.size);
        }
    }

    /// Returns whether a space stands between the line and a letter.
    fn parts(&self, letter: &Letter<'_>, beside: &Beside, before: Option<char>) -> bool {
        let is_same = self.last.2 == letter.show;
        let limit = if is_same { WORD * 1.15 } else { WORD };
        let is_other = (letter.size - self.last.0).abs() > letter.size * 0.1
            || (letter.y - self.last.1).abs() > letter.size * 0.05;
        let begins_with = |test: fn(char) -> bool| letter.text.starts_with(test);
        let would_join = match before {
            Some(']') => is_other && begins_with(char::is_alphanumeric),
            // A digit of a new string behind a whole phone number is not a part of it.
            Some(before) if letter.is_start && before.is_ascii_digit() => {
                begins_with(char::is_numeric) && (is_other || glue::ends_with_number(&self.text))
            }
            Some(before) => is_other && before.is_numeric() && begins_with(char::is_numeric),
            None => false,
        };
        let is_mark = beside.is_base && before.is_some_and(|before| !before.is_alphabetic());
        beside.gap > letter.size.max(self.size).min(letter.size * 2.0) * limit
            || would_join
            || is_mark
    }

    /// Parts a digit from one beside it, if its place was named: it may be of another cell.
    /// Digits that are placed one by one are parts of one number.
    fn part_digits(&mut self, letter: &Letter<'_>, gap: f64) {
        if let Some(at) = self.joint.take().filter(|_| !letter.is_placed) {
            self.text.insert(at, TOUCHING);
        }
        let is_touching = gap.abs() <= letter.size * TOUCH / 2.0;
        if letter.is_placed && meets_digit(&self.text, letter.text) {
            if self.run == 1 && is_touching {
                self.joint = Some(self.text.len());
            } else {
                self.text.push(if is_touching { TOUCHING } else { edges::EDGE });
            }
        }
        let is_word = self.text.ends_with(char::is_lowercase);
        self.is_in_pieces |= letter.is_placed
            && is_touching
            && self.run > 1
            && is_word
            && letter.text.starts_with(char::is_lowercase);
    }

    fn close_mark(&mut self) {
        self.text.insert(self.text.trim_end().len(), ']');
        self.in_mark = false;
    }

    /// Parts digits that touch, unless the page draws words in pieces, too.
    pub(super) fn part_touching(&mut self, is_in_pieces: bool) {
        if self.text.contains(TOUCHING) {
            let between = if is_in_pieces { String::new() } else { edges::EDGE.to_string() };
            self.text = self.text.replace(TOUCHING, &between);
        }
    }

    /// Returns the line as it is read; `None` if nothing is in it.
    pub(super) fn ended(mut self) -> Option<Self> {
        if self.in_mark {
            self.close_mark();
        }
        self.text.truncate(self.text.trim_end().len());
        self.text = in_reading_order(&self.text);
        (self.run, self.front) = (self.letters, self.letters);
        (!self.text.is_empty()).then_some(self)
    }
}

/// Returns whether a digit would stand right behind another.
pub(super) fn meets_digit(before: &str, words: &str) -> bool {
    before.ends_with(char::is_numeric) && words.starts_with(char::is_numeric)
}

/// Returns letters that are drawn as one in the order in which they stand.
fn in_place(text: &str) -> String {
    let text = text.trim();
    match text.chars().any(is_leftward) {
        true => text.chars().rev().collect(),
        false => text.to_owned(),
    }
}
