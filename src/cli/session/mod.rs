//! The parts that commands share: the catalog, settings, the record, the output.

pub(in crate::cli) mod catalog;
pub(in crate::cli) mod catalog_folders;
pub(in crate::cli) mod closed;
pub(in crate::cli) mod confirm;
pub(in crate::cli) mod filter;
pub(in crate::cli) mod output;
pub(in crate::cli) mod place;
pub(in crate::cli) mod progress;
pub(in crate::cli) mod record_session;
pub(in crate::cli) mod resolve_id;
pub(in crate::cli) mod settings;
pub(in crate::cli) mod topics;
