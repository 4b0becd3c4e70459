//! Keys: how chords are written, and which command each one gives.
//!
//! `assets/keys.toml` holds the defaults and documents the format; a user's
//! file of the same form changes single commands. Start at
//! [`Keymap::resolve`]; [`Keymap::preset`] and [`Keymap::overlay`] make one.

mod chord;
mod keymap;
mod parse;
mod preset;
mod required_bindings;

#[cfg(test)]
mod tests;

pub use crate::app::Context;
pub use chord::{Chord, ChordError};
pub use keymap::{Keymap, Layer};
pub use preset::Preset;
