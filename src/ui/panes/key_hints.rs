//! The status bar, the last two rows: the message, and the keys that matter now.

use crate::app::{Command, Model, message_lines};
use crate::keys::{Chord, Context, Layer};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr;

/// Rows on the top that no message covers: hotline, tabs and search line.
const KEPT_ABOVE: u16 = 3;

/// Below so many columns quick exit is named in one word.
const NARROW: u16 = 60;

/// Draws the message, if there is one, else how far the saving of a document is. What does not fit into its row, such as
/// a link that no browser took, grows upwards over the detail and the list, but
/// leaves the first rows alone.
pub fn draw_message(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    if area.is_empty() {
        return;
    }
    let Some(message) = &model.message else {
        return crate::ui::panes::download_progress::draw_saving(buffer, area, model, look);
    };
    let role = if message.is_error { Role::Error } else { Role::Message };
    let lines = message_lines(&message.text, area.width);
    let most = usize::from(area.bottom().saturating_sub(KEPT_ABOVE)).max(1);
    let height = lines.len().clamp(1, most) as u16;
    let area = Rect { y: area.bottom() - height, height, ..area };
    Clear.render(area, buffer);
    buffer.set_style(area, look.theme.style(Role::Screen));
    for (number, (y, line)) in (area.top()..area.bottom()).zip(&lines).enumerate() {
        let mut pen = Pen::new(buffer, Rect { y, height: 1, ..area });
        pen.skip(1);
        let is_cut = number + 1 == most && lines.len() > most;
        let line = if is_cut { format!("{line} …").into() } else { line.clone() };
        let room = pen.room();
        pen.write_cut(&line, room, look.theme.style(role));
    }
}

/// Draws as many hints as fit; the last two, quick exit and help, are kept
/// longest.
pub fn draw_hints(buffer: &mut Buffer, area: Rect, model: &Model, look: &RenderContext) {
    let context = model.context();
    let hints = model
        .hints()
        .iter()
        .filter(|&&command| model.is_enabled(command))
        .filter_map(|&command| {
            let is_short = command == Command::QuickExit && area.width < NARROW;
            let hint = if is_short { "exit" } else { model.hint(command) };
            Some((chord(look, context, command)?, hint))
        })
        // In the pane of facets a letter is no command.
        .filter(|(chord, _)| !model.is_in_facets() || !is_letter(chord));
    let mut hints: Vec<_> = hints.collect();
    let width = |(chord, hint): &(String, &str)| chord.width() + hint.width() + 3;
    let room = usize::from(area.width).saturating_sub(1);
    while hints.len() > 1 && hints.iter().map(width).sum::<usize>() > room + 2 {
        let from_end = if hints.len() > 2 { 3 } else { 2 };
        hints.remove(hints.len() - from_end);
    }
    let mut pen = Pen::new(buffer, area);
    pen.skip(1);
    for (chord, hint) in hints {
        pen.write(&chord, look.theme.style(Role::HintKey));
        pen.write(" ", look.theme.style(Role::Hint));
        pen.write(hint, look.theme.style(Role::Hint));
        pen.skip(2);
    }
}

/// Returns the key to name for a command: one that acts everywhere, if there is one that the
/// context does not use for something else. Not every terminal knows Alt.
pub fn chord(look: &RenderContext, context: Context, command: Command) -> Option<String> {
    let own = look.keymap.all_chords(context, command);
    let everywhere = look.keymap.chords(Layer::Global, command);
    let is_best = |chord: &&Chord| everywhere.contains(chord) && !chord.is_alt_character();
    let best = own.iter().find(is_best);
    best.or_else(|| own.iter().find(|chord| look.arrives(**chord))).map(Chord::to_string)
}

/// Returns whether a key is a letter or digit alone.
fn is_letter(chord: &str) -> bool {
    chord.chars().all(char::is_alphanumeric) && chord.chars().nth(1).is_none()
}
