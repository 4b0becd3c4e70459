//! The system outside: browser, clipboard, clock, files, network.

pub(in crate::effects) mod browser;
pub(in crate::effects) mod clipboard;
pub mod clock;
pub mod editor;
pub(in crate::effects) mod failing;
pub mod files;
pub(in crate::effects) mod folders;
pub mod network;
pub mod remedy;
