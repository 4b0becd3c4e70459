//! The faults of the user's files, shown at the start.

use super::help::READING;
use super::shared::screen::{Asked, Handled, Screen};
use crate::app::text_view::{TextView, notices};
use crate::app::update::search_line;
use crate::app::{Command, Context, Effect, Focus, Model, Overlay};

/// The screen of the faults.
pub(super) struct NoticesScreen;

impl Model {
    /// Shows what is wrong with the user's files, in a line each, if there is something.
    pub fn show_notices(&mut self, notices: Vec<String>) {
        if !notices.is_empty() {
            self.overlays.push(Overlay::Notices(0));
        }
        self.notices = notices;
    }
}

impl Screen for NoticesScreen {
    /// Letters go into the search line.
    fn context(&self, model: &Model) -> Context {
        if model.focus == Focus::Search { Context::Search } else { Context::List }
    }

    fn hints(&self, _: &Model) -> &'static [Command] {
        READING
    }

    fn is_about_program(&self) -> bool {
        true
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        Some(notices(&model.notices, width))
    }

    fn insert(&self, model: &mut Model, letter: char) -> Vec<Effect> {
        model.close();
        search_line::insert(model, letter)
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.close();
        search_line::paste(model, text)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        (command == Command::Open).then(|| model.close())
    }
}
