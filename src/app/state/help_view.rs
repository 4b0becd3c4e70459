//! The help as it is on the screen.

use super::command_keys::Shortcut;

/// The help.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HelpView {
    /// The words that its rows must have.
    pub typed: String,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The commands of the screen below, with the keys that give them there.
    pub(in crate::app) here: Vec<Shortcut>,
}
