//! Commands that keep a key whatever a file says.

use super::{Chord, Context, Keymap, Layer};
use crate::app::Command;
use crate::faults::{Code, Document};
use std::ops::Range;
use toml::Spanned;

/// The commands without which a person is stuck or cannot reach a hotline.
const ESSENTIAL: [Command; 4] = [Command::Quit, Command::Open, Command::Hotlines, Command::Help];

/// Gives each essential command that has no key left in a context its former key back, and
/// reports that.
pub(super) fn keep_essentials(
    keymap: &mut Keymap,
    before: &Keymap,
    doc: &Document<'_>,
    rows: &[BindingRow],
) {
    // A key that goes back may have been another one's last; each of them gets
    // its key back at most once in a context.
    for _ in 0..ESSENTIAL.len() * Context::ALL.len() {
        let Some((context, command, chord)) = first_lost(keymap, before) else { return };
        let had = |layer: &&Layer| before.chords(**layer, command).contains(&chord);
        let layer = context.layers().iter().find(had).copied().unwrap_or(Layer::Global);
        // A table that is asked before would have the chord first.
        let before_it = context.layers().iter().take_while(|own| **own != layer);
        before_it.for_each(|own| keymap.free(*own, chord));
        keymap.free(layer, chord);
        keymap.add(layer, command, chord);
        let row = rows.iter().find(|row| row.command == command);
        let span = row.map_or(0..0, |row| row.span.clone());
        let (name, context) = (command.name(), context.layer().name());
        let message =
            format!("`{name}` would have no key left in [{context}], so it keeps {chord}.");
        doc.report(Code::CommandWithoutKey, span, &message, "Choose a key for it.");
    }
}

fn first_lost(keymap: &Keymap, before: &Keymap) -> Option<(Context, Command, Chord)> {
    let all = Context::ALL.into_iter().flat_map(|c| ESSENTIAL.map(|command| (c, command)));
    let mut lost = all.filter(|&(context, command)| keymap.first_chord(context, command).is_none());
    lost.find_map(|(context, command)| {
        Some((context, command, before.first_chord(context, command)?))
    })
}

/// A command that a file names, with what it shall have.
pub(super) struct BindingRow {
    pub layer: Layer,
    pub command: Command,
    pub chords: Vec<Spanned<Chord>>,
    pub span: Range<usize>,
}
