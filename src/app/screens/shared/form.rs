//! Notes, forms and lists: the part that these screens share. Typed text is given up only
//! by someone who is asked, and stays until it is written down.

use crate::app::{
    ClipboardText, Command, CommandGroup, Confirmation, Effect, Message, Model, Overlay, RecordTask,
};

/// The question before text is given up that is not saved.
pub(in crate::app) const UNSAVED: &str =
    "Not saved. Press the same key again to quit without saving.";

/// The message over a draft.
const DRAFT: &str = "This is your draft, not saved yet. Save it, or close it to discard it.";

/// The same where another text is saved already.
const DRAFT_OVER_NOTE: &str =
    "This is your draft. Saving replaces the saved note (Ctrl-Z twice shows it).";

/// The same where another window left a draft of its own.
const ONE_OF_SEVERAL: &str =
    "You have several drafts here. Save or close this one, then open it again for the next.";

const STILL_OPEN: &str = "Your text is not saved yet. Close this screen to go back to it.";

/// Opens a screen to type in, with the draft that quick exit kept for it.
pub(in crate::app) fn open(model: &mut Model, mut opened: Overlay) -> Vec<Effect> {
    offer_draft(model, &mut opened);
    model.overlays.push(opened);
    Vec::new()
}

/// Puts drafts that are read only now into screens that were opened before.
pub(in crate::app) fn offer_drafts(model: &mut Model) {
    let mut overlays = std::mem::take(&mut model.overlays);
    let untouched = overlays.iter_mut().filter(|overlay| overlay.unsaved().is_none());
    untouched.for_each(|overlay| offer_draft(model, overlay));
    model.overlays = overlays;
}

fn offer_draft(model: &mut Model, screen: &mut Overlay) {
    let key = screen.draft_key();
    let draft = key.as_deref().and_then(|key| model.record.draft(key));
    if draft.is_some_and(|draft| screen.take_draft(draft)) {
        let replaces = screen.form().is_some_and(|form| form.replaces_saved());
        model.message = Some(Message::done(match key.as_deref() {
            Some(key) if model.record.has_other_draft(key) => ONE_OF_SEVERAL,
            _ if replaces => DRAFT_OVER_NOTE,
            _ => DRAFT,
        }));
    }
}

/// Returns whether something is typed on the screen on top that the record would keep.
pub(in crate::app) fn is_on_top(model: &Model) -> bool {
    model.overlays.last().is_some_and(|overlay| overlay.form().is_some())
}

/// Returns whether something is typed anywhere that is not written down.
pub(in crate::app) fn is_unsaved(model: &Model) -> bool {
    model.overlays.iter().any(|overlay| overlay.unsaved().is_some())
}

/// Refuses a command that would lose what is typed, here or below; `None` where nothing
/// is lost.
pub(in crate::app) fn guard(
    model: &mut Model,
    command: Command,
    asked: Option<Confirmation>,
) -> Option<Vec<Effect>> {
    use Command::*;
    match command {
        // The help and the palette have a line of their own to type in.
        FocusSearch | FocusList
            if matches!(model.overlays.last(), Some(Overlay::Help(_) | Overlay::Palette(_))) =>
        {
            None
        }
        Quit if asked != Some(Confirmation::GiveUp) && is_unsaved(model) => {
            Some(model.tell(Message::asking(UNSAVED, Confirmation::GiveUp)))
        }
        // They would close what lies over the finder.
        FocusSearch | FocusList | Facets | Sort | Tab1 | Tab2 | Tab3 | Tab4 | Tab5 | Tab6
            if !is_on_top(model) && !model.is_locked() && is_unsaved(model) =>
        {
            Some(model.tell(Message::error(STILL_OPEN)))
        }
        _ => None,
    }
}

/// Carries out a command that does the same on all of these screens; `None` for one that
/// acts as everywhere.
pub(in crate::app) fn on(
    model: &mut Model,
    command: Command,
    asked: Option<Confirmation>,
    save: fn(&mut Model) -> Vec<Effect>,
) -> Option<Vec<Effect>> {
    use Command::*;
    match command {
        by if acts_over(by) => None,
        Save => Some(save(model)),
        Back | Leave | FocusList => Some(leave(model, asked)),
        _ => Some(edit(model, command)),
    }
}

/// Returns whether a command does on these screens what it does everywhere.
const fn acts_over(command: Command) -> bool {
    use Command::*;
    matches!(
        command,
        Quit | QuickExit | Redraw | Suspend | Help | Palette | Hotlines | VictimCard | StopSaving
    )
}

/// Returns whether a command does something on all of these screens.
pub(in crate::app) fn takes(command: Command) -> bool {
    use Command::*;
    acts_over(command)
        || matches!(command, Save | Back | Leave)
        || command.group() == CommandGroup::Edit
}

/// Moves the cursor, deletes, selects, cuts or takes back in the text.
fn edit(model: &mut Model, command: Command) -> Vec<Effect> {
    let form = model.overlays.last_mut().and_then(Overlay::form_mut);
    let cut = form.filter(|form| !form.is_saving()).and_then(|form| form.edit(command));
    let copied = |text| Effect::Copy(ClipboardText::new("text", text));
    cut.map(copied).into_iter().collect()
}

/// Has it written down; it stays open until that is done.
pub(in crate::app) fn write_down(model: &mut Model, task: RecordTask) -> Vec<Effect> {
    if let Some(form) = model.overlays.last_mut().and_then(Overlay::form_mut) {
        form.set_saving(true);
    }
    model.message = Some(Message::done("Saving …"));
    vec![Effect::Record(task)]
}

/// Closes it, once that was `asked` where something would be lost.
fn leave(model: &mut Model, asked: Option<Confirmation>) -> Vec<Effect> {
    if is_unsaved(model) && asked != Some(Confirmation::GiveUp) {
        let question = "Not saved. Press the same key again to close without saving.";
        return model.tell(Message::asking(question, Confirmation::GiveUp));
    }
    let given_up = model.overlays.last().and_then(Overlay::draft_key);
    let given_up = given_up.filter(|key| model.record.remove_draft(key));
    model.close();
    given_up.map(|key| Effect::Record(RecordTask::DropDraft(key))).into_iter().collect()
}

/// Closes what is written down now, or leaves it open for another try.
pub(in crate::app) fn finish(model: &mut Model, task: &RecordTask, is_kept: bool) {
    let is_it = |overlay: &Overlay| {
        overlay.form().is_some_and(|form| form.is_saving() && form.is_saved_by(task))
    };
    let Some(place) = model.overlays.iter().rposition(is_it) else { return };
    close_or_open(model, place, is_kept);
}

/// Closes the form of an export once that is written, or leaves it open for another try.
pub(in crate::app) fn finish_export(model: &mut Model, is_kept: bool) {
    let is_export = |overlay: &Overlay| matches!(overlay, Overlay::Export(_));
    let Some(place) = model.overlays.iter().rposition(is_export) else { return };
    close_or_open(model, place, is_kept);
}

fn close_or_open(model: &mut Model, place: usize, is_kept: bool) {
    if is_kept {
        model.overlays.remove(place);
    } else if let Some(form) = model.overlays[place].form_mut() {
        form.set_saving(false);
    }
}
