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
    let key = |chord: Chord| {
        let gives = |context: &Context| look.keymap.resolve(*context, chord) == Some(command);
        let contexts = Context::ALL.into_iter().filter(gives).collect();
        CommandKey { text: chord.to_string(), letter: chord.text(), contexts }
    };
    chords.into_iter().map(key).collect()
}
