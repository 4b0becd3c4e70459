//! The one place where the model changes.

mod copy;
mod copy_or_quit;
mod facet_selection;
pub(in crate::app) mod facets;
pub(in crate::app) mod open;
mod record;
pub(in crate::app) mod results;
pub(in crate::app) mod search_line;
mod shelf;
pub(in crate::app) mod step;
pub(in crate::app) mod subject;

use super::screens::shared::{form, scroll};
use super::screens::{
    self, add_form, detail, hotline_card, locator, my_record, news, palette, reader,
};
use super::{Action, ClickTarget, Command, Confirmation, Effect, Focus, Message, Model, Tab};
use ratatui::layout::Size;
use step::Step;

/// Carries an action out on the model and returns what is to be done outside.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let reading = reader::place(model);
    let mut effects = act(model, action);
    effects.extend(reader::after(model, reading, &effects));
    scroll::keep_clear_of_message(model);
    effects
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action.is_by_hand() {
        model.quit_asked = None;
    }
    match action {
        Action::CopyOrQuit(now) => copy_or_quit::copy_or_quit(model, now),
        Action::Command(command) => {
            let asked = model.message.take().and_then(|message| message.asks);
            carry_out(model, command, asked)
        }
        Action::Insert(letter) => model.screen().insert(model, letter),
        Action::Paste(text) => model.screen().paste(model, &text),
        Action::Press(spot) => press(model, spot),
        Action::Scroll(in_text, rows) => {
            model.screen().wheel(model, in_text, Step::Rows(rows.into()))
        }
        Action::ScrollFacets(rows) => facets::select(model, Step::Rows(rows.into())),
        Action::Resize(size) => resize(model, size),
        Action::IndexBuilt(index) => {
            model.index = Some(index);
            results::search(model)
        }
        Action::SearchHeld => results::search_held(model),
        Action::Found(serial, answer) => results::found(model, serial, *answer),
        Action::LinkOpened(url) => model.tell(Message::done(opened(&url))),
        Action::OpenFailed(url, why) => {
            let saved = shelf::instead_of(model, &url).unwrap_or_default();
            model.tell(Message::error(not_opened(&url, &why) + &saved))
        }
        Action::TextCopied(copied, taken) => copy_or_quit::copied(model, &copied, taken),
        Action::CopyFailed(why) => model.tell(Message::error(format!("Not copied: {why}"))),
        Action::Shelf(outcome) => shelf::done(model, outcome),
        Action::Record(outcome) => record::done(model, outcome),
        Action::EntryAdded(outcome) => add_form::done(model, outcome),
        Action::NewsRead(read) => news::done(model, *read),
        Action::CatalogsUpdated(names) => news::updated(model, &names),
        Action::ShelfWordsRead(words) => results::shelf_words_read(model, words),
        Action::Notice(message) => model.tell(message),
    }
}

/// Asks the screen on top first; what it leaves does the same everywhere.
fn carry_out(model: &mut Model, command: Command, asked: Option<Confirmation>) -> Vec<Effect> {
    use Command::*;
    let (command, asked) = palette::chosen(model, command).unwrap_or((command, asked));
    let own = form::guard(model, command, asked)
        .or_else(|| model.screen().on(model, command, asked))
        .or_else(|| screens::open(model, command, asked));
    if let Some(effects) = own {
        return effects;
    }
    match command {
        Open => open::current(model),
        Copy => copy::best(model),
        CopyLink => copy::link(model),
        CopyCitation => copy::citation(model),
        SaveCopy => shelf::save(model, asked),
        StopSaving => shelf::stop(model),
        RemoveCopy => shelf::remove(model, asked),
        Star => record::star(model),
        Back | Leave => model.close(),
        FocusSearch => focus(model, Focus::Search),
        FocusList => focus(model, Focus::List),
        Facets => facets::toggle(model),
        Sort => search_line::sort(model),
        Redraw => vec![Effect::Redraw],
        Suspend => vec![Effect::Suspend],
        Quit => vec![Effect::Quit],
        QuickExit => vec![Effect::QuickExit],
        _ => match (numbered(command), Step::of(command)) {
            (Some(tab), _) => results::show_tab(model, tab),
            (_, Some(step)) => model.screen().step(model, step),
            (None, None) => Vec::new(),
        },
    }
}

/// Returns the tab that a command names.
fn numbered(command: Command) -> Option<Tab> {
    Some(match command {
        Command::Tab1 => Tab::All,
        Command::Tab2 => Tab::Trainings,
        Command::Tab3 => Tab::Webinars,
        Command::Tab4 => Tab::Publications,
        Command::Tab5 => Tab::Hotlines,
        Command::Tab6 => Tab::More,
        _ => return None,
    })
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
        ClickTarget::Hotline => hotline_card::toggle(model),
        ClickTarget::Tab(place) => {
            results::show_tab(model, *Tab::ALL.get(place).unwrap_or(&Tab::All))
        }
        ClickTarget::Place => locator::toggle(model),
        ClickTarget::Search => focus(model, Focus::Search),
        ClickTarget::Row(row) => results::press(model, row).unwrap_or_else(|| open::current(model)),
        ClickTarget::Facet(row) => facets::press(model, row),
        ClickTarget::Link(row) if palette::is_on_top(model) => {
            palette::select(model, row);
            carry_out(model, Command::Open, None)
        }
        ClickTarget::Link(row) if my_record::is_on_top(model) => my_record::press(model, row),
        ClickTarget::Link(link) => detail::follow_link(model, link),
        ClickTarget::Address => open::current(model),
        ClickTarget::CardLine(place) => hotline_card::show(model, place),
    }
}

fn resize(model: &mut Model, size: Size) -> Vec<Effect> {
    model.size = size;
    results::keep_in_sight(model);
    facet_selection::sync_selection(model);
    scroll::keep_in_bounds(model);
    Vec::new()
}

fn opened(url: &str) -> String {
    let notice = if url.starts_with("http:") { " (not encrypted)" } else { "" };
    format!("Opened in your browser{notice}. No window? Copy the link: {url}")
}

fn not_opened(url: &str, why: &str) -> String {
    format!("Not opened: {why}. The link: {url}")
}
