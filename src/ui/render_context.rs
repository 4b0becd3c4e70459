//! The theme and the keys that drawing needs besides the model.

use super::screen_links::ScreenLinks;
use super::theme::Theme;
use crate::app::{Command, Context};
use crate::keys::{Chord, Keymap, Layer};

/// The look of the screen, apart from the model.
#[derive(Debug)]
pub struct RenderContext {
    /// The colors.
    pub theme: Theme,
    /// The keys in the hints.
    pub keymap: Keymap,
    /// The web links of the frame that is drawn.
    pub links: ScreenLinks,
    /// True if the terminal is known to tell Alt with a character from Esc and that character.
    /// Until then no text names such a key.
    pub knows_alt: bool,
}

impl RenderContext {
    /// Creates a look that collects no links.
    pub fn new(theme: Theme, keymap: Keymap) -> Self {
        Self { theme, keymap, links: ScreenLinks::default(), knows_alt: false }
    }

    /// Returns whether a key arrives as what it is.
    pub fn arrives(&self, chord: Chord) -> bool {
        self.knows_alt || !chord.is_alt_character()
    }

    /// Returns the keys that give a command only after the details are open, such as
    /// "Ctrl-O, then n": where Alt does not arrive, a letter is text in the search line.
    pub fn by_details(&self, command: Command) -> Option<[Chord; 2]> {
        use crate::app::CommandGroup::{Hotlines, Log, Open, Save};
        let acts_there = matches!(command.group(), Open | Hotlines | Save | Log);
        let first = |context, command| {
            let chords = self.keymap.all_chords(context, command);
            chords.into_iter().find(|chord| !chord.is_alt_character() && chord.text().is_none())
        };
        let letter = self.keymap.chords(Layer::List, command).iter().copied();
        let mut letter = letter.filter(|chord| !chord.is_alt_character());
        let letter =
            letter.find(|own| self.keymap.resolve(Context::List, *own) == Some(command))?;
        Some([first(Context::Search, Command::Detail).filter(|_| acts_there)?, letter])
    }
}
