//! One search after another, beside the drawing thread.

use super::{Action, SearchJob, SearchReply};
use crate::search::{Index, Searcher};
use std::sync::Arc;

/// Does one search after another, each with what the last one left.
#[derive(Debug, Default)]
pub struct SearchWorker {
    searcher: Searcher,
    index: Option<Arc<Index>>,
}

impl SearchWorker {
    /// Searches; returns what the model is to be told.
    pub fn answer(&mut self, job: SearchJob) -> Action {
        if !self.index.as_ref().is_some_and(|own| Arc::ptr_eq(own, &job.index)) {
            *self = Self { searcher: Searcher::default(), index: Some(job.index.clone()) };
        }
        let answer = SearchReply::to(job.request, &mut self.searcher, &job.index, &job.catalog);
        Action::Found(job.serial, Box::new(answer))
    }
}
