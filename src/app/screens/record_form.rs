//! The form of a training that was done or is planned.

use super::shared::form;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_input::typed_form;
use crate::app::update::subject;
use crate::app::{
    Command, Confirmation, Effect, FormValues, Message, Model, Overlay, RecordForm, RecordTask,
};
use crate::record::{Completion, EntryState, Item, LogEntry, not_a_training};

/// The screen of the form.
pub(super) struct FormScreen;

/// Opens the form of what was done, once that was `asked` of something that is no training. The
/// record is read for the day, which may be another one since it was read.
pub(in crate::app) fn open_done(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let none = subject::current(model).and_then(|subject| not_a_training(&subject));
    if let Some(none) = none.filter(|_| asked != Some(Confirmation::LogAnyway)) {
        let question = format!("{none} Press the same key again to log it anyway.");
        return model.tell(Message::asking(question, Confirmation::LogAnyway));
    }
    let opened = open(model, |model, subject, _| {
        let entry = model.catalog.entries.get(model.current()?)?;
        Some(RecordForm::done(subject, &entry, model.day()))
    });
    match form::is_on_top(model) {
        true => vec![Effect::Record(RecordTask::Read)],
        false => opened,
    }
}

/// Opens the form of a training in no catalog.
pub(in crate::app) fn open_own(model: &mut Model) -> Vec<Effect> {
    let form = RecordForm::own(model.day(), &model.catalog);
    form::open(model, Overlay::Form(Box::new(form)));
    vec![Effect::Record(RecordTask::Read)]
}

/// Opens the form that corrects a line of the log.
pub(in crate::app) fn open_edit(model: &mut Model, line: &LogEntry) -> Vec<Effect> {
    let form = RecordForm::edit(line, model.day(), &model.catalog);
    form::open(model, Overlay::Form(Box::new(form)))
}

/// Opens the form of what is planned.
pub(in crate::app) fn open_plan(model: &mut Model) -> Vec<Effect> {
    open(model, |model, subject, standing| Some(RecordForm::plan(subject, standing, model.day())))
}

fn open(
    model: &mut Model,
    form: impl FnOnce(&Model, Item, Option<&EntryState>) -> Option<RecordForm>,
) -> Vec<Effect> {
    let Some(subject) = subject::current(model) else { return subject::nothing_selected(model) };
    let kept = model.record.contents().kept.get(&subject.id);
    match form(model, subject, kept.map(|kept| &kept.standing)) {
        Some(form) => form::open(model, Overlay::Form(Box::new(form))),
        None => Vec::new(),
    }
}

/// Another day may have begun since the form knew of it.
pub(in crate::app) fn renew_day(model: &mut Model) {
    let day = model.day().cloned();
    if let (Some(day), Some(form)) = (day, model.top_as_mut::<RecordForm>()) {
        form.renew_day(day);
    }
}

impl Screen for FormScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Save, Back, NextKind, Hotlines, QuickExit, Help]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        (command == Command::NextKind).then_some("next field")
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        let has_lines = || model.top_as::<RecordForm>().is_some_and(|form| form.fields.len() > 1);
        match command {
            Command::NextKind | Command::PreviousKind => Some(has_lines()),
            Command::Open | Command::SelectNext | Command::SelectPrevious => Some(true),
            _ => None,
        }
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        if let Some(form) = model.top_as_mut::<RecordForm>().filter(|form| !form.is_saving) {
            form.insert(text.trim_end_matches(['\r', '\n']).chars().filter_map(typed_form));
        }
        Vec::new()
    }

    fn on(&self, model: &mut Model, command: Command, asked: Asked) -> Handled {
        use Command::*;
        let form = model.top_as_mut::<RecordForm>()?;
        match command {
            Open if form.fields.is_last() => return Some(save(model, asked)),
            Save => return Some(save(model, asked)),
            Open | SelectNext | NextKind => form.step(1),
            SelectPrevious | PreviousKind => form.step(-1),
            _ => return form::on(model, command, asked, |model| save(model, None)),
        }
        Some(Vec::new())
    }
}

/// Has the form written down, once it was `asked` about slips.
fn save(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let form = model.top_as_mut::<RecordForm>().filter(|form| !form.is_saving);
    let Some(form) = form else { return Vec::new() };
    let filled = match form.filled() {
        Ok(filled) => filled,
        Err((line, wrong)) => {
            form.correct(line);
            return model.tell(Message::error(wrong));
        }
    };
    let (subject, line) = (form.subject.clone(), form.line.clone());
    let (title, topics) = (form.title(), form.topics());
    let completion = match filled {
        FormValues::Done(completion) => completion,
        FormValues::Planned(due) => return form::write_down(model, RecordTask::Plan(subject, due)),
        FormValues::Unplanned => return form::write_down(model, RecordTask::Unplan(subject)),
    };
    let slips = slips(model, &completion);
    if !slips.is_empty() && asked != Some(Confirmation::LogAnyway) {
        let question = format!("{slips} Press the same key again to log it anyway.");
        return model.tell(Message::asking(question, Confirmation::LogAnyway));
    }
    let task = match (line, title) {
        (Some(line), title) => RecordTask::ChangeDone { line, title, topics, completion },
        (None, Some(title)) => {
            RecordTask::AddOwn { title, topics: topics.unwrap_or_default(), completion }
        }
        (None, None) => RecordTask::AddDone(subject, completion),
    };
    form::write_down(model, task)
}

/// Returns questions about the form on top, in one line.
fn slips(model: &Model, completion: &Completion) -> String {
    let Some(form) = model.top_as::<RecordForm>() else { return String::new() };
    let own = form.line.as_ref().map(|line| line.id.as_str());
    let date = completion.date.as_ref();
    let before = date.map_or(0, |date| model.record.minutes_on(date, own));
    form.slips(completion, before).join(" ")
}
