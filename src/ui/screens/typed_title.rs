//! The title of a screen that has a line to type in.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// The columns before a title: the rule and a blank.
const RULE: usize = 3;

/// The line to type in of a screen, in its title.
pub(in crate::ui) struct TypedTitle<'a> {
    /// The name of the line, before what is typed.
    pub label: &'static str,
    /// The text in its place while nothing is typed.
    pub hint: &'static str,
    /// The typed text.
    pub typed: &'a str,
}

impl TypedTitle<'_> {
    /// Returns the title in so many columns: what was typed, its end where all does not fit,
    /// or what it is for.
    pub fn text(&self, columns: u16) -> String {
        match self.typed {
            "" => format!("{}: {}", self.label, self.hint),
            _ => format!("{}: {}", self.label, self.end(columns)),
        }
    }

    /// Returns where the cursor is in that title.
    pub fn cursor(&self, title: Rect) -> Option<Position> {
        let column = self.before() + self.end(title.width).width();
        let x = u16::try_from(column).ok().filter(|x| *x < title.width && !title.is_empty())?;
        Some(Position::new(title.x + x, title.y))
    }

    /// Returns the columns before what is typed.
    fn before(&self) -> usize {
        RULE + self.label.width() + 2
    }

    /// Returns as much of the end of what is typed as has room before the cursor.
    fn end(&self, columns: u16) -> &str {
        let room = usize::from(columns).saturating_sub(self.before() + 2);
        let mut ends = self.typed.char_indices().map(|(start, _)| &self.typed[start..]);
        ends.find(|end| end.width() <= room).unwrap_or_default()
    }
}
