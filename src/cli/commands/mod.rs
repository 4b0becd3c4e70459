//! The commands, a file each.

pub(in crate::cli) mod about;
pub(in crate::cli) mod catalogs;
pub(in crate::cli) mod check;
pub(in crate::cli) mod check_links;
pub(in crate::cli) mod completions;
pub(in crate::cli) mod config;
pub(in crate::cli) mod export_html;
pub(in crate::cli) mod finder;
pub(in crate::cli) mod hotline;
pub(in crate::cli) mod list;
pub(in crate::cli) mod man;
pub(in crate::cli) mod news;
pub(in crate::cli) mod office;
pub(in crate::cli) mod open;
pub(in crate::cli) mod own;
pub(in crate::cli) mod record;
pub(in crate::cli) mod roster;
pub(in crate::cli) mod search;
pub(in crate::cli) mod shelf;
pub(in crate::cli) mod show;
pub(in crate::cli) mod topics;
pub(in crate::cli) mod updates;
