//! The answer to `squadroom search`.

pub(in crate::cli) mod json;
pub(in crate::cli) mod output;
