//! Compares the catalogs with what they were, beside the drawing thread.

use crate::app::{Action, CatalogChange, NewsRead, NewsTask};
use crate::catalog::{Catalog, PartialDate};
use crate::disk;
use crate::effects::news::{CatalogNews, number_changes};
use crate::effects::platform::clock;
use crate::faults::visible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// The catalogs that are compared, and the place of what they were.
#[derive(Debug, Clone)]
pub struct NewsPlace {
    /// The data directory.
    pub data: PathBuf,
    /// The catalogs in use.
    pub catalog: Arc<Catalog>,
}

/// Does a task; what comes of it is sent as an action.
pub(in crate::effects) fn start(place: Option<NewsPlace>, task: NewsTask, sender: Sender<Action>) {
    std::thread::spawn(move || {
        let read = place.map_or_else(NewsRead::default, |place| read(&place, task));
        let _ = sender.send(Action::NewsRead(Box::new(read)));
    });
}

fn read(place: &NewsPlace, task: NewsTask) -> NewsRead {
    let (data, today) = (&place.data, clock::today());
    let numbers = || number_changes(data, today.as_ref());
    // Whoever never asks for news gets no file of them.
    if task == NewsTask::Read && !CatalogNews::is_there(data) {
        return NewsRead { numbers: numbers(), ..NewsRead::default() };
    }
    match compare(data, &place.catalog, today.as_ref(), task) {
        Ok(read) => NewsRead { numbers: numbers(), ..read },
        Err(error) => {
            let fault = Some(visible(&disk::in_words(&error)));
            NewsRead { numbers: numbers(), fault, ..NewsRead::default() }
        }
    }
}

fn compare(
    data: &Path,
    catalog: &Catalog,
    today: Option<&PartialDate>,
    task: NewsTask,
) -> std::io::Result<NewsRead> {
    let mut news = CatalogNews::update(data, catalog, today)?;
    let unseen = match task {
        NewsTask::Read => news.unseen(),
        NewsTask::See => news.see(data)?,
    };
    let changes = news.changes.into_iter().rev().map(harmless).collect();
    Ok(NewsRead { since: news.since, changes, unseen, ..NewsRead::default() })
}

/// Returns a change without letters that steer a terminal: anybody can write to the file.
fn harmless(change: CatalogChange) -> CatalogChange {
    let all = |numbers: &[String]| numbers.iter().map(|number| visible(number)).collect();
    CatalogChange {
        title: visible(&change.title),
        numbers_before: all(&change.numbers_before),
        numbers_now: all(&change.numbers_now),
        ..change
    }
}
