//! The status bar, the last two rows: the message, and the keys that matter now.

use crate::app::screens::reader::Reader;
use crate::app::{
    Command, Focus, ListChoice, ListRow, ListState, Model, Overlay, PlaceStep, card_order,
    message_lines, ways,
};
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
    let context = context(model);
    let hints = commands(model)
        .iter()
        .filter(|&&command| does_something(model, command))
        .filter_map(|&command| {
            let is_short = command == Command::QuickExit && area.width < NARROW;
            let hint = if is_short { "exit" } else { hint(model, command) };
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

/// The key to tell of: one that acts everywhere, if there is one that the
/// context does not use for something else. Not every terminal knows Alt.
pub fn chord(look: &RenderContext, context: Context, command: Command) -> Option<String> {
    let gives = |chord: &Chord| look.keymap.resolve(context, *chord) == Some(command);
    let everywhere = look.keymap.chords(Layer::Global, command).iter().copied().find(gives);
    let everywhere = everywhere.map(|chord| chord.to_string());
    let own = || look.keymap.first_chord(context, command).map(|chord| chord.to_string());
    everywhere.filter(|chord| !chord.starts_with("Alt-")).or_else(own)
}

/// Returns whether a key is a letter or digit alone.
fn is_letter(chord: &str) -> bool {
    chord.chars().all(char::is_alphanumeric) && chord.chars().nth(1).is_none()
}

/// Returns whether a command has something to act on now.
fn does_something(model: &Model, command: Command) -> bool {
    let nothing_found =
        model.overlays.is_empty() && model.row_count() == 0 && !model.is_place_selected();
    match command {
        Command::Open if model.overlays.is_empty() && model.is_place_selected() => true,
        Command::Open if model.shown_answer().is_some() => model.place_step().is_some(),
        Command::Copy => model.to_copy().is_ok(),
        Command::Open | Command::Choose if model.is_in_facets() => !model.facet_rows().is_empty(),
        Command::Open if nothing_found => {
            model.found_elsewhere() > 0
                || model.outcome.obstacle.is_some()
                || model.suggestion.is_some()
        }
        Command::Facets | Command::Sort => !nothing_found || model.is_in_facets(),
        Command::NextKind if let Some((_, entry)) = model.card() => ways(&entry).len() > 1,
        Command::Find if let Some(reader) = reader(model) => reader.reading().is_some(),
        Command::FindNext
        | Command::FindPrevious
        | Command::SelectNext
        | Command::SelectPrevious
            if let Some(reader) = reader(model) =>
        {
            reader.find.current.is_some()
        }
        Command::NextKind if let Some(reader) = reader(model) => {
            reader.reading().is_some_and(|text| text.last_page() > 1)
        }
        Command::PageDown if let Some(reader) = reader(model) => reader.reading().is_some(),
        Command::ReadCopy => {
            model.current().is_some_and(|place| model.holdings.copy(place).is_some())
        }
        Command::SaveCopy => {
            model.current().is_some_and(|place| model.holdings.copy(place).is_none())
        }
        Command::Open if let Some((_, rows)) = lists(model) => !rows.is_empty(),
        Command::SelectNext if let Some((_, rows)) = lists(model) => rows.len() > 1,
        Command::Star if is_writing(model) => true,
        Command::NextKind if is_writing(model) => has_lines(model),
        Command::Note | Command::Done | Command::Plan | Command::Lists => model.current().is_some(),
        Command::Star => model.current().is_some(),
        Command::Detail | Command::CopyCitation => !nothing_found,
        Command::Hotlines => !card_order(model).is_empty(),
        _ => true,
    }
}

fn hint(model: &Model, command: Command) -> &'static str {
    match command {
        Command::Open if model.is_in_facets() => Command::Choose.hint(),
        Command::Facets if model.is_in_facets() => "close",
        Command::Open if model.overlays.is_empty() && model.is_place_selected() => "office",
        Command::Open if model.shown_answer().is_some() => match model.place_step() {
            Some(PlaceStep::Ask(_)) if model.locator().is_some_and(|own| own.chosen.is_some()) => {
                "take this place"
            }
            Some(PlaceStep::Ask(_)) => "take the first",
            _ => "web page",
        },
        Command::Open if reader(model).is_some_and(|reader| reader.find.is_typing) => "done",
        Command::SelectNext if reader(model).is_some() => "next",
        Command::SelectPrevious if reader(model).is_some() => "previous",
        Command::NextKind if reader(model).is_some() => "next page",
        Command::Back if reader(model).is_some_and(|reader| !reader.find.phrase.is_empty()) => {
            "clear"
        }
        Command::Open if reader(model).is_some() => "open the file",
        Command::Open if model.overlays.is_empty() && model.row_count() == 0 => "search",
        Command::Back if is_asked(model) => "clear",
        Command::Back if !model.overlays.is_empty() => "close",
        Command::Back if model.is_in_facets() => "back",
        Command::NextKind if model.card().is_some() => "next number",
        Command::NextKind if matches!(model.overlays.last(), Some(Overlay::Locator(_))) => {
            "next number"
        }
        Command::Back if model.query.value().is_empty() => "list",
        Command::Back => "clear",
        Command::Open if let Some((choice, rows)) = lists(model) => {
            match rows.get(choice.selected).map(|row| row.state) {
                Some(ListState::In) => "take out",
                _ => "put in",
            }
        }
        Command::SelectNext if lists(model).is_some() => "next list",
        Command::Star if is_writing(model) => "save",
        Command::NextKind if is_writing(model) => "next line",
        Command::NextKind if !model.overlays.is_empty() => "next link",
        Command::SelectNext if matches!(model.overlays.last(), Some(Overlay::Card(_))) => {
            "next line"
        }
        Command::Star if model.is_starred() => "no star",
        other => other.hint(),
    }
}

/// Returns whether a note or a form is on top.
fn is_writing(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Note(_) | Overlay::Form(_)))
}

/// The choice of lists, if it is on top, and what can be chosen.
fn lists(model: &Model) -> Option<(&ListChoice, Vec<ListRow>)> {
    match model.overlays.last() {
        Some(Overlay::Lists(choice)) => Some((choice, model.list_rows(choice))),
        _ => None,
    }
}

/// Returns whether that has several lines.
fn has_lines(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Form(form)) if form.fields.len() > 1)
}

/// The reader, if it is on top.
fn reader(model: &Model) -> Option<&Reader> {
    match model.overlays.last() {
        Some(Overlay::Reader(reader)) => Some(reader),
        _ => None,
    }
}

/// Returns whether a need is typed on the card.
fn is_asked(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Card(card)) if !card.need.is_empty())
}

/// Which keys act now.
pub fn context(model: &Model) -> Context {
    match (model.overlays.last(), model.focus) {
        (None | Some(Overlay::Notices(_)), Focus::Search) => Context::Search,
        (Some(Overlay::Card(card)), _) if !card.need.is_empty() => Context::Search,
        (Some(Overlay::Reader(reader)), _) if reader.find.is_typing => Context::Search,
        (Some(Overlay::Reader(_)), _) => Context::Reader,
        (
            Some(Overlay::Locator(_) | Overlay::Note(_) | Overlay::Form(_) | Overlay::Lists(_)),
            _,
        ) => Context::Search,
        _ => Context::List,
    }
}

/// The commands that matter now, the most useful first, quick exit and help last.
fn commands(model: &Model) -> &'static [Command] {
    use Command::*;
    match (model.overlays.last(), model.focus) {
        (None, Focus::Search) => &[
            Open,
            ReadCopy,
            Hotlines,
            Locator,
            Detail,
            Copy,
            NextKind,
            Back,
            Facets,
            Sort,
            SaveCopy,
            CopyCitation,
            QuickExit,
            Help,
        ],
        (None, Focus::List) => &[
            Open,
            ReadCopy,
            FocusSearch,
            Hotlines,
            Locator,
            Detail,
            Copy,
            Star,
            Done,
            MyRecord,
            NextKind,
            Leave,
            Facets,
            Sort,
            SaveCopy,
            Lists,
            QuickExit,
            Help,
        ],
        (None, Focus::Facets) => {
            &[Open, Back, Facets, Hotlines, FocusSearch, Sort, NextKind, QuickExit, Help]
        }
        (Some(Overlay::Help(_) | Overlay::Notices(_)), _) => {
            &[Back, SelectNext, PageDown, QuickExit, Help]
        }
        (Some(Overlay::Locator(_)), _) => {
            &[Back, Open, Copy, NextKind, SelectNext, PageDown, Hotlines, QuickExit, Help]
        }
        (Some(Overlay::Reader(reader)), _) if reader.find.is_typing => {
            &[Open, Back, SelectNext, SelectPrevious, QuickExit, Help]
        }
        (Some(Overlay::Reader(_)), _) => {
            &[Back, Find, FindNext, FindPrevious, PageDown, NextKind, Open, QuickExit, Help]
        }
        (Some(Overlay::Card(_)), _) => {
            &[Back, Copy, NextKind, VictimCard, SelectNext, PageDown, Open, QuickExit, Help]
        }
        (Some(Overlay::Record(_)), _) => &[Back, SelectNext, PageDown, Hotlines, QuickExit, Help],
        (Some(Overlay::Note(_)), _) => &[Star, Back, Hotlines, QuickExit, Help],
        (Some(Overlay::Lists(_)), _) => &[Open, SelectNext, Back, Hotlines, QuickExit, Help],
        (Some(Overlay::Form(_)), _) => &[Star, Back, NextKind, Hotlines, QuickExit, Help],
        // It tells its two keys itself, in its language.
        (Some(Overlay::Victim(_)), _) => &[],
        (Some(Overlay::Detail(_)), _) => &[
            Back,
            Open,
            ReadCopy,
            NextKind,
            Copy,
            SaveCopy,
            Star,
            PageDown,
            CopyCitation,
            QuickExit,
            Help,
        ],
    }
}
