//! The search line.

use super::results::search_anew;
use crate::app::text_input::typed_form;
use crate::app::{ClipboardText, Command, Effect, Focus, Message, Model, Tab};
use crate::search::Sort;

/// The longest search, in characters; what goes beyond is dropped.
pub const LONGEST: usize = 200;

pub(in crate::app) fn insert(model: &mut Model, letter: char) -> Vec<Effect> {
    model.message = None;
    let typed = typed_form(letter).filter(|_| model.overlays.is_empty());
    let Some(letter) = typed else { return Vec::new() };
    if model.query.value().chars().count() >= LONGEST {
        return model.tell(is_full());
    }
    model.query.insert(letter);
    search_anew(model)
}

/// A paste is text: line ends and tabs become spaces, and what has no width on
/// the screen is dropped.
pub(in crate::app) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    model.message = None;
    model.focus = Focus::Search;
    let room = LONGEST.saturating_sub(model.query.value().chars().count());
    // Behind other words a leading line end parts the two.
    let text = if model.query.value().is_empty() { text.trim() } else { text.trim_end() };
    let letters: Vec<char> = text.chars().filter_map(typed_form).collect();
    let taken = whole_words(&letters, room);
    taken.iter().for_each(|letter| model.query.insert(*letter));
    if taken.len() < letters.len() {
        model.message = Some(is_full());
    }
    search_anew(model)
}

/// As many of the letters as there is room for, up to the end of a word where there
/// is one.
fn whole_words(letters: &[char], room: usize) -> &[char] {
    if letters.len() <= room || letters.get(room) == Some(&' ') {
        return &letters[..letters.len().min(room)];
    }
    let end = letters[..room].iter().rposition(|letter| *letter == ' ');
    &letters[..end.unwrap_or(room)]
}

/// Returns what to tell where the line takes no more.
fn is_full() -> Message {
    Message::error(format!("The search line holds {LONGEST} characters. The rest was cut off."))
}

/// Moves the cursor, deletes, selects or takes back in the line; `None` for a command that
/// does none of that.
pub(in crate::app) fn edit(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let is_changed = model.query.edit(command)?;
    Some(if is_changed { search_anew(model) } else { Vec::new() })
}

/// Cuts what is selected.
pub(in crate::app) fn cut(model: &mut Model) -> Vec<Effect> {
    let Some(text) = model.query.cut() else { return Vec::new() };
    let mut effects = search_anew(model);
    effects.push(Effect::Copy(ClipboardText::new("text", text)));
    effects
}

/// Empties the line, and shows all types in the usual order again: a tab or an order that was
/// chosen for one search hides the best answer of the next.
pub(in crate::app) fn start_over(model: &mut Model) -> Vec<Effect> {
    (model.tab, model.sort) = (Tab::All, Sort::default());
    replace(model, "")
}

/// Puts another text into the line.
pub(in crate::app) fn replace(model: &mut Model, text: &str) -> Vec<Effect> {
    model.query.replace(text);
    search_anew(model)
}

/// Sorts the list by the next order.
pub(in crate::app) fn sort(model: &mut Model) -> Vec<Effect> {
    let place = Sort::ALL.iter().position(|sort| *sort == model.sort).unwrap_or(0);
    model.sort = Sort::ALL[(place + 1) % Sort::ALL.len()];
    model.overlays.clear();
    search_anew(model)
}

/// Drops the part of the line that keeps entries away.
pub(in crate::app) fn widen(model: &mut Model) -> Vec<Effect> {
    match model.outcome.obstacle.clone() {
        Some(obstacle) => replace(model, &obstacle.line),
        None => Vec::new(),
    }
}
