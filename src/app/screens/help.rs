//! The help: what each key does.

use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_view::{TextView, help};
use crate::app::{Command, Effect, Model, Overlay};

/// The screen of the help.
pub(super) struct HelpScreen;

/// The hints where one only reads.
pub(super) const READING: &[Command] =
    &[Command::Back, Command::SelectNext, Command::PageDown, Command::QuickExit, Command::Help];

/// Opens the help, or closes it.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    model.toggle(Overlay::Help(0));
    Vec::new()
}

impl Screen for HelpScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        READING
    }

    fn is_about_program(&self) -> bool {
        true
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        Some(help(&model.help, &model.notices, width))
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        (command == Command::Open).then(|| model.close())
    }
}
