//! Threads that work beside the drawing thread: search, record, shelf.

pub mod add_worker;
mod export;
pub mod news_worker;
pub(in crate::effects) mod record_worker;
pub(in crate::effects) mod search_worker;
pub(in crate::effects) mod shelf_worker;
