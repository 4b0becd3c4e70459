//! The search in a text: type words, go from one match to the next.

use super::last_scroll;
use crate::app::state::reader::Reader;
use crate::app::text_input::shortened;
use crate::app::{Command, Effect, Message, Model};

/// Begins to look for words.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    if let Some(reader) = model.top_as_mut::<Reader>()
        && reader.reading().is_some()
    {
        reader.find.from = reader.scroll;
        reader.find.is_typing = true;
        reader.search_text(String::new(), 0);
    }
    Vec::new()
}

/// To the next place where the words stand, or the one before; round the end.
pub(super) fn step(model: &mut Model, back: bool) -> Vec<Effect> {
    let Some(reader) = model.top_as_mut::<Reader>() else { return Vec::new() };
    let count = reader.find.matches.len();
    let Some(current) = reader.find.current else { return Vec::new() };
    let next = match back {
        true => (current + count - 1) % count,
        false => (current + 1) % count,
    };
    reader.find.current = Some(next);
    let is_round = if back { next > current } else { next < current };
    if is_round {
        let where_from = if back { "the end" } else { "the start" };
        model.message = Some(Message::done(format!("Continued from {where_from}.")));
    }
    show_found(model);
    Vec::new()
}

/// Brings the match that is shown into sight, with some rows over it.
pub(super) fn show_found(model: &mut Model) {
    let (height, last) = (model.text_height(), last_scroll(model));
    if let Some(reader) = model.top_as_mut::<Reader>()
        && let Some(row) = reader.current_row()
        && !(reader.scroll..reader.scroll + height).contains(&row)
    {
        reader.scroll = row.saturating_sub(height / 3).min(last);
    }
}

/// Looks for other words, from where the search was begun.
pub(super) fn search_text(model: &mut Model, phrase: String) -> Vec<Effect> {
    model.message = None;
    let last = last_scroll(model);
    if let Some(reader) = model.top_as_mut::<Reader>() {
        let from = reader.find.from;
        reader.scroll = from.min(last);
        reader.search_text(phrase, from);
    }
    show_found(model);
    Vec::new()
}

/// Returns what a key does while words are typed; `None` for one that does the same as
/// elsewhere.
pub(super) fn on_typing(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let find = &mut model.top_as_mut::<Reader>()?.find;
    match command {
        Command::Open => find.is_typing = false,
        Command::Back | Command::FocusList => {
            find.is_typing = false;
            search_text(model, String::new());
        }
        Command::SelectNext | Command::SelectPrevious => {
            return Some(step(model, command == Command::SelectPrevious));
        }
        by => {
            let phrase = shortened(&find.phrase, by)?;
            search_text(model, phrase);
        }
    }
    Some(Vec::new())
}

/// Returns whether words to find are typed.
pub(super) fn is_typing(model: &Model) -> bool {
    model.top_as::<Reader>().is_some_and(|reader| reader.find.is_typing)
}
