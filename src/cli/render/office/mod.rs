//! The answer to `squadroom office`.

pub(in crate::cli) mod json;
pub(in crate::cli) mod text;
