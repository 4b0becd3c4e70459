//! The search line.

use super::results;
use crate::app::{
    ClipboardText, Effect, HeldSearch, LineOfPlace, Message, Model, Overlay, PlaceTables,
    SearchJob, SearchReply,
};
use crate::search::{CopyIndex, Sort, UserField};
use std::sync::Arc;
use tui_input::InputRequest;
use unicode_width::UnicodeWidthChar;

/// The longest search, in characters; what goes beyond is dropped.
pub const LONGEST: usize = 200;

pub(super) fn insert(model: &mut Model, letter: char) -> Vec<Effect> {
    model.message = None;
    close_notices(model);
    let typed = typed_form(letter);
    if !model.overlays.is_empty() || typed.is_none() {
        return Vec::new();
    }
    if model.query.value().chars().count() >= LONGEST {
        return crate::app::update::tell(model, is_full());
    }
    let Some(letter) = typed else { return Vec::new() };
    model.query.insert(letter);
    search_anew(model)
}

/// A paste is text: line ends and tabs become spaces, and what has no width on
/// the screen is dropped.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    close_notices(model);
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    model.message = None;
    model.focus = crate::app::Focus::Search;
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
    Message::error(format!("The search line takes {LONGEST} characters; the rest is left out."))
}

/// Notices make way for what is typed.
fn close_notices(model: &mut Model) {
    if let Some(Overlay::Notices(_)) = model.overlays.last() {
        model.overlays.pop();
    }
}

/// The letter as it enters the line; `None` for what has no width of its own.
pub(super) fn typed_form(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\t' => Some(' '),
        _ if letter.is_control() || letter.width().unwrap_or(0) == 0 => None,
        _ => Some(letter),
    }
}

pub(super) fn edit(model: &mut Model, request: InputRequest) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    if model.query.handle(request) { search_anew(model) } else { Vec::new() }
}

/// Selects all of the line.
pub(super) fn select_all(model: &mut Model) -> Vec<Effect> {
    if model.overlays.is_empty() {
        model.query.select_all();
    }
    Vec::new()
}

/// Cuts what is selected.
pub(super) fn cut(model: &mut Model) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        return Vec::new();
    }
    let Some(text) = model.query.cut() else { return Vec::new() };
    let mut effects = search_anew(model);
    effects.push(Effect::Copy(ClipboardText::new("text", text)));
    effects
}

/// Takes the last change of the line back.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    if model.overlays.is_empty() && model.query.undo() { search_anew(model) } else { Vec::new() }
}

/// Empties the line.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    replace(model, "")
}

/// Puts another text into the line.
pub(super) fn replace(model: &mut Model, text: &str) -> Vec<Effect> {
    model.query.replace(text);
    search_anew(model)
}

/// Sorts the list by the next order.
pub(super) fn sort(model: &mut Model) -> Vec<Effect> {
    let place = Sort::ALL.iter().position(|sort| *sort == model.sort).unwrap_or(0);
    model.sort = Sort::ALL[(place + 1) % Sort::ALL.len()];
    model.overlays.clear();
    search_anew(model)
}

/// Drops the part of the line that keeps entries away.
pub(super) fn widen(model: &mut Model) -> Vec<Effect> {
    match model.outcome.obstacle.clone() {
        Some(obstacle) if model.overlays.is_empty() => replace(model, &obstacle.line),
        _ => Vec::new(),
    }
}

/// Searches for something else than what is shown.
pub(super) fn search_anew(model: &mut Model) -> Vec<Effect> {
    if model.holds_searches {
        model.held_search = Some(HeldSearch::Anew);
        return Vec::new();
    }
    model.limit = crate::app::FIRST_ROWS;
    let mut effects = Vec::new();
    if model.tables == PlaceTables::Unasked && !model.query.value().trim().is_empty() {
        model.tables = PlaceTables::Awaited;
        effects.push(Effect::PreparePlaces);
    }
    take_place(model, model.read_place());
    model.awaited_row = None;
    effects.extend(search(model));
    effects
}

fn take_place(model: &mut Model, found: LineOfPlace) {
    (model.place, model.place_hint, model.place_words) = (found.row, found.hint, found.words);
}

/// The tables of places can be asked: searches again if the line is a place.
pub(super) fn places_ready(model: &mut Model) -> Vec<Effect> {
    if model.tables == PlaceTables::Ready {
        return Vec::new();
    }
    model.tables = PlaceTables::Ready;
    let found = model.read_place();
    let is_same = found.row == model.place
        && found.hint == model.place_hint
        && found.words == model.place_words;
    if is_same {
        return Vec::new();
    }
    take_place(model, found);
    search(model)
}

/// Does the search that was held back.
pub(super) fn search_held(model: &mut Model) -> Vec<Effect> {
    let holds = std::mem::take(&mut model.holds_searches);
    let effects = match model.held_search.take() {
        Some(HeldSearch::Anew) => search_anew(model),
        Some(HeldSearch::Same) => search(model),
        None => Vec::new(),
    };
    model.holds_searches = holds;
    effects
}

/// Takes in what became known of marks; searches again only where the line asks
/// for them.
pub(super) fn marks_changed(model: &mut Model) -> Vec<Effect> {
    model.marks = Arc::new(model.composed_marks());
    if UserField::in_line(model.query.value()).is_empty() {
        model.shown.marks = model.marks.clone();
        return Vec::new();
    }
    search(model)
}

/// Takes in the words of saved copies; searches again unless nothing is looked for.
pub(super) fn shelf_words_read(model: &mut Model, words: Option<Box<CopyIndex>>) -> Vec<Effect> {
    model.shelf_words = words.map(|words| Arc::new(words.of_catalog(&model.catalog)));
    if model.query.value().trim().is_empty() {
        model.shown.shelf.clone_from(&model.shelf_words);
        return Vec::new();
    }
    search(model)
}

/// Finds anew, at once or, in a large catalog, beside the drawing thread; the
/// list stays as it is until then, and before the index is there.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    if model.holds_searches {
        model.held_search.get_or_insert(HeldSearch::Same);
        return Vec::new();
    }
    let Some(index) = model.index.clone() else { return Vec::new() };
    let request = model.request();
    if model.is_large {
        model.asked += 1;
        let (serial, catalog) = (model.asked, model.catalog.clone());
        return vec![Effect::Search(SearchJob { serial, request, index, catalog })];
    }
    let answer = SearchReply::to(request, &mut model.searcher, &index, &model.catalog);
    results::show(model, answer);
    Vec::new()
}

/// Takes in what a search beside the drawing thread found, unless something
/// newer is shown already.
pub(super) fn found(model: &mut Model, serial: u64, answer: SearchReply) -> Vec<Effect> {
    if serial > model.answered {
        model.answered = serial;
        results::show(model, answer);
    }
    Vec::new()
}
