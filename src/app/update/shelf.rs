//! The shelf: save, stop, remove, and what came of that.

use super::results;
use crate::app::screens::reader::{self, Reader};
use crate::app::state::download_queue::kept_in_words;
use crate::app::{Confirmation, Effect, Message, Model, ShelfOutcome, ShelfTask};
use crate::shelf::{DownloadRequest, SavedDocument, size};

/// Saves the document of the current entry, behind those that are being saved.
/// A copy that came from a file is replaced only when that was `asked`.
pub(super) fn save(model: &mut Model, asked: Option<Confirmation>) -> Vec<Effect> {
    let Some(place) = model.current() else {
        return model.tell(Message::error("Nothing saved. Select a resource first."));
    };
    let Some(wanted) = model.catalog.entries.get(place).map(|entry| DownloadRequest::of(&entry))
    else {
        return Vec::new();
    };
    if model.holdings.saves.has(&wanted.id) {
        return model.tell(Message::done("Already saving this document."));
    }
    let imported = model.holdings.copy(place).and_then(|copy| copy.imported.as_deref());
    if let Some(file) = imported.filter(|_| asked != Some(Confirmation::Replace(place))) {
        let question = format!(
            "This copy came from the file {}. Press the same key again to replace it with the site's copy.",
            crate::faults::visible(file)
        );
        return model.tell(Message::asking(question, Confirmation::Replace(place)));
    }
    if model.holdings.saves.add(wanted.clone()) {
        return vec![Effect::Shelf(ShelfTask::Save(wanted))];
    }
    model.tell(Message::done(format!("Waiting for other downloads: {}", wanted.title)))
}

/// Stops what is being saved.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    match model.holdings.saves.stop() {
        true => vec![Effect::Shelf(ShelfTask::StopSaving)],
        false => Vec::new(),
    }
}

/// Takes the current entry's copy off the shelf, once that was `asked`.
pub(super) fn remove(model: &mut Model, asked: Option<Confirmation>) -> Vec<Effect> {
    let Some(place) = model.current() else { return Vec::new() };
    let Some(copy) = model.holdings.copy(place) else {
        return model.tell(Message::error("This resource has no saved copy."));
    };
    if asked == Some(Confirmation::Remove(place)) {
        return vec![Effect::Shelf(ShelfTask::Remove(copy.id.clone()))];
    }
    let question = format!(
        "Remove the saved copy ({})? Press the same key again to remove it.",
        copy.in_words()
    );
    model.tell(Message::asking(question, Confirmation::Remove(place)))
}

/// Returns a sentence that points at the saved copy of the current entry, if the link that
/// was not opened is its own.
pub(super) fn instead_of(model: &Model, url: &str) -> Option<String> {
    let place = model.current()?;
    let copy = model.holdings.copy(place)?;
    let is_own = model.catalog.entries.get(place)?.url == url;
    is_own.then(|| format!(" You have a saved copy from {}.", copy.day()))
}

/// Shows the words of a copy that no other program showed.
fn not_opened(model: &mut Model, copy: &SavedDocument, is_offline: bool, why: &str) -> Vec<Effect> {
    let entry = model.catalog.entries.position(&copy.id);
    let entry = entry.filter(|_| copy.document.has_words() && model.top_as::<Reader>().is_none());
    match entry {
        Some(entry) => {
            let lead = if is_offline { "No internet connection. " } else { "" };
            let told = format!("{lead}Showing the text of the saved copy ({}).", copy.in_words());
            model.message = Some(Message::done(told));
            reader::read(model, entry)
        }
        None => {
            let lead = if is_offline { "No internet connection, and the" } else { "The" };
            model.tell(Message::error(format!("{lead} saved copy can't be opened: {why}")))
        }
    }
}

/// Takes in what came of a task.
pub(super) fn done(model: &mut Model, outcome: ShelfOutcome) -> Vec<Effect> {
    match outcome {
        ShelfOutcome::CopiesRead(copies, faults) => copies_read(model, copies, &faults),
        ShelfOutcome::Transferred(id, transfer) => {
            model.holdings.saves.note(&id, transfer);
            Vec::new()
        }
        ShelfOutcome::CopySaved(copy, is_new) => saved(model, *copy, is_new),
        ShelfOutcome::CopyNotSaved { id, kept, is_stopped: true, .. } => {
            let title = model.holdings.saves.end(&id).map_or(id, |wanted| wanted.title);
            let text = format!("Stopped: {title}{}", kept_in_words(kept));
            model.message = Some(Message::done(text));
            next(model)
        }
        ShelfOutcome::CopyNotSaved { id, why, kept, is_full, .. } => {
            let text = why.clone() + &kept_in_words(kept);
            not_saved(model, id, why, &text, is_full)
        }
        ShelfOutcome::CopyRemoved(id, bytes) => {
            if let Some(place) = model.catalog.entries.position(&id) {
                model.holdings.remove(place);
            }
            let text = format!("Removed the saved copy ({}).", size(bytes));
            model.message = Some(Message::done(text));
            results::user_sets_changed(model)
        }
        ShelfOutcome::CopyAmended(copy) => {
            if let Some(place) = model.catalog.entries.position(&copy.id) {
                model.holdings.amend(place, *copy);
            }
            Vec::new()
        }
        ShelfOutcome::CopyNotAmended(why) => {
            model.tell(Message::error(format!("Not changed: {why}")))
        }
        ShelfOutcome::CopyOpened { copy, is_offline } => {
            let lead = if is_offline { "No internet connection. Opened" } else { "Opened" };
            let told = format!("{lead} the saved copy ({}).", copy.in_words());
            model.tell(Message::done(told))
        }
        ShelfOutcome::CopyNotOpened { copy, why, is_damaged: true, .. } => {
            let told = format!("The saved copy of {} can't be opened: {why}", copy.title);
            model.tell(Message::error(told))
        }
        ShelfOutcome::CopyNotOpened { copy, is_offline, why, .. } => {
            not_opened(model, &copy, is_offline, &why)
        }
        ShelfOutcome::TextRead(read) => reader::text_read(model, read),
        ShelfOutcome::BookmarkKept => Vec::new(),
        ShelfOutcome::CopyNotRemoved(_, why) => {
            model.tell(Message::error(format!("Not removed: {why}")))
        }
    }
}

fn copies_read(model: &mut Model, copies: Vec<SavedDocument>, faults: &[String]) -> Vec<Effect> {
    if let Some(first) = faults.first() {
        let more = match faults.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more)"),
        };
        model.message = Some(Message::error(format!("{first}{more}")));
    }
    let catalog = model.catalog.clone();
    model.holdings.read(&catalog, copies, faults);
    results::user_sets_changed(model)
}

fn saved(model: &mut Model, copy: SavedDocument, is_new: bool) -> Vec<Effect> {
    model.holdings.saves.end(&copy.id);
    let what = if is_new { "Saved" } else { "Already the newest copy" };
    let (sort, bytes) = (copy.document.name(), size(copy.bytes));
    model.message = Some(Message::done(format!("{what}: {} ({sort}, {bytes})", copy.title)));
    if let Some(place) = model.catalog.entries.position(&copy.id) {
        model.holdings.insert(place, copy);
    }
    let mut effects = next(model);
    effects.extend(results::user_sets_changed(model));
    effects
}

/// Tells it, and what else is not saved for the same reason.
fn not_saved(model: &mut Model, id: String, why: String, told: &str, is_full: bool) -> Vec<Effect> {
    if let Some(place) = model.catalog.entries.position(&id) {
        model.holdings.note_fault(place, why);
    }
    let title = model.holdings.saves.end(&id).map_or(id, |wanted| wanted.title);
    let others = if is_full { model.holdings.saves.clear() } else { 0 };
    let others = match others {
        0 => String::new(),
        others => format!("; {others} more not started"),
    };
    model.message = Some(Message::error(format!("Not saved: {title}: {told}{others}")));
    next(model)
}

/// Begins what waited.
fn next(model: &Model) -> Vec<Effect> {
    let next = model.holdings.saves.current().map(|save| save.wanted.clone());
    next.into_iter().map(|wanted| Effect::Shelf(ShelfTask::Save(wanted))).collect()
}
