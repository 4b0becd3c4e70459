//! Does tasks on the shelf, each on a thread of its own.

use crate::app::{Action, ShelfOutcome, ShelfTask, TextRead, TransferProgress};
use crate::effects::open_file;
use crate::effects::platform::clock;
use crate::effects::text::copy_index;
use crate::effects::text::copy_text::{read_saved, text_of};
use crate::faults::visible;
use crate::shelf::{
    DownloadProgress, DownloadRequest, Downloader, Fetcher, Health, Limits, Policy, SaveOutcome,
    SavedDocument, Shelf, ShelfError,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The time between two reports of a save's progress.
const STEP: Duration = Duration::from_millis(250);

/// The shelf of the finder.
#[derive(Debug)]
pub(in crate::effects) struct ShelfWorker {
    /// The shelf of the copies.
    shelf: Shelf,
    /// How much may be saved.
    limits: Limits,
    answers: Sender<Action>,
    /// The save that is on its way.
    saving: Option<Saving>,
    /// The thread of the last save, which reads the words of the copy at its end.
    last_save: Option<JoinHandle<()>>,
}

/// A save that is on its way.
#[derive(Debug)]
struct Saving {
    id: String,
    /// Set to have it end.
    stop: Arc<AtomicBool>,
}

impl ShelfWorker {
    /// Returns a worker that sends the outcomes of its tasks to `answers`.
    pub(in crate::effects) fn new(shelf: Shelf, limits: Limits, answers: Sender<Action>) -> Self {
        Self { shelf, limits, answers, saving: None, last_save: None }
    }

    /// Starts a task; returns whether it will give an outcome.
    pub(in crate::effects) fn start(&mut self, task: ShelfTask) -> bool {
        let shelf = self.shelf.clone();
        match task {
            ShelfTask::ReadCopies => self.beside(move || copies(&shelf)),
            ShelfTask::Save(wanted) => self.save(wanted),
            ShelfTask::StopSaving => {
                self.stop();
                return false;
            }
            ShelfTask::Prefer(id, preferred) => {
                self.beside(move || match shelf.prefer(&id, preferred) {
                    Ok(copy) => ShelfOutcome::CopyAmended(Box::new(copy)),
                    Err(error) => ShelfOutcome::CopyNotAmended(error_text(&error)),
                });
            }
            ShelfTask::Open { copy, link } => {
                self.beside(move || open(&shelf, copy, link.is_some()));
            }
            ShelfTask::ReadText(copy) => self.beside(move || {
                ShelfOutcome::TextRead(TextRead {
                    file: copy.file.clone(),
                    pages: text_of(&shelf, &copy).map_err(|error| visible(&error.to_string())),
                    bookmark: shelf.bookmark(&copy),
                })
            }),
            ShelfTask::KeepBookmark(copy, at) => self.beside(move || {
                // Where it cannot be kept reading begins at the front next time.
                let _ = shelf.save_bookmark(&copy, at);
                ShelfOutcome::BookmarkKept
            }),
            ShelfTask::Remove(id) => self.beside(move || match shelf.remove(&id) {
                Ok(bytes) => ShelfOutcome::CopyRemoved(id, bytes),
                Err(error) => ShelfOutcome::CopyNotRemoved(id, error_text(&error)),
            }),
        }
        true
    }

    /// Takes note of what came of a save.
    pub(in crate::effects) fn ended(&mut self, outcome: &ShelfOutcome) {
        if is_end_of_save(outcome) {
            self.saving = None;
        }
    }

    /// Asks the save that is on its way to end.
    pub(in crate::effects) fn stop(&self) {
        if let Some(saving) = &self.saving {
            saving.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Returns what to say of a save that does not end in time: the program ends it, and
    /// its part stays.
    pub(in crate::effects) fn left_behind(&self) -> Option<ShelfOutcome> {
        let saving = self.saving.as_ref()?;
        Some(not_saved(&self.shelf, saving.id.clone(), &ShelfError::Stopped))
    }

    fn save(&mut self, wanted: DownloadRequest) {
        let stop = Arc::new(AtomicBool::new(false));
        self.saving = Some(Saving { id: wanted.id.clone(), stop: stop.clone() });
        let (shelf, limits, answers) = (self.shelf.clone(), self.limits, self.answers.clone());
        self.last_save = Some(std::thread::spawn(move || {
            let outcome = save(&shelf, limits, &wanted, &stop, &answers);
            let _ = answers.send(Action::Shelf(outcome));
            // Its words are read once, now.
            if let Ok(copy) = shelf.copy(&wanted.id) {
                read_saved(&shelf, &copy);
            }
        }));
    }

    /// Has a thread read the words of all copies where what was done changes them;
    /// returns whether it does. It gives [`Action::ShelfWordsRead`].
    pub(in crate::effects) fn reads_words_after(&mut self, outcome: &ShelfOutcome) -> bool {
        let changes = match outcome {
            ShelfOutcome::CopiesRead(copies, _) => !copies.is_empty(),
            // Words of an unchanged copy, too, may be kept only now.
            ShelfOutcome::CopySaved(..) | ShelfOutcome::CopyRemoved(..) => true,
            _ => false,
        };
        if changes {
            let (shelf, answers) = (self.shelf.clone(), self.answers.clone());
            let is_saved = matches!(outcome, ShelfOutcome::CopySaved(..));
            let last_save = self.last_save.take_if(|_| is_saved);
            std::thread::spawn(move || {
                // Those of what was just saved are being read.
                let _ = last_save.map(JoinHandle::join);
                let words = copy_index::read(&shelf).map(Box::new);
                let _ = answers.send(Action::ShelfWordsRead(words));
            });
        }
        changes
    }

    fn beside(&self, work: impl FnOnce() -> ShelfOutcome + Send + 'static) {
        let answers = self.answers.clone();
        std::thread::spawn(move || {
            let _ = answers.send(Action::Shelf(work()));
        });
    }
}

/// Tells that a document is not saved where there is no place for it; returns
/// whether there was something to tell.
pub(in crate::effects) fn refuse(task: ShelfTask, answers: &Sender<Action>) -> bool {
    let ShelfTask::Save(wanted) = task else { return false };
    let why = "this system has no folder for data. Start squadroom with --data DIR".to_owned();
    let (id, kept) = (wanted.id, None);
    let outcome = ShelfOutcome::CopyNotSaved { id, why, kept, is_full: true, is_stopped: false };
    answers.send(Action::Shelf(outcome)).is_ok()
}

/// Returns whether this is what came of a save at its end.
pub(in crate::effects) fn is_end_of_save(outcome: &ShelfOutcome) -> bool {
    matches!(outcome, ShelfOutcome::CopySaved(..) | ShelfOutcome::CopyNotSaved { .. })
}

fn copies(shelf: &Shelf) -> ShelfOutcome {
    match shelf.copies() {
        Ok((copies, faults)) => {
            ShelfOutcome::CopiesRead(copies, faults.iter().map(error_text).collect())
        }
        Err(error) => ShelfOutcome::CopiesRead(Vec::new(), vec![error_text(&error)]),
    }
}

fn open(shelf: &Shelf, copy: Box<SavedDocument>, is_offline: bool) -> ShelfOutcome {
    let is_damaged = shelf.health(&copy) != Health::Whole;
    let file = shelf.file(&copy);
    let why = match is_damaged {
        true => "the file was changed".to_owned(),
        false => match open_file(&file) {
            Ok(()) => return ShelfOutcome::CopyOpened { copy, is_offline },
            Err(error) => error.to_string(),
        },
    };
    let why = visible(&format!("{why}. The file: {}", file.display()));
    ShelfOutcome::CopyNotOpened { copy, is_offline, why, is_damaged }
}

fn error_text(error: &ShelfError) -> String {
    visible(&error.to_string())
}

fn save(
    shelf: &Shelf,
    limits: Limits,
    wanted: &DownloadRequest,
    stop: &AtomicBool,
    answers: &Sender<Action>,
) -> ShelfOutcome {
    let fetcher = Fetcher::new(&Policy::default());
    let saver = Downloader { shelf, fetcher: &fetcher, limits, now: clock::now() };
    let mut pace = Pace::new();
    let saved = saver.save(wanted, &mut |progress| {
        if let Some(transfer) = pace.step(progress) {
            let told = ShelfOutcome::Transferred(wanted.id.clone(), transfer);
            let _ = answers.send(Action::Shelf(told));
        }
        !stop.load(Ordering::Relaxed)
    });
    match saved {
        Ok(SaveOutcome::New(copy)) => ShelfOutcome::CopySaved(Box::new(copy), true),
        Ok(SaveOutcome::Unchanged(copy)) => ShelfOutcome::CopySaved(Box::new(copy), false),
        Err(error) => not_saved(shelf, wanted.id.clone(), &error),
    }
}

fn not_saved(shelf: &Shelf, id: String, error: &ShelfError) -> ShelfOutcome {
    ShelfOutcome::CopyNotSaved {
        why: error_text(error),
        kept: shelf.kept_part(&id),
        is_full: matches!(error, ShelfError::Quota { .. } | ShelfError::DiskFull { .. }),
        is_stopped: matches!(error, ShelfError::Stopped),
        id,
    }
}

/// How fast it goes, told now and then.
struct Pace {
    /// When it was told last, and how many bytes were there.
    last: Option<(Instant, u64)>,
    /// Bytes in a second, the last steps counting most.
    rate: f64,
}

impl Pace {
    fn new() -> Self {
        Self { last: None, rate: 0.0 }
    }

    /// How far it is, if it is time to tell.
    #[allow(clippy::disallowed_methods, reason = "how fast it goes needs the clock")]
    fn step(&mut self, progress: DownloadProgress) -> Option<TransferProgress> {
        let now = Instant::now();
        if let Some((last, done)) = self.last {
            let passed = now.duration_since(last);
            if passed < STEP {
                return None;
            }
            let rate = progress.done.saturating_sub(done) as f64 / passed.as_secs_f64();
            let is_first = self.rate == 0.0;
            self.rate = if is_first { rate } else { 0.7 * self.rate + 0.3 * rate };
        }
        self.last = Some((now, progress.done));
        Some(TransferProgress {
            done: progress.done,
            total: progress.total,
            rate: self.rate as u64,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_after_every_save() {
        let home = tempfile::tempdir().unwrap();
        let (answers, told) = std::sync::mpsc::channel();
        let mut desk = ShelfWorker::new(Shelf::new(home.path()), Limits::default(), answers);
        let note = serde_json::json!({
            "version": 1, "id": "guide", "title": "Guide", "file": "guide.0.pdf", "document": "pdf",
            "bytes": 1, "sha256": "", "saved": "", "checked": "",
        });
        let copy: SavedDocument = serde_json::from_value(note).unwrap();
        for is_new in [true, false] {
            let outcome = ShelfOutcome::CopySaved(Box::new(copy.clone()), is_new);
            assert!(desk.reads_words_after(&outcome));
            assert!(matches!(told.recv(), Ok(Action::ShelfWordsRead(None))));
        }
    }
}
