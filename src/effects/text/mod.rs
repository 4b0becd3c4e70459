//! The words of saved documents: read in a child process, kept, indexed.

pub mod copy_index;
pub mod copy_text;
#[allow(clippy::disallowed_methods, reason = "its test starts a program")]
mod sandbox;
#[allow(clippy::disallowed_methods, reason = "a child has its time, then it is ended")]
pub mod text_extraction;
