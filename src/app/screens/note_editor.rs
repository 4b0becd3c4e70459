//! The note on an entry, while it is written.

use super::shared::form;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_input::typed_form;
use crate::app::update::subject;
use crate::app::{Command, Effect, Message, Model, NO_CASE_DATA, NoteEditor, Overlay, RecordTask};
use crate::record::MOST_NOTE;

/// The screen of the note.
pub(super) struct NoteScreen;

/// The message where not all of a text fits into a note.
const FULL: &str = "A note holds 64 KB. The rest was cut off.";

/// Opens the note on the current entry.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = subject::current(model) else { return subject::nothing_selected(model) };
    let contents = model.record.contents();
    let standing = contents.kept.get(&subject.id).map(|kept| &kept.standing);
    let note = standing.and_then(|standing| standing.note.as_ref());
    let former = note.map_or("", |note| note.text.as_str());
    let warns = !contents.told.iter().any(|what| what == NO_CASE_DATA);
    let editor = NoteEditor::new(subject, former, warns);
    form::open(model, Overlay::Note(Box::new(editor)))
}

impl Screen for NoteScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Save, Back, Hotlines, QuickExit, Help]
    }

    fn takes_line_ends(&self) -> bool {
        true
    }

    /// Line ends are kept.
    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        let editor = model.top_as_mut::<NoteEditor>().filter(|editor| !editor.is_saving);
        let Some(editor) = editor else { return Vec::new() };
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let typed = |letter| if letter == '\n' { Some(letter) } else { typed_form(letter) };
        // The part far beyond the most that fits is not looked at.
        let letters = unix.chars().take(MOST_NOTE + 1).filter_map(typed);
        if !editor.insert(&letters.collect::<String>()) {
            model.message = Some(Message::error(FULL));
        }
        Vec::new()
    }

    fn on(&self, model: &mut Model, command: Command, asked: Asked) -> Handled {
        form::on(model, command, asked, save)
    }
}

fn save(model: &mut Model) -> Vec<Effect> {
    let editor = model.top_as::<NoteEditor>().filter(|editor| !editor.is_saving);
    let Some(editor) = editor else { return Vec::new() };
    if !editor.is_changed() {
        model.close();
        return model.tell(Message::done("The note has not changed."));
    }
    let task =
        RecordTask::SetNote(editor.subject.clone(), editor.written(), editor.former().to_owned());
    form::write_down(model, task)
}
