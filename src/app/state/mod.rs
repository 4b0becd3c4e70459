//! What the finder knows of the record, the shelf and downloads.

pub(in crate::app) mod download_queue;
pub(in crate::app) mod record_state;
pub(in crate::app) mod shelf_state;
mod unsaved;
pub(in crate::app) mod user_sets;
