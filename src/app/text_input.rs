//! A line that is typed: its letters, whether all of it is selected, and what
//! it was before.

use super::Command;
use std::ops::Deref;
use tui_input::{Input, InputRequest};
use unicode_width::UnicodeWidthChar;

/// How many changes can be undone.
const MOST_UNDONE: usize = 200;

/// A line that is typed. It reads as an [`Input`]; every change goes through
/// the methods here, so that it can be undone.
#[derive(Debug, Clone, Default)]
pub struct TextInput {
    input: Input,
    is_selected: bool,
    /// The text before each change, the newest last.
    before: Vec<Input>,
}

impl Deref for TextInput {
    type Target = Input;

    fn deref(&self) -> &Input {
        &self.input
    }
}

impl TextInput {
    /// Returns a line with this text, the cursor at its end and nothing to undo.
    pub fn new(text: impl Into<String>) -> Self {
        Self { input: Input::new(text.into()), ..Self::default() }
    }

    /// Returns the text that is selected; `None` where none is.
    pub fn selected(&self) -> Option<&str> {
        Some(self.value()).filter(|text| self.is_selected && !text.is_empty())
    }

    /// Selects all of it.
    pub fn select_all(&mut self) {
        self.is_selected = !self.value().is_empty();
        self.input.handle(InputRequest::GoToEnd);
    }

    /// Selects nothing.
    pub fn deselect(&mut self) {
        self.is_selected = false;
    }

    /// Adds a letter where the cursor is, in place of what is selected.
    pub fn insert(&mut self, letter: char) {
        self.remember();
        if std::mem::take(&mut self.is_selected) {
            self.input = Input::default();
        }
        self.input.handle(InputRequest::InsertChar(letter));
    }

    /// Puts another text in its place.
    pub fn replace(&mut self, text: &str) {
        self.remember();
        self.is_selected = false;
        self.input = Input::new(text.to_owned());
    }

    /// Moves the cursor, or deletes: what is selected, if something is. Returns
    /// whether the text is another one now.
    pub fn handle(&mut self, request: InputRequest) -> bool {
        use InputRequest::*;
        let moves = matches!(
            request,
            GoToPrevChar | GoToNextChar | GoToPrevWord | GoToNextWord | GoToStart | GoToEnd
        );
        if std::mem::take(&mut self.is_selected) && !moves {
            self.replace("");
            return true;
        }
        let before = self.input.clone();
        let changed = self.input.handle(request).is_some_and(|changed| changed.value);
        if changed {
            self.push_undo(before);
        }
        changed
    }

    /// Takes the selected text out and returns it; `None` where none is selected.
    pub fn cut(&mut self) -> Option<String> {
        let text = self.selected()?.to_owned();
        self.replace("");
        Some(text)
    }

    /// Takes the last change back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.is_selected = false;
        let Some(before) = self.before.pop() else { return false };
        self.input = before;
        true
    }

    /// Moves the cursor, deletes, selects or takes back, as a command says. Returns whether
    /// the text is another one now; `None` for a command that does none of that.
    pub fn edit(&mut self, command: Command) -> Option<bool> {
        Some(self.handle(match command {
            Command::CursorLeft => InputRequest::GoToPrevChar,
            Command::CursorRight => InputRequest::GoToNextChar,
            Command::CursorWordLeft => InputRequest::GoToPrevWord,
            Command::CursorWordRight => InputRequest::GoToNextWord,
            Command::CursorStart => InputRequest::GoToStart,
            Command::CursorEnd => InputRequest::GoToEnd,
            Command::DeleteLeft => InputRequest::DeletePrevChar,
            Command::DeleteRight => InputRequest::DeleteNextChar,
            Command::DeleteWord => InputRequest::DeletePrevWord,
            Command::DeleteLine => InputRequest::DeleteLine,
            Command::Undo => return Some(self.undo()),
            Command::SelectAll => {
                self.select_all();
                return Some(false);
            }
            _ => return None,
        }))
    }

    fn remember(&mut self) {
        self.push_undo(self.input.clone());
    }

    fn push_undo(&mut self, before: Input) {
        if self.before.len() == MOST_UNDONE {
            self.before.remove(0);
        }
        self.before.push(before);
    }
}

/// Returns the letter as it enters a line; `None` for one that has no width of its own.
pub(in crate::app) fn typed_form(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\t' => Some(' '),
        _ if letter.is_control() || letter.width().unwrap_or(0) == 0 => None,
        _ => Some(letter),
    }
}

/// Returns a line with more typed behind it, `most` characters at most.
pub(in crate::app) fn lengthened(line: &str, more: &str, most: usize) -> String {
    let more = more.chars().filter_map(typed_form);
    let line: String = line.chars().chain(more).take(most).collect();
    line.trim_start().to_owned()
}

/// Returns a line after a letter at its end, a word or all of it was taken away; `None`
/// for a command that does none of that.
pub(in crate::app) fn shortened(line: &str, by: Command) -> Option<String> {
    let mut line = line.to_owned();
    match by {
        Command::DeleteLeft => drop(line.pop()),
        Command::DeleteWord => {
            let before = line.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
            line.truncate(before.len());
        }
        Command::DeleteLine => line.clear(),
        _ => return None,
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_away_whatever_space_stands_before_it() {
        for (text, left) in [
            ("deaf minor", "deaf "),
            ("deaf\u{a0}minor", "deaf\u{a0}"),
            ("deaf\u{3000}minor ", "deaf\u{3000}"),
            ("deaf", ""),
            ("", ""),
        ] {
            assert_eq!(shortened(text, Command::DeleteWord).as_deref(), Some(left), "{text:?}");
        }
    }

    fn typed(text: &str) -> TextInput {
        let mut line = TextInput::default();
        text.chars().for_each(|letter| line.insert(letter));
        line
    }

    #[test]
    fn what_is_selected_is_cut_replaced_and_deleted_as_one() {
        let mut line = typed("labor");
        assert_eq!(line.cut(), None, "nothing is selected");
        line.select_all();
        assert_eq!(line.selected(), Some("labor"));
        assert_eq!(line.cut().as_deref(), Some("labor"));
        assert_eq!((line.value(), line.selected()), ("", None));
        let mut line = typed("labor");
        line.select_all();
        line.insert('x');
        assert_eq!(line.value(), "x");
        let mut line = typed("labor");
        line.select_all();
        assert!(line.handle(InputRequest::DeletePrevChar));
        assert_eq!(line.value(), "");
        let mut line = typed("labor");
        line.select_all();
        assert!(!line.handle(InputRequest::GoToPrevChar));
        line.insert('x');
        assert_eq!(line.value(), "laboxr", "a move selects nothing any more");
    }

    #[test]
    fn changes_are_taken_back_one_by_one() {
        let mut line = typed("ab");
        line.replace("");
        line.insert('c');
        line.select_all();
        line.cut();
        let mut seen = Vec::new();
        while line.undo() {
            seen.push(line.value().to_owned());
        }
        assert_eq!(seen, ["c", "", "ab", "a", ""]);
        let mut line = TextInput::new("kept");
        assert!(!line.undo());
        assert_eq!(line.value(), "kept");
    }

    #[test]
    fn only_so_many_changes_are_kept() {
        let mut line = typed(&"x".repeat(MOST_UNDONE + 50));
        let undone = std::iter::from_fn(|| line.undo().then_some(())).count();
        assert_eq!((undone, line.value().len()), (MOST_UNDONE, 50));
    }
}
