//! The officer's record: what is to be written down, and what came of that.

use super::{results, subject};
use crate::app::screens::shared::form;
use crate::app::screens::{my_record, record_form};
use crate::app::{Command, Effect, Message, Model, RecordNow, RecordOutcome, RecordTask};
use crate::record::{Completion, DraftKind, NEW_OWN};
use std::collections::HashSet;

/// Gives the current entry a star, or takes it away.
pub(super) fn star(model: &mut Model) -> Vec<Effect> {
    let Some(subject) = subject::current(model) else { return subject::nothing_selected(model) };
    let on = !model.record.is_starred(&subject.id);
    model.record.await_star(&subject.id, on);
    vec![Effect::Record(RecordTask::Star(subject, on))]
}

/// Takes in what came of a task.
pub(super) fn done(model: &mut Model, outcome: RecordOutcome) -> Vec<Effect> {
    match outcome {
        RecordOutcome::Read(now) => {
            let is_first = !model.record.is_read();
            let effects = take_in(model, *now);
            if is_first {
                form::offer_drafts(model);
            }
            if is_first && model.message.is_none() {
                model.message = drafts_in_words(model).map(Message::done);
            }
            effects
        }
        RecordOutcome::NotRead(why) => {
            model.record.note_fault(why.clone());
            model.tell(Message::error(format!("squadroom couldn't read your record. {why}")))
        }
        RecordOutcome::Kept(task, now) => {
            finish(model, &task, true);
            let end = match &task {
                RecordTask::RemoveDone(_) => match model.key_in_list(Command::Undo) {
                    Some(key) => format!(" Press {key} to put it back."),
                    None => String::new(),
                },
                task if ends_plan(model, task) => " Removed from your plan.".to_owned(),
                _ => String::new(),
            };
            let point = if end.is_empty() { "" } else { "." };
            model.message = Some(Message::done(saved_message(&task) + point + &end));
            take_in(model, *now)
        }
        RecordOutcome::KeptUnread(task, why) => {
            finish(model, &task, true);
            let told = format!(
                "{}. But squadroom can't read your record now: {why}",
                saved_message(&task)
            );
            model.record.note_fault(why);
            model.tell(Message::error(told))
        }
        RecordOutcome::Opened(Ok(file)) => model.tell(Message::done(format!("Opened {file}"))),
        RecordOutcome::Opened(Err(why)) => model.tell(Message::error(format!("Not opened: {why}"))),
        RecordOutcome::Exported(done) => {
            form::finish_export(model, done.is_ok());
            model.tell(match done {
                Ok(file) => Message::done(format!("Exported to {file}")),
                Err(why) => Message::error(format!("Not exported: {why}")),
            })
        }
        RecordOutcome::NotKept(task, why) => {
            finish(model, &task, false);
            model.tell(Message::error(format!("Not saved: {why}")))
        }
    }
}

/// Returns what was typed before and not saved, in words; `None` if nothing was.
fn drafts_in_words(model: &Model) -> Option<String> {
    let mut drafts = model.record.drafts();
    let (kind, id) = DraftKind::parse_key(drafts.next()?);
    let title = title_of_draft(model, kind, id);
    let more = match drafts.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!("Not saved last time: {}{title}{more}. Open it there to continue.", kind.name()))
}

/// Returns words for what a draft is about, with a blank in front.
fn title_of_draft(model: &Model, kind: DraftKind, id: &str) -> String {
    let line = || model.record.log().iter().find(|line| line.id == id);
    if let Some(line) = (kind == DraftKind::Edit).then(line).flatten() {
        return format!(" on {}", line.subject.title);
    }
    let entry = model.catalog.entries.position(id).and_then(|at| model.catalog.entries.get(at));
    match entry {
        Some(entry) => format!(" on {}", entry.title),
        None if kind == DraftKind::NewEntry => String::new(),
        None if id == NEW_OWN => " on a training outside the catalog".to_owned(),
        None => format!(" on {id}, not in this catalog"),
    }
}

/// Returns whether what is planned is done by that.
fn ends_plan(model: &Model, task: &RecordTask) -> bool {
    let RecordTask::AddDone(subject, _) = task else { return false };
    let before = model.record.contents().kept.get(&subject.id);
    before.is_some_and(|kept| kept.standing.planned.is_some())
}

fn finish(model: &mut Model, task: &RecordTask, is_kept: bool) {
    match task {
        RecordTask::Star(subject, on) => model.record.finish_star(&subject.id, *on),
        RecordTask::RemoveDone(line) if is_kept => model.record.note_removed((**line).clone()),
        RecordTask::RestoreDone(line) if is_kept => model.record.note_restored(&line.id),
        task => form::finish(model, task, is_kept),
    }
}

/// Returns the id of the line that was added or put back: the next key is about that.
fn added(model: &Model, before: &HashSet<String>) -> Option<String> {
    let mut new = model.record.log().iter().filter(|line| !before.contains(&line.id));
    match (new.next(), new.next()) {
        (Some(line), None) => Some(line.id.clone()),
        _ => None,
    }
}

fn take_in(model: &mut Model, mut now: RecordNow) -> Vec<Effect> {
    if let Some(remark) = now.remark.take() {
        let told = model.message.take().map(|message| message.text + ". ");
        model.message = Some(Message::error(told.unwrap_or_default() + &remark));
    }
    let catalog = model.catalog.clone();
    let selected = my_record::selected_id(model);
    let before: HashSet<String> = model.record.log().iter().map(|line| line.id.clone()).collect();
    let was_read = model.record.is_read();
    model.record.read(&catalog, now);
    my_record::refresh(model, added(model, &before).filter(|_| was_read).or(selected));
    record_form::renew_day(model);
    results::user_sets_changed(model)
}

/// Returns what was written down, in words.
fn saved_message(task: &RecordTask) -> String {
    match task {
        RecordTask::Read
        | RecordTask::DropDraft(_)
        | RecordTask::Export(..)
        | RecordTask::OpenCertificate(_) => String::new(),
        RecordTask::Star(subject, true) => format!("Starred: {}", subject.title),
        RecordTask::Star(subject, false) => format!("Star removed: {}", subject.title),
        RecordTask::PutInList(subject, list, true) => {
            format!("Added to the list {list}: {}", subject.title)
        }
        RecordTask::PutInList(subject, list, false) => {
            format!("Removed from the list {list}: {}", subject.title)
        }
        RecordTask::SetNote(subject, text, _) if text.trim().is_empty() => {
            format!("Note deleted: {}", subject.title)
        }
        RecordTask::SetNote(subject, ..) => format!("Note saved: {}", subject.title),
        RecordTask::AddDone(subject, completion) => done_message(&subject.title, completion),
        RecordTask::AddOwn { title, completion, .. } => done_message(title, completion),
        RecordTask::ChangeDone { line, title, .. } => {
            format!("Corrected: {}", title.as_ref().unwrap_or(&line.subject.title))
        }
        RecordTask::RemoveDone(line) => format!("Removed: {}", line.subject.title),
        RecordTask::RestoreDone(line) => format!("Put back: {}", line.subject.title),
        RecordTask::Plan(subject, Some(due)) => format!("Planned for {due}: {}", subject.title),
        RecordTask::Plan(subject, None) => format!("Planned: {}", subject.title),
        RecordTask::Unplan(subject) => format!("Removed from plan: {}", subject.title),
    }
}

fn done_message(title: &str, completion: &Completion) -> String {
    let hours = completion.hours.map(|hours| hours.to_string());
    let date = completion.date.as_ref().map(ToString::to_string);
    let facts: Vec<String> = hours.into_iter().chain(date).collect();
    let facts = facts.join(", ");
    let blank = if facts.is_empty() { "" } else { " " };
    format!("Logged{blank}{facts}: {title}")
}
