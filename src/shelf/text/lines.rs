//! Joins the letters of a PDF page to lines and paragraphs.
//!
//! Texts side by side stay apart: a number never takes in the digits of a footnote, of
//! the next column, or of a text that is drawn left of it later.

use super::pages::TextPage;
use super::{edges, glue};
use std::collections::BTreeMap;

/// Letters this much larger than most of a page make a heading.
const LARGER: f64 = 1.15;
/// Letters this much smaller than their line, and above it, are those of a footnote.
const SMALLER: f64 = 0.85;
/// Letters of a heading at most.
const LONGEST_HEADING: usize = 160;
/// A gap this wide, in sizes of the letters, parts the cells of a row.
const CELL: f64 = 1.5;
/// Letters that are nearer than this, in sizes of the letters, touch.
const TOUCH: f64 = 0.1;
/// Bullets and numbers of a list have so many letters at most; a wide gap behind them
/// parts nothing.
const LONGEST_MARKER: usize = 4;

/// One letter, or several that are drawn as one.
#[derive(Debug, Clone, Copy)]
pub(in crate::shelf) struct Letter<'l> {
    pub(in crate::shelf) text: &'l str,
    pub(in crate::shelf) x: f64,
    pub(in crate::shelf) y: f64,
    pub(in crate::shelf) width: f64,
    pub(in crate::shelf) size: f64,
    /// The direction in which its text runs on the page.
    pub(in crate::shelf) along: (f64, f64),
    /// The number of its piece of text on the page.
    pub(in crate::shelf) piece: u64,
    /// True if a new piece of text begins here in the file.
    pub(in crate::shelf) is_start: bool,
    /// True where the file names the place of this letter, rather than that of one before.
    pub(in crate::shelf) is_placed: bool,
}

/// Letters that were drawn from left to right.
#[derive(Debug, Default)]
struct TextRun {
    text: String,
    start: f64,
    end: f64,
    /// Where its last letter begins.
    last: f64,
    /// How many letters there are since one was placed.
    run: usize,
    /// Where a digit was placed beside one that was placed: letter by letter perhaps.
    joint: Option<usize>,
}

/// Letters of one size and height.
#[derive(Debug, Default)]
struct TextLine {
    pieces: Vec<TextRun>,
    size: f64,
    y: f64,
    along: (f64, f64),
    /// The size and height of the last letter.
    last: (f64, f64),
    is_raised: bool,
    /// True while the bracket around the mark of a footnote is open.
    in_mark: bool,
    /// True if it has wide gaps, as in the row of a table.
    is_row: bool,
}

/// A line with all its letters.
#[derive(Debug)]
struct Whole {
    text: String,
    size: f64,
    y: f64,
    along: (f64, f64),
    is_row: bool,
}

/// Collects letters into lines.
#[derive(Debug, Default)]
pub(in crate::shelf) struct Lines {
    lines: Vec<TextLine>,
}

impl Lines {
    /// Takes the next letter.
    pub(in crate::shelf) fn add(&mut self, letter: &Letter<'_>) {
        match self.lines.last_mut() {
            Some(line) if line.holds(letter) => line.add(letter),
            _ => self.lines.push(TextLine::begun(letter)),
        }
    }

    /// Joins lines that follow closely to paragraphs; larger letters are headings. A
    /// row of a table stays by itself.
    pub(in crate::shelf) fn into_blocks(self, page: &mut TextPage) {
        let lines: Vec<Whole> = self.lines.into_iter().map(TextLine::whole).collect();
        let usual = usual_size(&lines);
        let is_heading = |line: &Whole| {
            line.size > usual * LARGER && line.text.trim().chars().count() <= LONGEST_HEADING
        };
        let mut block = String::new();
        let mut before: Option<&Whole> = None;
        for line in &lines {
            let follows = before.is_some_and(|before| {
                let close = (before.y - line.y).abs() <= before.size.max(line.size) * 1.6;
                let is_like = is_heading(before) == is_heading(line);
                let is_like = is_like && before.along == line.along;
                close && before.y > line.y && is_like && !before.is_row && !line.is_row
            });
            let is_item = line.text.trim_start().starts_with(['•', '▪', '■', '●', '◦', '–']);
            if !follows || is_item {
                page.push(u8::from(before.is_some_and(is_heading)), &block);
                block.clear();
            }
            join(&mut block, &line.text);
            before = Some(line);
        }
        page.push(u8::from(before.is_some_and(is_heading)), &block);
    }
}

impl TextLine {
    fn begun(letter: &Letter<'_>) -> Self {
        let (size, y, along) = (letter.size, letter.y, letter.along);
        let mut line = Self { size, y, along, ..Self::default() };
        line.begin_piece(letter);
        line.last = (letter.size, letter.y);
        line
    }

    fn begin_piece(&mut self, letter: &Letter<'_>) {
        let (start, end) = (letter.x, letter.x + letter.width);
        let text = letter.text.to_owned();
        self.pieces.push(TextRun { text, start, end, last: start, run: 1, joint: None });
    }

    fn holds(&self, letter: &Letter<'_>) -> bool {
        let rise = letter.y - self.y;
        let is_mark = letter.size < self.size * SMALLER && rise > 0.0 && rise <= self.size * 0.6;
        self.along == letter.along && (rise.abs() <= letter.size * 0.5 || is_mark)
    }

    fn add(&mut self, letter: &Letter<'_>) {
        let is_raised = letter.size < self.size * SMALLER && letter.y > self.y + self.size * 0.1;
        if self.in_mark && !is_raised {
            self.close_mark();
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        let before = piece.text.chars().last();
        let begins_with = |test: fn(char) -> bool| letter.text.chars().next().is_some_and(test);
        let gap = letter.x - piece.end;
        if is_back(piece, letter) {
            if self.in_mark {
                self.close_mark();
            }
            self.begin_piece(letter);
        } else if is_raised && !self.is_raised && begins_with(char::is_numeric) {
            piece.text.push_str(if before.is_some_and(char::is_whitespace) { "[" } else { " [" });
            piece.text.push_str(letter.text);
            self.in_mark = true;
        } else {
            let is_other = (letter.size - self.last.0).abs() > letter.size * 0.1
                || (letter.y - self.last.1).abs() > letter.size * 0.05;
            let would_join = match before {
                Some(']') => is_other && begins_with(char::is_alphanumeric),
                // A digit of a new piece behind a whole phone number is not a part of it.
                Some(before) if letter.is_start && before.is_ascii_digit() => {
                    begins_with(char::is_numeric)
                        && (is_other || glue::ends_with_number(&piece.text))
                }
                Some(before) => is_other && before.is_numeric() && begins_with(char::is_numeric),
                None => false,
            };
            if letter.is_start && gap > letter.size * CELL && !is_marker(&piece.text) {
                piece.text.push_str(" | ");
                self.is_row = true;
            } else if letter.is_start && gap > letter.size * TOUCH || would_join {
                piece.text.push(' ');
            } else {
                piece.part_digits(letter, gap);
            }
            piece.text.push_str(letter.text);
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.run = if letter.is_placed { 1 } else { piece.run + 1 };
            piece.start = piece.start.min(letter.x);
            piece.end = letter.x + letter.width;
            piece.last = letter.x;
        }
        (self.last, self.is_raised) = ((letter.size, letter.y), is_raised);
    }

    fn close_mark(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            let length = piece.text.trim_end().len();
            piece.text.insert(length, ']');
        }
        self.in_mark = false;
    }

    /// Its pieces from left to right.
    fn whole(mut self) -> Whole {
        if self.in_mark {
            self.close_mark();
        }
        self.pieces.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut text = String::new();
        let (mut end, mut run) = (f64::INFINITY, 0);
        for piece in &self.pieces {
            let gap = piece.start - end;
            let is_digits = meets_digit(&text, &piece.text);
            if gap > self.size * CELL && !is_marker(&text) {
                text.push_str(" | ");
                self.is_row = true;
            } else if !text.is_empty() && gap.abs() > self.size * TOUCH {
                text.push(' ');
            } else if is_digits && !(run == 1 && piece.letters() == 1) {
                text.push(edges::EDGE);
            }
            text.push_str(&piece.text);
            (end, run) = (piece.end, piece.letters());
        }
        let text = edges::settled(&text);
        Whole { text, size: self.size, y: self.y, along: self.along, is_row: self.is_row }
    }
}

impl TextRun {
    /// Parts a digit from one beside it, if its place was named: it may be of another cell.
    /// Digits that are placed one by one are parts of one number.
    fn part_digits(&mut self, letter: &Letter<'_>, gap: f64) {
        if let Some(at) = self.joint.take().filter(|_| !letter.is_placed) {
            self.text.insert(at, edges::EDGE);
        }
        if letter.is_placed && meets_digit(&self.text, letter.text) {
            if self.run == 1 && gap.abs() <= letter.size * TOUCH / 2.0 {
                self.joint = Some(self.text.len());
            } else {
                self.text.push(edges::EDGE);
            }
        }
    }

    fn letters(&self) -> usize {
        self.text.chars().count()
    }
}

/// Returns whether a digit would stand right behind another.
fn meets_digit(before: &str, words: &str) -> bool {
    before.ends_with(char::is_numeric) && words.starts_with(char::is_numeric)
}

/// Returns whether a letter is left of what was drawn before, or far back in it. Letters of
/// scripts that run from right to left stay in the order in which they are drawn.
fn is_back(piece: &TextRun, letter: &Letter<'_>) -> bool {
    let is_left = letter.x + letter.width < piece.last + letter.size * TOUCH
        && letter.x < piece.last - letter.size * TOUCH;
    let is_leftward = letter.text.chars().all(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    );
    if is_left && !is_leftward {
        return true;
    }
    letter.is_start
        && (letter.x + letter.width < piece.start - letter.size * TOUCH
            || letter.x < piece.end - letter.size * 2.0)
}

/// Returns whether this is the bullet or number of an item of a list.
fn is_marker(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    text.chars().count() <= LONGEST_MARKER && (letters <= 1 || text.ends_with(['.', ')']))
}

/// The size that most letters have.
fn usual_size(lines: &[Whole]) -> f64 {
    let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.size.is_finite()) {
        // In tenths; sizes are never below zero.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let tenths = (line.size * 10.0).round() as u64;
        *letters.entry(tenths).or_default() += line.text.len();
    }
    let most = letters.into_iter().max_by_key(|(_, letters)| *letters);
    #[allow(clippy::cast_precision_loss, reason = "sizes are small numbers")]
    most.map_or(0.0, |(tenths, _)| tenths as f64 / 10.0)
}

/// Adds a line to a paragraph. A word that was parted at its end is whole again.
fn join(block: &mut String, line: &str) {
    let line = line.trim();
    let goes_on = line.starts_with(|c: char| c.is_lowercase());
    let parted = block.strip_suffix('-').filter(|rest| rest.ends_with(char::is_alphabetic));
    match parted.map(str::len).filter(|_| goes_on) {
        Some(length) => block.truncate(length),
        None if !block.is_empty() => block.push(' '),
        None => {}
    }
    block.push_str(line);
}
