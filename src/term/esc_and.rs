//! Esc and a character in one piece: Alt with it on most terminals, two keys on a
//! slow line. Which of both it is nobody knows, so nothing is done, and a message
//! names the keys that do what Alt would have done.

use crate::app::{Action, Command, Message, Model};
use crate::keys::{Chord, Context};
use crate::ui::{RenderContext, chord};
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

/// The keys without Alt that do here what Alt with the letter is bound to.
fn other_keys(letter: char, model: &Model, look: &RenderContext) -> Option<String> {
    let here = model.context();
    let alt = Chord::from_event(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT));
    let command = look.keymap.resolve(here, alt)?;
    if model.is_form_on_top() && !Action::Command(command).only_types() {
        return None;
    }
    let without_alt = |context, command| {
        chord(look, context, command).filter(|keys: &String| !keys.starts_with("Alt-"))
    };
    without_alt(here, command).or_else(|| {
        let is_over_list = model.overlays.is_empty() && model.current().is_some();
        let detail = without_alt(here, Command::Detail).filter(|_| is_over_list)?;
        Some(format!("{detail}, then {}", without_alt(Context::List, command)?))
    })
}
