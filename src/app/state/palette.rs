//! The command palette: commands by name.

use super::command_keys::Shortcut;
use crate::app::{Command, Confirmation};
use crate::folding::words;

/// The command palette.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Palette {
    /// The words to find a command by.
    pub typed: String,
    /// How far its rows are scrolled down.
    pub scroll: usize,
    /// The selected command, by its place among those that fit.
    pub selected: usize,
    /// The commands that act on the screen below, with their keys.
    pub(in crate::app) commands: Vec<Shortcut>,
    /// The question that the screen below had asked, which the same command answers.
    pub(in crate::app) asked: Option<Confirmation>,
}

impl Palette {
    /// Returns the commands that fit what is typed, the best first.
    pub(in crate::app) fn rows(&self) -> Vec<&Shortcut> {
        let typed = words(&self.typed);
        let mut found: Vec<(usize, &Shortcut)> =
            self.commands.iter().filter_map(|row| Some((rank(row, &typed)?, row))).collect();
        // The order of the commands stays where the rank is the same.
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, row)| row).collect()
    }
}

/// Returns the name of a command in the palette.
pub(in crate::app) const fn name(command: Command) -> &'static str {
    match command {
        // There is no second press.
        Command::Quit => "Quit squadroom",
        other => other.help(),
    }
}

/// Returns how well a command fits the typed words, 0 best; `None` where it does not.
fn rank((command, keys): &Shortcut, typed: &[String]) -> Option<usize> {
    // The hint of the key that copies speaks of a second press.
    let hint = if *command == Command::Quit { "quit" } else { command.hint() };
    let short = words(&format!("{hint} {}", command.name()));
    let name = words(name(*command));
    let keys = words(keys);
    let begins = |texts: &[&[String]]| {
        let has = |word: &&String| texts.concat().iter().any(|own| own.starts_with(word.as_str()));
        typed.iter().all(|word| has(&word))
    };
    if typed == words(hint) {
        return Some(0);
    }
    if !typed.is_empty() && name.starts_with(typed) {
        return Some(1);
    }
    let parts: [&[&[String]]; 3] = [&[&short], &[&short, &name], &[&short, &name, &keys]];
    if let Some(place) = parts.iter().position(|parts| begins(parts)) {
        return Some(2 + place);
    }
    let letters = typed.concat();
    let spread = [short, name].iter().filter_map(|own| spread(&own.concat(), &letters)).min()?;
    Some(5 + spread)
}

/// Returns how many other letters are between those that are typed, which must be there in
/// order; `None` where they are not, or strewn over the text.
fn spread(text: &str, letters: &str) -> Option<usize> {
    let count = letters.chars().count();
    let starts = text.char_indices().filter(|(_, letter)| letters.starts_with(*letter));
    let from = |start: usize| {
        let mut wanted = letters.chars().peekable();
        let mut length = 0;
        for letter in text[start..].chars() {
            wanted.next_if_eq(&letter);
            length += 1;
            if wanted.peek().is_none() {
                return Some(length - count);
            }
        }
        None
    };
    starts.filter_map(|(start, _)| from(start)).min().filter(|between| *between <= count / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<Command> {
        let commands = Command::ALL.iter().map(|command| (*command, String::new())).collect();
        let palette = Palette { typed: typed.to_owned(), commands, ..Palette::default() };
        palette.rows().into_iter().map(|(command, _)| *command).collect()
    }

    #[test]
    fn nothing_typed_lists_all_in_their_order() {
        assert_eq!(found(" "), Command::ALL);
    }

    #[test]
    fn words_find_a_command_by_its_name_and_letters_in_order_do_too() {
        for (typed, command) in [
            ("save", Command::Save),
            ("save copy", Command::SaveCopy),
            ("victim", Command::VictimCard),
            ("spanish", Command::VictimCard),
            ("FBI", Command::Locator),
            ("zip", Command::Locator),
            ("unstar", Command::Star),
            ("svcopy", Command::SaveCopy),
            ("citaton", Command::CopyCitation),
            ("hide-past", Command::HidePast),
            ("done", Command::Done),
            ("move to the list", Command::FocusList),
        ] {
            assert_eq!(found(typed).first(), Some(&command), "{typed}: {:?}", found(typed));
        }
        assert_eq!(found("xyzzy"), []);
        assert_eq!(found("qzq"), []);
        // Letters strewn over a name are no name: Enter would run something else.
        for typed in ["theme", "dark", "shelf"] {
            assert_eq!(found(typed), [], "{typed}");
        }
    }
}
