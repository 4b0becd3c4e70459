//! Finds the words of a query in a text, and explains why an entry was found.

pub(in crate::search) mod find_in_text;
pub(in crate::search) mod highlighter;
pub(in crate::search) mod match_reason;
