//! From a TOML table to a draft of an entry, key by key.

pub(in crate::catalog) mod detail;
pub(in crate::catalog) mod draft;
pub(in crate::catalog) mod entry;
pub(in crate::catalog) mod file;
pub(in crate::catalog) mod line;
pub(in crate::catalog) mod overrides;
pub(in crate::catalog) mod schema;
pub(in crate::catalog) mod terms;
pub(in crate::catalog) mod values;
