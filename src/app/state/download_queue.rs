//! Documents that are being saved.

use crate::app::{ShelfOutcome, TransferProgress};
use crate::shelf::{DownloadRequest, size};
use std::collections::VecDeque;

/// The documents that are being saved, in the order in which they were asked for: the
/// first one is on its way, the others wait for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DownloadQueue {
    queue: VecDeque<Download>,
}

/// One document that is being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Which one.
    pub wanted: DownloadRequest,
    /// How far it is; absent before the first bytes came.
    pub transfer: Option<TransferProgress>,
    /// True if the download was asked to stop.
    pub is_stopping: bool,
}

impl DownloadQueue {
    /// The one that is on its way.
    pub fn current(&self) -> Option<&Download> {
        self.queue.front()
    }

    /// How many wait for it.
    pub fn waiting(&self) -> usize {
        self.queue.len().saturating_sub(1)
    }

    /// Returns whether a document is among them.
    pub fn has(&self, id: &str) -> bool {
        self.queue.iter().any(|save| save.wanted.id == id)
    }

    /// Puts a document behind the others; returns whether it is to be begun now.
    pub(in crate::app) fn add(&mut self, wanted: DownloadRequest) -> bool {
        self.queue.push_back(Download { wanted, transfer: None, is_stopping: false });
        self.queue.len() == 1
    }

    /// Notes how far the first one is.
    pub(in crate::app) fn note(&mut self, id: &str, transfer: TransferProgress) {
        if let Some(save) = self.queue.front_mut().filter(|save| save.wanted.id == id) {
            save.transfer = Some(transfer);
        }
    }

    /// Notes that the first one is to stop; `false` where there is none, or it is
    /// stopping already.
    pub(in crate::app) fn stop(&mut self) -> bool {
        let running = self.queue.front_mut().filter(|save| !save.is_stopping);
        running.map(|save| save.is_stopping = true).is_some()
    }

    /// Takes the first one out, if it is this one; returns what it was.
    pub(in crate::app) fn end(&mut self, id: &str) -> Option<DownloadRequest> {
        self.queue.pop_front_if(|save| save.wanted.id == id).map(|save| save.wanted)
    }

    /// Forgets those that wait; returns how many they were.
    pub(in crate::app) fn clear(&mut self) -> usize {
        let count = self.queue.len();
        self.queue.clear();
        count
    }

    /// Returns what to tell whoever left while something was being saved. `ended` is what
    /// came of the first one.
    pub fn left(&self, ended: Option<&ShelfOutcome>) -> Vec<String> {
        let first = match ended {
            Some(ShelfOutcome::CopySaved(copy, _)) => format!("saved: {}", copy.title),
            Some(ShelfOutcome::CopyNotSaved { id, why, kept, .. }) => {
                let title = self.current().map_or(id, |save| &save.wanted.title);
                format!("not saved: {title}: {why}{}", kept_in_words(*kept))
            }
            _ => return Vec::new(),
        };
        let waiting = self.queue.iter().skip(1).map(|save| &save.wanted.title);
        let waiting = waiting.map(|title| format!("not saved: {title}: not started"));
        std::iter::once(first).chain(waiting).collect()
    }
}

/// Returns what is kept of a document that was not saved, to be added to why it was not.
pub(in crate::app) fn kept_in_words(kept: Option<u64>) -> String {
    let kept = kept.map(size);
    kept.map(|kept| format!("; {kept} kept, and the next try continues from there"))
        .unwrap_or_default()
}
