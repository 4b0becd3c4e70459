//! A thread that searches large catalogs, so that no key waits for it.

use crate::app::{Action, SearchJob, SearchWorker};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// Searches beside the drawing thread. Ends when it is dropped.
#[derive(Debug)]
pub(in crate::effects) struct SearchThread {
    jobs: Sender<SearchJob>,
    thread: JoinHandle<()>,
}

impl SearchThread {
    /// A thread that sends what it finds to `answers`.
    pub(in crate::effects) fn start(answers: Sender<Action>) -> Self {
        let (jobs, waiting) = channel();
        let thread = std::thread::spawn(move || work(&waiting, &answers));
        Self { jobs, thread }
    }

    /// Searches as soon as what runs is done; a job that still waits then is
    /// dropped. `false` when the thread is gone.
    pub(in crate::effects) fn search(&self, job: SearchJob) -> bool {
        self.jobs.send(job).is_ok()
    }

    /// Returns whether it can still answer.
    pub(in crate::effects) fn is_alive(&self) -> bool {
        !self.thread.is_finished()
    }
}

fn work(waiting: &Receiver<SearchJob>, answers: &Sender<Action>) {
    let mut answerer = SearchWorker::default();
    while let Ok(mut job) = waiting.recv() {
        // Nobody waits for what older ones would find.
        while let Ok(newer) = waiting.try_recv() {
            job = newer;
        }
        if answers.send(answerer.answer(job)).is_err() {
            return;
        }
    }
}
