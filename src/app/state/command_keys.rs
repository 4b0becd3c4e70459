//! The keys of the commands in words, for the help and the palette.

use crate::app::{Command, Context};

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

/// Joins keys, two blanks between them.
pub(in crate::app) fn joined<'a>(keys: impl Iterator<Item = &'a CommandKey>) -> String {
    keys.map(|key| key.text.as_str()).collect::<Vec<_>>().join("  ")
}
