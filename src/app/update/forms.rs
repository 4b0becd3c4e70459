//! The note and the forms while they are filled in. What is typed is given up
//! only by someone who is asked, and stays until it is written down.

use super::{list_picker, overlay, record, search_line, tell};
use crate::app::screens::record_form::FormValues;
use crate::app::{
    ClipboardText, Command, Confirmation, Effect, Focus, Message, Model, NO_CASE_DATA, NoteEditor,
    Overlay, RecordForm, RecordTask,
};
use crate::record::{EntryState, MOST_NOTE};

/// Opens the note on the current entry.
pub(super) fn open_note(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = record::current(model) else { return record::nothing_selected(model) };
    let contents = model.record.contents();
    let standing = contents.kept.get(&subject.id).map(|kept| &kept.standing);
    let note = standing.and_then(|standing| standing.note.as_ref());
    let former = note.map_or("", |note| note.text.as_str());
    let warns = !contents.told.iter().any(|what| what == NO_CASE_DATA);
    let editor = NoteEditor::new(subject, former, warns);
    open(model, Overlay::Note(Box::new(editor)));
    Vec::new()
}

/// Opens a screen to type in, with the draft that quick exit kept for it.
pub(super) fn open(model: &mut Model, mut opened: Overlay) {
    offer_draft(model, &mut opened);
    model.overlays.push(opened);
}

/// Puts drafts that are read only now into screens that were opened before.
pub(super) fn offer_drafts(model: &mut Model) {
    let mut overlays = std::mem::take(&mut model.overlays);
    let untouched = overlays.iter_mut().filter(|overlay| overlay.unsaved().is_none());
    untouched.for_each(|overlay| offer_draft(model, overlay));
    model.overlays = overlays;
}

fn offer_draft(model: &mut Model, screen: &mut Overlay) {
    let key = screen.draft_key();
    let draft = key.as_deref().and_then(|key| model.record.draft(key));
    if draft.is_some_and(|draft| screen.take_draft(draft)) {
        let replaces = matches!(screen, Overlay::Note(editor) if !editor.former().is_empty());
        model.message = Some(Message::done(if replaces { DRAFT_OVER_NOTE } else { DRAFT }));
    }
}

/// Opens the form of what was done. The record is read for the day, which may be
/// another one since it was read.
pub(super) fn open_done(model: &mut Model) -> Vec<Effect> {
    let opened = open_form(model, |model, subject, _| {
        let entry = model.catalog.entries.get(model.current()?)?;
        Some(RecordForm::done(subject, &entry, model.day()))
    });
    match is_open(model) {
        true => vec![Effect::Record(RecordTask::Read)],
        false => opened,
    }
}

/// Opens the form of what is planned.
pub(super) fn open_plan(model: &mut Model) -> Vec<Effect> {
    open_form(model, |model, subject, standing| {
        Some(RecordForm::plan(subject, standing, model.day()))
    })
}

fn open_form(
    model: &mut Model,
    form: impl FnOnce(&Model, crate::record::Item, Option<&EntryState>) -> Option<RecordForm>,
) -> Vec<Effect> {
    let Some(subject) = record::current(model) else { return record::nothing_selected(model) };
    let kept = model.record.contents().kept.get(&subject.id);
    if let Some(form) = form(model, subject, kept.map(|kept| &kept.standing)) {
        open(model, Overlay::Form(Box::new(form)));
    }
    Vec::new()
}

/// Returns whether a note, a form or the choice of lists is on top.
pub(super) fn is_open(model: &Model) -> bool {
    let top = model.overlays.last();
    matches!(top, Some(Overlay::Note(_) | Overlay::Form(_) | Overlay::Lists(_)))
}

/// Returns whether something is typed anywhere that is not written down.
pub(super) fn is_unsaved(model: &Model) -> bool {
    model.overlays.iter().any(|overlay| overlay.unsaved().is_some())
}

/// Returns what a key does there; `None` for one that acts as everywhere.
pub(super) fn on_command(
    model: &mut Model,
    command: Command,
    asked: Option<Confirmation>,
) -> Option<Vec<Effect>> {
    use Command::*;
    match command {
        Quit if is_unsaved(model) && asked != Some(Confirmation::GiveUp) => {
            return Some(tell(
                model,
                Message::asking(crate::app::update::quit::UNSAVED, Confirmation::GiveUp),
            ));
        }
        // They would close what lies over the finder.
        FocusSearch | FocusList | Facets | Sort | Tab1 | Tab2 | Tab3 | Tab4 | Tab5 | Tab6
            if is_unsaved(model) && !is_open(model) =>
        {
            return Some(tell(model, Message::error(STILL_OPEN)));
        }
        Quit | QuickExit | Redraw | Suspend | Help | Hotlines | VictimCard | StopSaving => {
            return None;
        }
        _ if !is_open(model) => return None,
        _ => {}
    }
    Some(match command {
        Star => save(model),
        Back | Leave | FocusList => leave(model, asked),
        _ => {
            let mut effects = edit(model, command);
            effects.extend(match command == Open && is_last_line(model) {
                true => save(model),
                false => next_line(model, command),
            });
            effects
        }
    })
}

/// What is said where not all of a text fits into a note.
const FULL: &str = "A note holds 64 KB at most, so the rest was left out.";

/// What is said over a draft.
const DRAFT: &str = "This is your draft, which was not saved. Save it, or close it to give it up.";

/// The same where another text is saved already.
const DRAFT_OVER_NOTE: &str =
    "This is your draft. Saving replaces the saved note (Ctrl-Z twice shows it).";

const STILL_OPEN: &str = "What you wrote is not saved yet. Close this screen to go back to it.";

fn is_last_line(model: &Model) -> bool {
    match model.overlays.last() {
        Some(Overlay::Form(form)) => form.current + 1 == form.fields.len(),
        Some(Overlay::Lists(_)) => true,
        _ => false,
    }
}

/// Moves between the lines of a form, or the lists.
fn next_line(model: &mut Model, command: Command) -> Vec<Effect> {
    let step = match command {
        Command::Open | Command::SelectNext | Command::NextKind => 1,
        Command::SelectPrevious | Command::PreviousKind => -1,
        _ => return Vec::new(),
    };
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form.step(step),
        Some(Overlay::Lists(_)) => list_picker::step(model, step),
        _ => {}
    }
    Vec::new()
}

/// Moves the cursor, deletes, selects, cuts or takes back in the text.
fn edit(model: &mut Model, command: Command) -> Vec<Effect> {
    let cut = match model.overlays.last_mut() {
        Some(Overlay::Note(editor)) if !editor.is_saving => editor.edit(command),
        Some(Overlay::Form(form)) if !form.is_saving => form.edit(command),
        Some(Overlay::Lists(choice)) if !choice.is_saving => choice.edit(command),
        _ => None,
    };
    let copied = |text| Effect::Copy(ClipboardText::new("text", text));
    cut.map(copied).into_iter().collect()
}

/// Returns the selected text of the field with the cursor.
pub(super) fn selected(model: &Model) -> Option<String> {
    match model.overlays.last() {
        None if model.focus == Focus::Search => model.query.selected().map(str::to_owned),
        Some(Overlay::Note(editor)) => editor.selected(),
        Some(Overlay::Form(form)) => form.selected().map(str::to_owned),
        Some(Overlay::Lists(choice)) => choice.name.selected().map(str::to_owned),
        _ => None,
    }
}

/// Adds what is typed or pasted; line ends are kept in a note.
pub(super) fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    model.message = None;
    match model.overlays.last_mut() {
        Some(Overlay::Note(editor)) if !editor.is_saving => {
            let unix = text.replace("\r\n", "\n").replace('\r', "\n");
            let typed = |letter| match letter {
                '\n' => Some('\n'),
                letter => search_line::typed_form(letter),
            };
            // What is far beyond the most that fits is not looked at.
            let letters = unix.chars().take(MOST_NOTE + 1).filter_map(typed);
            if !editor.insert(&letters.collect::<String>()) {
                model.message = Some(Message::error(FULL));
            }
        }
        Some(Overlay::Form(form)) if !form.is_saving => {
            form.insert(
                text.trim_end_matches(['\r', '\n']).chars().filter_map(search_line::typed_form),
            );
        }
        Some(Overlay::Lists(choice)) if !choice.is_saving => {
            choice.insert(text.chars().filter_map(search_line::typed_form));
        }
        _ => {}
    }
    Vec::new()
}

/// Has it written down; it stays open until that is done.
fn save(model: &mut Model) -> Vec<Effect> {
    let task = match model.overlays.last_mut() {
        Some(Overlay::Lists(_)) => return list_picker::choose(model),
        Some(Overlay::Note(editor)) if !editor.is_saving => {
            if !editor.is_changed() {
                overlay::close(model);
                return tell(model, Message::done("The note is as it was."));
            }
            editor.is_saving = true;
            RecordTask::SetNote(
                editor.subject.clone(),
                editor.written(),
                editor.former().to_owned(),
            )
        }
        Some(Overlay::Form(form)) if !form.is_saving => match form.filled() {
            Ok(filled) => {
                form.is_saving = true;
                task(form, filled)
            }
            Err((line, wrong)) => {
                form.current = line;
                return tell(model, Message::error(wrong));
            }
        },
        _ => return Vec::new(),
    };
    model.message = Some(Message::done("Writing it down …"));
    vec![Effect::Record(task)]
}

fn task(form: &RecordForm, filled: FormValues) -> RecordTask {
    let subject = form.subject.clone();
    match filled {
        FormValues::Done(completion) => RecordTask::AddDone(subject, completion),
        FormValues::Planned(due) => RecordTask::Plan(subject, due),
        FormValues::Unplanned => RecordTask::Unplan(subject),
    }
}

/// Closes it, once that was `asked` where something would be lost.
fn leave(model: &mut Model, asked: Option<Confirmation>) -> Vec<Effect> {
    if is_unsaved(model) && asked != Some(Confirmation::GiveUp) {
        let question = "It is not saved. The same key again closes it without saving.";
        return tell(model, Message::asking(question, Confirmation::GiveUp));
    }
    let given_up = model.overlays.last().and_then(Overlay::draft_key);
    let given_up = given_up.filter(|key| model.record.forget_draft(key));
    overlay::close(model);
    given_up.map(|key| Effect::Record(RecordTask::DropDraft(key))).into_iter().collect()
}

/// Another day may have begun since the form knew of it.
pub(super) fn renew_day(model: &mut Model) {
    let day = model.day().cloned();
    if let (Some(day), Some(Overlay::Form(form))) = (day, model.overlays.last_mut()) {
        form.renew_day(day);
    }
}

/// Closes what is written down now, or leaves it open for another try.
pub(super) fn settle(model: &mut Model, task: &RecordTask, is_kept: bool) {
    let is_it = |overlay: &Overlay| match (overlay, task) {
        (Overlay::Note(editor), RecordTask::SetNote(subject, ..)) => {
            editor.is_saving && editor.subject.id == subject.id
        }
        (
            Overlay::Form(form),
            RecordTask::AddDone(subject, _)
            | RecordTask::Plan(subject, _)
            | RecordTask::Unplan(subject),
        ) => form.is_saving && form.subject.id == subject.id,
        (Overlay::Lists(choice), RecordTask::PutInList(subject, ..)) => {
            choice.is_saving && choice.subject.id == subject.id
        }
        _ => false,
    };
    let Some(place) = model.overlays.iter().rposition(is_it) else { return };
    if is_kept {
        model.overlays.remove(place);
        return;
    }
    match &mut model.overlays[place] {
        Overlay::Note(editor) => editor.is_saving = false,
        Overlay::Form(form) => form.is_saving = false,
        Overlay::Lists(choice) => choice.is_saving = false,
        _ => {}
    }
}
