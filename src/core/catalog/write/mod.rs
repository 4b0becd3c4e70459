//! Writes entries of a person's own catalog as TOML.

pub(in crate::catalog) mod find;
pub(in crate::catalog) mod json_schema;
pub(in crate::catalog) mod new_entry;
pub(in crate::catalog) mod request;
pub(in crate::catalog) mod terms;
