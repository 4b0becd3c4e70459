//! The help, made from the key tables, so that it can't lie.

use super::frame::draw_plain;
use crate::app::{Command, HelpGroup, Model};
use crate::keys::Layer;
use crate::ui::RenderContext;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the help.
pub fn draw(buffer: &mut Buffer, model: &Model, look: &RenderContext) -> Option<Position> {
    draw_plain(buffer, model, "Keys", look)
}

/// Returns what each key does, by where it acts.
pub fn help(look: &RenderContext) -> Vec<HelpGroup> {
    let groups = [
        (Layer::Global, "Everywhere"),
        (Layer::Search, "In the search line"),
        (Layer::List, "In the list and in what lies over it"),
        (Layer::Reader, "In the reader of a saved copy"),
        (Layer::Form, "In a note, a form or your lists"),
    ];
    groups.map(|(layer, title)| group(look, layer, title)).into()
}

fn group(look: &RenderContext, layer: Layer, title: &str) -> HelpGroup {
    let line = |&command: &Command| {
        let chords = look.keymap.chords(layer, command);
        let chords: Vec<String> = chords.iter().map(ToString::to_string).collect();
        (!chords.is_empty()).then(|| (chords.join("  "), command.help()))
    };
    HelpGroup { title: title.to_owned(), lines: Command::ALL.iter().filter_map(line).collect() }
}
