//! The command palette: runs a command by its name on the screen below.

use super::shared::screen::{Asked, Handled, Screen};
use super::shared::scroll;
use crate::app::state::command_keys::Shortcut;
use crate::app::text_input::{lengthened, shortened};
use crate::app::text_view::{TextView, commands};
use crate::app::update::step::{Step, around};
use crate::app::{Command, Context, Effect, HelpView, Model, Overlay, Palette};
use std::ops::Range;

/// The longest words to find, in characters.
const LONGEST: usize = 40;

/// The screen of the palette.
pub(super) struct PaletteScreen;

/// Opens the palette on the screen that is there, or closes it.
pub(in crate::app) fn toggle(model: &mut Model, asked: Asked) -> Vec<Effect> {
    if is_on_top(model) {
        return model.close();
    }
    if model.top_as::<HelpView>().is_some() {
        model.close();
    }
    let with_keys = |own: Command| {
        let here = model.keys_here(own);
        let all = || model.keys_of(own).map(|keys| keys.all()).unwrap_or_default();
        (own, if here.is_empty() { all() } else { here })
    };
    let others = model.commands_here().into_iter().filter(|own| *own != Command::Palette);
    let commands: Vec<Shortcut> = others.map(with_keys).collect();
    model.raise(Overlay::Palette(Box::new(Palette { commands, asked, ..Palette::default() })));
    Vec::new()
}

/// Returns whether the palette is on top.
pub(in crate::app) fn is_on_top(model: &Model) -> bool {
    model.top_as::<Palette>().is_some()
}

/// Closes the palette where a command asks for its selected one; returns that, for the
/// screen below, with the question that it may answer.
pub(in crate::app) fn chosen(model: &mut Model, by: Command) -> Option<(Command, Asked)> {
    let palette = model.top_as::<Palette>().filter(|_| by == Command::Open)?;
    let (command, asked) = (palette.rows().get(palette.selected)?.0, palette.asked);
    model.close();
    Some((command, asked))
}

/// Shows the commands that fit other words, the best one selected.
fn find(model: &mut Model, typed: String) -> Vec<Effect> {
    model.message = None;
    if let Some(palette) = model.top_as_mut::<Palette>() {
        (palette.typed, palette.selected, palette.scroll) = (typed, 0, 0);
    }
    Vec::new()
}

/// Selects a row and brings it into sight.
pub(in crate::app) fn select(model: &mut Model, row: usize) -> Vec<Effect> {
    if let Some(palette) = model.top_as_mut::<Palette>() {
        palette.selected = row;
    }
    let rows = model.reading(model.text_width()).and_then(|(text, _)| text.rows_of_link(row));
    scroll::show(model, &rows.unwrap_or(0..1));
    Vec::new()
}

/// Selects the row so many rows on; from the last to the first.
fn turn(model: &mut Model, step: isize) -> Vec<Effect> {
    let Some(palette) = model.top_as::<Palette>() else { return Vec::new() };
    let row = around(palette.selected, step, palette.rows().len());
    select(model, row)
}

impl Screen for PaletteScreen {
    fn context(&self, _: &Model) -> Context {
        Context::Search
    }

    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Open, SelectNext, Help, Hotlines, Back, QuickExit]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        match command {
            Command::Open => Some("run"),
            Command::SelectNext => Some("next"),
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        let is_found = || model.top_as::<Palette>().is_some_and(|own| !own.rows().is_empty());
        matches!(command, Command::Open | Command::SelectNext).then(is_found)
    }

    fn is_about_program(&self) -> bool {
        true
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        let palette = model.top_as::<Palette>()?;
        Some(commands(&palette.rows(), palette.selected, width))
    }

    fn marked_rows(&self, model: &Model, text: &TextView) -> Option<Range<usize>> {
        text.rows_of_link(model.top_as::<Palette>()?.selected)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        let typed = model.top_as::<Palette>().map_or("", |palette| &palette.typed);
        let typed = lengthened(typed, text, LONGEST);
        find(model, typed)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::{Cut, FocusList, FocusSearch, NextKind, Open, PreviousKind};
        Some(match command {
            FocusList => model.close(),
            // Where no command fits, Enter runs none.
            Open | FocusSearch | Cut => Vec::new(),
            NextKind => turn(model, 1),
            PreviousKind => turn(model, -1),
            by => {
                let typed = shortened(&model.top_as::<Palette>()?.typed, by)?;
                find(model, typed)
            }
        })
    }

    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        let Some(palette) = model.top_as::<Palette>() else { return Vec::new() };
        let (selected, count) = (palette.selected, palette.rows().len());
        let page = model.text_height().saturating_sub(1);
        match step {
            Step::Rows(rows @ (1 | -1)) => turn(model, rows),
            _ => select(model, step.from(selected, page, count.saturating_sub(1))),
        }
    }

    fn wheel(&self, model: &mut Model, _: bool, step: Step) -> Vec<Effect> {
        self.step(model, step)
    }
}
