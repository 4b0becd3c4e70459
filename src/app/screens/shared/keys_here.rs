//! The keys that give a command on the screen on top.

use crate::app::state::command_keys::joined;
use crate::app::{Command, CommandKey, CommandKeys, Model};

impl Model {
    /// Returns the keys of a command; none where the program draws no screen.
    pub(in crate::app) fn keys_of(&self, command: Command) -> Option<&CommandKeys> {
        self.keys.iter().find(|own| own.command == command)
    }

    /// Returns the keys that give a command on the screen on top.
    pub(in crate::app) fn keys_here(&self, command: Command) -> String {
        let context = self.context();
        let acts = |key: &&CommandKey| {
            key.contexts.contains(&context)
                && !key.letter.is_some_and(|letter| self.is_typed_here(letter, command))
        };
        let keys = self.keys_of(command).map_or(&[][..], |own| &own.keys);
        joined(keys.iter().filter(acts))
    }

    /// Returns whether a letter is no command here, though others are.
    fn is_typed_here(&self, letter: char, command: Command) -> bool {
        match self.is_in_facets() {
            true => letter.is_alphanumeric(),
            false => self.begins_text(letter) && command != Command::Leave,
        }
    }
}
