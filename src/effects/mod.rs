//! The only place that opens a browser, writes the clipboard or reads files.

pub mod platform;
pub mod text;
mod workers;
use crate::effects::platform::network;
use crate::effects::platform::remedy::with_data;
use crate::effects::workers::shelf_worker;
pub mod auto_update;
mod background;
pub mod base_catalog;
#[allow(clippy::disallowed_methods, reason = "the age of a file needs the clock")]
pub mod cache;
pub mod catalog;
pub mod catalog_updates;
mod image_file;
pub mod links;
pub mod lrs;
pub mod news;
pub mod opened;
pub mod own_catalog;
pub mod user_sets;

pub use platform::browser::{OpenError, is_over_ssh, open, open_file};
pub use platform::clipboard::Clipboard;
pub use workers::add_worker::OwnCatalogPlace;
pub use workers::news_worker::NewsPlace;

use crate::app::{
    Action, ClipboardText, Effect, RecordOutcome, SearchJob, ShelfOutcome, ShelfTask,
};
use crate::catalog::Catalog;
use crate::faults::harmless;
use crate::record::UnsavedDraft;
use crate::search::Index;
use crate::shelf::{Limits, Shelf};
use crate::updates::UpdateStore;
use platform::clipboard::CopyDesk;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use workers::add_worker;
use workers::news_worker;
use workers::record_worker::{RecordWorker, refused};
use workers::search_worker::SearchThread;
use workers::shelf_worker::{ShelfWorker, is_end_of_save};

/// How long leaving waits for a launcher.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long leaving waits for the record, to which another program may be writing.
const RECORD_PATIENCE: Duration = Duration::from_secs(5);

/// The message where the system names no place for the record.
const NO_PLACE: &str = "this system has no folder for data. Start squadroom with --data DIR";

/// The message where leaving did not wait any longer for the record.
const UNCERTAIN: &str =
    "your last change may not be saved: another program is writing to your record";

/// Runs effects and brings back their outcomes: the executor of other programs.
#[derive(Debug)]
pub struct EffectRunner {
    open_with: Option<Vec<String>>,
    copy_desk: CopyDesk,
    /// How many copies are under way.
    copying: usize,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    /// How many effects run, searches not counted.
    running: usize,
    search_thread: Option<SearchThread>,
    /// The worker for the shelf; `None` where the system names no place for data.
    shelf: Option<ShelfWorker>,
    /// The worker for the record; `None` where the system names no place for data.
    record: Option<RecordWorker>,
    /// The folder of data that commands in messages name.
    named_data: Option<PathBuf>,
    /// How many tasks for the record run.
    recording: usize,
    /// Messages about changes that were not written to the record while leaving.
    not_kept: Vec<String>,
    /// How often the words of saved copies are being read.
    reading_words: usize,
    /// The place of the reader's own catalog; `None` where there is none.
    own_catalog: Option<OwnCatalogPlace>,
    /// The catalogs whose changes are read; `None` where there is no place for that.
    news: Option<NewsPlace>,
    /// How often the changes of the catalogs are being read.
    reading_news: usize,
    /// The catalogs that are updated once a week; `None` where nobody wants that.
    auto_update: Option<UpdateStore>,
    /// True while catalogs are being updated.
    is_updating: bool,
    /// The number of the search that is waited for.
    searched: Option<u64>,
}

impl EffectRunner {
    /// Opens links with `open_with`, a program and its arguments, or else as
    /// the desktop does.
    pub fn new(open_with: Option<Vec<String>>, clipboard: Clipboard) -> Self {
        let (sender, receiver) = channel();
        Self {
            open_with,
            copy_desk: CopyDesk::new(clipboard, sender.clone()),
            copying: 0,
            sender,
            receiver,
            running: 0,
            search_thread: None,
            shelf: None,
            record: None,
            named_data: None,
            recording: 0,
            not_kept: Vec::new(),
            reading_words: 0,
            own_catalog: None,
            news: None,
            reading_news: 0,
            auto_update: None,
            is_updating: false,
            searched: None,
        }
    }

    /// The same with a shelf for copies of documents. It is not touched before
    /// a task asks for it.
    #[must_use]
    pub fn with_shelf(mut self, shelf: Shelf, limits: Limits) -> Self {
        self.shelf = Some(ShelfWorker::new(shelf, limits, self.sender.clone()));
        self
    }

    /// The same with commands in messages that name this folder of data.
    #[must_use]
    pub fn naming_data(mut self, data: Option<PathBuf>) -> Self {
        self.named_data = data;
        self
    }

    /// The same with the officer's record in this directory. It is not touched
    /// before a task asks for it.
    #[must_use]
    pub fn with_record(mut self, directory: PathBuf) -> Self {
        self.record =
            Some(RecordWorker::new(directory, self.named_data.clone(), self.sender.clone()));
        self
    }

    /// The same with a catalog of the reader's own to add to.
    #[must_use]
    pub fn with_own_catalog(mut self, place: Option<OwnCatalogPlace>) -> Self {
        self.own_catalog = place;
        self
    }

    /// Starts an effect; what comes of it is an action from
    /// [`finished`](Self::finished). Effects on the terminal are not for here
    /// and do nothing.
    pub fn run(&mut self, effect: Effect) {
        self.running += 1;
        match effect {
            Effect::Search(job) => {
                self.running -= 1;
                self.search(job);
            }
            Effect::Open(url) => self.open(url),
            Effect::AddEntry(request) => {
                add_worker::start(self.own_catalog.clone(), *request, self.sender.clone());
            }
            Effect::News(task) => {
                self.running -= 1;
                self.reading_news += 1;
                news_worker::start(self.news.clone(), task, self.sender.clone());
            }
            Effect::Copy(copied) => {
                self.copying += 1;
                let text = harmless(&copied.text).into_owned();
                self.copy_desk.start(ClipboardText { text, ..copied });
            }
            Effect::Shelf(ShelfTask::Open { link: Some(link), .. }) if network::is_there() => {
                self.open(link);
            }
            Effect::Shelf(task) => {
                let gives = match &mut self.shelf {
                    Some(desk) => desk.start(task),
                    None => shelf_worker::refuse(task, &self.sender),
                };
                self.running -= usize::from(!gives);
            }
            Effect::Record(task) => {
                self.recording += 1;
                match &mut self.record {
                    Some(desk) => desk.start(task),
                    None => {
                        let outcome = refused(task, NO_PLACE.to_owned());
                        let _ = self.sender.send(Action::Record(outcome));
                    }
                }
            }
            Effect::Redraw | Effect::Suspend | Effect::Quit | Effect::QuickExit => {
                self.running -= 1;
            }
        }
    }

    /// Returns whether something runs whose outcome is still to come.
    pub fn is_busy(&self) -> bool {
        self.running + self.reading_words + self.reading_news > 0
            || self.is_updating
            || self.is_searching()
    }

    /// Returns whether a search runs whose outcome is still to come.
    pub fn is_searching(&self) -> bool {
        self.searched.is_some() && self.search_thread.as_ref().is_some_and(SearchThread::is_alive)
    }

    /// Returns whether something runs whose outcome is awaited by eyes: a search, a copy.
    pub fn is_awaited(&self) -> bool {
        self.copying > 0 || self.is_searching()
    }

    /// The outcome of an effect, if there is a new one.
    pub fn finished(&mut self) -> Option<Action> {
        let action = self.receiver.try_recv().ok()?;
        match &action {
            Action::Found(serial, _) => {
                self.searched = self.searched.filter(|searched| searched != serial);
            }
            Action::Shelf(ShelfOutcome::Transferred(..)) => {}
            Action::ShelfWordsRead(_) => self.reading_words -= 1,
            Action::NewsRead(_) => self.reading_news -= 1,
            Action::CatalogsUpdated(_) => self.is_updating = false,
            other => {
                self.running -= 1;
                self.recording -= usize::from(matches!(other, Action::Record(_)));
                let is_copy = matches!(other, Action::TextCopied(..) | Action::CopyFailed(_));
                self.copying -= usize::from(is_copy);
                if let (Some(desk), Action::Shelf(outcome)) = (&mut self.shelf, other) {
                    desk.ended(outcome);
                    self.reading_words += usize::from(desk.reads_words_after(outcome));
                }
            }
        }
        Some(match action {
            Action::Shelf(outcome) => {
                Action::Shelf(outcome.map_reasons(|why| with_data(why, self.named_data.as_deref())))
            }
            action => action,
        })
    }

    /// Waits a moment for what still runs, so that leaving right after opening
    /// a link does not lose it. A save is asked to end; returns what came of it.
    pub fn finish(&mut self) -> Option<ShelfOutcome> {
        self.shelf.iter().for_each(ShelfWorker::stop);
        let mut ended = None;
        while self.running > 0 {
            let patience = if self.recording > 0 { RECORD_PATIENCE } else { PATIENCE };
            match self.receiver.recv_timeout(patience) {
                Ok(Action::Record(outcome)) => {
                    self.running -= 1;
                    self.recording -= 1;
                    if let RecordOutcome::NotKept(_, why) = outcome {
                        self.not_kept.push(format!("not saved: {why}"));
                    }
                }
                Ok(
                    Action::Found(..)
                    | Action::ShelfWordsRead(_)
                    | Action::NewsRead(_)
                    | Action::CatalogsUpdated(_)
                    | Action::Shelf(ShelfOutcome::Transferred(..)),
                ) => {}
                Ok(Action::Shelf(outcome)) if is_end_of_save(&outcome) => {
                    self.running -= 1;
                    ended = Some(outcome);
                }
                Ok(_) => self.running -= 1,
                Err(_) => break,
            }
        }
        self.copy_desk.close();
        if self.recording > 0 {
            self.not_kept.push(UNCERTAIN.to_owned());
        }
        ended.or_else(|| self.shelf.as_ref().and_then(ShelfWorker::left_behind))
    }

    /// Returns what [`finish`](Self::finish) did not get into the record, and why.
    pub fn not_kept(&self) -> &[String] {
        &self.not_kept
    }

    /// Keeps drafts of notes and forms, by their keys, before this returns; returns
    /// whether all are kept.
    pub fn save_drafts(&self, drafts: &[UnsavedDraft]) -> bool {
        match &self.record {
            Some(desk) => desk.save_drafts(drafts),
            None => drafts.is_empty(),
        }
    }

    /// Has a thread get the index of a large catalog ready.
    pub fn build_index(&mut self, catalog: Arc<Catalog>) {
        self.running += 1;
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            let _ = sender.send(Action::IndexBuilt(Arc::new(Index::build(&catalog))));
        });
    }

    /// Has a thread search; a new one where there is none or it came to grief.
    fn search(&mut self, job: SearchJob) {
        let alive = self.search_thread.take().filter(SearchThread::is_alive);
        let thread = alive.unwrap_or_else(|| SearchThread::start(self.sender.clone()));
        self.searched = Some(job.serial).filter(|_| thread.search(job));
        self.search_thread = Some(thread);
    }

    /// A launcher can take a quarter of a second, so it runs beside the screen.
    fn open(&mut self, url: String) {
        let (sender, open_with) = (self.sender.clone(), self.open_with.clone());
        std::thread::spawn(move || {
            let action = match open(&url, open_with.as_deref()) {
                Ok(()) => Action::LinkOpened(url),
                Err(why) => Action::OpenFailed(url, why.to_string()),
            };
            let _ = sender.send(action);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::TextRead;

    #[test]
    fn commands_in_reasons_of_the_shelf_name_the_folder_that_was_typed() {
        let why = "it is torn; `squadroom shelf add` saves it again".to_owned();
        let named = "it is torn; `squadroom --data /data/mine shelf add` saves it again";
        let id = || "guide".to_owned();
        let text = TextRead { file: id(), pages: Err(why.clone()), bookmark: None };
        let (kept, is_full, is_stopped) = (None, false, false);
        for outcome in [
            ShelfOutcome::CopiesRead(Vec::new(), vec![why.clone()]),
            ShelfOutcome::CopyNotSaved { id: id(), why: why.clone(), kept, is_full, is_stopped },
            ShelfOutcome::CopyNotRemoved(id(), why.clone()),
            ShelfOutcome::CopyNotAmended(why.clone()),
            ShelfOutcome::TextRead(text),
        ] {
            let mut runner = EffectRunner::new(None, Clipboard::new(false))
                .naming_data(Some(PathBuf::from("/data/mine")));
            runner.running = 1;
            runner.sender.send(Action::Shelf(outcome)).unwrap();
            let told = format!("{:?}", runner.finished().unwrap());
            assert!(told.contains(named), "{told}");
        }
    }
}
