//! The form of a resource to add to the reader's own catalog.

use super::shared::form;
use super::shared::screen::{Asked, Handled, Screen, Subject};
use crate::app::text_input::typed_form;
use crate::app::{AddForm, Command, Effect, Message, Model, Overlay};

/// The screen of the form.
pub(super) struct AddScreen;

/// Opens the form.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    form::open(model, Overlay::Add(Box::default()))
}

/// Closes the form once the resource is written, or leaves it open for another try.
pub(in crate::app) fn done(model: &mut Model, outcome: Result<String, String>) -> Vec<Effect> {
    let is_saving = |overlay: &Overlay| matches!(overlay, Overlay::Add(form) if form.is_saving);
    let place = model.overlays.iter().rposition(is_saving);
    match (outcome, place) {
        (Ok(id), place) => {
            place.into_iter().for_each(|place| drop(model.overlays.remove(place)));
            let told = format!("Added {id}. You see it the next time you start squadroom.");
            model.tell(Message::done(told))
        }
        (Err(why), place) => {
            let form = place.and_then(|place| model.overlays[place].form_mut());
            form.into_iter().for_each(|form| form.set_saving(false));
            model.tell(Message::error(format!("Not added: {why}")))
        }
    }
}

impl Screen for AddScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Save, Back, NextKind, Hotlines, QuickExit, Help]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        (command == Command::NextKind).then_some("next field")
    }

    fn is_enabled(&self, _: &Model, command: Command) -> Option<bool> {
        use Command::*;
        matches!(command, NextKind | PreviousKind | Open | SelectNext | SelectPrevious)
            .then_some(true)
    }

    fn subject(&self, _: &Model, _: &Overlay) -> Subject {
        Subject::Own(None)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        if let Some(form) = model.top_as_mut::<AddForm>().filter(|form| !form.is_saving) {
            form.insert(text.trim_end_matches(['\r', '\n']).chars().filter_map(typed_form));
        }
        Vec::new()
    }

    fn on(&self, model: &mut Model, command: Command, asked: Asked) -> Handled {
        use Command::*;
        let form = model.top_as_mut::<AddForm>()?;
        match command {
            Open if form.fields.is_last() => return Some(save(model)),
            Open | SelectNext | NextKind => form.step(1),
            SelectPrevious | PreviousKind => form.step(-1),
            _ => return form::on(model, command, asked, save),
        }
        Some(Vec::new())
    }
}

fn save(model: &mut Model) -> Vec<Effect> {
    let form = model.top_as_mut::<AddForm>().filter(|form| !form.is_saving);
    let Some(form) = form else { return Vec::new() };
    match form.filled() {
        Ok(request) => {
            form.is_saving = true;
            model.message = Some(Message::done("Saving …"));
            vec![Effect::AddEntry(Box::new(request))]
        }
        Err((line, wrong)) => {
            form.correct(line);
            model.tell(Message::error(wrong))
        }
    }
}
