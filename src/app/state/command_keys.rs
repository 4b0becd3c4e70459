//! The keys of the commands in words, for the help and the palette.

use crate::app::{Command, Context, Model};

/// A command with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandKeys {
    /// The command.
    pub command: Command,
    /// Its keys in words, best first.
    pub keys: Vec<CommandKey>,
}

/// A key of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandKey {
    /// The key as the screen shows it.
    pub text: String,
    /// The character that it types where it is no command.
    pub letter: Option<char>,
    /// The contexts in which it gives the command.
    pub contexts: Vec<Context>,
}

/// A command with the keys to show beside it.
pub(in crate::app) type Shortcut = (Command, String);

impl CommandKeys {
    /// Returns all its keys, two blanks between them.
    pub fn all(&self) -> String {
        joined(self.keys.iter())
    }

    /// Returns those that give it in a context.
    pub fn in_context(&self, context: Context) -> String {
        joined(self.keys.iter().filter(|key| key.contexts.contains(&context)))
    }
}

fn joined<'a>(keys: impl Iterator<Item = &'a CommandKey>) -> String {
    keys.map(|key| key.text.as_str()).collect::<Vec<_>>().join("  ")
}

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
