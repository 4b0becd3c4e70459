//! Writes text into one row, from left to right, never beyond its end.

pub use crate::app::text_view::cut;
use crate::faults::{cleaned, harmless};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// A place in a row of the screen.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    end: u16,
    y: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the left end of the area's first row; of an empty area, one
    /// that writes nothing.
    pub fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let end = if area.height == 0 { area.x } else { area.right() };
        Self { buffer, x: area.x, end, y: area.y }
    }

    /// A pen at a place of the screen, to the right end of its row.
    pub fn at(buffer: &'a mut Buffer, x: u16, y: u16) -> Self {
        let row = Rect { x, y, width: buffer.area.right().saturating_sub(x), height: 1 };
        let row = row.intersection(buffer.area);
        Self::new(buffer, row)
    }

    /// How many columns are left.
    pub fn room(&self) -> usize {
        usize::from(self.end - self.x)
    }

    /// The column where it stands.
    pub fn column(&self) -> u16 {
        self.x
    }

    /// Returns the screen that it writes on.
    pub fn buffer(&self) -> &Buffer {
        self.buffer
    }

    /// Moves to the right.
    pub fn skip(&mut self, columns: u16) {
        self.x = self.x.saturating_add(columns).min(self.end);
    }

    /// Writes what fits. Nothing on the screen comes by another way but what the
    /// program itself says, so nothing foreign reaches the terminal.
    pub fn write(&mut self, text: &str, style: Style) {
        self.push(&harmless(text), style);
    }

    /// Writes a harmless text.
    fn push(&mut self, text: &str, style: Style) {
        if self.x >= self.end {
            return;
        }
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            self.write_ascii(text, style);
        } else {
            (self.x, _) = self.buffer.set_stringn(self.x, self.y, text, self.room(), style);
        }
    }

    /// Writes letters that are a column each, with no look at graphemes, which
    /// takes a third of a frame.
    fn write_ascii(&mut self, text: &str, style: Style) {
        let columns = text.len().min(self.room());
        let start = self.buffer.index_of(self.x, self.y);
        let cells = self.buffer.content[start..start + columns].iter_mut();
        for (cell, letter) in cells.zip(text.chars()) {
            cell.set_char(letter).set_style(style);
        }
        self.x += columns as u16;
    }

    /// Writes at most `columns`, with an ellipsis where something is left out.
    pub fn write_cut(&mut self, text: &str, columns: usize, style: Style) {
        self.push(&cut(&harmless(text), columns.min(self.room())), style);
    }

    /// Writes in exactly `columns`: cut or filled up with blanks.
    pub fn write_column(&mut self, text: &str, columns: usize, style: Style) {
        let start = self.x;
        self.write_cut(text, columns, style);
        let written = usize::from(self.x - start);
        self.write(&" ".repeat(columns.saturating_sub(written)), style);
    }
}

/// Takes out of an area what a widget of another crate put there and what a [`Pen`]
/// would not.
pub fn cleanse(buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        if let Cow::Owned(clean) = cleaned(cell.symbol()) {
            cell.set_symbol(if clean.is_empty() { " " } else { &clean });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_written_as_ratatui_writes_them() {
        let style = Style::new().bold();
        for text in ["", "a b~", "a much longer text"] {
            let mut written = Buffer::empty(Rect::new(0, 0, 9, 1));
            written.set_string(0, 0, "日本日本", Style::new());
            let mut expected = written.clone();
            let mut pen = Pen::new(&mut written, Rect::new(1, 0, 6, 1));
            pen.write(text, style);
            let (x, _) = expected.set_stringn(1, 0, text, 6, style);
            assert_eq!((pen.column(), written), (x, expected), "{text:?}");
        }
    }

    #[test]
    fn nothing_foreign_is_drawn() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 2));
        let heap = format!("e{}", "\u{301}".repeat(9));
        let mut pen = Pen::at(&mut buffer, 0, 0);
        pen.write(&format!("a\u{e0041}b\u{2028}{heap}"), Style::new());
        pen.write_cut("c\u{202e}d", 4, Style::new());
        buffer[(0, 1)].set_symbol(&heap);
        buffer[(1, 1)].set_symbol("x\u{e0041}");
        cleanse(&mut buffer, Rect::new(0, 1, 40, 9));
        let drawn: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert!(crate::faults::forbidden_runs(&drawn).is_empty(), "{drawn:?}");
        assert!(drawn.starts_with("a\\u{e0041}b\\u{2028}e\u{301}"), "{drawn:?}");
        assert!(drawn.contains("c\\u…"), "{drawn:?}");
        assert!(drawn.trim_end().ends_with("e\u{301}\u{301}\u{301}\u{301}x"), "{drawn:?}");
    }

    #[test]
    fn a_pen_stays_in_its_row() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        let mut pen = Pen::new(&mut buffer, Rect::new(2, 0, 4, 1));
        pen.write_column("ab", 3, Style::new());
        pen.write("cdef", Style::new());
        pen.skip(9);
        pen.write("x", Style::new());
        assert_eq!(buffer, Buffer::with_lines(["  ab c  ", "        "]));
    }
}
