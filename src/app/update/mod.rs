//! The one place where the model changes.

mod activate;
mod clipboard;
mod facets;
mod forms;
mod list_picker;
mod locator;
mod overlay;
mod quit;
mod reader;
mod record;
mod results;
mod search_line;
mod shelf;

use super::{
    Action, ClickTarget, Command, Confirmation, Effect, Focus, Message, Model, Overlay, Tab,
};
use tui_input::InputRequest;

/// Carries an action out on the model and returns what is to be done outside.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let reading = reader::place(model);
    let mut effects = act(model, action);
    effects.extend(reader::after(model, reading, &effects));
    overlay::keep_clear_of_message(model);
    effects
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.is_by_hand() {
        model.quit_asked = None;
    }
    match action {
        Action::CopyOrQuit(now) => quit::copy_or_quit(model, now),
        Action::Command(command) => {
            let asked = model.message.take().and_then(|message| message.asks);
            carry_out(model, command, asked)
        }
        Action::Insert(letter) if overlay::is_card(model) => {
            overlay::type_need(model, &letter.to_string())
        }
        Action::Paste(text) if overlay::is_card(model) => overlay::type_need(model, &text),
        Action::Insert(letter) if locator::is_open(model) => {
            locator::type_in(model, &letter.to_string())
        }
        Action::Paste(text) if locator::is_open(model) => locator::type_in(model, &text),
        Action::Insert(letter) if forms::is_open(model) => {
            forms::type_in(model, &letter.to_string())
        }
        Action::Paste(text) if forms::is_open(model) => forms::type_in(model, &text),
        Action::Insert(letter) if reader::is_typing(model) => {
            reader::type_in(model, &letter.to_string())
        }
        Action::Paste(text) if reader::is_typing(model) => reader::type_in(model, &text),
        Action::Insert(letter) if model.is_in_facets() => facets::jump(model, letter),
        Action::Insert(letter) => search_line::insert(model, letter),
        Action::Paste(text) => search_line::paste(model, &text),
        Action::Press(spot) => press(model, spot),
        Action::Scroll(in_text, rows) => scroll(model, in_text, rows),
        Action::ScrollFacets(rows) => facets::select(model, Step::Rows(rows.into())),
        Action::Resize(size) => {
            model.size = size;
            results::keep_in_sight(model);
            facets::settle(model);
            overlay::keep_in_bounds(model);
            Vec::new()
        }
        Action::IndexBuilt(index) => {
            model.index = Some(index);
            search_line::search(model)
        }
        Action::PlacesReady => search_line::places_ready(model),
        Action::SearchHeld => search_line::search_held(model),
        Action::Found(serial, answer) => search_line::found(model, serial, *answer),
        Action::LinkOpened(url) => tell(model, Message::done(opened(&url))),
        Action::OpenFailed(url, why) => {
            let saved = shelf::instead_of(model, &url).unwrap_or_default();
            tell(model, Message::error(not_opened(&url, &why) + &saved))
        }
        Action::TextCopied(copied, taken) => {
            let mut message = clipboard::message(&copied, taken);
            if model.quit_asked.is_some() {
                message.text = format!("{}. {}", message.text, quit::AGAIN);
            }
            tell(model, message)
        }
        Action::CopyFailed(why) => tell(model, Message::error(format!("Not copied: {why}"))),
        Action::Shelf(outcome) => shelf::done(model, outcome),
        Action::Record(outcome) => record::done(model, outcome),
        Action::ShelfWordsRead(words) => search_line::shelf_words_read(model, words),
        Action::Notice(message) => tell(model, message),
    }
}

fn carry_out(model: &mut Model, command: Command, asked: Option<Confirmation>) -> Vec<Effect> {
    use Command::*;
    if overlay::is_victim_card(model) && !matches!(command, Quit | QuickExit | Redraw | Suspend) {
        return overlay::on_victim_card(model, command);
    }
    if let Some(effects) = forms::on_command(model, command, asked) {
        return effects;
    }
    if let Some(done) = reader::on_typing(model, command) {
        return done;
    }
    match command {
        Open if model.is_in_facets() => facets::choose(model),
        Open => activate::selected(model),
        Copy => clipboard::best(model),
        CopyLink => clipboard::link(model),
        CopyCitation => clipboard::citation(model),
        SaveCopy => shelf::save(model, asked),
        StopSaving => shelf::stop(model),
        RemoveCopy => shelf::remove(model, asked),
        ReadCopy => reader::toggle(model),
        Find => reader::find(model),
        FindNext => reader::find_next(model, false),
        FindPrevious => reader::find_next(model, true),
        Star => record::star(model),
        Note => forms::open_note(model),
        Done => forms::open_done(model),
        Plan => forms::open_plan(model),
        Lists => list_picker::open(model),
        MyRecord => overlay::toggle_record(model),
        Hotlines => overlay::toggle_card(model),
        Locator => locator::toggle(model),
        VictimCard => overlay::show_victim_card(model),
        Detail => overlay::toggle_detail(model),
        Help => overlay::toggle_help(model),
        Back | Leave if model.is_in_facets() => facets::leave(model),
        Back => overlay::back(model),
        Leave if model.overlays.is_empty() => vec![Effect::Quit],
        Leave => overlay::close(model),
        // These have a line of their own to type in.
        FocusSearch | FocusList if overlay::is_card(model) || locator::is_open(model) => Vec::new(),
        FocusSearch => focus(model, Focus::Search),
        FocusList => focus(model, Focus::List),
        SelectNext => move_by(model, Step::Rows(1)),
        SelectPrevious => move_by(model, Step::Rows(-1)),
        Choose if model.is_in_facets() => facets::choose(model),
        Choose | PageDown => move_by(model, Step::Pages(1)),
        PageUp => move_by(model, Step::Pages(-1)),
        SelectFirst => move_by(model, Step::First),
        SelectLast => move_by(model, Step::Last),
        Facets => facets::toggle(model),
        Sort => search_line::sort(model),
        Widen => search_line::widen(model),
        NextKind | NextLink if reader::is_open(model) => reader::next_part(model, false),
        PreviousKind | PreviousLink if reader::is_open(model) => reader::next_part(model, true),
        NextKind if locator::is_open(model) => locator::next_number(model, 1),
        PreviousKind if locator::is_open(model) => locator::next_number(model, -1),
        NextKind if overlay::is_card(model) => overlay::next_way(model, 1),
        PreviousKind if overlay::is_card(model) => overlay::next_way(model, -1),
        NextLink => overlay::select_link(model, 1),
        PreviousLink => overlay::select_link(model, -1),
        NextKind if model.overlays.is_empty() => results::show_tab(model, model.tab.step(1)),
        PreviousKind if model.overlays.is_empty() => results::show_tab(model, model.tab.step(-1)),
        NextKind => overlay::select_link(model, 1),
        PreviousKind => overlay::select_link(model, -1),
        Tab1 | Tab2 | Tab3 | Tab4 | Tab5 | Tab6 => results::show_tab(model, numbered(command)),
        DeleteLeft | DeleteWord | DeleteLine if overlay::is_card(model) => {
            overlay::shorten_need(model, command)
        }
        DeleteLeft | DeleteWord | DeleteLine if locator::is_open(model) => {
            locator::shorten(model, command)
        }
        CursorLeft => search_line::edit(model, InputRequest::GoToPrevChar),
        CursorRight => search_line::edit(model, InputRequest::GoToNextChar),
        CursorWordLeft => search_line::edit(model, InputRequest::GoToPrevWord),
        CursorWordRight => search_line::edit(model, InputRequest::GoToNextWord),
        CursorStart => search_line::edit(model, InputRequest::GoToStart),
        CursorEnd => search_line::edit(model, InputRequest::GoToEnd),
        DeleteLeft => search_line::edit(model, InputRequest::DeletePrevChar),
        DeleteRight => search_line::edit(model, InputRequest::DeleteNextChar),
        DeleteWord => search_line::edit(model, InputRequest::DeletePrevWord),
        DeleteLine => search_line::edit(model, InputRequest::DeleteLine),
        SelectAll => search_line::select_all(model),
        Cut => search_line::cut(model),
        Undo => search_line::undo(model),
        Redraw => vec![Effect::Redraw],
        Suspend => vec![Effect::Suspend],
        Quit => vec![Effect::Quit],
        QuickExit => vec![Effect::QuickExit],
    }
}

/// How far to move in a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Rows(isize),
    Pages(isize),
    First,
    Last,
}

impl Step {
    /// The place it leads to from `place`, with pages of `page` rows, within `0..=last`.
    fn from(self, place: usize, page: usize, last: usize) -> usize {
        let by = |rows: isize| place.saturating_add_signed(rows).min(last);
        match self {
            Step::Rows(rows) => by(rows),
            Step::Pages(pages) => by(pages.saturating_mul(page.max(1) as isize)),
            Step::First => 0,
            Step::Last => last,
        }
    }
}

fn move_by(model: &mut Model, step: Step) -> Vec<Effect> {
    match model.overlays.is_empty() {
        true if model.focus == Focus::Facets => facets::select(model, step),
        true => results::select(model, step),
        false => overlay::step(model, step),
    }
}

fn numbered(command: Command) -> Tab {
    match command {
        Command::Tab2 => Tab::Trainings,
        Command::Tab3 => Tab::Webinars,
        Command::Tab4 => Tab::Publications,
        Command::Tab5 => Tab::Hotlines,
        Command::Tab6 => Tab::More,
        _ => Tab::All,
    }
}

fn focus(model: &mut Model, focus: Focus) -> Vec<Effect> {
    model.overlays.clear();
    model.focus = focus;
    // A pane that was over the list is gone now.
    results::keep_in_sight(model);
    Vec::new()
}

fn press(model: &mut Model, spot: ClickTarget) -> Vec<Effect> {
    model.message = None;
    match spot {
        ClickTarget::Hotline => overlay::toggle_card(model),
        ClickTarget::Tab(place) => {
            results::show_tab(model, *Tab::ALL.get(place).unwrap_or(&Tab::All))
        }
        ClickTarget::Place => locator::toggle(model),
        ClickTarget::Search => focus(model, Focus::Search),
        ClickTarget::Row(row) => results::press(model, row),
        ClickTarget::Facet(row) => facets::press(model, row),
        ClickTarget::Link(link) => activate::link(model, link),
        ClickTarget::Address => activate::selected(model),
        ClickTarget::CardLine(place) => overlay::show_card(model, place),
    }
}

fn scroll(model: &mut Model, in_text: bool, rows: i16) -> Vec<Effect> {
    match model.overlays.last() {
        None => results::select(model, Step::Rows(rows.into())),
        Some(Overlay::Card(_)) if !in_text => overlay::step(model, Step::Rows(rows.into())),
        Some(_) => overlay::scroll(model, rows.into()),
    }
}

fn tell(model: &mut Model, message: Message) -> Vec<Effect> {
    model.message = Some(message);
    Vec::new()
}

fn opened(url: &str) -> String {
    let notice = if url.starts_with("http:") { " (not encrypted)" } else { "" };
    format!("Opened in your browser{notice}. No window? Copy the link: {url}")
}

fn not_opened(url: &str, why: &str) -> String {
    format!("Not opened: {why}. The link: {url}")
}
