//! The screens, a file each. A new screen is a variant of [`Overlay`], a file here that
//! implements `Screen`, a line in `screen_of` and `open`, and a file in `ui/screens`
//! that draws it.

pub(in crate::app) mod add_form;
pub(in crate::app) mod detail;
mod export_form;
mod finder;
pub(in crate::app) mod help;
pub(in crate::app) mod hotline_card;
mod list_picker;
pub(in crate::app) mod locator;
pub(in crate::app) mod my_record;
pub(in crate::app) mod news;
mod note_editor;
mod notices;
pub(in crate::app) mod palette;
pub mod reader;
pub(in crate::app) mod record_form;
pub(in crate::app) mod shared;
pub mod victim_card;

use super::text_view::TextView;
use super::{Command, Context, Effect, Model, Overlay};
use crate::catalog::EntryPosition;
use shared::enabled;
use shared::form;
use shared::screen::{Asked, Screen, Subject};

/// Returns the screen that an overlay is.
fn screen_of(overlay: &Overlay) -> &'static dyn Screen {
    match overlay {
        Overlay::Help(_) => &help::HelpScreen,
        Overlay::Palette(_) => &palette::PaletteScreen,
        Overlay::Notices(_) => &notices::NoticesScreen,
        Overlay::Card(_) => &hotline_card::HotlineScreen,
        Overlay::Detail(_) => &detail::DetailScreen,
        Overlay::Reader(_) => &reader::ReaderScreen,
        Overlay::Locator(_) => &locator::LocatorScreen,
        Overlay::Victim(_) => &victim_card::VictimScreen,
        Overlay::Record(_) => &my_record::MyRecordScreen,
        Overlay::Note(_) => &note_editor::NoteScreen,
        Overlay::Lists(_) => &list_picker::ListScreen,
        Overlay::Form(_) => &record_form::FormScreen,
        Overlay::Export(_) => &export_form::ExportScreen,
        Overlay::Add(_) => &add_form::AddScreen,
        Overlay::News(_) => &news::NewsScreen,
    }
}

/// Opens the screen that a command names, or closes it; `None` for another command.
pub(in crate::app) fn open(
    model: &mut Model,
    command: Command,
    asked: Asked,
) -> Option<Vec<Effect>> {
    Some(match command {
        Command::Help => help::toggle(model),
        Command::Palette => palette::toggle(model, asked),
        Command::Hotlines => hotline_card::toggle(model),
        Command::Detail => detail::toggle(model),
        Command::ReadCopy => reader::toggle(model),
        Command::Locator => locator::toggle(model),
        Command::VictimCard => victim_card::show(model),
        Command::MyRecord => my_record::toggle(model),
        Command::Note => note_editor::open(model),
        Command::Lists => list_picker::open(model),
        Command::Done => record_form::open_done(model, asked),
        Command::Plan => record_form::open_plan(model),
        Command::AddEntry => add_form::open(model),
        Command::News => news::toggle(model),
        _ => return None,
    })
}

impl Model {
    /// Returns the screen on top; the finder where no other is.
    pub(in crate::app) fn screen(&self) -> &'static dyn Screen {
        self.overlays.last().map_or(&finder::FinderScreen, screen_of)
    }

    /// Returns what has the keyboard.
    pub fn context(&self) -> Context {
        self.screen().context(self)
    }

    /// Returns the commands that matter now, the most useful first, quick exit and help
    /// last.
    pub fn hints(&self) -> &'static [Command] {
        self.screen().hints(self)
    }

    /// Returns whether a command of the finder is the one that anybody tries first.
    pub fn is_guessed(&self, command: Command) -> bool {
        self.overlays.is_empty() && command == Command::Open && self.row_count() > 0
    }

    /// Returns one or two words for what a command does now.
    pub fn hint(&self, command: Command) -> &'static str {
        let own = self.screen().hint(self, command);
        own.unwrap_or_else(|| match command {
            Command::Back => "close",
            Command::Star if self.is_starred() => "unstar",
            other => other.hint(),
        })
    }

    /// Returns whether a command has something to act on now.
    pub fn is_enabled(&self, command: Command) -> bool {
        let own = self.screen().is_enabled(self, command);
        own.unwrap_or_else(|| enabled::usually(self, command))
    }

    /// Returns whether a letter begins to be typed now, though letters are commands.
    pub fn begins_text(&self, letter: char) -> bool {
        self.screen().begins_text(self, letter)
    }

    /// Returns whether a line end may be typed now.
    pub fn takes_line_ends(&self) -> bool {
        self.screen().takes_line_ends()
    }

    /// Returns whether somebody else holds the device, who sees no messages and can do
    /// nothing but leave the screen.
    pub fn is_locked(&self) -> bool {
        self.screen().is_locked()
    }

    /// Returns whether the screen on top takes text for the record.
    pub fn is_form_on_top(&self) -> bool {
        form::is_on_top(self)
    }

    /// The topmost screen's text at this width, and how far it is scrolled;
    /// nothing when the finder itself is on top.
    pub fn reading(&self, width: usize) -> Option<(TextView, usize)> {
        let scroll = self.overlays.last()?.scroll()?;
        Some((self.screen().text(self, width)?, scroll))
    }

    /// The entry that commands are about: the one in the topmost card or detail,
    /// the help over it or not, else the selected row. None where a place is.
    pub fn current(&self) -> Option<EntryPosition> {
        let subjects = self.overlays.iter().rev().map(|own| screen_of(own).subject(self, own));
        let mut own = subjects.filter_map(|subject| match subject {
            Subject::Own(entry) => Some(entry),
            Subject::Below => None,
        });
        own.next().unwrap_or_else(|| self.selected_hit().map(|hit| hit.entry))
    }

    /// Returns the screens over the finder, the topmost first, without those that tell of
    /// the program.
    pub(in crate::app) fn overlays_with_content(&self) -> impl Iterator<Item = &Overlay> {
        self.overlays.iter().rev().filter(|overlay| !screen_of(overlay).is_about_program())
    }
}
