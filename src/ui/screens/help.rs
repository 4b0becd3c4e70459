//! The help, drawn, and the keys of the key tables in words, so that it can't lie.

use super::frame::draw_typed;
use super::typed_title::TypedTitle;
use crate::app::{Command, CommandKey, CommandKeys, Context, HelpView, Model};
use crate::keys::{Chord, Layer};
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the help under what is typed; returns where the cursor is.
pub fn draw(
    buffer: &mut Buffer,
    model: &Model,
    view: &HelpView,
    look: &RenderContext,
) -> Option<Position> {
    let title = TypedTitle { label: "Help", hint: "  (type a word or key)", typed: &view.typed };
    draw_typed(buffer, model, &title, None, look)
}

/// Returns the keys of all commands, in words.
pub fn command_keys(look: &RenderContext) -> Vec<CommandKeys> {
    let of = |&command: &Command| CommandKeys { command, keys: keys(look, command) };
    Command::ALL.iter().map(of).collect()
}

/// Returns the keys of a command, those that act everywhere first.
fn keys(look: &RenderContext, command: Command) -> Vec<CommandKey> {
    let mut chords: Vec<Chord> = Vec::new();
    for layer in Layer::ALL {
        let own = look.keymap.chords(layer, command).iter().copied();
        chords.extend(own.filter(|chord| !chords.contains(chord)).collect::<Vec<_>>());
    }
    let gives = |context: &Context, chord| look.keymap.resolve(*context, chord) == Some(command);
    let contexts = |chord| Context::ALL.into_iter().filter(|own| gives(own, chord)).collect();
    let (arrive, lost): (Vec<Chord>, Vec<Chord>) =
        chords.into_iter().partition(|chord| look.arrives(*chord));
    let key = |chord: Chord| CommandKey {
        text: chord.to_string(),
        letter: chord.text(),
        contexts: contexts(chord),
    };
    let mut keys: Vec<CommandKey> = arrive.iter().copied().map(key).collect();
    let is_lost = lost.iter().any(|chord| gives(&Context::Search, *chord));
    let is_typed = keys.iter().all(|key| !key.contexts.contains(&Context::Search));
    if let Some(way) = look.by_details(command).filter(|_| is_lost && is_typed) {
        let [details, letter] = way.map(|chord| chord.to_string());
        let text = format!("{details} {letter}");
        keys.insert(0, CommandKey { text, letter: None, contexts: vec![Context::Search] });
    }
    keys
}
