//! The shelf in the finder: keys in, state and tasks out.

mod copies;
mod desk;
mod opening;
mod reading;
mod saving;

use crate::support::{draw, finder, pages, press, put_on_shelf, read_copy, saved, selected};
use squadroom::app::{
    Action, Effect, Overlay, ShelfOutcome, ShelfTask, TextRead, TransferProgress, update,
};
use squadroom::shelf::Bookmark;
use squadroom::term::App;

/// Tells the finder what came of a task; returns the tasks that follow.
fn tell(finder: &mut App, outcome: ShelfOutcome) -> Vec<ShelfTask> {
    tasks(update(&mut finder.model, Action::Shelf(outcome)))
}

fn tasks(effects: Vec<Effect>) -> Vec<ShelfTask> {
    let task = |effect| match effect {
        Effect::Shelf(task) => task,
        other => panic!("{other:?}"),
    };
    effects.into_iter().map(task).collect()
}

/// Whether these are the one task to save the document of an entry.
fn is_save(tasks: &[ShelfTask], id: &str) -> bool {
    matches!(tasks, [ShelfTask::Save(wanted)] if wanted.id == id)
}

fn not_saved(id: &str, why: &str) -> ShelfOutcome {
    ShelfOutcome::CopyNotSaved {
        id: id.to_owned(),
        why: why.to_owned(),
        kept: Some(3 * 1024 * 1024),
        is_full: false,
        is_stopped: false,
    }
}

fn arrived(id: &str) -> ShelfOutcome {
    ShelfOutcome::CopySaved(Box::new(saved(id)), true)
}

/// The row of messages.
fn told(finder: &App) -> String {
    let text = draw(finder).text;
    text.lines().rev().nth(1).unwrap().trim().to_owned()
}
