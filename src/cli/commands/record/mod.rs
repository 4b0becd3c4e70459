//! The commands of the training record, a file each.

mod attaching;
pub(in crate::cli) mod certificate;
pub(in crate::cli) mod done;
pub(in crate::cli) mod edit;
pub(in crate::cli) mod file;
pub(in crate::cli) mod forget;
pub(in crate::cli) mod forms;
mod import;
pub(in crate::cli) mod log;
pub(in crate::cli) mod note;
pub(in crate::cli) mod plan;
mod plan_list;
mod send;
mod slips;
pub(in crate::cli) mod star;
