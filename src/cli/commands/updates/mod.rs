//! Commands for catalogs that come from sites, and for those who publish them.

pub(in crate::cli) mod publish;
mod reply;
pub(in crate::cli) mod sites;
pub(in crate::cli) mod update;
