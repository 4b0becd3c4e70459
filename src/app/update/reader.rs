//! The reader: open, close, move, find.

use super::{Step, overlay, search_line};
use crate::app::screens::reader::{Passage, Reader, ReadingText, Text};
use crate::app::{Command, Effect, Message, Model, Overlay, ShelfTask, TextRead};
use crate::layout;
use crate::shelf::Bookmark;

/// The longest words to find, in characters.
const LONGEST_PHRASE: usize = 100;

/// Opens the copy of the current entry, or closes the reader.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    if is_open(model) {
        return overlay::close(model);
    }
    match model.current() {
        Some(entry) if model.holdings.copy(entry).is_some() => open(model, entry),
        _ => {
            let why = "No copy of this entry is on the shelf. Once one is saved, it is read here.";
            model.message = Some(Message::error(why));
            Vec::new()
        }
    }
}

/// Opens the copy of an entry: at the passage that made the search find it, or
/// else where reading it was left off.
pub(super) fn open(model: &mut Model, entry: usize) -> Vec<Effect> {
    let Some(copy) = model.holdings.copy(entry).cloned() else { return Vec::new() };
    let passage = found_passage(model, entry);
    // One that lies deeper makes room, so that no pile of screens grows.
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Reader(_)));
    let task = ShelfTask::ReadText(Box::new(copy.clone()));
    model.overlays.push(Overlay::Reader(Box::new(Reader::new(entry, copy, passage))));
    vec![Effect::Shelf(task)]
}

/// Where in its copy the words of the query stand, if that is why the selected
/// entry was found.
fn found_passage(model: &Model, entry: usize) -> Option<Passage> {
    let hit = model.selected_hit().filter(|hit| hit.entry == entry)?;
    let found = model.outcome.passage(hit)?;
    let words = found.own_words().to_owned();
    Some(Passage { page: found.page, words, phrases: found.phrases })
}

/// Returns whether the reader is on top.
pub(super) fn is_open(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Reader(_)))
}

/// Takes in the text of a copy.
pub(super) fn text_read(model: &mut Model, read: TextRead) -> Vec<Effect> {
    let width = layout::text_width(model);
    let left = model.holdings.bookmark(&read.file).or(read.bookmark);
    let Some(reader) = reader_of(model, &read.file) else { return Vec::new() };
    match read.pages {
        Ok(pages) => reader.text = Text::There(ReadingText::new(pages, width)),
        Err(why) => reader.text = Text::Failed(why),
    }
    let passage = reader.passage.take();
    let Some(text) = reader.reading() else { return Vec::new() };
    match &passage {
        Some(passage) => reader.go_to(passage),
        None => reader.scroll = left.map_or(0, |left| text.row_of(left)),
    }
    reader.is_to_show = passage.is_some();
    // Nor does a look at what was found change where reading goes on.
    reader.kept = reader.bookmark();
    Vec::new()
}

/// The reader of the copy in that file, wherever it lies.
fn reader_of<'m>(model: &'m mut Model, file: &str) -> Option<&'m mut Reader> {
    model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Reader(reader) if reader.copy.file == file => Some(&mut **reader),
        _ => None,
    })
}

fn top(model: &mut Model) -> Option<&mut Reader> {
    match model.overlays.last_mut() {
        Some(Overlay::Reader(reader)) => Some(reader),
        _ => None,
    }
}

/// The reader that is open, be it under another screen: its copy, where reading
/// is, and the bookmark that is kept.
pub(super) fn place(model: &Model) -> Option<Reading> {
    let reader = model.overlays.iter().find_map(|overlay| match overlay {
        Overlay::Reader(reader) => Some(reader),
        _ => None,
    })?;
    Some(Reading { file: reader.copy.file.clone(), at: reader.bookmark()?, kept: reader.kept })
}

/// Where reading is.
pub(super) struct Reading {
    file: String,
    at: Bookmark,
    kept: Option<Bookmark>,
}

/// After every action: a text on top fits its screen, and where reading was left
/// off is kept once that reader is closed or the program is left.
pub(super) fn after(
    model: &mut Model,
    before: Option<Reading>,
    effects: &[Effect],
) -> Option<Effect> {
    fit(model);
    let before = before?;
    let is_left = effects.contains(&Effect::Quit);
    let is_closed = place(model).is_none_or(|now| now.file != before.file);
    let is_kept = before.at == before.kept.unwrap_or_default();
    if is_kept || !(is_left || is_closed) {
        return None;
    }
    let copy = model.holdings.copies().find(|copy| copy.file == before.file)?.clone();
    model.holdings.keep_bookmark(before.file, before.at);
    Some(Effect::Shelf(ShelfTask::KeepBookmark(Box::new(copy), before.at)))
}

/// Moves the text.
pub(super) fn step(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = height(model).saturating_sub(1);
    let last = last_scroll(model);
    if let Some(reader) = top(model) {
        reader.scroll = step.from(reader.scroll, page, last);
    }
    Vec::new()
}

/// To the next page or, where there are none, heading; or to the one before.
pub(super) fn next_part(model: &mut Model, back: bool) -> Vec<Effect> {
    let last = last_scroll(model);
    if let Some(reader) = top(model)
        && let Some(row) = reader.reading().and_then(|text| text.next_part(reader.scroll, back))
    {
        reader.scroll = row.min(last);
    }
    Vec::new()
}

/// Has a text on top fit its screen. Who did not read on still has not.
fn fit(model: &mut Model) {
    let Some(reader) = top(model) else { return };
    let is_kept = reader.bookmark() == Some(reader.kept.unwrap_or_default());
    let is_to_show = std::mem::take(&mut reader.is_to_show);
    keep_in_bounds(model);
    if is_to_show {
        show_found(model);
    }
    if let Some(reader) = top(model).filter(|_| is_kept) {
        reader.kept = reader.bookmark();
    }
}

/// Lays the text out for the width that there is now, and leaves no space below
/// its end.
fn keep_in_bounds(model: &mut Model) {
    let width = layout::text_width(model);
    if let Some(reader) = top(model)
        && let Some(at) = reader.bookmark()
        && let Text::There(text) = &mut reader.text
        && text.lay_out(width)
    {
        reader.scroll = text.row_of(at);
    }
    let last = last_scroll(model);
    if let Some(reader) = top(model) {
        reader.scroll = reader.scroll.min(last);
    }
}

fn height(model: &Model) -> usize {
    layout::overlay_areas(model).text.height.into()
}

fn last_scroll(model: &Model) -> usize {
    let Some(Overlay::Reader(reader)) = model.overlays.last() else { return 0 };
    reader.reading().map_or(0, |text| text.len().saturating_sub(height(model).max(1)))
}

/// Begins to look for words.
pub(super) fn find(model: &mut Model) -> Vec<Effect> {
    if let Some(reader) = top(model)
        && reader.reading().is_some()
    {
        reader.find.from = reader.scroll;
        reader.find.is_typing = true;
        reader.look_for(String::new(), 0);
    }
    Vec::new()
}

/// To the next place where the words stand, or the one before; round the end.
pub(super) fn find_next(model: &mut Model, back: bool) -> Vec<Effect> {
    let Some(reader) = top(model) else { return Vec::new() };
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
        model.message = Some(Message::done(format!("Looked on from {where_from}.")));
    }
    show_found(model);
    Vec::new()
}

/// Brings the match that is shown into sight, with some rows over it.
fn show_found(model: &mut Model) {
    let (height, last) = (height(model), last_scroll(model));
    if let Some(reader) = top(model)
        && let Some(row) = reader.current_row()
        && !(reader.scroll..reader.scroll + height).contains(&row)
    {
        reader.scroll = row.saturating_sub(height / 3).min(last);
    }
}

/// Returns whether letters are added to what is looked for.
pub(super) fn is_typing(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Reader(reader)) if reader.find.is_typing)
}

/// Adds to what is looked for.
pub(super) fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    let more = text.chars().filter_map(search_line::typed_form);
    let Some(reader) = top(model) else { return Vec::new() };
    let phrase: String = reader.find.phrase.chars().chain(more).take(LONGEST_PHRASE).collect();
    look_for(model, phrase.trim_start().to_owned())
}

fn look_for(model: &mut Model, phrase: String) -> Vec<Effect> {
    model.message = None;
    let last = last_scroll(model);
    if let Some(reader) = top(model) {
        let from = reader.find.from;
        reader.scroll = from.min(last);
        reader.look_for(phrase, from);
    }
    show_found(model);
    Vec::new()
}

/// Returns what a key does while words are typed; `None` for one that does the same as
/// elsewhere.
pub(super) fn on_typing(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let reader = top(model).filter(|reader| reader.find.is_typing)?;
    match command {
        Command::Open => reader.find.is_typing = false,
        Command::Back | Command::FocusList => {
            reader.find.is_typing = false;
            look_for(model, String::new());
        }
        Command::SelectNext | Command::SelectPrevious => {
            return Some(find_next(model, command == Command::SelectPrevious));
        }
        Command::DeleteLeft | Command::DeleteWord | Command::DeleteLine => {
            let phrase = overlay::shortened(reader.find.phrase.clone(), command);
            look_for(model, phrase);
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Forgets what was looked for; `false` where nothing was.
pub(super) fn forget_found(model: &mut Model) -> bool {
    let Some(reader) = top(model).filter(|reader| !reader.find.phrase.is_empty()) else {
        return false;
    };
    reader.look_for(String::new(), 0);
    true
}
