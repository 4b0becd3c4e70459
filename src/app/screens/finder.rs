//! The finder itself, below all other screens: search line, list and pane of facets.

use super::locator;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::update::step::Step;
use crate::app::update::{facets, results, search_line};
use crate::app::{Command, Context, Effect, Focus, Model, Tab, WayOut};

/// The finder as a screen.
pub(super) struct FinderScreen;

impl Screen for FinderScreen {
    fn context(&self, model: &Model) -> Context {
        if model.focus == Focus::Search { Context::Search } else { Context::List }
    }

    fn hints(&self, model: &Model) -> &'static [Command] {
        use Command::*;
        match model.focus {
            Focus::Search => &[
                Open,
                ReadCopy,
                Hotlines,
                Locator,
                Detail,
                SaveCopy,
                MyRecord,
                Copy,
                NextKind,
                Back,
                Facets,
                CopyCitation,
                Sort,
                QuickExit,
                Help,
            ],
            Focus::List => &[
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
            Focus::Facets => {
                &[Open, Back, Facets, Hotlines, FocusSearch, Sort, NextKind, QuickExit, Help]
            }
        }
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        use Command::*;
        Some(match command {
            Open if model.is_in_facets() => Choose.hint(),
            Facets if model.is_in_facets() => "close",
            Open if model.is_place_selected() => "office",
            Open if model.row_count() == 0 => "search",
            Back if model.is_in_facets() => "back",
            Back if model.query.value().is_empty() => "list",
            Back => "clear",
            _ => return None,
        })
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        use Command::*;
        let is_nothing_found = model.row_count() == 0 && !model.is_place_selected();
        Some(match command {
            Open if model.is_place_selected() => true,
            Open | Choose if model.is_in_facets() => !model.facet_rows().is_empty(),
            Open if is_nothing_found => model.way_out().is_some(),
            Facets | Sort => !is_nothing_found || model.is_in_facets(),
            Detail | CopyCitation => !is_nothing_found,
            _ => return None,
        })
    }

    /// In the pane of facets a letter goes to a value.
    fn insert(&self, model: &mut Model, letter: char) -> Vec<Effect> {
        match model.is_in_facets() {
            true => facets::jump(model, letter),
            false => search_line::insert(model, letter),
        }
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        search_line::paste(model, text)
    }

    fn selected_text(&self, model: &Model) -> Option<String> {
        let is_in_line = model.focus == Focus::Search;
        model.query.selected().filter(|_| is_in_line).map(str::to_owned)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        Some(match command {
            Open | Choose if model.is_in_facets() => facets::choose(model),
            Back | Leave if model.is_in_facets() => facets::leave(model),
            Open | Detail if model.is_place_selected() => locator::toggle(model),
            Open if model.current().is_none() => out_of_nothing(model),
            Back if model.query.value().is_empty() => {
                model.focus = Focus::List;
                Vec::new()
            }
            Back => search_line::start_over(model),
            Leave => vec![Effect::Quit],
            NextKind => results::show_tab(model, model.tab.step(1)),
            PreviousKind => results::show_tab(model, model.tab.step(-1)),
            Widen => search_line::widen(model),
            HidePast => {
                model.hides_past = !model.hides_past;
                results::search_anew(model)
            }
            Cut => search_line::cut(model),
            _ => return search_line::edit(model, command),
        })
    }

    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        match model.focus {
            Focus::Facets => facets::select(model, step),
            _ => results::select(model, step),
        }
    }

    fn wheel(&self, model: &mut Model, _: bool, step: Step) -> Vec<Effect> {
        results::select(model, step)
    }
}

/// Takes the way out of an empty list.
fn out_of_nothing(model: &mut Model) -> Vec<Effect> {
    match model.way_out() {
        Some(WayOut::ShowPast(_)) => {
            model.hides_past = false;
            results::search_anew(model)
        }
        Some(WayOut::AllTypes(_)) => results::show_tab(model, Tab::All),
        Some(WayOut::Without(_)) => search_line::widen(model),
        Some(WayOut::Respell(word)) => {
            let word = word.to_owned();
            search_line::replace(model, &word)
        }
        None => Vec::new(),
    }
}
