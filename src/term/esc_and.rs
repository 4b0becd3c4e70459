//! Esc and a character in one piece: Alt with it on most terminals, two keys on a
//! slow line. Which of both it is nobody knows, so nothing is done, and a message
//! names the keys that do what Alt would have done.

use crate::app::{Action, Command, Message, Model};
use crate::keys::{Chord, Layer};
use crate::ui::RenderContext;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Returns what to tell; nothing where a screen shows no messages.
pub(super) fn message(letter: char, model: &Model, look: &RenderContext) -> Option<Message> {
    if model.is_locked() {
        return None;
    }
    Some(Message::error(match other_keys(letter, model, look) {
        Some(keys) => format!("This terminal sends Alt as Esc. Press {keys} instead."),
        None => "Esc and a letter came as one key. Press Esc alone first.".to_owned(),
    }))
}

/// The keys without Alt that do here what Alt with the letter is bound to: another key, the
/// letter in the details, or the name in the list of commands.
fn other_keys(letter: char, model: &Model, look: &RenderContext) -> Option<String> {
    let here = model.context();
    let alt = Chord::from_event(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT));
    let command = look.keymap.resolve(here, alt)?;
    if model.is_form_on_top() && !Action::Command(command).only_types() {
        return None;
    }
    let without_alt = |command| {
        let chords = look.keymap.all_chords(here, command);
        let global = look.keymap.chords(Layer::Global, command);
        let mut chords: Vec<Chord> =
            chords.into_iter().filter(|chord| !chord.is_alt_character()).collect();
        chords.sort_by_key(|chord| !global.contains(chord));
        chords.first().map(Chord::to_string)
    };
    let by_details = || {
        let has_details = model.overlays.is_empty() && model.is_enabled(Command::Detail);
        let [details, letter] = look.by_details(command).filter(|_| has_details)?;
        Some(format!("{details}, then {letter}"))
    };
    let by_name = || {
        let palette = without_alt(Command::Palette).filter(|_| model.is_enabled(command))?;
        Some(format!("{palette}, type {}, and press Enter", command.name()))
    };
    without_alt(command).or_else(by_details).or_else(by_name)
}
