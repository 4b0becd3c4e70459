//! The note on an entry while it is written.

use super::form::Form;
use crate::app::{Command, RecordTask};
use crate::record::{DraftKind, Item, MOST_NOTE};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// The record's name for the advice that a note is no place for case data, which is
/// told once, see [`Record::record_notice`](crate::record::Record::record_notice).
pub const NO_CASE_DATA: &str = "no case data";

/// The editor of a note.
#[derive(Debug, Clone)]
pub struct NoteEditor {
    /// The entry that the note is on.
    pub subject: Item,
    /// The text with its cursor.
    pub text: TextArea<'static>,
    /// True if it says what does not belong into a note.
    pub warns: bool,
    /// True while it is being written down; it takes no letters then.
    pub is_saving: bool,
    /// The note as the record has it.
    former: String,
}

impl PartialEq for NoteEditor {
    fn eq(&self, other: &Self) -> bool {
        let all = |editor: &Self| (editor.warns, editor.is_saving, editor.text.cursor());
        all(self) == all(other)
            && self.subject == other.subject
            && self.former == other.former
            && self.text.lines() == other.text.lines()
    }
}

impl NoteEditor {
    /// An editor of this note, the cursor at its end.
    pub fn new(subject: Item, former: &str, warns: bool) -> Self {
        let mut text = TextArea::from(former.lines());
        text.set_wrap_mode(WrapMode::WordOrGlyph);
        // The terminal's own cursor is there.
        text.set_cursor_style(text.style());
        text.set_cursor_line_style(text.style());
        text.set_selection_style(Style::new().reversed());
        text.move_cursor(CursorMove::Bottom);
        text.move_cursor(CursorMove::End);
        Self { subject, text, warns, is_saving: false, former: former.to_owned() }
    }

    /// Returns the note as the record had it when the editor was opened.
    pub(in crate::app) fn former(&self) -> &str {
        &self.former
    }

    /// Returns what is written.
    pub fn written(&self) -> String {
        self.text.lines().join("\n")
    }

    /// Returns whether something else is written than before.
    pub fn is_changed(&self) -> bool {
        self.written().trim_end() != self.former.trim_end()
    }

    /// Adds a text where the cursor is, in place of what is selected, as far as a
    /// note has room. Returns whether all of it fits.
    pub(in crate::app) fn insert(&mut self, text: &str) -> bool {
        let selected = self.selected().map_or(0, |text| text.len());
        let lines = self.text.lines();
        let used = lines.iter().map(|line| line.len() + 1).sum::<usize>() - 1 - selected;
        let room = text.floor_char_boundary(MOST_NOTE.saturating_sub(used));
        self.text.insert_str(&text[..room]);
        room == text.len()
    }
}

impl Form for NoteEditor {
    fn subject(&self) -> &Item {
        &self.subject
    }

    fn kind(&self) -> DraftKind {
        DraftKind::Note
    }

    fn unsaved(&self) -> Option<String> {
        self.is_changed().then(|| self.written())
    }

    /// Undoing it brings the text back.
    fn take_draft(&mut self, draft: &str) {
        self.text.select_all();
        self.text.insert_str(draft);
    }

    fn selected(&self) -> Option<String> {
        let ((first, from), (last, to)) = self.text.selection_range()?;
        let lines = self.text.lines().iter().enumerate().take(last + 1).skip(first);
        let part = |(row, line): (usize, &String)| {
            let end = if row == last { to } else { usize::MAX };
            let start = if row == first { from } else { 0 };
            line.chars().take(end).skip(start).collect::<String>()
        };
        let text = lines.map(part).collect::<Vec<_>>().join("\n");
        Some(text).filter(|text| !text.is_empty())
    }

    fn edit(&mut self, command: Command) -> Option<String> {
        let cut = if command == Command::Cut { self.selected() } else { None };
        let text = &mut self.text;
        match command {
            Command::Cut => _ = text.cut(),
            Command::Undo => _ = text.undo(),
            Command::SelectAll => text.select_all(),
            Command::Open => text.insert_newline(),
            Command::DeleteLeft => _ = text.delete_char(),
            Command::DeleteRight => _ = text.delete_next_char(),
            Command::DeleteWord => _ = text.delete_word(),
            Command::DeleteLine => _ = text.delete_line_by_head(),
            command => {
                if let Some(to) = movement(command) {
                    text.cancel_selection();
                    text.move_cursor(to);
                }
            }
        }
        cut
    }

    fn is_saving(&self) -> bool {
        self.is_saving
    }

    fn set_saving(&mut self, is_saving: bool) {
        self.is_saving = is_saving;
    }

    fn replaces_saved(&self) -> bool {
        !self.former.is_empty()
    }

    fn is_saved_by(&self, task: &RecordTask) -> bool {
        matches!(task, RecordTask::SetNote(subject, ..) if subject.id == self.subject.id)
    }
}

fn movement(command: Command) -> Option<CursorMove> {
    Some(match command {
        Command::CursorLeft => CursorMove::Back,
        Command::CursorRight => CursorMove::Forward,
        Command::CursorWordLeft => CursorMove::WordBack,
        Command::CursorWordRight => CursorMove::WordForward,
        Command::CursorStart => CursorMove::Head,
        Command::CursorEnd => CursorMove::End,
        Command::SelectPrevious => CursorMove::Up,
        Command::SelectNext => CursorMove::Down,
        Command::PageUp => CursorMove::ParagraphBack,
        Command::PageDown => CursorMove::ParagraphForward,
        _ => return None,
    })
}
