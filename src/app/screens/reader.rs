//! The reader: open, close, move, find.

mod find;
mod links;
mod outline;

use super::shared::screen::{Asked, Handled, Screen, Subject};
use crate::app::text_input::lengthened;
use crate::app::update::open;
use crate::app::update::step::Step;
use crate::app::{
    Command, Context, Effect, Message, Model, Overlay, OverlayState, ShelfTask, TextRead,
};
use crate::catalog::EntryPosition;
use crate::shelf::Bookmark;

pub use crate::app::state::reader::{
    OutlineItem, OutlineView, Passage, Piece, PieceSource, Reader, ReadingText, Text, TextRow, Tone,
};
pub(in crate::app) use links::to_copy;

/// The screen of the reader.
pub(super) struct ReaderScreen;

/// The longest words to find, in characters.
const LONGEST_PHRASE: usize = 100;

/// Opens the copy of the current entry, or closes the reader.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    if model.top_as::<Reader>().is_some() {
        return model.close();
    }
    match model.current() {
        Some(entry) if model.holdings.copy(entry).is_some() => read(model, entry),
        _ => model.tell(Message::error("This resource has no saved copy to read.")),
    }
}

/// Opens the copy of an entry: at the passage that made the search find it, or
/// else where reading it was left off.
pub(in crate::app) fn read(model: &mut Model, entry: EntryPosition) -> Vec<Effect> {
    let Some(copy) = model.holdings.copy(entry).cloned() else { return Vec::new() };
    let passage = found_passage(model, entry);
    let task = ShelfTask::ReadText(Box::new(copy.clone()));
    model.raise(Overlay::Reader(Box::new(Reader::new(entry, copy, passage))));
    vec![Effect::Shelf(task)]
}

/// Where in its copy the words of the query stand, if that is why the selected
/// entry was found.
fn found_passage(model: &Model, entry: EntryPosition) -> Option<Passage> {
    let hit = model.selected_hit().filter(|hit| hit.entry == entry)?;
    let found = model.outcome.passage(hit)?;
    let words = found.own_words().to_owned();
    Some(Passage { page: found.page, words, phrases: found.phrases })
}

/// Takes in the text of a copy.
pub(in crate::app) fn text_read(model: &mut Model, read: TextRead) -> Vec<Effect> {
    let width = model.text_width();
    let left = model.holdings.bookmark(&read.file).or(read.bookmark);
    let Some(reader) = reader_of(model, &read.file) else { return Vec::new() };
    match read.pages {
        Ok(pages) => {
            let copy = &reader.copy;
            let address = copy.came_from.as_deref().or(copy.url.as_deref());
            reader.text = Text::There(ReadingText::new(pages, &copy.title, address, width));
        }
        Err(why) => reader.text = Text::Failed(why),
    }
    let passage = reader.passage.take();
    let Some(text) = reader.reading() else { return Vec::new() };
    match &passage {
        Some(passage) => reader.go_to(passage),
        None => reader.scroll = left.map_or(0, |left| text.row_of(left)),
    }
    reader.is_to_show = passage.is_some();
    // Jumping to a match does not move the bookmark.
    reader.kept = reader.bookmark();
    Vec::new()
}

/// The reader of the copy in that file, wherever it lies.
fn reader_of<'m>(model: &'m mut Model, file: &str) -> Option<&'m mut Reader> {
    let mut readers = model.overlays.iter_mut().filter_map(Reader::of_mut);
    readers.find(|reader| reader.copy.file == file)
}

/// The reader that is open, be it under another screen: its copy, where reading
/// is, and the bookmark that is kept.
pub(in crate::app) fn place(model: &Model) -> Option<ReadingPosition> {
    let reader = model.overlays.iter().find_map(Reader::of)?;
    Some(ReadingPosition {
        file: reader.copy.file.clone(),
        at: reader.bookmark()?,
        kept: reader.kept,
    })
}

/// Where reading is.
pub(in crate::app) struct ReadingPosition {
    file: String,
    at: Bookmark,
    kept: Option<Bookmark>,
}

/// After every action: a text on top fits its screen, and where reading was left
/// off is kept once that reader is closed or the program is left.
pub(in crate::app) fn after(
    model: &mut Model,
    before: Option<ReadingPosition>,
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
    model.holdings.save_bookmark(before.file, before.at);
    Some(Effect::Shelf(ShelfTask::KeepBookmark(Box::new(copy), before.at)))
}

/// To the next page or, where there are none, heading; or to the one before.
fn next_part(model: &mut Model, back: bool) -> Vec<Effect> {
    let last = last_scroll(model);
    if let Some(reader) = model.top_as_mut::<Reader>()
        && let Some(row) = reader.reading().and_then(|text| text.next_part(reader.scroll, back))
    {
        reader.scroll = row.min(last);
    }
    Vec::new()
}

/// Has a text on top fit its screen. Who did not read on still has not.
fn fit(model: &mut Model) {
    let Some(reader) = model.top_as_mut::<Reader>() else { return };
    let is_kept = reader.bookmark() == Some(reader.kept.unwrap_or_default());
    let is_to_show = std::mem::take(&mut reader.is_to_show);
    keep_in_bounds(model);
    if is_to_show {
        find::show_found(model);
    }
    links::drop_unseen(model);
    outline::keep_in_sight(model);
    if let Some(reader) = model.top_as_mut::<Reader>().filter(|_| is_kept) {
        reader.kept = reader.bookmark();
    }
}

/// Lays the text out for the width that there is now, and leaves no space below
/// its end.
fn keep_in_bounds(model: &mut Model) {
    let width = model.text_width();
    if let Some(reader) = model.top_as_mut::<Reader>()
        && let Some(at) = reader.bookmark()
        && let Text::There(text) = &mut reader.text
        && text.lay_out(width)
    {
        reader.scroll = text.row_of(at);
    }
    let last = last_scroll(model);
    if let Some(reader) = model.top_as_mut::<Reader>() {
        reader.scroll = reader.scroll.min(last);
    }
}

fn last_scroll(model: &Model) -> usize {
    let text = model.top_as::<Reader>().and_then(Reader::reading);
    text.map_or(0, |text| text.len().saturating_sub(model.text_height().max(1)))
}

/// Forgets which link was marked, or what was looked for; `None` where nothing was.
fn clear(model: &mut Model) -> Option<Vec<Effect>> {
    if model.top_as_mut::<Reader>()?.link.take().is_some() {
        return Some(Vec::new());
    }
    let reader = model.top_as_mut::<Reader>().filter(|reader| !reader.find.phrase.is_empty())?;
    reader.search_text(String::new(), 0);
    Some(Vec::new())
}

/// Returns whether the text has pages to turn.
fn is_paged(reader: &Reader) -> bool {
    reader.reading().is_some_and(|text| text.last_page() > 0)
}

impl Screen for ReaderScreen {
    fn context(&self, model: &Model) -> Context {
        if find::is_typing(model) { Context::Search } else { Context::Reader }
    }

    fn hints(&self, model: &Model) -> &'static [Command] {
        use Command::*;
        match find::is_typing(model) {
            true => &[Open, Back, SelectNext, SelectPrevious, QuickExit, Help],
            false if outline::is_open(model) => &[Open, Back, SelectNext, QuickExit, Help],
            false if model.top_as::<Reader>().is_some_and(|reader| reader.link.is_some()) => {
                &[Open, Back, NextLink, PreviousLink, Copy, QuickExit, Help]
            }
            false => &[
                Back,
                Find,
                FindNext,
                FindPrevious,
                Outline,
                NextLink,
                PageDown,
                NextKind,
                Open,
                QuickExit,
                Help,
            ],
        }
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        let reader = model.top_as::<Reader>()?;
        match command {
            Command::Open if find::is_typing(model) => Some("done"),
            Command::Open if reader.outline.is_some() => Some("go there"),
            Command::Open if reader.link.is_some() => Some("open link"),
            Command::Open => Some("open the file"),
            Command::SelectNext => Some("next"),
            Command::SelectPrevious => Some("previous"),
            Command::NextKind if is_paged(reader) => {
                Some(if reader.part_name() == "section" { "next section" } else { "next page" })
            }
            Command::NextKind => Some("next heading"),
            Command::Copy if reader.link.is_some() => Some("copy link"),
            Command::Back if !reader.find.phrase.is_empty() => Some("clear"),
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        use Command::*;
        let reader = model.top_as::<Reader>()?;
        Some(match command {
            SelectNext | SelectPrevious | PageDown if reader.outline.is_some() => true,
            Find | PageDown => reader.reading().is_some(),
            Outline => reader.reading().is_some_and(|text| text.outline().len() > 1),
            NextLink | PreviousLink => reader.reading().is_some_and(|text| text.link_count() > 0),
            FindNext | FindPrevious | SelectNext | SelectPrevious => reader.find.current.is_some(),
            NextKind => reader.reading().is_some_and(|text| text.outline().len() > 1),
            _ => return None,
        })
    }

    fn subject(&self, _: &Model, overlay: &Overlay) -> Subject {
        Reader::of(overlay).map_or(Subject::Below, |reader| Subject::Own(Some(reader.entry)))
    }

    fn begins_text(&self, model: &Model, letter: char) -> bool {
        let reader = model.top_as::<Reader>();
        letter.is_ascii_digit()
            && reader.is_some_and(|own| own.outline.is_none() && !own.find.is_typing)
    }

    fn insert(&self, model: &mut Model, letter: char) -> Vec<Effect> {
        let digit = letter.to_string();
        match find::is_typing(model) {
            true => self.paste(model, &digit),
            false => links::type_digit(model, &digit),
        }
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        let reader = model.top_as::<Reader>().filter(|reader| reader.find.is_typing);
        let Some(reader) = reader else { return Vec::new() };
        let phrase = lengthened(&reader.find.phrase, text, LONGEST_PHRASE);
        find::search_text(model, phrase)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        if find::is_typing(model)
            && let Some(effects) = find::on_typing(model, command)
        {
            return Some(effects);
        }
        if outline::is_open(model)
            && let Some(effects) = outline::on(model, command)
        {
            return Some(effects);
        }
        model.top_as_mut::<Reader>()?.digits.clear();
        Some(match command {
            Outline => outline::toggle(model),
            Find => find::begin(model),
            FindNext => find::step(model, false),
            FindPrevious => find::step(model, true),
            NextKind => next_part(model, false),
            PreviousKind => next_part(model, true),
            NextLink => links::turn(model, 1),
            PreviousLink => links::turn(model, -1),
            Copy | CopyLink => vec![Effect::Copy(to_copy(model)?)],
            Back => return clear(model),
            Open => {
                if let Some(effects) = links::open(model) {
                    return Some(effects);
                }
                let copy = model.top_as::<Reader>()?.copy.clone();
                open::copy(model, copy, None)
            }
            _ => return None,
        })
    }

    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        if outline::is_open(model) {
            return outline::step(model, step);
        }
        let page = model.text_height().saturating_sub(1);
        let last = last_scroll(model);
        if let Some(reader) = model.top_as_mut::<Reader>() {
            reader.scroll = step.from(reader.scroll, page, last);
        }
        Vec::new()
    }

    fn wheel(&self, model: &mut Model, _: bool, step: Step) -> Vec<Effect> {
        self.step(model, step)
    }
}
